/** Lists without words: facets that combine and undo, each number what choosing it gives. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SearchPageData } from '../../../src/ui/search/search-page-data.ts';
import { smallWorld } from '../../store/world.ts';
import { hrefs, type IndexedPages, startPages } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages({ items: smallWorld() });
});
afterAll(() => pages.close());

const data = async (more: string) => (await pages.json(`/search.json?${more}`)) as SearchPageData;
const valuesOf = ({ facets }: SearchPageData, name: string) =>
  facets.find((facet) => facet.name === name)?.values ?? [];

it('are narrowed by field and place as searches are', async () => {
  const found = await data('type=MODEL');
  expect(valuesOf(found, 'region').map(({ value }) => value)).toEqual(
    expect.arrayContaining(['region:nan', 'region:dongxian', 'region:xixian']),
  );
  expect(valuesOf(found, 'domain')).toMatchObject([{ value: 'domain:shouru', count: 1, label: { zh: '收入分配' } }]);
  expect(hrefs(await pages.html('/search?type=MODEL'))).toContain('/search?type=MODEL&region=region:dongxian');
});

it('count of each value what choosing it gives', async () => {
  const found = await data('type=MODEL');
  for (const name of ['region', 'domain'])
    for (const { value, count } of valuesOf(found, name))
      expect([value, (await data(`type=MODEL&${name}=${value}`)).totalCount]).toEqual([value, count]);
});

it('lead back from each choice, the other values counted as alternatives', async () => {
  const found = await data('type=MODEL&region=region:dongxian');
  const regions = valuesOf(found, 'region');
  expect(regions.find(({ value }) => value === 'region:dongxian')).toMatchObject({ chosen: true, count: 1 });
  expect(regions.find(({ value }) => value === 'region:xixian')).toMatchObject({ chosen: false, count: 1 });
  const links = hrefs(await pages.html('/search?type=MODEL&region=region:dongxian'));
  expect(links).toContain('/search?type=MODEL');
  expect(links).toContain('/search?region=region:dongxian');
});

it('name a source that is chosen, which they do not count', async () => {
  const found = await data('type=MODEL&document=document:jia');
  expect(valuesOf(found, 'document')).toEqual([{ value: 'document:jia', label: { zh: '论文甲' }, chosen: true }]);
  expect(hrefs(await pages.html('/search?type=MODEL&document=document:jia'))).toContain('/search?type=MODEL');
});

it('have nothing in a facet that only editors may see', async () => {
  const names = JSON.stringify((await data('type=MODEL')).facets);
  expect(names).not.toMatch(/document:mi|内部稿|project:anqu/);
});
