import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchesOf } from '../../src/search/batches.ts';

describe('batches', () => {
  test('texts of one length stand together, the shortest first', () => {
    const texts = ['四个字的', '一', '也四个字', '二', '三三'];
    expect(batchesOf(texts, { texts: 2, characters: 100 })).toEqual([[1, 3], [4, 0], [2]]);
  });

  test('what is filled up to the longest counts', () => {
    const texts = ['一', '一', '一'.repeat(10)];
    expect(batchesOf(texts, { texts: 8, characters: 20 })).toEqual([[0, 1], [2]]);
  });

  test('every text is in one batch, and no batch is over its limits but one of a single text', () => {
    const limits = { texts: 4, characters: 60 };
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 80 })), (texts) => {
        const batches = batchesOf(texts, limits);
        expect(batches.flat().toSorted((a, b) => a - b)).toEqual(texts.map((_, i) => i));
        for (const batch of batches) {
          const longest = Math.max(...batch.map((place) => texts[place]?.length ?? 0));
          expect(batch.length === 1 || (batch.length <= 4 && batch.length * longest <= 60)).toBe(true);
        }
      }),
    );
  });
});
