/** The condition that a row has enough of a query's words says the same as counting them. */
import { expect, test } from 'vitest';
import { coverageOf, covering, levelsOf } from '../../../src/search/meilisearch/coverage.ts';
import { keyValue, NOTHING } from '../../../src/search/meilisearch/filters.ts';
import type { Prepared } from '../../../src/search/understanding.ts';
import { randomOf } from '../documents.ts';

function reading(masses: Readonly<Record<string, number>>, more: Partial<Prepared> = {}): Prepared {
  const total = Object.values(masses).reduce((sum, mass) => sum + mass, 1);
  const terms = {
    masses: new Map(Object.entries(masses)),
    total,
    known: 1 - 1 / total,
    unknown: ['x'],
    isStrange: false,
  };
  return {
    reading: { text: '', factor: 1 },
    read: { text: '', tokens: [], words: new Map() },
    terms,
    names: new Map(),
    lex: { counter: { add: () => {} }, weights: new Float64Array(0), cap: 0, averageLength: 1 },
    words: [],
    phrase: '',
    required: [],
    ...more,
  };
}

/** A condition of `covering`, on a row with these words. */
function holds(filter: string, words: ReadonlySet<string>): boolean {
  const js = filter
    .replaceAll(/terms IN \[([^\]]*)\]/g, (_, terms: string) =>
      String((JSON.parse(`[${terms}]`) as string[]).some((term) => [...words].map(keyValue).includes(term))),
    )
    .replaceAll(/terms = "([^"]*)"/g, (_, term: string) => String([...words].map(keyValue).includes(term)))
    .replaceAll(' AND ', ' && ')
    .replaceAll(' OR ', ' || ')
    .replaceAll(NOTHING, 'false');
  return Boolean(new Function(`return ${js}`)());
}

test.each([1, 2, 3])('for every row and every share (seed %i)', (seed) => {
  const random = randomOf(seed);
  const words = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'].slice(0, 3 + seed);
  const prepared = reading(Object.fromEntries(words.map((word) => [word, 1 + 5 * random()])), {
    required: seed === 2 ? ['甲', '壬'] : [],
  });
  for (const least of [0.05, 0.25, 0.6, ...levelsOf(prepared).filter(() => random() < 0.1)]) {
    const filter = covering(prepared, least);
    for (let i = 0; i < 20; i++) {
      const own = new Set([...words, '壬', '癸'].filter(() => random() < 0.5));
      const coverage = coverageOf(prepared, (word) => own.has(word));
      expect(holds(filter, own), `${least} ${[...own].join('')}`).toBe(coverage >= least && coverage > 0);
    }
  }
});

test('more than all is asked of no row', () => {
  expect(covering(reading({ 甲: 1 }), Number.POSITIVE_INFINITY)).toBe(NOTHING);
  expect(covering(reading({}), 0.1)).toBe(NOTHING);
});

test('levels are all that rows can have, the most first', () => {
  const levels = levelsOf(reading({ 甲: 1, 乙: 2 }));
  expect(levels.map((level) => Math.round(100 * level))).toEqual([75, 50, 25]);
});
