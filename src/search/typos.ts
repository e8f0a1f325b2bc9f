/** As what a query is looked for where its words find little: with the word or name that one slip turns into what was typed. */
import { typedPinyin } from '../text/keys.ts';
import { normalise } from '../text/normalise.ts';
import { stemOf } from '../text/stems.ts';
import { isStopWord } from '../text/stop-words.ts';
import { type Reading, replaced, type Window } from './readings.ts';
import { slipOf, typedKeys, wordKeys } from './spelling.ts';
import { outerTokens, type ReadText } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

export const TYPO_FACTOR = 0.7;

/** The exact form finds little where the best document has less than this share of the query's words. */
export const TYPO_BELOW = 0.6;

const LETTERS = /^[a-z]+$/;
const MAX_RUN = 40;
const LONGEST_WINDOW = 16;
const MAX_WINDOWS = 200;
const MAX_LATIN_WORDS = 8;
const MAX_READINGS = 2;

/** The best corrections of all that may be mistyped, at most two texts; empty where every word is known. Cost: some thousand keys. */
export function typoReadings(query: ReadText, vocabulary: Vocabulary): readonly Reading[] {
  const windows = suspects(query, vocabulary);
  const corrections = correctionsOf(windows, vocabulary);
  const best: Correction[] = [];
  for (const one of corrections) {
    if (best.every(({ window }) => window.end <= one.window.start || one.window.end <= window.start)) best.push(one);
  }
  const [first, ...others] = best;
  if (!first) return [];
  const alternatives = corrections.filter(({ window }) => window === first.window).slice(0, MAX_READINGS);
  return alternatives.map((alternative) => {
    const all = [alternative, ...others].toSorted((a, b) => b.window.start - a.window.start);
    const text = all.reduce((sum, { window, word }) => replaced(sum, window, word), query.text);
    return {
      text,
      by: 'TYPO',
      name: all
        .toReversed()
        .map(({ word }) => word)
        .join(' '),
      factor: TYPO_FACTOR,
    };
  });
}

/** Runs of the query with a word in them that the index has not, or with a character by itself, which cutting leaves of a mistyped word. */
function suspects({ text, tokens }: ReadText, vocabulary: Vocabulary): readonly Window[] {
  const outer = outerTokens(tokens);
  const held = vocabulary.frequencies(outer.map((token) => token.text));
  const odd = outer.filter(
    (token) => !isStopWord(token.text) && (!held.has(token.text) || /^\p{Script=Han}$/u.test(token.text)),
  );
  const windows: Window[] = [];
  for (const run of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    if (run[0].length > MAX_RUN) continue;
    windows.push(...hanWindows(run[0], run.index, odd).filter((window) => isWhole(window, outer)));
  }
  windows.push(...latinWindows(text, odd));
  return windows.slice(0, MAX_WINDOWS);
}

/** A run that cuts a word in two (字货 in 数字货币) was not mistyped: two words stand there. */
function isWhole({ start, end }: Window, words: readonly Window[]): boolean {
  return words.every((word) => !isInside(start, word) && !isInside(end, word));
}

function isInside(place: number, word: Window): boolean {
  return word.start < place && place < word.end;
}

/** Longest first. */
function hanWindows(run: string, offset: number, odd: readonly Window[]): readonly Window[] {
  const windows: Window[] = [];
  for (let length = Math.min(run.length, LONGEST_WINDOW); length >= 2; length--) {
    for (let at = 0; at + length <= run.length; at++) {
      const window = { text: run.slice(at, at + length), start: offset + at, end: offset + at + length };
      if (odd.some((token) => token.start < window.end && window.start < token.end)) windows.push(window);
    }
  }
  return windows;
}

/** Words of letters one by one, and several together as pinyin. */
function latinWindows(text: string, odd: readonly Window[]): readonly Window[] {
  const windows: Window[] = [];
  for (const run of text.matchAll(/[a-z]+(?:[ '-][a-z]+)*/g)) {
    const words = [...run[0].matchAll(/[a-z]+/g)].slice(0, MAX_LATIN_WORDS);
    if (words.length > 1) windows.push({ text: run[0], start: run.index, end: run.index + run[0].length });
    for (const word of words) {
      const start = run.index + word.index;
      windows.push({ text: word[0], start, end: start + word[0].length });
    }
  }
  return windows.filter((window) => odd.some((token) => token.start < window.end && window.start < token.end));
}

interface Correction {
  readonly window: Window;
  readonly word: string;
}

/** The longest run first; names before words, the sound before the letter, the frequent before the rare. */
function correctionsOf(windows: readonly Window[], vocabulary: Vocabulary): readonly Correction[] {
  const keys = new Map(windows.map((window) => [window, keysOf(window.text)]));
  const spelled = vocabulary.spelledLike([...new Set([...keys.values()].flat())]);
  const slips = slipsOf(keys, spelled);
  if (slips.length === 0) return [];
  const words = [...new Set(slips.map(({ word }) => word))];
  const held = vocabulary.namesWith(words.map((key) => ({ form: 'FOLDED', key })));
  const names = new Map(held.map(({ key, text }) => [key, text]));
  const frequencies = vocabulary.frequencies(words);
  const ranked = slips.flatMap(({ window, word, slip }) => {
    const name = names.get(word);
    const isName = name !== undefined;
    const frequency = frequencies.get(word) ?? 0;
    if (frequency === 0 && !isName) return [];
    return [
      {
        window,
        word: isName ? spacedName(word, name) : word,
        rank: [-window.text.length, isName ? 0 : 1, slip === 'LETTER' ? 1 : 0, -frequency],
      },
    ];
  });
  return ranked.toSorted((a, b) => compared(a, b));
}

/** Folded, the words of an English name are one. */
function spacedName(folded: string, name: string): string {
  return LETTERS.test(folded) ? normalise(name).text : folded;
}

interface Slip extends Correction {
  readonly slip: NonNullable<ReturnType<typeof slipOf>>;
}

/** Most words that share a key with a window are no slip of it: they are told apart before the index is asked about them. */
function slipsOf(
  keys: ReadonlyMap<Window, readonly string[]>,
  spelled: ReturnType<Vocabulary['spelledLike']>,
): readonly Slip[] {
  const wordsOf = Map.groupBy(spelled, ({ key }) => key);
  return [...keys].flatMap(([window, own]) => {
    const near = new Set(own.flatMap((key) => (wordsOf.get(key) ?? []).map(({ word }) => word)));
    return [...near].flatMap((word) => {
      // A word with a character more is typed rightly, and one more character.
      const slip = window.text.includes(word) ? undefined : slipOfForms(window.text, word);
      return slip === undefined ? [] : [{ window, word, slip }];
    });
  });
}

function slipOfForms(text: string, word: string): ReturnType<typeof slipOf> {
  for (const form of formsOf(text)) {
    const slip = slipOf(form, word);
    if (slip !== undefined) return slip;
  }
  return undefined;
}

/**
 * The index has the stems of English words: a slip in front of an ending (enclvae) is one of the stem (enclav). And it has names
 * without their spaces.
 */
function formsOf(text: string): readonly string[] {
  if (LETTERS.test(text)) return [...new Set([text, stemOf(text)])];
  const joined = text.replaceAll(/[ '-]/g, '');
  return LETTERS.test(joined) ? [text, joined] : [text];
}

interface Ranked extends Correction {
  readonly rank: readonly number[];
}

function compared(a: Ranked, b: Ranked): number {
  for (const [i, one] of a.rank.entries()) if (one !== b.rank[i]) return one - (b.rank[i] ?? 0);
  return a.window.start - b.window.start || (a.word < b.word ? -1 : 1);
}

function keysOf(text: string): readonly string[] {
  return [...formsOf(text).flatMap(wordKeys), ...(/[a-z]/.test(text) ? typedKeys(typedPinyin(text)) : [])];
}
