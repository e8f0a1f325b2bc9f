/** Numbers as they are written in normalised text: 22,413, 二万三千八百一十二, thirty-four. */

const DIGITS: ReadonlyMap<string, number> = new Map(
  Array.from('零一二三四五六七八九', (digit, value) => [digit, value] as const).concat([
    ['〇', 0],
    ['两', 2],
  ]),
);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 1e4],
  ['亿', 1e8],
]);

export const HAN_NUMERAL = '[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?';

/** 一百五十一 → 151, 七万亿 → 7e12, 二〇二一 → 2021, 两点五 → 2.5; undefined for what is no number. */
export function hanNumber(words: string): number | undefined {
  const [whole = '', decimals = ''] = words.split('点');
  const value = /^[零〇一二三四五六七八九]{2,}$/u.test(whole) ? Number(digitsOf(whole)) : scaledNumber(whole);
  if (value === undefined) return undefined;
  return decimals === '' ? value : Number(`${value}.${digitsOf(decimals)}`);
}

function digitsOf(words: string): string {
  return Array.from(words, (word) => DIGITS.get(word) ?? '').join('');
}

/** A larger scale multiplies all before it (七万亿), a smaller one what stands right before. */
function scaledNumber(words: string): number | undefined {
  let [total, section, digit] = [0, 0, undefined as number | undefined];
  for (const word of words) {
    const scale = SCALES.get(word);
    if (scale === undefined) {
      const value = DIGITS.get(word);
      if (value === undefined) return undefined;
      digit = value;
    } else if (scale < 1e4) {
      section += (digit ?? 1) * scale;
      digit = undefined;
    } else {
      const before = section + (digit ?? 0);
      if (before === 0 && total === 0) return undefined;
      total = scale === 1e8 || before === 0 ? (total + before) * scale : total + before * scale;
      section = 0;
      digit = undefined;
    }
  }
  return total + section + (digit ?? 0);
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'
    .split(' ')
    .map((word, at) => [word, at + 1]),
);
const TENTHS: ReadonlyMap<string, number> = new Map(TENS.map((word, at) => [word.replace(/y$/, 'ieth'), 20 + 10 * at]));

const ONES = SMALL.slice(1, 10).join('|');
const ORDINAL_ONES = [...ORDINALS.keys()].slice(0, 9).join('|');

/** As a source of a pattern: number words up to 999. */
export const ENGLISH_NUMERAL = `(?:(?:${SMALL.slice(1, 10).join('|')}|a) hundred(?: and)?(?: (?:(?:${TENS.join('|')})(?:[- ](?:${ONES}))?|${SMALL.toReversed().join('|')}))?|(?:${TENS.join('|')})(?:[- ](?:${ONES}))?|${SMALL.toReversed().join('|')})`;
export const ENGLISH_ORDINAL = `(?:(?:${TENS.join('|')})[- ](?:${ORDINAL_ONES})|${[...ORDINALS.keys(), ...TENTHS.keys()].toReversed().join('|')})`;

/** thirty-four → 34, a hundred and fifty-one → 151, thirty-fourth → 34. */
export function englishNumber(words: string): number | undefined {
  let value: number | undefined;
  for (const word of words.split(/[- ]/u)) {
    if (word === 'and' || word === 'a') continue;
    if (word === 'hundred') value = (value ?? 1) * 100;
    else value = (value ?? 0) + (wordValue(word) ?? Number.NaN);
  }
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

function wordValue(word: string): number | undefined {
  const small = SMALL.indexOf(word);
  if (small >= 0) return small;
  const tens = TENS.indexOf(word);
  return tens >= 0 ? 20 + 10 * tens : (ORDINALS.get(word) ?? TENTHS.get(word));
}
