import { describe, expect, test } from 'vitest';
import { LABEL_RULE, labelFault, PROSE_RULE, quoteFault, textFault } from '../../src/domain/validate/text-rules.ts';

describe('stored text', () => {
  test.each([
    ['NUL', 'a\u0000b'],
    ['an escape sequence', 'a\u001b[31mb'],
    ['a C1 control', 'a\u0085b'],
    ['half a surrogate pair', 'a\ud83d'],
    ['halves the wrong way round', '\udc00\ud800'],
    ['a right-to-left override', 'a\u202eb'],
    ['an isolate', 'a\u2068b'],
    ['a byte order mark', '\ufeffa'],
    ['a line separator', 'a\u2028b'],
    ['a zero-width space', '甲\u200b乙'],
    ['a zero-width joiner', '甲\u200d乙'],
    ['a word joiner', '甲\u2060乙'],
    ['an invisible plus', '甲\u2064乙'],
    ['a soft hyphen', 'co\u00adop'],
    ['nothing but spaces', ' \u3000\t'],
  ])('with %s is refused', (_name, text) => {
    expect(textFault(text, PROSE_RULE)).toBeDefined();
  });

  test('may have breaks and tabs in prose, not in a line', () => {
    expect([textFault('一\n二\t三', PROSE_RULE), textFault('一\n二', LABEL_RULE) === undefined]).toEqual([
      undefined,
      false,
    ]);
  });

  test('may have rare characters, emoji and full-width forms', () => {
    expect(textFault('𠮷野家 👩 ［２］ “引号”…—— é', PROSE_RULE)).toBeUndefined();
  });

  test('is as long as its rule says and not longer', () => {
    expect([textFault('字'.repeat(300), LABEL_RULE), textFault('字'.repeat(301), LABEL_RULE) === undefined]).toEqual([
      undefined,
      false,
    ]);
  });

  test('of a label has no white space at its ends', () => {
    expect(
      [labelFault(' 甲'), labelFault('甲\u3000'), labelFault('甲 乙')].map((fault) => fault === undefined),
    ).toEqual([false, false, true]);
  });
});

describe('a quote', () => {
  test('has at most 40 Han characters or 12 English words', () => {
    const quotes = [
      '字'.repeat(40),
      '字'.repeat(41),
      'word '.repeat(12).trim(),
      'word '.repeat(13).trim(),
      `${'字'.repeat(40)}，2021年“1+7+N”`,
    ];
    expect(quotes.map((quote) => quoteFault(quote) === undefined)).toEqual([true, false, true, false, false]);
  });

  test('counts a hyphened word and an apostrophe as one', () => {
    expect(quoteFault('well-being of the county’s people in a two-way city–country market now more')).toBeDefined();
    expect(quoteFault("well-being of the county's people in two-way trade now more equal")).toBeUndefined();
  });

  test('of marks and figures alone is not without end', () => {
    expect(quoteFault('1,'.repeat(200))).toBeDefined();
  });
});
