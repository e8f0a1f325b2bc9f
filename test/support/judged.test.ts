/** The judged claims over the shipped corpus: as many hold as docs/citing.md records. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSeedCorpus, type SeedCorpus } from '../relevance/seed-corpus.ts';
import { judgeClaims, type Measure, type Outcome, rateOf, readJudged } from './judged.ts';

const HANG_MS = 900_000;
const cases = readJudged('judged-1');

describe('the judged claims', () => {
  test('are at least 150, each with an id of its own and what it judges in its text', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const { id, text, statements } of cases)
      for (const { has } of statements) expect(text.includes(String(has)), id).toBe(true);
  });
});

describe('over the shipped corpus', () => {
  let corpus: SeedCorpus;
  let outcomes: readonly Outcome[];

  beforeAll(async () => {
    corpus = await openSeedCorpus();
    outcomes = await judgeClaims(cases, corpus);
  }, HANG_MS);
  afterAll(() => corpus.close());

  test.each<[Measure, number]>([
    ['right passage first', 0.95],
    ['right passage among three', 0.97],
    ['number relations right', 0.98],
    ['quotations found', 0.9],
    ['off topic unsupported', 0.95],
    ['near topic unsupported', 0.85],
    ['supported ones kept', 0.97],
    ['nothing forbidden', 1],
    ['checkable or not', 0.98],
    ['denial or not', 0.98],
  ])('%s holds as often as recorded', (measure, least) => {
    const failed = outcomes.filter((one) => one.measure === measure && !one.holds);
    expect(rateOf(outcomes, measure), JSON.stringify(failed, null, 1)).toBeGreaterThanOrEqual(least);
  });
});
