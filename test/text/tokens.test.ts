import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, originalRange } from '../../src/text/normalise.ts';
import { createSegmenter } from '../../src/text/segment.ts';
import { stemOf } from '../../src/text/stems.ts';
import { tokensOf } from '../../src/text/tokens.ts';
import { anyText } from './any-text.ts';

const plain = createSegmenter();
const wordsBy = (segmenter: ReturnType<typeof createSegmenter>, text: string) =>
  tokensOf(normalise(text).text, segmenter).map((token) => token.text);

describe('tokens', () => {
  test.each([
    ['3月起施行', ['3', '3月', '月', '起', '施行']],
    ['1,2,3', ['1', '2', '3']],
    ['10,00', ['10', '00']],
    ['A4纸', ['a', 'a4', '4', '纸']],
    ['PM2.5', ['pm', 'pm2.5', '2.5']],
    ['5G网络', ['5', '5g', 'g', '网络']],
    ['100km', ['100', '100km', 'km']],
    ['K12教育', ['k', 'k12', '12', '教育']],
    ['digital Plans', ['digital', 'plan']],
    ['Sharing policies', ['shar', 'policy']],
    ["don't", ['don', 't']],
    ['Привет', ['привет']],
    ['浙发〔2022〕4号', ['浙发', '2022', '4', '4号', '号']],
    ['GDP增长', ['gdp', '增长']],
    ['数字化digital转型', ['数字化', '数字', 'digital', '转型']],
    ['合作社', ['合作社', '合作']],
    ['的', ['的']],
    ['the', ['the']],
    ['😀…！', []],
    ['', []],
  ])('of %j are %j', (text, expected) => expect(wordsBy(plain, text)).toEqual(expected));

  test('of an English word cover it as it is written', () => {
    const { text } = normalise('two policies');
    const [, token] = tokensOf(text, plain);
    expect(token).toEqual({ text: 'policy', start: 4, end: 12 });
  });

  test('lie in the text, in its order, within its length, and are made of it', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text } = normalise(original);
        let last = 0;
        for (const token of tokensOf(text, plain)) {
          expect(token.text.length).toBeGreaterThan(0);
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(token.end).toBeLessThanOrEqual(text.length);
          const written = text.slice(token.start, token.end);
          expect(isMadeOf(token.text, written) || token.text === stemOf(written)).toBe(true);
          last = token.start;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('map back to a part of the original that folds to what they cover', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const normalised = normalise(original);
        for (const { start, end } of tokensOf(normalised.text, plain)) {
          const range = originalRange(normalised, start, end);
          const part = normalise(original.toWellFormed().slice(range.start, range.end));
          expect(part.unsimplified).toContain(normalised.unsimplified.slice(start, end));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('hold nothing that the full text would split or drop', () => {
    fc.assert(
      fc.property(anyText, (original) =>
        wordsBy(plain, original).every((word) => /^(?:[a-z0-9.+%~]|[^\0-\x7f])+$/u.test(word)),
      ),
      { numRuns: 1_000 },
    );
  });

  test('cover every Han character', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text } = normalise(original);
        const covered = new Set(
          tokensOf(text, plain).flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
        );
        for (const match of text.matchAll(/\p{Script=Han}/gu)) expect(covered.has(match.index)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

const LENGTH = 200_000;

describe('tokens of a hostile text', () => {
  test.each([
    '1 ',
    '111 ',
    '1,',
    '1+',
    'a1',
    '5-',
    '1%-',
    '1万~',
    '第1',
    '1个',
    '飞',
    '飞 ',
    'ab ',
    '1.',
    '万',
    '+',
    '100,000',
  ])('200,000 characters of %j take no longer than their length', (unit) => {
    const started = performance.now();
    tokensOf(normalise(unit.repeat(LENGTH / unit.length)).text, plain);
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  test('the longest is cut, its range is not', () => {
    const [token] = tokensOf('a'.repeat(500), plain);
    expect([token?.text.length, token?.end]).toEqual([80, 500]);
  });
});

/** Whether the characters of a token stand in what it covers, in this order; ~ for any mark of a range. */
function isMadeOf(token: string, written: string): boolean {
  let at = 0;
  for (const character of token.replaceAll('~', '')) {
    at = written.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
