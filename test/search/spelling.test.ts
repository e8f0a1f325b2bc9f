import { describe, expect, test } from 'vitest';
import { nameKeys, slipOf, typedKeys, wordKeys } from '../../src/search/spelling.ts';
import { foldName } from '../../src/text/keys.ts';

describe('a slip', () => {
  test.each([
    ['飞地报团', '飞地抱团', 'SOUND'],
    ['三权分制', '三权分置', 'SOUND'],
    ['飞地抱因', '飞地抱团', 'LETTER'],
    ['飞地团抱', '飞地抱团', 'LETTER'],
    ['飞地团', '飞地抱团', 'LETTER'],
    ['prosperty', 'prosperity', 'LETTER'],
    ['porsperity', 'prosperity', 'LETTER'],
    ['feidibaotaun', '飞地抱团', 'PINYIN'],
    ['feidibaotan', '飞地抱团', 'PINYIN'],
    ['飞地抱团', '飞地抱团', undefined],
    ['飞地', '飞地抱团', undefined],
    ['26县', '27县', undefined],
  ])('%s for %s is %s', (typed, word, slip) => {
    expect(slipOf(typed, word)).toBe(slip);
  });

  test.each([
    ['飞地报团', '飞地抱团'],
    ['飞地团', '飞地抱团'],
    ['prosperty', 'prosperity'],
    ['查原', '茶园'],
  ])('%s has a key of %s', (typed, word) => {
    expect(wordKeys(typed).some((key) => wordKeys(word).includes(key))).toBe(true);
  });

  test('a word of two characters is found by its sound alone', () => {
    expect(wordKeys('茶厂').some((key) => wordKeys('茶园').includes(key))).toBe(false);
  });

  test('pinyin with a slip has a key of the name', () => {
    const keys = nameKeys('飞地抱团', foldName('飞地抱团'));
    expect(typedKeys('feidibaotaun').some((key) => keys.includes(key))).toBe(true);
  });

  test.each(['', '。', '1200', 'ab', '茶'])('%j has no key', (word) => {
    expect(wordKeys(word)).toEqual([]);
  });
});
