/**
 * Grams: what candidates are scored by once words have found them. Single characters and pairs of neighbours of every run of Han,
 * a run of letters or a number as one. Segmentation has no part in it, so that a text is met however it was cut.
 */
import { stemOf, stemStart } from './stems.ts';

const RUN = /(?<han>\p{Script=Han}+)|(?<number>\p{Nd}+(?:[.,]\p{Nd}+)*)|[[\p{L}\p{M}\p{Nl}\p{No}]--\p{Script=Han}]+/gv;
const THOUSANDS = /(?<=\p{Nd}),(?=\p{Nd}{3}(?!\p{Nd}))/gu;
const SURROGATE = /[\ud800-\udfff]/;

/** In the order of the text, as often as they stand there. `text` is what `normalise` gives. Linear. */
export function gramsOf(text: string): readonly string[] {
  const grams: string[] = [];
  for (const match of text.matchAll(RUN)) {
    if (match.groups?.han) pushHan(match[0], grams);
    else grams.push(...wordsOf(match[0]));
  }
  return grams;
}

/**
 * The grams of some texts, each once, with how many there are in all: Han grams as numbers, since a string for each takes ten
 * times as long. `gramOfCode` gives a number's gram; one beyond the basic plane is among the `others`.
 */
export interface GramSet {
  readonly codes: Uint32Array;
  readonly others: ReadonlySet<string>;
  readonly length: number;
}

export function gramSet(texts: readonly string[]): GramSet {
  const codes = startCodes(texts);
  const others = new Set<string>();
  let length = 0;
  for (const text of texts) {
    for (const match of text.matchAll(RUN)) {
      const [run] = match;
      if (match.groups?.han && !SURROGATE.test(run)) {
        addCodes(run, codes);
        length += 2 * run.length - 1;
      } else {
        const grams = gramsOf(run);
        for (const gram of grams) if (!addAsCode(gram, codes)) others.add(gram);
        length += grams.length;
      }
    }
  }
  return { codes: codes.codes.slice(0, codes.size), others, length };
}

/** The codes of one `gramSet`, in the order in which they came first. */
interface Codes {
  readonly codes: Uint32Array;
  size: number;
  /** Open addressing with linear steps: `held` has the codes of this round, those of earlier ones count as free. */
  readonly held: Uint32Array;
  readonly rounds: Uint32Array;
  readonly round: number;
}

const LEAST_SLOTS = 1_024;
/** 2^32 divided by the golden ratio: spreads neighbours (Fibonacci hashing). */
const SPREAD = 0x9e37_79b1;
// Kept from text to text: to make and empty such arrays takes longer than to fill them.
let slots = { codes: new Uint32Array(0), held: new Uint32Array(0), rounds: new Uint32Array(0) };
let rounds = 0;

/** With room for all that the texts can have: two codes a character, in at most half of the slots. */
function startCodes(texts: readonly string[]): Codes {
  const most = 2 * texts.reduce((sum, text) => sum + text.length, 0);
  if (slots.codes.length < most || rounds === 0xffff_ffff) {
    const size = Math.max(LEAST_SLOTS, 2 ** Math.ceil(Math.log2(2 * most)));
    slots = { codes: new Uint32Array(size / 2), held: new Uint32Array(size), rounds: new Uint32Array(size) };
    rounds = 0;
  }
  rounds += 1;
  return { ...slots, size: 0, round: rounds };
}

function addCode(code: number, codes: Codes): void {
  const { held, rounds: ofSlots, round } = codes;
  const mask = held.length - 1;
  let slot = (Math.imul(code ^ (code >>> 15), SPREAD) >>> 8) & mask;
  while (ofSlots[slot] === round) {
    if (held[slot] === code) return;
    slot = (slot + 1) & mask;
  }
  ofSlots[slot] = round;
  held[slot] = code;
  codes.codes[codes.size++] = code;
}

export function gramOfCode(code: number): string {
  return code < 0x10000 ? String.fromCharCode(code) : String.fromCharCode(Math.floor(code / 0x10000), code % 0x10000);
}

/** One that is no pair of Han characters of the basic plane is left alone: false. */
function addAsCode(gram: string, codes: Codes): boolean {
  if (!/^\p{Script=Han}{1,2}$/u.test(gram) || SURROGATE.test(gram)) return false;
  addCodes(gram, codes);
  return true;
}

function addCodes(run: string, codes: Codes): void {
  let before = run.charCodeAt(0);
  addCode(before, codes);
  for (let at = 1; at < run.length; at++) {
    const code = run.charCodeAt(at);
    addCode(code, codes);
    addCode(before * 0x10000 + code, codes);
    before = code;
  }
}

/** Counts some grams, the same ones, in many texts. */
export interface GramCounter {
  /** Adds `weight` to `counts[i]` for each place at which the i-th gram stands in the text. */
  add(text: string, weight: number, counts: Float64Array): void;
}

/** Gives the counts of `gramsOf`, without making the grams of the text: some 10 ns a character. */
export function createGramCounter(grams: readonly string[]): GramCounter {
  const all = new Map(grams.map((gram, i) => [gram, i]));
  const isPlain = !grams.some((gram) => SURROGATE.test(gram));
  const singles = new Uint16Array(0x10000);
  const pairs = new Map<number, number>();
  const words: string[] = [];
  for (const [i, gram] of grams.entries()) {
    if (!/^\p{Script=Han}{1,2}$/u.test(gram)) words.push(gram);
    else if (gram.length === 1) singles[gram.charCodeAt(0)] = i + 1;
    else pairs.set(gram.charCodeAt(0) * 0x10000 + gram.charCodeAt(1), i);
  }
  const addWords = wordCounter(words, all);
  return {
    add(text, weight, counts) {
      if (!isPlain) return addSlowly(text, weight, counts, all);
      let before = 0;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        const single = singles[code] ?? 0;
        if (single > 0) {
          counts[single - 1] = (counts[single - 1] ?? 0) + weight;
          const pair = before > 0 ? pairs.get(before * 0x10000 + code) : undefined;
          if (pair !== undefined) counts[pair] = (counts[pair] ?? 0) + weight;
        }
        before = single > 0 ? code : 0;
      }
      addWords(text, weight, counts);
    },
  };
}

function pushHan(run: string, grams: string[]): void {
  let before = '';
  for (const character of run) {
    grams.push(character);
    if (before !== '') grams.push(before + character);
    before = character;
  }
}

/** A number with marked thousands is the number; a list of numbers are its numbers. */
function wordsOf(run: string): readonly string[] {
  if (!run.includes(',')) return [stemOf(run)];
  return run.replace(THOUSANDS, '').split(',');
}

const LETTERS = /^[a-z]+$/;
const DIGITS = /^[0-9]+$/;
const NUMBER = /\p{Nd}+(?:[.,]\p{Nd}+)*/gu;
const WORD = /\p{Nd}+(?:[.,]\p{Nd}+)*|[[\p{L}\p{M}\p{Nl}\p{No}]--\p{Script=Han}]+/gv;

type AddWords = (text: string, weight: number, counts: Float64Array) => void;

/** Of grams that are no Han. To read all words of a text takes ten times as long as to look for these few. */
function wordCounter(words: readonly string[], all: ReadonlyMap<string, number>): AddWords {
  const stems = words.filter((word) => LETTERS.test(word));
  const numbers = words.filter((word) => DIGITS.test(word));
  if (stems.length + numbers.length < words.length) {
    return (text, weight, counts) => addEach(text.matchAll(WORD), weight, counts, all);
  }
  const writings = numbers.flatMap(writingsOf);
  const starts = stems.map((stem) => ({ stem, start: stemStart(stem) }));
  return (text, weight, counts) => {
    for (const { stem, start } of starts) addOne(stem, weight * timesOf(stem, start, text), counts, all);
    if (writings.some((number) => text.includes(number))) addEach(text.matchAll(NUMBER), weight, counts, all);
  };
}

/** How often words of the stem stand in the text. */
function timesOf(stem: string, start: string, text: string): number {
  let times = 0;
  let at = text.indexOf(start);
  while (at >= 0) {
    let end = at + start.length;
    while (end < text.length && isLetter(text, end)) end += 1;
    if (!(at > 0 && isLetter(text, at - 1)) && stemOf(text.slice(at, end)) === stem) times += 1;
    at = text.indexOf(start, end);
  }
  return times;
}

const LETTER = /[[\p{L}\p{M}\p{Nl}\p{No}]--\p{Script=Han}]/v;

/** Whether the unit is of a run of letters. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 0x61 && code <= 0x7a;
  const isSecondHalf = code >= 0xdc00 && code <= 0xdfff;
  return LETTER.test(String.fromCodePoint(text.codePointAt(isSecondHalf ? at - 1 : at) ?? 0));
}

/** Starts of the ways in which a whole number may be written: as it is, or with its first mark of thousands at one of its places. */
function writingsOf(number: string): readonly string[] {
  const marked: string[] = [];
  for (let at = number.length - 3; at > 0; at -= 3) marked.push(`${number.slice(0, at)},${number.slice(at, at + 3)}`);
  return [number, ...marked];
}

function addEach(
  runs: Iterable<RegExpMatchArray>,
  weight: number,
  counts: Float64Array,
  all: ReadonlyMap<string, number>,
): void {
  for (const [run] of runs) for (const word of wordsOf(run)) addOne(word, weight, counts, all);
}

function addSlowly(text: string, weight: number, counts: Float64Array, all: ReadonlyMap<string, number>): void {
  for (const gram of gramsOf(text)) addOne(gram, weight, counts, all);
}

function addOne(gram: string, weight: number, counts: Float64Array, all: ReadonlyMap<string, number>): void {
  const i = all.get(gram);
  if (i !== undefined) counts[i] = (counts[i] ?? 0) + weight;
}
