/** Where a source is read: what a passage mentions, the words that statements rest on, its figures, and ways on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityPageData, PassagePageData } from '../../../src/ui/record/page-data.ts';
import { at, change, entity, type Item, observation, passage, relation } from '../../store/items.ts';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

const FULL = '平湖市的飞地抱团始于2006年，平湖由此出名；平湖市经济技术开发区也在其中。';

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages((store) => store.apply(change(...world())));
});
afterAll(() => pages.close());

function world(): readonly Item[] {
  const quoted = (quote: string) => ({ evidence: [at('passage:full', { quote })] });
  return [
    entity('DOCUMENT', '全文', { id: 'document:quan' }),
    entity('DOCUMENT', '另文', { id: 'document:ling' }),
    entity('REGION', '平湖市', {
      id: 'region:pinghu',
      labelEn: 'Pinghu',
      names: [
        { text: '平湖', kind: 'SHORT' },
        { text: '由此', kind: 'SHORT', document: 'document:ling' },
      ],
    }),
    entity('REGION', '平湖市经济技术开发区', { id: 'region:kaifaqu' }),
    entity('MECHANISM', '飞地抱团', { id: 'mechanism:feidi', labelEn: 'Pooling' }),
    entity('INDICATOR', '年数', { id: 'indicator:nianshu' }),
    passage('document:quan', FULL, {
      id: 'passage:full',
      section: ['一、缘起'],
      paragraph: 1,
      textKind: 'FULL_TEXT',
      textEn: 'Pooling began in Pinghu; Spooling did not.',
    }),
    passage('document:quan', '平湖的做法。', { id: 'passage:own', section: ['二、做法'], paragraph: 2 }),
    relation('PRACTISED_IN', 'mechanism:feidi', 'region:pinghu', {
      id: 'relation:in',
      ...quoted('平湖市的飞地抱团'),
    }),
    relation('PRACTISED_IN', 'mechanism:feidi', 'region:kaifaqu', {
      id: 'relation:in-too',
      ...quoted('飞地抱团始于2006年'),
    }),
    relation('LEADS_TO', 'mechanism:feidi', 'concept:ming', {
      id: 'relation:ming',
      evidence: [at('passage:own', { quote: '做法闻名' })],
    }),
    entity('CONCEPT', '出名', { id: 'concept:ming' }),
    observation('indicator:nianshu', 'region:pinghu', {
      id: 'observation:years',
      value: 17,
      unit: '年',
      period: '2006/..',
      evidence: [at('passage:own', { quote: '十七年' })],
    }),
  ];
}

const namesIn = (text: string, marks: readonly { start: number; end: number; id: string }[] = []) =>
  marks.map(({ start, end, id }) => [text.slice(start, end), id]);

describe('the text of a passage', () => {
  it('names what it mentions by the longest name, each time', async () => {
    const { texts } = await pages.json<PassagePageData>('/passage:full.json');
    expect(namesIn(FULL, texts[0]?.entities)).toEqual([
      ['平湖市', 'region:pinghu'],
      ['飞地抱团', 'mechanism:feidi'],
      ['平湖', 'region:pinghu'],
      ['平湖市经济技术开发区', 'region:kaifaqu'],
    ]);
  });

  it('in English names whole words alone', async () => {
    const { texts } = await pages.json<PassagePageData>('/passage:full.json');
    const english = texts[1];
    expect(namesIn(english?.text ?? '', english?.entities)).toEqual([
      ['Pooling', 'mechanism:feidi'],
      ['Pinghu', 'region:pinghu'],
    ]);
  });

  it('links them, and marks through them the words that statements rest on', async () => {
    const html = await pages.html('/passage:full');
    expect(html).toContain('<a class="mention" href="/region:pinghu"><mark class="s1">平湖市</mark></a>');
    expect(html).toContain('<mark class="s1">的</mark>');
    expect(html).toContain('<a class="mention" href="/mechanism:feidi"><mark class="s1 s2">飞地抱团</mark></a>');
    expect(html).toContain('<mark class="s2">始于2006年</mark>');
    expect(html).toMatch(/<li class="statement s1" id="relation:in"/);
  });

  it('that is ours is no quotation: the source’s words stand beside it', async () => {
    const html = await pages.html('/passage:own');
    expect(html).not.toContain('<blockquote');
    expect(html).not.toContain('<mark');
    expect(html).toMatch(/<li class="s\d"><q[^>]*><bdi>做法闻名<\/bdi><\/q>/);
  });
});

describe('the page of a passage', () => {
  it('has its figures by themselves, and a way to cite the place', async () => {
    const html = await pages.html('/passage:own');
    expect(wordsOf(html)).toContain('此处的数据17年平湖市 · 年数 · 2006年起');
    expect(html).toContain('href="/cite?ids=passage%3Aown"'.replace('%3A', ':'));
    expect(html).toContain('data-key="c"');
  });
});

describe('the text of a source', () => {
  it('is read with names, marks, quotes and figures in the margin', async () => {
    const html = await pages.html('/document:quan?list=content');
    expect(html).toContain('<a class="mention" href="/mechanism:feidi"><mark>飞地抱团</mark></a>');
    expect(wordsOf(html)).toContain('数据 1 条 · 原文引句 2 处');
    expect(html).toContain('href="/passage:own#observation:years"');
    const { source } = await pages.json<EntityPageData>('/document:quan.json?list=content');
    expect(
      source?.content?.items.map(({ id, stated, quotes, figures }) => [id, stated, quotes.length, figures.length]),
    ).toEqual([
      ['passage:full', 2, 2, 0],
      ['passage:own', 2, 2, 1],
    ]);
  });

  it('goes on to the section after and back to the one before', async () => {
    const first = await pages.html(`/document:quan?section=${encodeURIComponent('一、缘起')}`);
    expect(first).toMatch(/rel="next"[^>]*>下一节：<bdi>二、做法/);
    expect(first).not.toContain('rel="prev"');
    const second = await pages.html(`/document:quan?section=${encodeURIComponent('二、做法')}`);
    expect(second).toMatch(/rel="prev"[^>]*>上一节：<bdi>一、缘起/);
  });

  it('closes its headings where a part of it was asked for', async () => {
    expect(await pages.html('/document:quan')).toMatch(/<details class="outline" open/);
    expect(await pages.html('/document:quan?list=content')).not.toMatch(/<details class="outline" open/);
  });
});
