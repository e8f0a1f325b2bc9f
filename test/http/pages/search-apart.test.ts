/** Entities and passages in one list or apart: a choice in the address that keeps all else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SearchPageData } from '../../../src/ui/search/search-page-data.ts';
import { entity, passage } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  const more = Array.from({ length: 24 }, (_, i) => entity('CONCEPT', `联营理念${i}`, { id: `concept:ly-${i}` }));
  const heading = passage('document:jia', '别无此词。', {
    id: 'passage:jia-9',
    section: ['三、石塘的做法'],
    paragraph: 9,
  });
  pages = await startPages({ items: [...smallWorld(), ...more, heading] });
});
afterAll(() => pages.close());

const search = (query: string, more = '') => `/search?q=${encodeURIComponent(query)}${more}`;
const data = async (path: string) => (await pages.json(path.replace('/search', '/search.json'))) as SearchPageData;

it('apart, the first entities stand before the first passages, each under its heading with its number', async () => {
  const { hits, apart, totalCount, next } = await data(search('联营', '&view=apart'));
  const entities = (await data(search('联营', '&passages=false'))).totalCount;
  const passages = (await data(search('联营', '&passages=true'))).totalCount;
  expect(apart).toMatchObject({ entities: { totalCount: entities }, passages: { totalCount: passages } });
  expect(totalCount).toBe(entities + passages);
  expect(hits.map(({ record }) => record)).toEqual([...Array(10).fill('entity'), ...Array(passages).fill('passage')]);
  expect(next).toBeUndefined();
  const html = await pages.html(search('联营', '&view=apart'));
  expect(words(html)).toMatch(new RegExp(`条目 找到 ${entities} 条 .*段落 找到 ${passages} 条`));
  expect(html.match(/<h3/g)?.length).toBe(10 + passages);
});

it('more of a list is one step away, alone and from its first hit', async () => {
  const html = await pages.html(search('联营', '&view=apart'));
  expect(hrefs(html)).toContain(search('联营', '&passages=false&view=apart'));
  expect(hrefs(html)).not.toContain(search('联营', '&passages=true&view=apart&after='));
  const alone = await data(search('联营', '&passages=false&view=apart'));
  expect(alone.apart).toBeUndefined();
  expect(alone.hits.every(({ record }) => record === 'entity')).toBe(true);
});

it('is chosen by a link and taken back by another, which keep words, mode and conditions', async () => {
  const one = await pages.html(search('联营', '&mode=words&document=document:jia'));
  expect(hrefs(one)).toContain(search('联营', '&document=document:jia&view=apart'));
  const apart = await pages.html(search('联营', '&document=document:jia&view=apart'));
  expect(hrefs(apart)).toContain(search('联营', '&document=document:jia'));
  expect(apart).toMatch(/aria-current="true"[^>]*>分开列出/);
  expect(apart).toContain('<input type="hidden" name="view" value="apart"/>');
});

it('stays while conditions are chosen that leave one sort only, and is there again without them', async () => {
  const html = await pages.html(search('联营', '&type=CONCEPT&view=apart'));
  expect(words(html)).not.toContain('分开列出');
  expect(hrefs(html)).toContain(search('联营', '&view=apart'));
});

it('says so where one of the lists is empty, and once where both are', async () => {
  expect(words(await pages.html(search('石塘', '&view=apart')))).toContain('没有相符的条目');
  const html = words(await pages.html(search('魑魅魍魉', '&view=apart')));
  expect(html).toContain('没有找到与“魑魅魍魉”相符的内容');
  expect(html).not.toContain('没有相符的');
});

it('a passage that was found by its heading shows how its text begins', async () => {
  const { hits } = await data(search('石塘'));
  expect(hits[0]).toMatchObject({ id: 'passage:jia-9', highlights: [], text: { zh: '别无此词。' } });
  expect(words(await pages.html(search('石塘')))).toContain('别无此词。');
});

it.each(['&view=both', '&view=apart&view=one', '&view=apart&after=abc'])('%s is refused', async (more) => {
  expect((await pages.get(search('联营', more))).status).toBe(400);
});

it('a cursor of the one list is none of the lists apart', async () => {
  const { next } = await data(search('联营'));
  expect((await pages.get(search('联营', `&after=${next}`))).status).toBe(200);
  expect((await pages.get(search('联营', `&view=apart&after=${next}`))).status).toBe(400);
});
