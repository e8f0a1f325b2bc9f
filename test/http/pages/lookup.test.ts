/** The page on which a reference is looked up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWriter } from '../../../src/ingest/write.ts';
import { createKeys } from '../../../src/text/keys.ts';
import type { LookupPageData } from '../../../src/ui/lookup/lookup-page-data.ts';
import { change } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { type IndexedPages, startPages, words } from './indexed-pages.ts';

const GONGBAO = '2021年南省国民经济和社会发展统计公报';
const SOURCES = [
  { type: 'DOCUMENT', id: 'document:gongbao', label: GONGBAO, fields: { issuedOn: '2022-02-24' } },
  {
    type: 'DOCUMENT',
    id: 'document:zuzhi',
    label: '联营抱团的组织形式',
    fields: { issuedOn: '2020', doi: '10.1000/a.1' },
  },
  {
    type: 'POLICY',
    id: 'policy:xingwen',
    kind: 'NOTICE',
    label: '南省行文',
    fields: { issuedOn: '2021', documentNumber: '南发〔2021〕4号' },
  },
] as const;

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages({
    async fill(store, ontology) {
      await store.apply(change(...smallWorld()));
      const writer = createWriter({ store, ontology, keys: createKeys() });
      await writer.write({ entities: SOURCES }, { actor: 'tester', reason: 'made-up sources' });
    },
  });
});
afterAll(() => pages.close());

function address(ref: string, more = ''): string {
  return `/lookup?ref=${encodeURIComponent(ref)}${more}`;
}

async function asked(ref: string): Promise<LookupPageData> {
  // The page says what it is.
  return (await pages.json(address(ref).replace('/lookup?', '/lookup.json?'))) as LookupPageData;
}

describe('what is found', () => {
  it.each([
    ['https://doi.org/10.1000/a.1', 'document:zuzhi', '确定 · DOI 相同'],
    ['南发[2021]4号', 'policy:xingwen', '确定 · 文号或标准号相同'],
    [GONGBAO, 'document:gongbao', '确定 · 题名相符'],
    ['document:jia', 'document:jia', '确定 · 编号相同'],
    ['[3] 张三. 论文甲[Z]. 2023.', 'document:jia', '题名、责任者、日期与这条参考文献相符'],
    ['TY  - JOUR\nTI  - 联营抱团的组织形式\nPY  - 2020\nER  - \n', 'document:zuzhi', '与这条记录相符'],
  ])('%s comes with why, how sure, its reference and ways on', async (ref, id, why) => {
    const html = await pages.html(address(ref));
    expect(words(html)).toContain(why);
    expect(html).toContain(`<a href="/${id}">`);
    expect(html).toContain(`href="/cite?ids=${id}&amp;style=gbt2025" data-key="c"`);
    expect((await asked(ref)).matches?.[0]?.reference?.text).toMatch(/20\d\d/);
  });

  it('is less sure of a part of a title', async () => {
    const { matches = [] } = await asked('联营抱团的组织');
    expect(matches[0]?.score).toBeLessThan(1);
    expect(words(await pages.html(address('联营抱团的组织')))).toMatch(/(很可能|可能) · 题名相符 · 相符程度 0\.\d\d/);
  });

  it('has its reference in the style that is asked for, which is kept', async () => {
    const response = await pages.get(address('论文甲', '&style=gbt2015'));
    expect(response.headers.get('set-cookie')).toMatch(/^style=gbt2015;/);
    expect(words(await response.text())).toContain('张三. 论文甲[Z]. 2023.');
    expect(await pages.html(address('论文甲'), { cookie: 'style=bibtex' })).toContain('@misc{');
  });
});

describe('where nothing fits', () => {
  it('another year is named as near, with what differs', async () => {
    const html = await pages.html(address(GONGBAO.replace('2021', '2019')));
    expect(words(html)).toContain('所收文献中没有这一种');
    expect(words(html)).toContain(`${GONGBAO} 文献 题名不同`);
  });

  it('a line whose authors and year are other ones says so', async () => {
    const { matches, near } = await asked('李四. 联营抱团的组织形式[D]. 北山: 北山大学, 2011.');
    expect(matches).toEqual([]);
    expect(near.map(({ source, differs }) => [source.id, ...differs])).toEqual([['document:zuzhi', 'DATE']]);
  });

  it('a name of something else leads to it', async () => {
    const html = await pages.html(address('联营抱团'));
    expect(words(html)).toContain('图谱里有同名的条目，它不是文献： 联营抱团 机制');
  });

  it('an unknown identifier has nothing near, and a way to the search', async () => {
    const html = await pages.html(address('10.9999/none'));
    expect(html).toContain('href="/search?q=10.9999%2Fnone"');
    expect((await asked('10.9999/none')).near).toEqual([]);
  });
});

describe('what is pasted', () => {
  it('stands in the field again, whatever is in it', async () => {
    for (const ref of ['</textarea><script>alert(1)</script>', '\n\n  空行在前', '\u202e反向', '甲'.repeat(2_000)]) {
      const html = await pages.html(address(ref));
      const field = /<textarea[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '';
      expect(field.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(ref);
      expect(html).not.toContain('<script>alert');
    }
  });

  it.each([
    ['。……！', '这里没有可查的内容'],
    ['甲'.repeat(2_001), '这里有 2,001 个字符，最多 2,000 个'],
  ])('that cannot be looked up is refused on the page, and stays', async (ref, problem) => {
    const response = await pages.get(address(ref));
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(words(html)).toContain(problem);
    expect(html).toContain(`>\n${ref}</textarea>`);
    expect((await pages.get(address(ref), { accept: 'application/json' })).status).toBe(400);
  });

  it('is not asked for by a page without it', async () => {
    for (const path of ['/lookup', '/lookup?ref=']) expect(words(await pages.html(path))).not.toContain('没有这一种');
  });
});
