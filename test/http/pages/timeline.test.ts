/** The stages of a mechanism as a timeline: what each added, whom it joined, and when. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityPageData } from '../../../src/ui/record/page-data.ts';
import { at, change, entity, passage, relation } from '../../store/items.ts';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages((store) => store.apply(change(...mechanism())));
});
afterAll(() => pages.close());

function mechanism() {
  const evidence = [at('passage:lun-1', { quote: '抱团' })];
  const qualifiers = [{ role: 'OBJECT', text: '土地' }] as const;
  return [
    entity('DOCUMENT', '论文', { id: 'document:lun' }),
    passage('document:lun', '抱团。', { id: 'passage:lun-1' }),
    entity('MECHANISM', '抱团', { id: 'mechanism:bao' }),
    entity('VERSION', '抱团 1.0', { id: 'version:v1', period: '2006' }),
    entity('VERSION', '抱团 2.0', { id: 'version:v2', summary: '跨镇。' }),
    entity('VERSION', '抱团 3.0', { id: 'version:v3' }),
    entity('REGION', '东县', { id: 'region:dong' }),
    entity('REGION', '西县', { id: 'region:xi' }),
    relation('HAS_VERSION', 'mechanism:bao', 'version:v1', { id: 'relation:v1', ordinal: 1, evidence }),
    relation('HAS_VERSION', 'mechanism:bao', 'version:v2', { id: 'relation:v2', ordinal: 2, evidence }),
    relation('HAS_VERSION', 'mechanism:bao', 'version:v3', {
      id: 'relation:v3',
      ordinal: 3,
      status: 'INTENDED',
      period: '../2030',
      evidence,
    }),
    relation('PROVIDES', 'region:dong', 'version:v1', { qualifiers, evidence }),
    relation('PROVIDES', 'region:dong', 'version:v2', { qualifiers, evidence }),
    relation('PROVIDES', 'region:xi', 'version:v2', { status: 'UNDERWAY', qualifiers, evidence }),
  ];
}

async function stages(): Promise<readonly string[]> {
  const html = await pages.html('/mechanism:bao');
  const [, list = ''] = /<ol class="stages">(.*?)<\/ol>/s.exec(html) ?? [];
  return list.split('<li id="relation:').slice(1);
}

describe('a timeline', () => {
  it('has the stages in their order, each with its number', async () => {
    const found = await stages();
    expect(found.map((stage) => /value="(\d)"/.exec(stage)?.[1])).toEqual(['1', '2', '3']);
    expect(found.map((stage) => wordsOf(/<h3>(.*?)<\/h3>/.exec(stage)?.[1] ?? ''))).toEqual([
      '抱团 1.0',
      '抱团 2.0',
      '拟达成：抱团 3.0',
    ]);
  });

  it('says when, by the stage itself or by what leads to it', async () => {
    const [first, second, third] = await stages();
    expect(first).toContain('<p class="period">2006年</p>');
    expect(second).not.toContain('class="period"');
    expect(third).toContain('<p class="period">到2030年</p>');
  });

  it('marks what no earlier stage had, in a word, and says what the word means', async () => {
    const { relations } = await pages.json<EntityPageData>('/mechanism:bao.json');
    const items = relations.find(({ list }) => list === 'versions')?.items ?? [];
    const marks = items.map(({ stage }) =>
      stage?.sections.flatMap((section) => section.items.map(({ other, isNew }) => [other.label.zh, isNew === true])),
    );
    expect(marks).toEqual([
      [['东县', false]],
      [
        ['东县', false],
        ['西县', true],
      ],
      [],
    ]);
    const [first = '', second = ''] = await stages();
    expect(first).not.toContain('class="new"');
    expect(wordsOf(second)).toContain('推进中：西县（内容：土地） 新');
    expect(wordsOf(await pages.html('/mechanism:bao'))).toContain('新 本库收录的陈述里，前面各阶段没有这一条。');
  });

  it('has under each stage its own statements, each with its quote one step away', async () => {
    const [first = ''] = await stages();
    expect(first).toMatch(/<details class="evidence compact"><summary>.*?<q [^>]*><bdi>抱团<\/bdi><\/q>/s);
    expect(first).toMatch(/<a class="where" href="\/passage:lun-1#relation:/);
  });
});
