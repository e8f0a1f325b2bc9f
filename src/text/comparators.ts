/** Words around a number that say that it is more or less, in a normalised text: 超过, 不足, 以上, over, fewer than, or more. */
import type { Comparator } from '../domain/records.ts';
import type { TextRange } from './normalise.ts';

export interface SaidComparator {
  readonly comparator: Comparator;
  readonly isRough: boolean;
  /** The number with these words. */
  readonly with: TextRange;
}

type Rule = readonly [RegExp, Comparator, boolean];

const GAP = '(?:了|过|有|达|至|到)? ?';
/** The first that fits counts: 不少于 before 少于. */
const BEFORE: readonly Rule[] = rules(
  [
    ['不少于|不低于|不小于|至少有?|起码|最少|at least|(?:no|not) (?:fewer|less) than|a minimum of', 'AT_LEAST', false],
    ['不超过|不多于|不高于|不大于|至多|最多|at most|(?:no|not) more than|up to|a maximum of', 'AT_MOST', false],
    [
      '超过|突破|超出|高于|多于|大于|越过|跃过|跨过|冲破|迈过|逾|超|over|more than|above|exceed(?:s|ed|ing)?|in excess of|upwards of|surpass(?:es|ed|ing)?|greater than',
      'OVER',
      false,
    ],
    ['不足|不到|未到|未满|不满|未达|少于|低于|小于|不及|under|below|fewer than|less than|short of', 'UNDER', false],
    [
      '大约有?|约为|约占|约有|约|大概|差不多|接近|将近|几近|近|上下|about|around|approximately|roughly|some|nearly|almost|close to|circa|an estimated',
      'ABOUT',
      true,
    ],
  ],
  (words) => new RegExp(`(?:${words})${GAP}(?:的|a |an |the |rmb |cny |us\\$|\\$|¥)?$`, 'u'),
);
const BEHIND: readonly Rule[] = rules(
  [
    ['以上|及以上|有余| or more| or above| and above| plus\\b', 'AT_LEAST', false],
    ['以下|以内|之内| or less| or fewer| or below', 'AT_MOST', false],
    ['左右|上下|许| or so', 'ABOUT', true],
  ],
  (words) => new RegExp(`^(?:的)?(?:${words})`, 'u'),
);
const REACH = 24;

/** EQUAL where nothing is said. */
export function comparatorAround(text: string, { start, end }: TextRange): SaidComparator {
  const before = text.slice(Math.max(0, start - REACH), start);
  const behind = text.slice(end, end + REACH);
  for (const [rules, words] of [
    [BEFORE, before],
    [BEHIND, behind],
  ] as const) {
    for (const [pattern, comparator, isRough] of rules) {
      const said = pattern.exec(words)?.[0];
      if (said === undefined) continue;
      const range = rules === BEFORE ? { start: start - said.length, end } : { start, end: end + said.length };
      return { comparator, isRough, with: range };
    }
  }
  return { comparator: 'EQUAL', isRough: false, with: { start, end } };
}

function rules(
  table: readonly (readonly [string, Comparator, boolean])[],
  pattern: (words: string) => RegExp,
): readonly Rule[] {
  return table.map(([words, comparator, isRough]) => [pattern(words), comparator, isRough]);
}
