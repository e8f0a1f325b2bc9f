import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deletionKeys, homophoneKey, isNear } from '../../src/text/near-spellings.ts';
import { anyText } from './any-text.ts';
import { casesOf } from './cases.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '飞', '𠮷'), maxLength: 5 });

describe('homophones', () => {
  test.each(
    casesOf(
      '飞地报团 → 飞地抱团 | 山海协做 → 山海协作 | 共同付裕 → 共同富裕 | 力水 → 丽水 | 强村公丝 → 强村公司 | 充庆 → 重庆 | 飛地抱團 → 飞地抱团',
    ),
  )('%s sounds like %s', (one, other) => expect(homophoneKey(one)).toBe(homophoneKey(other)));

  test.each([
    ['飞地抱团', 'fei di bao tuan'],
    ['西安', 'xi an'],
    ['先', 'xian'],
    ['飞地A', undefined],
    ['enclave', undefined],
    ['', undefined],
  ])('the key of %j is %s', (word, key) => expect(homophoneKey(word)).toBe(key));

  test('never fail', () => {
    fc.assert(fc.property(anyText, (text) => homophoneKey(text) !== ''));
  });
});

describe('near spellings', () => {
  test.each([
    ['enclave', 'enclave', true],
    ['enclave', 'enclvae', true],
    ['enclave', 'enclav', true],
    ['enclave', 'enclavee', true],
    ['enclave', 'nclave', true],
    ['enclave', 'enklave', true],
    ['enclave', 'enklvae', false],
    ['enclave', 'encl', false],
    ['enclave', 'evalcne', false],
    ['ab', 'ba', true],
    ['abc', 'cab', false],
    ['飞地抱团', '飞地报团', true],
    ['飞地抱团', '飞抱地团', true],
    ['飞地抱团', '飞地团', true],
    ['飞地抱团', '山地报团', false],
    ['', '', true],
    ['', 'a', true],
    ['a', 'b', true],
  ])('%j and %j: %s', (one, other, expected) => {
    expect(isNear(one, other)).toBe(expected);
    expect(isNear(other, one)).toBe(expected);
  });

  test('are those at a distance of at most one', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => isNear(one, other) === distance(one, other) <= 1),
      { numRuns: 3_000 },
    );
  });

  test('share a deletion key', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        fc.pre(isNear(one, other) && one.length > 1 && other.length > 1);
        const keys = new Set(deletionKeys(one));
        expect(deletionKeys(other).some((key) => keys.has(key))).toBe(true);
      }),
    );
  });

  test('the keys of a word are itself and it without each character', () => {
    expect(deletionKeys('飞地飞')).toEqual(['飞地飞', '地飞', '飞飞', '飞地']);
    expect(deletionKeys('aab')).toEqual(['aab', 'ab', 'aa']);
    expect(deletionKeys('a'.repeat(41))).toHaveLength(1);
  });
});

/** Optimal string alignment, the plain way. */
function distance(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  const at = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const same = a[i - 1] === b[j - 1] ? 0 : 1;
    const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
    const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    return isSwap ? Math.min(best, at(i - 2, j - 2) + 1) : best;
  };
  return at(a.length, b.length);
}
