/** The judged queries over the shipped corpus: as many hold as docs/search.md records. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JUDGEMENTS, readPaperQueries, targetsOf } from './paper.ts';
import { rateOf } from './report.ts';
import { type Judged, judge } from './run.ts';
import { openSeedCorpus, type SeedCorpus } from './seed-corpus.ts';

const queries = readPaperQueries();
const HANG_MS = 600_000;

describe('the judged queries', () => {
  test('are at least 200, each with an id of its own, in halves by its number', () => {
    expect(queries.length).toBeGreaterThanOrEqual(200);
    expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length);
    for (const { id, half } of queries)
      expect(half, id).toBe(Number(id.split('-').at(-1)) % 2 === 1 ? 'tune' : 'report');
  });

  test.each(JUDGEMENTS)('%s is asked at least 20 times', (judgement) => {
    expect(queries.filter((query) => query.judgement === judgement).length).toBeGreaterThanOrEqual(20);
  });
});

describe('over the shipped corpus', () => {
  let corpus: SeedCorpus;
  let judged: readonly Judged[];

  beforeAll(async () => {
    corpus = await openSeedCorpus();
    judged = await judge(queries, ['FULL_TEXT', 'HYBRID'], corpus);
  }, HANG_MS);
  afterAll(() => corpus.close());

  test('all that is judged is there', () => {
    for (const query of queries) for (const target of targetsOf(query)) expect(corpus.idOf(target)).toMatch(/:/);
  });

  test.each([
    ['FULL_TEXT', 'FIRST', 0.98],
    ['FULL_TEXT', 'TOP5', 0.95],
    ['FULL_TEXT', 'ABOVE', 0.96],
    ['FULL_TEXT', 'ABSENT', 0.8],
    ['FULL_TEXT', 'SAME', 0.93],
    ['HYBRID', 'FIRST', 0.98],
    ['HYBRID', 'TOP5', 0.9],
    ['HYBRID', 'ABOVE', 0.96],
    ['HYBRID', 'ABSENT', 0.8],
    ['HYBRID', 'SAME', 0.95],
  ] as const)('in %s, of what is to be %s as much holds as recorded', (mode, judgement, least) => {
    const own = judged.filter((one) => one.mode === mode && one.query.judgement === judgement);
    expect(rateOf(own), failing(own)).toBeGreaterThanOrEqual(least);
  });

  // What has hardly a character in common with its answer is beyond a small model: docs/search.md has its figure.
  test.each(['FULL_TEXT', 'HYBRID'])(
    'in %s, 97 of 100 queries but paraphrases have what is wanted within the first five',
    (mode) => {
      const wanted = judged.filter(
        ({ query }) => (query.judgement === 'FIRST' || query.judgement === 'TOP5') && query.kind !== 'PARAPHRASE',
      );
      const own = wanted.filter((one) => one.mode === mode);
      expect(rateOf(own), failing(own)).toBeGreaterThanOrEqual(0.97);
    },
  );
});

function failing(judged: readonly Judged[]): string {
  return judged.flatMap(({ query, holds }) => (holds ? [] : [`${query.id} ${query.query}`])).join('; ');
}
