/** No place twice, no source alone. */
import { describe, expect, test } from 'vitest';
import { onePerPlace, spread } from '../../src/search/diverse.ts';

describe('onePerPlace', () => {
  test('keeps the best of each place and all that has none', () => {
    const ranked = ['p', undefined, 'q', 'p', undefined, 'q'].map((place, i) => ({ id: i, place }));
    expect(onePerPlace(ranked).map(({ id }) => id)).toEqual([0, 1, 2, 4]);
  });
});

describe('spread', () => {
  const of = (...sources: (string | undefined)[]) => sources.map((source) => ({ source, score: 1 }));

  test('from the fourth passage of a source on, one of another that is nearly as good comes before', () => {
    const scores = spread(of('a', 'a', undefined, 'a', 'a', 'b')).map(({ score }) => score);
    expect(scores.slice(0, 4)).toEqual([1, 1, 1, 1]);
    expect(scores[4]).toBeLessThan(1);
    expect(scores[4]).toBeGreaterThan(0.95);
    expect(scores[5]).toBe(1);
  });

  test('one source alone is as it is', () => {
    const ranked = of('a', 'a', 'a', 'a', 'a', undefined);
    expect(spread(ranked)).toEqual(ranked);
  });
});
