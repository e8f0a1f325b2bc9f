/** Hostile questions to the search page: a page that answers, or one that says what would be right; never an error of the server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchPageData } from '../../../src/ui/search/search-page-data.ts';
import { BAD_QUERIES } from '../../search/bad-queries.ts';
import { smallWorld } from '../../store/world.ts';
import { type IndexedPages, startPages } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages({ items: smallWorld() });
});
afterAll(() => pages.close());

/** What an address may hold; longer ones end at the server's limit of headers. */
const LONGEST = 5_000;

test.each(BAD_QUERIES)('$name', async ({ query }) => {
  const asked = encodeURIComponent(query.slice(0, LONGEST).toWellFormed());
  if (asked.length > LONGEST) return expect(query.length).toBeGreaterThan(300);
  if (query.length > 300) return expect((await pages.get(`/search?q=${asked}`)).status).toBe(400);
  const html = await pages.html(`/search?q=${asked}`);
  expect(html).not.toContain('<script>alert(1)');
  const { degraded } = (await pages.json(`/search.json?q=${asked}`)) as SearchPageData;
  expect(degraded).toEqual([]);
});
