/** The measures, against rankings whose figures are known. */
import { describe, expect, test } from 'vitest';
import { figuresOf, meanOf } from './measures.ts';

const grades = new Map([
  ['a', 2],
  ['b', 2],
  ['c', 1],
]);
const filler = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`);

describe('figuresOf', () => {
  test('the best order has 1 in all', () => {
    expect(figuresOf(['b', 'a', 'c', ...filler(7)], grades)).toEqual({ ndcg10: 1, recall10: 1, recall100: 1, mrr: 1 });
  });

  test('nothing found has 0 in all', () => {
    expect(figuresOf(filler(100), grades)).toEqual({ ndcg10: 0, recall10: 0, recall100: 0, mrr: 0 });
    expect(figuresOf([], grades)).toEqual({ ndcg10: 0, recall10: 0, recall100: 0, mrr: 0 });
  });

  test('gains are discounted by the place, as worked out by hand', () => {
    const best = 3 + 3 / Math.log2(3) + 1 / Math.log2(4);
    expect(figuresOf(['c', 'x', 'a'], grades).ndcg10).toBeCloseTo((1 + 3 / 2) / best, 10);
  });

  test('behind the tenth place counts for recall at 100 alone', () => {
    const figures = figuresOf([...filler(10), 'a', ...filler(80), 'b', 'c'], grades);
    expect(figures).toMatchObject({ ndcg10: 0, recall10: 0, recall100: 1 });
    expect(figures.mrr).toBeCloseTo(1 / 11);
  });
});

test('the mean of none is 0', () => {
  expect(meanOf([])).toEqual({ ndcg10: 0, recall10: 0, recall100: 0, mrr: 0 });
});
