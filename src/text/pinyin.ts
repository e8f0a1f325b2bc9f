/** Pinyin of Han text, syllable by syllable, without tones; everything else is passed through. */
import { pinyin } from 'pinyin-pro';
import { simplify } from './variants.ts';

export interface Syllable {
  /** Lower-case pinyin (ü is v), or the characters themselves where they are no Han. */
  readonly text: string;
  readonly isHan: boolean;
}

// Readings that pinyin-pro gets wrong; found by a table of place names and policy words (test/text/pinyin.test.ts).
const READINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['乐清', ['yue', 'qing']],
  ['莲都', ['lian', 'du']],
  ['单县', ['shan', 'xian']],
  ['解州', ['hai', 'zhou']],
  ['蔚县', ['yu', 'xian']],
  ['莘庄', ['xin', 'zhuang']],
  ['万俟', ['mo', 'qi']],
  ['率先', ['shuai', 'xian']],
]);
const CORRECTED = new RegExp(`(${[...READINGS.keys()].join('|')})`, 'u');

/** In the order of the text; heteronyms are read by their context (重庆, 重点). */
export function syllablesOf(text: string): readonly Syllable[] {
  return simplify(text)
    .split(CORRECTED)
    .filter((part) => part !== '')
    .flatMap((part) => READINGS.get(part)?.map((reading) => ({ text: reading, isHan: true })) ?? read(part));
}

function read(text: string): readonly Syllable[] {
  return pinyin(text, { type: 'all', toneType: 'none', v: true }).map((part) =>
    part.isZh && /^[a-z]+$/.test(part.pinyin)
      ? { text: part.pinyin, isHan: true }
      : { text: part.origin, isHan: false },
  );
}
