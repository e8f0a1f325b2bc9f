import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findQuote } from '../../src/domain/quote.ts';

/** The words of the text at the range that was found. */
function found(text: string, quote: string): string | undefined {
  const range = findQuote(text, quote);
  return range && text.slice(range.start, range.end);
}

describe('a quote is found', () => {
  test('as it is written, at its first place', () => {
    expect(findQuote('甲县抱团，乙县抱团。', '抱团')).toEqual({ start: 2, end: 4 });
  });

  test('as it is written before where only white space or width differ', () => {
    expect(findQuote('１０ 年；10年', '10年')).toEqual({ start: 5, end: 8 });
  });

  test.each([
    ['white space in the text', '各地\n  抱团\u3000发展。', '抱团发展', '抱团\u3000发展'],
    ['white space in the quote', '各地抱团发展。', '抱团 发展', '抱团发展'],
    ['full-width forms in the text', '“１＋７＋Ｎ”（试行）', '1+7+N', '１＋７＋Ｎ'],
    ['full-width forms in the quote', '分成(6:4)后', '（６：４）', '(6:4)'],
    ['one sign for several', '共㎞²计', 'km2', '㎞²'],
    ['part of one sign for several', '长十㎞', '十k', '十㎞'],
    ['characters of two code units before it', '𠮷野 家，抱 团', '抱团', '抱 团'],
  ])('with %s aside', (_name, text, quote, words) => {
    expect(found(text, quote)).toBe(words);
  });

  test('not where other words stand, and never where it is blank', () => {
    expect([findQuote('抱团发展', '抱团共富'), findQuote('抱团', ''), findQuote('抱 团', ' ')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('wherever it was cut from any text, at what folds to the same', () => {
    const fold = (text: string) =>
      [...text]
        .map((character) => character.normalize('NFKC'))
        .join('')
        .replace(/\s/gu, '');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('抱', '团', 'Ａ', 'A', ' ', '\n', '㎞', '𠮷', '。'), { maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        (signs, one, other) => {
          const [from, to] = [one % (signs.length + 1), other % (signs.length + 1)];
          const quote = signs.slice(from, to).join('').replace(/\s/gu, '').normalize('NFKC');
          fc.pre(quote !== '');
          expect(fold(found(signs.join(''), quote) ?? '')).toBe(fold(quote));
        },
      ),
    );
  });
});
