/**
 * Finds runs of a source's words in our texts: more than 40 characters or 12 English words in a row are the source's, not
 * ours. Titles in 《》 may be as long as they are, and part nothing.
 */
import { compact, createSourceText } from './source-text.ts';

/** White space does not count, punctuation does. */
export const MAX_RUN = 40;
export const MAX_WORD_RUN = 12;

export interface CopyFinder {
  /** The first run that is one over the limit; undefined where there is none. */
  find(text: string): string | undefined;
}

/** `allowed` are words of the source that our texts may give in full, whatever stands between them. Cost: the source's runs in memory. */
export function createCopyFinder(source: string, allowed: readonly string[]): CopyFinder {
  const { body, asides } = createSourceText(source);
  const texts = [source, body, ...asides.map(({ text }) => text)];
  const readings = READINGS.map((runs) => ({ runs, known: new Set(texts.flatMap((text) => [...runs(text)])) }));
  const patterns = allowed.map(patternOf).filter((pattern) => pattern !== '');
  const parting = patterns.length > 0 ? new RegExp(patterns.join('|'), 'giu') : undefined;
  return {
    find(text) {
      const pieces = parting ? text.split(parting) : [text];
      for (const piece of pieces) {
        for (const { runs, known } of readings) {
          for (const run of runs(piece)) if (known.has(run)) return run;
        }
      }
      return undefined;
    },
  };
}

/** All stretches of one unit more than the limit, in one way of reading a text. */
type Reading = (text: string) => Iterable<string>;

const READINGS: readonly Reading[] = [
  (text) => characterRuns(plain(text)),
  // Other punctuation makes a sentence no other.
  (text) => characterRuns(plain(text).replace(/[^\p{L}\p{N}]+/gu, '')),
  // Words begin with a letter: figures in Chinese text are no English.
  (text) => wordRuns(text.toLowerCase().match(/[a-z][a-z0-9]*(?:['’][a-z]+)?/g) ?? []),
];

const HAN = /\p{Script=Han}/u;

/** Chinese begins with a Han character. */
function* characterRuns(text: string): Generator<string> {
  for (let at = 0; at + MAX_RUN < text.length; at++) {
    if (HAN.test(text.charAt(at))) yield text.slice(at, at + MAX_RUN + 1);
  }
}

function* wordRuns(words: readonly string[]): Generator<string> {
  for (let at = 0; at + MAX_WORD_RUN < words.length; at++) yield words.slice(at, at + MAX_WORD_RUN + 1).join(' ');
}

function plain(text: string): string {
  return compact(text.replace(/《[^》]*》/gu, ''));
}

/** Whatever stands between its letters; empty where it has none. */
function patternOf(words: string): string {
  return (words.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []).join('[^\\p{L}\\p{N}]*');
}
