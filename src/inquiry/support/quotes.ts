/** Verbatim runs: where a sentence has the very words of a source. */
import { type NormalisedText, normalise, originalRange, type TextRange } from '../../text/normalise.ts';
import { keptByText } from './kept.ts';

/** What a source says in its own words. */
export interface SourceWords {
  readonly text: string;
  /** Of an evidence's quote the statement that it supports. */
  readonly statement?: string;
  /** Of a whole text only the run is quoted, of an evidence's quote all of it. */
  readonly isWholeText: boolean;
}

export interface Quotation {
  readonly words: SourceWords;
  /** As it stands in the source. */
  readonly quote: string;
  /** Han characters, or English words, of the run. */
  readonly length: number;
}

const HAN_RUN = 8;
const ENGLISH_RUN = 5;
/** The pieces that are looked up. */
const PIECE = 4;
const PART = /\p{Script=Han}|[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu;
/** Of one piece in a sentence; what says the same more often says no more. */
const MOST_PLACES = 50;
const HAN = /^\p{Script=Han}$/u;
const IN_MARKS = /"[^"]{2,300}"|(?<![a-z])'[^']{2,300}'(?![a-z])/gu;
/** What a run has beside the names in it, where nothing of it stands in quotation marks: 低收入农户人均可支配收入达 is a name and a word. */
const BESIDE_NAMES = 3;

interface Part extends TextRange {
  readonly text: string;
}

/** A sentence, made ready once for all sources. */
export interface Quoting {
  readonly parts: readonly Part[];
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Each a name of an entity. */
  readonly names: readonly TextRange[];
  /** What the author put in quotation marks. */
  readonly marks: readonly TextRange[];
  /** The same folded, but for names. */
  readonly marked: ReadonlySet<string>;
}

/** `names` are ranges of the normalised sentence. */
export function quotingOf({ text }: NormalisedText, names: readonly TextRange[]): Quoting {
  const parts = partsOf(text);
  const places = new Map<string, number[]>();
  piecesOf(parts).forEach((piece, at) => {
    const known = places.get(piece);
    if (!known) places.set(piece, [at]);
    else if (known.length < MOST_PLACES) known.push(at);
  });
  const isName = ({ start, end }: TextRange) => names.some((name) => name.start <= start && end <= name.end);
  const marks = [...text.matchAll(IN_MARKS)].map(({ 0: all, index }) => ({
    start: index + 1,
    end: index + all.length - 1,
  }));
  const marked = marks.flatMap((mark) => (isName(mark) ? [] : [folded(partsOf(text.slice(mark.start, mark.end)))]));
  return { parts, places, names, marks, marked: new Set(marked) };
}

/**
 * The longest run that sentence and source share: 8 Han characters or 5 English words, space, widths, punctuation and traditional
 * characters aside; or the whole of a shorter quote that the author put in quotation marks and that is no entity's name. A run that is
 * but a name outside quotation marks is none. Linear in the words of the source.
 */
export function quotationOf(sentence: Quoting, words: SourceWords): Quotation | undefined {
  if (!mayQuote(sentence, words)) return undefined;
  const parts = partsOf(normalise(words.text).text);
  const run = longestRun(sentence, parts, piecesOf(parts));
  if (run) return { words, length: run.count, quote: quoteOf(words, parts, run) };
  const isShort = !words.isWholeText && parts.length > 1 && !isLong(parts);
  return isShort && sentence.marked.has(folded(parts)) ? { words, length: parts.length, quote: words.text } : undefined;
}

/** No less than what `longestRun` and a short quote go by: a piece may begin within a word here. */
function mayQuote({ places, marked }: Quoting, words: SourceWords): boolean {
  const row = partsInRow(words.text);
  if (!words.isWholeText && marked.has(row.trimEnd())) return true;
  for (const piece of places.keys()) if (row.includes(piece)) return true;
  return false;
}

interface Run {
  /** The first part of the run in the source. */
  readonly at: number;
  readonly count: number;
}

function longestRun(sentence: Quoting, parts: readonly Part[], pieces: readonly string[]): Run | undefined {
  let best: Run | undefined;
  let next = 0;
  pieces.forEach((piece, at) => {
    for (const from of at < next ? [] : (sentence.places.get(piece) ?? [])) {
      const count = countAlike(sentence.parts, from, parts, at);
      const run = sentence.parts.slice(from, from + count);
      if (!isLong(run) || !saysMoreThanNames(run, sentence)) continue;
      if (!best || count > best.count) best = { at, count };
      next = at + count;
    }
  });
  return best;
}

function countAlike(one: readonly Part[], from: number, other: readonly Part[], at: number): number {
  let count = PIECE;
  while (from + count < one.length && one[from + count]?.text === other[at + count]?.text) count++;
  return count;
}

function isLong(parts: readonly Part[]): boolean {
  const han = parts.filter(({ text }) => HAN.test(text)).length;
  const letters = parts.filter(({ text }) => /^[a-z]/u.test(text)).length;
  return han >= HAN_RUN || (han === 0 && letters >= ENGLISH_RUN);
}

/** To name something is not to quote it; to put its long name in quotation marks is. */
function saysMoreThanNames(run: readonly Part[], { names, marks }: Quoting): boolean {
  const isIn = (ranges: readonly TextRange[]) => (part: Part) =>
    ranges.some((one) => one.start <= part.start && part.end <= one.end);
  return run.some(isIn(marks)) || run.filter((part) => !isIn(names)(part)).length >= BESIDE_NAMES;
}

function quoteOf(words: SourceWords, parts: readonly Part[], run: Run): string {
  if (!words.isWholeText) return words.text;
  const { start, end } = originalRange(
    normalise(words.text),
    parts[run.at]?.start ?? 0,
    parts[run.at + run.count - 1]?.end ?? 0,
  );
  return words.text.slice(start, end);
}

function partsOf(text: string): readonly Part[] {
  return [...text.matchAll(PART)].map(({ 0: part, index }) => ({ text: part, start: index, end: index + part.length }));
}

function keyOf(parts: readonly Part[], at: number, count: number): string {
  let key = '';
  for (let i = at; i < at + count; i++) key += `${parts[i]?.text} `;
  return key;
}

function piecesOf(parts: readonly Part[]): readonly string[] {
  return Array.from({ length: Math.max(0, parts.length - PIECE + 1) }, (_, at) => keyOf(parts, at, PIECE));
}

function folded(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join(' ');
}

/** Some 2 MB. */
const MOST_KEPT = 500_000;

/** The parts of a source, parted by spaces; few share a piece with a sentence, and only of those more is made. */
const partsInRow = keptByText((text) => `${normalise(text).text.match(PART)?.join(' ') ?? ''} `, MOST_KEPT);
