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
   * The words of a normalised run of Han characters in the order of their starts, each long one with the shorter words inside it
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
// Runs so short come again and again (年, 浙江省, 的农户), and jieba takes most of the time that reading a text takes.
const MAX_REMEMBERED_RUN = 8;

/** Cost: about 0.3 s and 60 MB for jieba's dictionary; made once, in the search worker. */
export function createSegmenter(): Segmenter {
  const jieba = Jieba.withDict(dict);
  const seen = new Set<string>();
  const learned = new Set<string>();
  const innerOf = remembering((word) => inside(jieba, word, learned));
  const wordsOfShort = remembering((run) => wordsOf(run));

  function wordsOf(run: string): readonly Word[] {
    return cut(jieba, run, 0).flatMap((word) =>
      word.text.length < 3 ? [word] : [word, ...innerOf.read(word.text).map((inner) => shifted(inner, word.start))],
    );
  }

  return {
    words: (run) => (run.length <= MAX_REMEMBERED_RUN ? wordsOfShort.read(run) : wordsOf(run)),
    learn(names) {
      const fresh = freshWords(names, seen).filter((word) => !isWord(jieba, word));
      if (fresh.length === 0) return;
      for (const word of fresh) learned.add(word);
      jieba.loadDict(Buffer.from(fresh.map((word) => `${word} ${LEARNED_FREQUENCY} nz`).join('\n')));
      innerOf.forget();
      wordsOfShort.forget();
    },
  };
}

function remembering(read: (text: string) => readonly Word[]) {
  const known = new Map<string, readonly Word[]>();
  return {
    read(text: string): readonly Word[] {
      const before = known.get(text);
      if (before) return before;
      if (known.size >= MAX_REMEMBERED) known.clear();
      const words = read(text);
      known.set(text, words);
      return words;
    },
    forget: () => known.clear(),
  };
}

function freshWords(names: Iterable<string>, seen: Set<string>): string[] {
  const fresh: string[] = [];
  for (const name of names) {
    for (const [part] of foldName(name).matchAll(HAN_PARTS)) {
      if (!seen.has(part)) fresh.push(part);
      seen.add(part);
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

/**
 * Shorter words of two characters or more inside a word; what none of them covers is cut by itself (平湖智创园: 平湖, 智, 创园). Of a
 * name that has none (共富工坊) each pair of neighbours, so that who looks for one half finds it as before it was learned.
 */
function inside(jieba: Jieba, word: string, names: ReadonlySet<string>): readonly Word[] {
  const known = allWords(jieba, word);
  if (known.length === 0) return names.has(word) ? pairs(word) : [];
  const rest = uncovered(word.length, known).flatMap(([start, end]) => cut(jieba, word.slice(start, end), start));
  return [...known, ...rest].toSorted((a, b) => a.start - b.start);
}

function pairs(word: string): Word[] {
  const characters = Array.from(word.matchAll(/./gsu));
  return characters.slice(1).map(({ 0: character, index: last }, at) => {
    const start = characters[at]?.index ?? 0;
    return { text: word.slice(start, last) + character, start, end: last + character.length };
  });
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
  if (length - at >= 2) gaps.push([at, length]);
  return gaps;
}

function shifted(word: Word, by: number): Word {
  return { text: word.text, start: word.start + by, end: word.end + by };
}
