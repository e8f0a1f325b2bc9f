/** Spellings one slip away: the same sound in other characters, a letter too many, too few, wrong, or in its neighbour's place. */
import { syllablesOf } from './pinyin.ts';

// Longer ones are no words that somebody typed, and each key is nearly as long as the word.
const MAX_LENGTH = 40;

/**
 * What two homophones share: the pinyin of a Han word without tones, syllables parted by a space (飞地报团 and 飞地抱团:
 * `fei di bao tuan`). Undefined for what is not Han throughout. `word` as `normalise` gives it.
 */
export function homophoneKey(word: string): string | undefined {
  if (!/^\p{Script=Han}+$/u.test(word)) return undefined;
  const syllables = syllablesOf(word);
  return syllables.every(({ isHan }) => isHan) ? syllables.map(({ text }) => text).join(' ') : undefined;
}

/**
 * The word and what is left of it without any one character, each once, the word first. Words that are `isNear` share a key;
 * those that share one need not be near. A word of n characters has at most n + 1 keys; one over 40 has itself alone.
 */
export function deletionKeys(word: string): readonly string[] {
  const characters = Array.from(word);
  if (characters.length > MAX_LENGTH) return [word];
  const shorter = characters.map((_, at) => [...characters.slice(0, at), ...characters.slice(at + 1)].join(''));
  return [...new Set([word, ...shorter])].filter((key) => key !== '');
}

/** Whether at most one character is added, missing or another, or two neighbours changed places. Linear; by code points. */
export function isNear(one: string, other: string): boolean {
  const [a, b] = [Array.from(one), Array.from(other)];
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  if (long.length > short.length) return isSame(long, at + 1, short, at);
  const isSwapped = long[at] === short[at + 1] && long[at + 1] === short[at];
  return isSame(long, at + 1, short, at + 1) || (isSwapped && isSame(long, at + 2, short, at + 2));
}

/** Of two rests of one length. */
function isSame(one: readonly string[], from: number, other: readonly string[], otherFrom: number): boolean {
  for (let at = from; at < one.length; at++) if (one[at] !== other[otherFrom + at - from]) return false;
  return true;
}
