/** The numbers in a Chinese text that a reader could take for figures. */
import type { Region } from './source-text.ts';

export interface SourceNumber extends Region {
  readonly value: number;
}

const ARABIC = /\d+(?:\.\d+)?/gu;
/** A Chinese numeral counts where a word follows that measures or counts; 第一, 一个 and the 万 of 30 万 are none of their own. */
const CHINESE =
  /(?<![第之\d零一二两三四五六七八九十百千万亿])(?:[二两三四五六七八九十百千万]|一(?=[十百千万]))[零一二三四五六七八九十百千万亿]*(?=[个项家条类种级次年月分位届方重大点步张板面区名所座户件层批轮组倍成期元亩])/gu;
/** Digits of an address are no numbers. */
const ADDRESS = /https?:[!-~]+/gu;

/** In the order of the text, without those in addresses. */
export function numbersIn(text: string): readonly SourceNumber[] {
  const addresses = regionsOf(ADDRESS, text);
  const arabic = regionsOf(ARABIC, text).map((region) => ({ ...region, value: Number(wordsAt(region, text)) }));
  const chinese = regionsOf(CHINESE, text).map((region) => ({ ...region, value: chineseValue(wordsAt(region, text)) }));
  return [...arabic, ...chinese]
    .filter((number) => !isWithin(number, addresses))
    .toSorted((one, other) => one.start - other.start);
}

/** Whether one of the regions covers it. */
export function isWithin({ start, end }: Region, regions: readonly Region[]): boolean {
  return regions.some((region) => region.start <= start && end <= region.end);
}

export function regionsOf(pattern: RegExp, text: string): readonly Region[] {
  return [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ start: index, end: index + words.length }));
}

function wordsAt({ start, end }: Region, text: string): string {
  return text.slice(start, end);
}

const DIGITS = '零一二三四五六七八九';
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** 两 → 2, 十二 → 12, 三百 → 300, 二十万 → 200 000. */
function chineseValue(words: string): number {
  let sum = 0;
  let group = 0;
  let digit = 0;
  for (const character of words.replaceAll('两', '二')) {
    const power = POWERS[character];
    const large = LARGE[character];
    if (power) {
      group += (digit || 1) * power;
      digit = 0;
    } else if (large) {
      sum += (group + digit || 1) * large;
      group = digit = 0;
    } else digit = DIGITS.indexOf(character);
  }
  return sum + group + digit;
}
