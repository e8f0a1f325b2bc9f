/** What filters, viewers and pages leave of what was found. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { SearchAnswer, SearchRequest } from '../../../src/search/port.ts';
import { entity, passage } from '../documents.ts';
import { type Bench, idsOf } from './bench.ts';

export function narrowingCases(bench: Bench): void {
  const { put, search, found, suggest } = bench;

  describe('filters', () => {
    beforeEach(() =>
      put(
        entity('mechanism:a', '茶园甲', {
          kind: 'FUND',
          regions: ['region:x', 'region:z'],
          domains: ['domain:d'],
          from: '2019-01-01',
          to: '2020-12-31',
        }),
        entity('concept:b', '茶园乙', {
          kind: 'GOAL',
          documents: ['document:p'],
          from: '2021-01-01',
          to: '9999-12-31',
        }),
        passage('c', '茶园丙。', {
          regions: ['region:x'],
          documents: ['document:p'],
          from: '2021-06-01',
          to: '2021-06-30',
        }),
        passage('d', '茶园丁。'),
      ),
    );

    test.each<[string, SearchRequest['filter'], string[]]>([
      ['no condition', {}, ['concept:b', 'mechanism:a', 'passage:c', 'passage:d']],
      ['types', { types: ['MECHANISM'] }, ['mechanism:a']],
      ['types as alternatives', { types: ['MECHANISM', 'CONCEPT'] }, ['concept:b', 'mechanism:a']],
      ['kinds', { kinds: ['GOAL'] }, ['concept:b']],
      ['passages only', { passages: true }, ['passage:c', 'passage:d']],
      ['entities only', { passages: false }, ['concept:b', 'mechanism:a']],
      [
        'passages only, whatever the types of entities',
        { passages: true, types: ['CONCEPT'] },
        ['passage:c', 'passage:d'],
      ],
      ['regions', { regions: ['region:x'] }, ['mechanism:a', 'passage:c']],
      ['domains', { domains: ['domain:d'] }, ['mechanism:a']],
      ['documents', { documents: ['document:p'] }, ['concept:b', 'passage:c']],
      ['all together', { regions: ['region:x'], documents: ['document:p'] }, ['passage:c']],
      ['an unknown id', { regions: ['region:none'] }, []],
      ['an empty list', { regions: [] }, []],
      ['from a year on', { from: '2021' }, ['concept:b', 'passage:c']],
      ['up to a month', { to: '2020-12' }, ['mechanism:a']],
      ['within a day', { from: '2021-06-10', to: '2021-06-10' }, ['concept:b', 'passage:c']],
    ])('%s', async (_, filter, expected) => {
      const answer = await search('茶园', { filter });
      expect(idsOf(answer).toSorted()).toEqual(expected);
      expect(answer.totalCount).toBe(expected.length);
    });

    test('facets count all matches, not the page, the most frequent first', async () => {
      const { facets } = await search('茶园', {
        first: 1,
        facets: ['type', 'kind', 'domain', 'region', 'document', 'year'],
      });
      expect(facets).toEqual([
        {
          name: 'type',
          values: [
            { value: 'CONCEPT', count: 1 },
            { value: 'MECHANISM', count: 1 },
          ],
        },
        {
          name: 'kind',
          values: [
            { value: 'FUND', count: 1 },
            { value: 'GOAL', count: 1 },
          ],
        },
        { name: 'domain', values: [{ value: 'domain:d', count: 1 }] },
        {
          name: 'region',
          values: [
            { value: 'region:x', count: 2 },
            { value: 'region:z', count: 1 },
          ],
        },
        { name: 'document', values: [{ value: 'document:p', count: 2 }] },
        {
          name: 'year',
          values: [
            { value: '2021', count: 2 },
            { value: '2019', count: 1 },
          ],
        },
      ]);
    });

    test('a deadline counts in its own year', async () => {
      await put(entity('concept:target', '茶园目标', { from: '0000-01-01', to: '2025-12-31' }));
      const { facets } = await search('茶园目标', { facets: ['year'], filter: { types: ['CONCEPT'], from: '2025' } });
      expect(facets[0]?.values).toContainEqual({ value: '2025', count: 1 });
    });

    test('facets follow the filter', async () => {
      const { facets } = await search('茶园', { facets: ['region'], filter: { passages: false } });
      expect(facets).toEqual([
        {
          name: 'region',
          values: [
            { value: 'region:x', count: 1 },
            { value: 'region:z', count: 1 },
          ],
        },
      ]);
    });
  });

  describe('what is not public', () => {
    const hidden = entity('mechanism:hidden', '秘密茶园', { visibility: 'EDITORS', regions: ['region:h'] });
    const open = entity('concept:open', '茶园', { regions: ['region:x'] });
    const half = entity('concept:half', '茶园社', {
      forEditors: entity('concept:half', '茶园社', {
        names: [{ text: '密名', kind: 'SHORT' }],
        regions: ['region:h'],
        visibility: 'EDITORS',
      }),
    });
    beforeEach(() => put(hidden, open, half));

    test('is in no hit, count or facet of the public', async () => {
      const answer = await search('秘密 茶园', { facets: ['type', 'region'] });
      expect(idsOf(answer).toSorted()).toEqual(['concept:half', 'concept:open']);
      expect(answer.totalCount).toBe(2);
      expect(answer.facets).toEqual([
        { name: 'type', values: [{ value: 'CONCEPT', count: 2 }] },
        { name: 'region', values: [{ value: 'region:x', count: 1 }] },
      ]);
    });

    test('is found by editors, once', async () => {
      const answer = await search('茶园', { facets: ['region'] }, 'EDITORS');
      expect(idsOf(answer).toSorted()).toEqual(['concept:half', 'concept:open', 'mechanism:hidden']);
      expect(answer.facets[0]?.values).toEqual([
        { value: 'region:h', count: 2 },
        { value: 'region:x', count: 1 },
      ]);
    });

    test('a hidden name finds for editors alone', async () => {
      expect(await found('密名')).toEqual([]);
      expect(await found('密名', {}, 'EDITORS')).toEqual(['concept:half']);
    });

    test('is not suggested to the public', async () => {
      expect(await suggest('秘')).toEqual([]);
      expect(await suggest('密')).toEqual([]);
      expect((await suggest('秘', {}, 'EDITORS')).map((hit) => hit.id)).toEqual(['mechanism:hidden']);
      expect((await suggest('密', {}, 'EDITORS')).map((hit) => hit.text)).toEqual(['密名']);
    });

    test('is found by all once it is public', async () => {
      await put(
        { ...hidden, visibility: 'PUBLIC' },
        entity('concept:half', '茶园社', { names: [{ text: '密名', kind: 'SHORT' }] }),
      );
      expect((await found('秘密茶园')).at(0)).toBe('mechanism:hidden');
      expect(await found('密名')).toEqual(['concept:half']);
    });

    test('is hidden once it is not', async () => {
      await put({ ...open, visibility: 'EDITORS' });
      expect(await found('茶园')).toEqual(['concept:half']);
    });
  });

  describe('pages', () => {
    const many = Array.from({ length: 7 }, (_, i) => passage(`p${i}`, `茶园${'很'.repeat(i % 3)}好。`));

    test('follow one another without gap or repeat', async () => {
      await put(...many);
      const whole = await search('茶园');
      const paged = await allPages(search, '茶园', 2);
      expect(paged.flatMap(idsOf)).toEqual(idsOf(whole));
      expect(paged.map((page) => page.hasNextPage)).toEqual([true, true, true, false]);
      expect(paged.every((page) => page.totalCount === 7)).toBe(true);
    });

    test('repeat nothing while data is written', async () => {
      await put(...many);
      const first = await search('茶园', { first: 3 });
      await put(
        passage('new', '茶园茶园茶园'),
        ...many.map((one) => ({ ...one, text: `${one.text}另有一些话，茶园。` })),
      );
      const rest = await search('茶园', { first: 20, after: lastOf(first) });
      expect(idsOf(rest).filter((id) => idsOf(first).includes(id))).toEqual([]);
    });

    test('leave out what was removed since the first page', async () => {
      await put(...many);
      const first = await search('茶园', { first: 3 });
      const gone = idsOf(await search('茶园', { first: 1, after: lastOf(first) }));
      await bench.index().update({ documents: [], removed: gone, seq: 2 });
      const rest = idsOf(await search('茶园', { first: 20, after: lastOf(first) }));
      expect(rest).toHaveLength(3);
      expect(rest).not.toContain(gone[0]);
    });

    test('behind the last hit are empty', async () => {
      await put(...many);
      const answer = await search('茶园', { after: { score: 0, id: 'zzz' } });
      expect(answer).toMatchObject({ hits: [], hasNextPage: false, totalCount: 7 });
    });
  });
}

function lastOf(answer: SearchAnswer): { readonly score: number; readonly id: string } {
  const last = answer.hits.at(-1);
  if (!last) throw new Error('the page is empty');
  return { score: last.score, id: last.id };
}

type Searching = (query: string, more: Partial<SearchRequest>) => Promise<SearchAnswer>;

async function allPages(search: Searching, query: string, first: number): Promise<SearchAnswer[]> {
  const pages = [await search(query, { first })];
  for (let page = pages[0]; page?.hasNextPage; page = pages.at(-1))
    pages.push(await search(query, { first, after: lastOf(page) }));
  return pages;
}
