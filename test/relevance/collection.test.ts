/** The judged collection: its form, and that rankings of it are no worse than what docs/search.md records. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLocalEmbedder } from '../../src/search/embedder/local.ts';
import { documentOf, QUERY_KINDS, readCollection } from './collection.ts';
import { createFts5 } from './fts5.ts';
import { createModeRanker, type OpenedIndex, openIndexOf } from './gongfu.ts';
import { kindsIn, type Measured, measure } from './run.ts';

const collection = readCollection();
const HANG_MS = 600_000;

describe('the collection', () => {
  const { passages, queries } = collection;

  test('has 2,000 passages on 200 topics, none twice', () => {
    expect(passages.length).toBeGreaterThanOrEqual(2_000);
    expect(new Set(passages.map(({ topic }) => topic)).size).toBeGreaterThanOrEqual(200);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    expect(new Set(passages.map(({ text }) => text)).size).toBe(passages.length);
  });

  test('has for each topic at least 3 passages that answer and 3 that only share its words', () => {
    for (const own of Map.groupBy(passages, ({ topic }) => topic).values()) {
      expect(own.filter(({ grade }) => grade === 0).length).toBeGreaterThanOrEqual(3);
      expect(own.filter(({ grade }) => grade === 2).length).toBeGreaterThanOrEqual(3);
    }
  });

  test('has queries of each kind in either half, about as many', () => {
    for (const kind of QUERY_KINDS) {
      const own = queries.filter((query) => query.kind === kind);
      const tune = own.filter(({ half }) => half === 'tune').length;
      expect(tune / own.length, kind).toBeGreaterThan(0.3);
      expect(tune / own.length, kind).toBeLessThan(0.7);
    }
    expect(kindsIn(collection).reduce((sum, { count }) => sum + count, 0)).toBe(queries.length);
  });

  test('judges passages that are there', () => {
    const ids = new Set(passages.map(({ id }) => id));
    for (const { grades } of queries) for (const id of grades.keys()) expect(ids).toContain(id);
    for (const { grade } of passages) expect([0, 1, 2]).toContain(grade);
  });
});

describe('full text over the whole collection, the half that is only reported', () => {
  let opened: OpenedIndex;
  let figures: Measured;
  let naive: Measured;

  beforeAll(async () => {
    opened = await openIndexOf('collection', collection.passages.map(documentOf));
    const reported = { ...collection, queries: collection.queries.filter(({ half }) => half === 'report') };
    figures = await measure(createModeRanker(opened.index, 'FULL_TEXT'), reported);
    naive = await measure(createFts5('trigram', collection.passages), reported);
  }, HANG_MS);
  afterAll(() => opened.close());

  test('is as good as recorded', () => {
    const { ndcg10, recall10, recall100, mrr } = figures.figures('report');
    expect(ndcg10).toBeGreaterThan(0.365);
    expect(recall10).toBeGreaterThan(0.475);
    expect(recall100).toBeGreaterThan(0.64);
    expect(mrr).toBeGreaterThan(0.44);
  });

  test('is 1.9 times as good as trigrams of FTS5', () => {
    expect(figures.figures('report').ndcg10 / naive.figures('report').ndcg10).toBeGreaterThan(1.9);
  });
});

describe('meaning and both together over a topic of each area', () => {
  // The vectors of all passages are a minute of CPU: `npm run bench:relevance` has the whole.
  const some = readCollection({ topicsOfArea: 1 });
  const embedder = createLocalEmbedder();
  let opened: OpenedIndex;
  const measured = new Map<string, Measured>();

  beforeAll(async () => {
    opened = await openIndexOf('collection-of-areas', some.passages.map(documentOf), embedder);
    for (const mode of ['FULL_TEXT', 'SEMANTIC', 'HYBRID'] as const)
      measured.set(mode, await measure(createModeRanker(opened.index, mode), some));
  }, HANG_MS);
  afterAll(async () => {
    await opened.close();
    await embedder.close();
  });
  const overall = (mode: string) => {
    const halves = (['tune', 'report'] as const).map((half) => measured.get(mode)?.figures(half));
    return (name: 'ndcg10' | 'recall10') => halves.reduce((sum, half) => sum + (half?.[name] ?? 0), 0) / halves.length;
  };

  test.each([
    ['SEMANTIC', 'ndcg10', 0.65],
    ['HYBRID', 'ndcg10', 0.58],
    ['HYBRID', 'recall10', 0.78],
  ] as const)('%s: %s is as recorded', (mode, name, least) => {
    expect(overall(mode)(name)).toBeGreaterThan(least);
  });

  test('both together find more of what answers among the first ten than either alone', () => {
    const recall = (mode: string) => overall(mode)('recall10');
    expect(recall('HYBRID')).toBeGreaterThan(recall('SEMANTIC'));
    expect(recall('HYBRID')).toBeGreaterThan(recall('FULL_TEXT'));
  });
});
