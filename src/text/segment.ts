/** Words of a run of Han characters: jieba with the graph's own names as words of its dictionary. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { foldName } from './keys.ts';

/** [start, end) in UTF-16 code units of the run. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Segmenter {
  /**
   * The words of a normalised run of Han characters in their order, each long one followed by the shorter words inside it
   * (三权分置 · 三权 · 分置), so that either finds it.
   */
  words(run: string): readonly Word[];
  /** Makes the Han parts of names words from now on; what was cut before is not cut again. Known ones cost nothing. */
  learn(names: Iterable<string>): void;
}

const HAN_PARTS = /\p{Script=Han}{2,16}/gu;
// Enough for a learned name to win over any split of it into words of jieba's dictionary (its commonest has 3.2 million).
const LEARNED_FREQUENCY = 5_000;
const MAX_REMEMBERED = 20_000;

/** Cost: about 0.3 s and 60 MB for jieba's dictionary; made once, in the search worker. */
export function createSegmenter(): Segmenter {
  const jieba = Jieba.withDict(dict);
  const learned = new Set<string>();
  const innerWords = new Map<string, readonly Word[]>();

  function innerOf(word: string): readonly Word[] {
    const known = innerWords.get(word);
    if (known) return known;
    if (innerWords.size >= MAX_REMEMBERED) innerWords.clear();
    const inner = inside(jieba, word);
    innerWords.set(word, inner);
    return inner;
  }

  return {
    words(run) {
      return cut(jieba, run, 0).flatMap((word) =>
        word.text.length < 3 ? [word] : [word, ...innerOf(word.text).map((inner) => shifted(inner, word.start))],
      );
    },
    learn(names) {
      const fresh = freshWords(names, learned).filter((word) => !isWord(jieba, word));
      if (fresh.length === 0) return;
      jieba.loadDict(Buffer.from(fresh.map((word) => `${word} ${LEARNED_FREQUENCY} nz`).join('\n')));
      innerWords.clear();
    },
  };
}

function freshWords(names: Iterable<string>, learned: Set<string>): string[] {
  const fresh: string[] = [];
  for (const name of names) {
    for (const [part] of foldName(name).matchAll(HAN_PARTS)) {
      if (!learned.has(part)) fresh.push(part);
      learned.add(part);
    }
  }
  return fresh;
}

/** Words of the dictionary keep their own frequency. */
function isWord(jieba: Jieba, text: string): boolean {
  return jieba.cutAll(text).includes(text);
}

function cut(jieba: Jieba, run: string, offset: number): Word[] {
  let start = offset;
  return jieba.cut(run, true).map((text) => {
    const word = { text, start, end: start + text.length };
    start = word.end;
    return word;
  });
}

/** Shorter words of two characters or more inside a word; what none of them covers is cut by itself (平湖智创园: 平湖, 智, 创园). */
function inside(jieba: Jieba, word: string): readonly Word[] {
  const known = allWords(jieba, word);
  const rest = uncovered(word.length, known).flatMap(([start, end]) => cut(jieba, word.slice(start, end), start));
  return [...known, ...rest];
}

/** cutAll gives all words of the dictionary by their start: each is found at or behind the start of the one before. */
function allWords(jieba: Jieba, word: string): Word[] {
  const found: Word[] = [];
  let from = 0;
  for (const text of jieba.cutAll(word)) {
    const start = word.indexOf(text, from);
    if (start < 0) continue;
    from = start;
    if (text.length > 1 && text !== word) found.push({ text, start, end: start + text.length });
  }
  return found;
}

/** Stretches of two units or more that no word covers. */
function uncovered(length: number, words: readonly Word[]): [number, number][] {
  const gaps: [number, number][] = [];
  let at = 0;
  for (const word of words.toSorted((a, b) => a.start - b.start)) {
    if (word.start - at >= 2) gaps.push([at, word.start]);
    at = Math.max(at, word.end);
  }
  // A word that is all gap would be cut into itself.
  if (length - at >= 2 && at > 0) gaps.push([at, length]);
  return gaps;
}

function shifted(word: Word, by: number): Word {
  return { text: word.text, start: word.start + by, end: word.end + by };
}
