/**
 * How much of a reading's words rows have, as conditions on their words: the rows that have at least so much are those that have all
 * of one of some sets of words. A reading has at most eight words that count, so that there are at most 256 sets. Pure.
 */
import type { Prepared } from '../understanding.ts';
import { allOf, anyOf, type FilterText, hasTerm, isOneOf, keyValue, NOTHING } from './filters.ts';

/** 0 to 1, of a row with these words: summed as every index of ours sums it, in single precision. */
export function coverageOf({ terms, reading, required }: Prepared, has: (term: string) => boolean): number {
  if (!required.every(has)) return 0;
  let sum = 0;
  for (const [term, mass] of terms.masses)
    if (has(term)) sum = Math.fround(sum + (reading.factor * mass) / terms.total);
  return sum;
}

/** Rows that have at least `least` of the reading. */
export function covering(prepared: Prepared, least: number): FilterText {
  const enough = setsOf(prepared).filter(({ coverage, words }) => words.length > 0 && coverage >= least);
  const words = [...prepared.terms.masses.keys()].map((word, i) => ({ word, bit: 1 << i }));
  const sets = oneOfSets(words, 0, new Set(enough.map(({ bits }) => bits)));
  return sets === NOTHING ? NOTHING : allOf([...prepared.required.map(hasTerm), sets]);
}

/** All that rows can have of the reading but nothing, each once, the most first. */
export function levelsOf(prepared: Prepared): readonly number[] {
  const levels = setsOf(prepared).map(({ coverage }) => coverage);
  return [...new Set(levels)].filter((one) => one > 0).toSorted((a, b) => b - a);
}

/** Some of a reading's words, and how much of it rows have that have them all. */
export interface WordSet {
  readonly words: readonly string[];
  /** Which of the reading's words, bit by bit. */
  readonly bits: number;
  readonly coverage: number;
}

export function setsOf(prepared: Prepared): readonly WordSet[] {
  const words = [...prepared.terms.masses.keys()];
  const held = new Set(prepared.required);
  return Array.from({ length: 2 ** words.length }, (_, bits) => {
    const some = words.filter((_word, i) => (bits & (1 << i)) !== 0);
    const own = new Set([...held, ...some]);
    return { words: some, bits, coverage: coverageOf(prepared, (term) => own.has(term)) };
  });
}

/**
 * Rows with all words of one of the sets that have the words of `bits`, word by word, so that what sets share stands there once: the
 * engine takes some microseconds for every condition that it reads.
 */
function oneOfSets(
  rest: readonly { readonly word: string; readonly bit: number }[],
  bits: number,
  isEnough: ReadonlySet<number>,
): FilterText {
  if (!isEnough.has(rest.reduce((all, { bit }) => all | bit, bits))) return NOTHING;
  const isAlone = ({ bit }: { readonly bit: number }) => isEnough.has(bits | bit);
  const alone = rest.filter(isAlone).map(({ word }) => keyValue(word));
  const others = rest.filter((one) => !isAlone(one));
  const together = others.flatMap(({ word, bit }, i) => {
    const more = oneOfSets(others.slice(i + 1), bits | bit, isEnough);
    return more === NOTHING ? [] : [allOf([hasTerm(word), more])];
  });
  return anyOf([isOneOf('terms', alone), ...together]);
}
