import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, originalRange } from '../../src/text/normalise.ts';
import { simplify } from '../../src/text/variants.ts';
import { anyText } from './any-text.ts';

describe('normalised text', () => {
  test.each([
    ['飞地抱团', '飞地抱团'],
    ['飛地抱團', '飞地抱团'],
    ['ＡＢＣ１２３', 'abc123'],
    ['Café', 'cafe'],
    ['ﬁnance', 'finance'],
    ['①②', '12'],
    ['飞 地 抱 团', '飞地抱团'],
    ['飞　地', '飞地'],
    ['共 同富裕', '共同富裕'],
    ['共同 富裕', '共同 富裕'],
    ['共同富 裕', '共同富裕'],
    ['农村\n改革', '农村\n改革'.replace('\n', ' ')],
    ['26 县', '26 县'],
    ['飞\u200b地\ufeff', '飞地'],
    ['\u202e飞地', '飞地'],
    ['抱\u00ad团', '抱团'],
    ['乾隆年间乾燥', '乾隆年间干燥'],
    ['瞭解、於是、裏面', '了解、于是、里面'],
    ['臺灣', '台湾'],
    ['1,200 ㎡', '1,200 m2'],
    ['', ''],
    ['\ud800', '\ufffd'],
  ])('%j → %j', (original, expected) => expect(normalise(original).text).toBe(expected));

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalise(text).text;
        return normalise(once).text === once;
      }),
      { numRuns: 2_000 },
    );
  });

  test('every unit maps back to the character that it comes from, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, unsimplified, starts, ends } = normalise(text);
        expect([unsimplified.length, starts.length, ends.length]).toEqual([
          folded.length,
          folded.length,
          folded.length,
        ]);
        for (let at = 0; at < folded.length; at++) {
          const { start, end } = originalRange(normalise(text), at, at + 1);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          if (at > 0) expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('the original range of a part normalises to that part', () => {
    const original = '　新種的茶 園，①共1,200畝。';
    const normalised = normalise(original);
    const start = normalised.text.indexOf('茶园');
    const range = originalRange(normalised, start, start + 2);
    expect(original.slice(range.start, range.end)).toBe('茶 園');
    expect(normalise(original.slice(range.start, range.end)).text).toBe('茶园');
  });

  test.each(['中 ', 'e\u0301', '1,', ' ', '\u0e31', '\ud83d\ude00', 'a\u0301\u0300'])(
    'a megabyte of %j takes no longer than its length',
    (unit) => {
      const started = performance.now();
      normalise(unit.repeat(1_000_000 / unit.length));
      expect(performance.now() - started).toBeLessThan(15_000);
    },
  );
});

describe('simplified text', () => {
  test('keeps its length, so that offsets hold', () => {
    fc.assert(
      fc.property(anyText, (text) => simplify(text).length === text.length),
      { numRuns: 1_000 },
    );
  });

  test('leaves simplified text as it is', () => {
    const text = '浙江省丽水市松阳县的乡村振兴与宅基地制度改革，里面的干部于是了解后面的计划。';
    expect(simplify(text)).toBe(text);
  });

  test('does not take a character that is longer than the traditional one', () => expect(simplify('㗲')).toBe('㗲'));
});
