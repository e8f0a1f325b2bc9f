/** What a user may type, modes and deadlines. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { SearchRequest } from '../../../src/search/port.ts';
import { BAD_QUERIES } from '../bad-queries.ts';
import { entity, passage } from '../documents.ts';
import type { Bench } from './bench.ts';

/** Ten times what an answer may take. */
const HANG_MS = 2_500;

export function inputCases(bench: Bench): void {
  const { put, search, found, suggest } = bench;

  describe('what a user may type', () => {
    const LONG = '茶'.repeat(301);
    beforeEach(() => put(passage('a', '茶园合作社。'), entity('concept:a', '合作社')));

    test.each(['', ' ', '。', '！？', '😀', '\u200b', '\u202e', '\ud800', '*', '"', '()', '`', '\0'])(
      '%j finds nothing and is no error',
      async (query) => {
        expect(await search(query, { facets: ['type'] })).toMatchObject({
          hits: [],
          totalCount: 0,
          hasNextPage: false,
          degraded: [],
        });
      },
    );

    test.each([
      '茶园"',
      '"茶园',
      '茶园*',
      'NEAR(茶园, 3)',
      'text:茶园',
      '茶园 AND',
      '茶园 NOT x',
      '-茶园',
      '^茶园',
      '{text}:茶园',
      "茶园'; DROP TABLE doc; --",
      '茶\u200b园',
      '茶园\ud800',
      '\u202e茶园',
      '茶园😀',
      '%茶园%',
      '{{茶园}}',
      '(茶园',
    ])('%j is taken as it is written', async (query) => expect(await found(query)).toContain('passage:a'));

    test.each([LONG, 'a '.repeat(200), 'x'.repeat(1_000_000)])(
      'a query over 300 characters is refused',
      async (query) => {
        await expect(search(query)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
        await expect(suggest(query)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      },
    );

    test('100 distinct words are answered', async () => {
      const words = Array.from({ length: 99 }, (_, i) => i + 1).join(' ');
      expect(await search(`${words} 合作社`)).toMatchObject({ totalCountIsExact: true, degraded: [] });
    });

    test.each(BAD_QUERIES)('$name: a plain answer or BAD_USER_INPUT, quickly', async ({ query }) => {
      const startedAt = performance.now();
      const outcomes = await Promise.all([
        search(query, { facets: ['type'] }).then(
          ({ degraded }) => degraded,
          (error) => error.code,
        ),
        suggest(query).then(
          () => [],
          (error) => error.code,
        ),
      ]);
      const expected = query.length > 300 ? 'BAD_USER_INPUT' : [];
      expect(outcomes).toEqual([expected, expected]);
      expect(performance.now() - startedAt).toBeLessThan(HANG_MS);
    });

    test.each([0, -1, 1.5, Number.NaN, 100_000])('`first: %s` is refused', async (first) => {
      await expect(search('茶园', { first })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      await expect(suggest('茶', { first })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    });
  });

  test.each(['SEMANTIC', 'HYBRID'] as const)('%s is answered in full text and says what is missing', async (mode) => {
    await put(passage('a', '茶园。'));
    expect(await search('茶园', { mode })).toMatchObject({
      hits: [{ id: 'passage:a' }],
      degraded: ['SEMANTIC_UNAVAILABLE'],
    });
  });

  test('after a search that was cut the next one is whole', async () => {
    await put(passage('a', '茶园里的合作社。'), entity('concept:a', '茶园'));
    const whole = await search('茶园 “合作社”', { facets: ['type'] });
    const request: SearchRequest = {
      query: '茶园 “合作社”',
      mode: 'FULL_TEXT',
      filter: {},
      first: 5,
      facets: ['type'],
    };
    for (const query of ['茶园', '茶园 “合作社”', 'chayuan', '茶圆']) {
      await bench.index().search({ ...request, query }, { viewer: 'PUBLIC', deadlineAt: Date.now() - 1 });
      expect(await search('茶园 “合作社”', { facets: ['type'] })).toEqual(whole);
    }
  });

  test('past the deadline a search says so, and a completion is a TIMEOUT', async () => {
    await put(passage('a', '茶园。'));
    const late = { viewer: 'PUBLIC' as const, deadlineAt: Date.now() - 1 };
    const request: SearchRequest = { query: '茶园', mode: 'FULL_TEXT', filter: {}, first: 5, facets: [] };
    expect(await bench.index().search(request, late)).toMatchObject({
      totalCountIsExact: false,
      degraded: ['TIME_LIMIT'],
    });
    await expect(bench.index().suggest({ prefix: '茶', first: 5 }, late)).rejects.toMatchObject({ code: 'TIMEOUT' });
  });
}
