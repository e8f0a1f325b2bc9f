/**
 * The one form of text for index, query and model: single characters folded (characters.ts), traditional → simplified, no white
 * space inside Han words. Each unit of it knows where it stands in the original.
 */
import { type FoldedText, foldCharacters, foldedCharacters } from './characters.ts';
import { simplify } from './variants.ts';

export interface NormalisedText extends FoldedText {
  /** The same as `text` without traditional → simplified, unit by unit aligned with it: tells whether a variant was folded. */
  readonly unsimplified: string;
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const SPACE = /\s/;
const SPACE_BESIDE_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const LONE_HAN_BEFORE = /(?<!\p{Script=Han})\p{Script=Han}$/u;
const LONE_HAN_BEHIND = /^\p{Script=Han}(?!\p{Script=Han})/u;
// Two code points.
const MOST_UNITS = 4;

/** Never throws; lone surrogates count as U+FFFD. Folding twice changes nothing. Cost: linear. */
export function normalise(original: string): NormalisedText {
  const { text, starts, ends } = withoutSpacesInWords(foldedCharacters(original));
  return { text: simplify(text), unsimplified: text, starts, ends };
}

/** The `text` of `normalise` alone, in half the time. */
export function normalisedText(original: string): string {
  const text = foldCharacters(original);
  return simplify(
    stretchesBetween(spacesInWords(text), text.length)
      .map(({ start, end }) => text.slice(start, end))
      .join(''),
  );
}

/** The range of the original text that [start, end) of the normalised one comes from. */
export function originalRange(normalised: NormalisedText, start: number, end: number): TextRange {
  return { start: normalised.starts[start] ?? 0, end: normalised.ends[end - 1] ?? 0 };
}

/**
 * White space beside a single Han character stands inside a word (飞 地 抱 团, 共 同富裕: scans and justified print), between
 * longer runs it parts words, as in a query.
 */
function spacesInWords(text: string): readonly TextRange[] {
  if (!SPACE.test(text)) return [];
  return [...text.matchAll(SPACE_BESIDE_HAN)]
    .map(({ 0: space, index }) => ({ start: index, end: index + space.length }))
    .filter((space) => partsNoWord(text, space));
}

function withoutSpacesInWords(folded: FoldedText): FoldedText {
  const spaces = spacesInWords(folded.text);
  return spaces.length === 0 ? folded : without(spaces, folded);
}

function partsNoWord(text: string, { start, end }: TextRange): boolean {
  const before = text.slice(Math.max(0, start - MOST_UNITS), start);
  return LONE_HAN_BEFORE.test(before) || LONE_HAN_BEHIND.test(text.slice(end, end + MOST_UNITS));
}

function without(ranges: readonly TextRange[], { text, starts, ends }: FoldedText): FoldedText {
  const kept = stretchesBetween(ranges, text.length);
  const length = kept.reduce((sum, { start, end }) => sum + end - start, 0);
  const left = { starts: new Uint32Array(length), ends: new Uint32Array(length) };
  let at = 0;
  for (const { start, end } of kept) {
    left.starts.set(starts.subarray(start, end), at);
    left.ends.set(ends.subarray(start, end), at);
    at += end - start;
  }
  return { text: kept.map(({ start, end }) => text.slice(start, end)).join(''), ...left };
}

function stretchesBetween(ranges: readonly TextRange[], length: number): readonly TextRange[] {
  const stretches = ranges.map(({ start }, at) => ({ start: ranges[at - 1]?.end ?? 0, end: start }));
  return [...stretches, { start: ranges.at(-1)?.end ?? 0, end: length }];
}
