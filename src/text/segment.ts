/** Words of a run of Han characters: as jieba cuts it, with the graph's own names as words of its dictionary. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { type Cutter, createCutter } from './cutting.ts';
import { foldName } from './keys.ts';
import { NOWHERE, ROOT, WordTrie } from './word-trie.ts';

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
  /** All words that were learned: taught them, another segmenter cuts as this one. */
  learned(): readonly string[];
}

const HAN_PARTS = /\p{Script=Han}{2,16}/gu;
// Enough for a learned name to win over any split of it into words of jieba's dictionary (its commonest has 3.2 million).
const LEARNED_FREQUENCY = 5_000;
// Of jieba's dictionary, 5 MB.
const BYTES_OF_NODE = 10;
const MAX_REMEMBERED = 20_000;
// Runs so short come again and again (年, 浙江省, 的农户).
const MAX_REMEMBERED_RUN = 8;

/** Cost: about 0.3 s and 30 MB for jieba's dictionary; made once, in the search worker. */
export function createSegmenter(): Segmenter {
  const trie = readDictionary(dict);
  const learned = new Set<string>();
  // Without a dictionary it takes all that it is given for unknown, and guesses.
  const guesser = new Jieba();
  const cutter = createCutter(
    trie,
    remembering((run) => guesser.cut(run, true)),
  );
  let innerOf = remembering((word) => inside(trie, cutter, word, learned));
  let wordsOfShort = remembering((run) => wordsOf(run));

  function wordsOf(run: string): readonly Word[] {
    const words: Word[] = [];
    cutter.cut(run, (start, end) => {
      const text = run.slice(start, end);
      words.push({ text, start, end });
      if (end - start < 3) return;
      for (const inner of innerOf(text))
        words.push({ text: inner.text, start: start + inner.start, end: start + inner.end });
    });
    return words;
  }

  return {
    words: (run) => (run.length <= MAX_REMEMBERED_RUN ? wordsOfShort(run) : wordsOf(run)),
    learn(names) {
      const fresh = freshWords(names, trie);
      if (fresh.size === 0) return;
      for (const word of fresh) {
        learned.add(word);
        trie.add(word, LEARNED_FREQUENCY);
      }
      innerOf = remembering((word) => inside(trie, cutter, word, learned));
      wordsOfShort = remembering((run) => wordsOf(run));
    },
    learned: () => [...learned],
  };
}

function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MAX_REMEMBERED) known.clear();
    const made = read(text);
    known.set(text, made);
    return made;
  };
}

/** Lines of a word, its frequency and its part of speech. Words with Latin letters (T恤) are in no run of Han characters. */
function readDictionary(lines: Uint8Array): WordTrie {
  const trie = new WordTrie(lines.length / BYTES_OF_NODE);
  const text = new TextDecoder().decode(lines);
  for (let from = 0; from < text.length; ) {
    const wordEnd = text.indexOf(' ', from);
    trie.add(text.slice(from, wordEnd), Number.parseInt(text.slice(wordEnd + 1, text.indexOf(' ', wordEnd + 1)), 10));
    from = text.indexOf('\n', wordEnd) + 1;
  }
  return trie;
}

/** Words of the dictionary keep their own frequency. */
function freshWords(names: Iterable<string>, trie: WordTrie): ReadonlySet<string> {
  const fresh = new Set<string>();
  for (const name of names)
    for (const [part] of foldName(name).matchAll(HAN_PARTS)) if (!trie.has(part)) fresh.add(part);
  return fresh;
}

/**
 * Shorter words of two characters or more inside a word; what none of them covers is cut by itself (平湖智创园: 平湖, 智, 创园). Of a
 * name that has none (共富工坊) each pair of neighbours, so that who looks for one half finds it as before it was learned.
 */
function inside(trie: WordTrie, cutter: Cutter, word: string, names: ReadonlySet<string>): readonly Word[] {
  const known = allWords(trie, word);
  if (known.length === 0) return names.has(word) ? pairs(word) : [];
  const rest = uncovered(word.length, known).flatMap(([start, end]) => cutPart(cutter, word, start, end));
  return [...known, ...rest].toSorted((a, b) => a.start - b.start);
}

function pairs(word: string): Word[] {
  const characters = Array.from(word.matchAll(/./gsu));
  return characters.slice(1).map(({ 0: character, index: last }, at) => {
    const start = characters[at]?.index ?? 0;
    return { text: word.slice(start, last) + character, start, end: last + character.length };
  });
}

function cutPart(cutter: Cutter, word: string, from: number, to: number): Word[] {
  const words: Word[] = [];
  cutter.cut(word.slice(from, to), (start, end) => {
    words.push({ text: word.slice(from + start, from + end), start: from + start, end: from + end });
  });
  return words;
}

/** All words of the dictionary in it but itself, by their start, shorter ones first. */
function allWords(trie: WordTrie, word: string): Word[] {
  const found: Word[] = [];
  for (let start = 0; start < word.length; start++) {
    let node = trie.child(ROOT, word.charCodeAt(start));
    for (let end = start + 1; node !== NOWHERE; end++) {
      const isWord = end - start > 1 && end - start < word.length && trie.endsWord(node);
      if (isWord) found.push({ text: word.slice(start, end), start, end });
      node = end < word.length ? trie.child(node, word.charCodeAt(end)) : NOWHERE;
    }
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
