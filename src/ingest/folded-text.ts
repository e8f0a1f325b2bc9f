/**
 * A source's text as names are looked for in it: case, white space, the marks of notes and punctuation do not count, but for the
 * end of a sentence, over which no name goes.
 */
import { MARKS_WITH_PAGES, type Region } from './source-text.ts';

export interface FoldedText {
  /** Where in the original text the folded words stand, each time. */
  find(folded: string): readonly Region[];
}

/** The point within a number stays, too: 1.0 is not 10. */
const NO_LETTERS = /(?![。！？；]|(?<=\d)\.(?=\d))[\p{P}\p{Z}\p{C}\s]/gu;

export function foldWords(text: string): string {
  return text.replace(MARKS_WITH_PAGES, '').replace(NO_LETTERS, '').toLowerCase();
}

export function createFoldedText(original: string): FoldedText {
  const dropped = new Set([MARKS_WITH_PAGES, NO_LETTERS].flatMap((pattern) => indicesOf(pattern, original)));
  const kept = Array.from(original, (_, index) => index).filter((index) => !dropped.has(index));
  const text = kept.map((index) => lowerCase(original.charAt(index))).join('');
  return {
    find(folded) {
      const found: Region[] = [];
      for (let at = text.indexOf(folded); folded !== '' && at >= 0; at = text.indexOf(folded, at + 1))
        found.push({ start: kept[at] ?? 0, end: (kept[at + folded.length - 1] ?? 0) + 1 });
      return found;
    },
  };
}

function indicesOf(pattern: RegExp, text: string): readonly number[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) => Array.from(match, (_, at) => index + at));
}

/** One unit stays one: what would become two keeps its case. */
function lowerCase(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}
