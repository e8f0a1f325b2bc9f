/** The page of a model: in the order of its source, with what is stated of its place and its means. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityPageData } from '../../../src/ui/record/page-data.ts';
import { at, change, entity, known, passage, relation } from '../../store/items.ts';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

const MEANS = ['丁', '丙', '乙', '甲'];

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages((store) => store.apply(change(...model(), ...ofItsPlace(), ...manyMeans())));
});
afterAll(() => pages.close());

/** Used means are stated backwards: the last one first. */
function model() {
  return [
    entity('DOCUMENT', '一篇很长的论文', { id: 'document:lun' }),
    ...[1, 2, 3, 4].map((n) => passage('document:lun', `第${n}段。`, { id: `passage:lun-${n}`, paragraph: n })),
    entity('MODEL', '北县模式', { id: 'model:bei' }),
    ...MEANS.flatMap((label, i) => [
      entity('MECHANISM', label, { id: `mechanism:m${i}` }),
      relation('USES', 'model:bei', `mechanism:m${i}`, { evidence: [at(`passage:lun-${4 - i}`)] }),
    ]),
  ];
}

function ofItsPlace() {
  return [
    entity('REGION', '北县', { id: 'region:bei' }),
    entity('REGION', '北市', { id: 'region:beishi' }),
    entity('CHALLENGE', '地少', { id: 'challenge:dishao' }),
    entity('VERSION', '甲 1.0', { id: 'version:jia-1' }),
    relation('PRACTISED_IN', 'model:bei', 'region:bei', { evidence: [at('passage:lun-1')] }),
    known('WITHIN', 'region:bei', 'region:beishi', { id: 'relation:within' }),
    relation('FACES', 'region:bei', 'challenge:dishao', {
      id: 'relation:faces',
      status: 'UNDERWAY',
      evidence: [at('passage:lun-2')],
    }),
    known('HAS_VERSION', 'mechanism:m3', 'version:jia-1', { id: 'relation:v1', ordinal: 1 }),
    known('FUNDS', 'region:beishi', 'version:jia-1', {
      id: 'relation:funds',
      qualifiers: [{ role: 'OBJECT', text: '资金' }],
    }),
  ];
}

/** A model that uses so much that its means stand by type. */
function manyMeans() {
  const numbers = Array.from({ length: 7 }, (_, n) => n + 1);
  return [
    entity('MODEL', '多法模式', { id: 'model:duo' }),
    ...numbers.flatMap((n) => [
      entity('PROJECT', `项目${n}`, { id: `project:p${n}` }),
      entity('MECHANISM', `机制${n}`, { id: `mechanism:n${n}` }),
      known('USES', 'model:duo', `project:p${n}`),
      known('USES', 'model:duo', `mechanism:n${n}`),
    ]),
  ];
}

const asJson = (id: string) => pages.json<EntityPageData>(`/${id}.json`);

describe('the order', () => {
  it('of statements and of mentions is that of the source', async () => {
    const { relations, passages } = await asJson('model:bei');
    const uses = relations.find(({ list }) => list === 'uses');
    expect(uses?.items.map(({ other }) => other.label.zh)).toEqual(['甲', '乙', '丙', '丁']);
    expect(passages.items.map(({ paragraph }) => paragraph)).toEqual([1, 2, 3, 4]);
  });

  it('of a long section is by type, with a heading for each in the order of the ontology', async () => {
    const html = await pages.html('/model:duo');
    expect([...html.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, heading]) => wordsOf(heading ?? ''))).toEqual([
      '机制 7 条',
      '项目与平台 7 条',
    ]);
    expect(await pages.html('/model:bei')).not.toContain('<h3>');
  });
});

describe('what is stated of its place and its means', () => {
  it('stands under whose statement it is, with status, basis and place', async () => {
    const text = wordsOf(await pages.html('/model:bei'));
    expect(text).toContain('实践于：北县 2 条以下说的是北县。');
    expect(text).toContain('推进中：北县 面临 地少文中明言');
    expect(text).toContain('历次版本：甲 1.0 1 条');
  });

  it('is in the JSON, each end before its versions, and nothing twice', async () => {
    const { gathered, relations } = await asJson('model:bei');
    const sections = gathered.map(({ entity: { id }, items }) => [id, items.map((item) => item.id).toSorted()]);
    expect(sections).toEqual([
      ['region:bei', ['relation:faces', 'relation:within']],
      ['mechanism:m3', ['relation:v1']],
      ['version:jia-1', ['relation:funds']],
    ]);
    const own = relations.flatMap(({ items }) => items.map(({ id }) => id));
    expect(own.filter((id) => gathered.some(({ items }) => items.some((item) => item.id === id)))).toEqual([]);
  });

  it('is not there beside one list alone, nor on pages of types that gather nothing', async () => {
    expect((await pages.json<EntityPageData>('/model:bei.json?list=uses')).gathered).toEqual([]);
    expect((await asJson('mechanism:m3')).gathered).toEqual([]);
  });
});

describe('passages that part one paragraph among them', () => {
  it('are told apart on pages', async () => {
    const parted = await servePages((store) =>
      store.apply(
        change(
          ...model(),
          passage('document:lun', '第2段的又一部分。', { id: 'passage:lun-2-2', paragraph: 2 }),
          relation('USES', 'model:bei', 'mechanism:m0', { status: 'INTENDED', evidence: [at('passage:lun-2-2')] }),
        ),
      ),
    );
    expect(wordsOf(await parted.html('/model:bei'))).toContain('出处：一，第 2 段之 2');
    expect(wordsOf(await parted.html('/passage:lun-2?lang=en'))).toContain('para. 2, part 1');
    expect(wordsOf(await parted.html('/passage:lun-3'))).not.toContain('第 3 段之');
    await parted.close();
  });
});

describe('the title of the source', () => {
  it('is said once where all places are in it, and each place keeps its link', async () => {
    const html = await pages.html('/model:bei');
    expect(html.split('一篇很长的论文').length - 1).toBe(1);
    expect(wordsOf(html)).toContain('以下出处均见：一篇很长的论文');
    expect(html).toMatch(/<a class="where" href="\/passage:lun-2#relation:faces"><bdi>一，第 2 段<\/bdi><\/a>/);
  });
});
