import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, originalRange } from '../../src/text/normalise.ts';
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
    ['“飞地”与‘飞地’', '"飞地"与\'飞地\''],
    ['「飛地」『飛地』', '"飞地""飞地"'],
    ['«plan» „plan“', '"plan" "plan"'],
    ['＂飞地＂＇甲＇', '"飞地"\'甲\''],
    ['《意见》', '《意见》'],
    ['2021–2025', '2021-2025'],
    ['２０２１－２０２５', '2021-2025'],
    ['20～60', '20~60'],
    ['20〜60', '20~60'],
    ['−3.2％', '-3.2%'],
    ['阿凡提•买买提', '阿凡提·买买提'],
    ['１．９４', '1.94'],
    ['（一）', '(一)'],
    ['，；：！？', ',;:!?'],
    ['。、', '。、'],
    ['ｶﾞ', 'ガ'],
    ['Ⅳ', 'iv'],
    ['㈠', '(一)'],
    ['℃', '°c'],
    ['…', '...'],
    ['浙\u{f9f4}', '浙林'],
    ['\uf9dd', '利'],
    ['\uf901', '更'],
    ['⼈⼝', '人口'],
    ['⻓三⻆', '长三角'],
    ['⺠⽣', '民生'],
    ['⻔⻢⻛⻚', '门马风页'],
    ['Ｚｈèjiāng', 'zhejiang'],
    ['lǜ', 'lu'],
    ['STRASSE ẞ', 'strasse ß'],
    ['İstanbul', 'istanbul'],
    ['共 同 富 裕', '共同富裕'],
    ['共 同 富 裕 示 范 区', '共同富裕示范区'],
    ['乡村　振兴', '乡村 振兴'],
    ['飞\u00a0地', '飞地'],
    ['山区 26 县', '山区 26 县'],
    ['甲 a 乙', '甲 a 乙'],
    ['第 一 条', '第一条'],
    ['农\n村', '农村'],
    ['a\tb', 'a b'],
    ['抱\u200d团', '抱团'],
    ['\u2067飞地\u2069', '飞地'],
    ['葛\u{e0100}', '葛'],
    ['\u05e9\u05dc\u05d5\u05dd 飞地', '\u05e9\u05dc\u05d5\u05dd 飞地'],
    ['مرحبا', 'مرحبا'],
    ['👩‍👩‍👧', '👩👩👧'],
    ['❤️', '❤'],
    ['𠮷田', '𠮷田'],
    ['𠮷 田 村', '𠮷田村'],
    ['한국', '한국'],
    ['\0', ' '],
    ['\udc00飞', '\ufffd飞'],
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

  test.each([
    ['㎢', 'km2'],
    ['﷼', 'ریال'],
  ])('the units that %j becomes all stand for it', (original, expected) => {
    const normalised = normalise(`飞${original}地`);
    expect(normalised.text).toBe(`飞${expected}地`);
    for (let at = 1; at <= expected.length; at++)
      expect(originalRange(normalised, at, at + 1)).toEqual({ start: 1, end: 1 + original.length });
  });

  test.each(['中 ', 'e\u0301', '1,', ' ', '\u0e31', '\ud83d\ude00', 'a\u0301\u0300', '著', '乾', '\u200b', '"', '飛 '])(
    'a megabyte of %j takes no longer than its length',
    (unit) => {
      const started = performance.now();
      normalise(unit.repeat(1_000_000 / unit.length));
      expect(performance.now() - started).toBeLessThan(15_000);
    },
  );
});
