/** Finds runs of a source's words in our texts: more than 40 Han characters or 12 English words are the source's, not ours. */
import type { SourceText } from './source-text.ts';

export const MAX_HAN_RUN = 40;
export const MAX_WORD_RUN = 12;

export interface CopyFinder {
  /** The beginning of the first run that is too long; undefined where there is none. Titles in 《》 may be as long as they are. */
  find(text: string): string | undefined;
}

/** `titles` are the source's own names (its title in all languages), which our texts may give in full. */
export function createCopyFinder(source: SourceText, raw: string, titles: readonly string[]): CopyFinder {
  const han = new Set([source.body, source.notes].flatMap((text) => runs(hanOf(text), MAX_HAN_RUN + 1, '')));
  const sourceWords = wordsOf(withoutKeyWords(raw));
  const words = new Set(runs(sourceWords, MAX_WORD_RUN + 1, ' '));
  return {
    find(text) {
      const pieces = titles.reduce(
        (parts, title) => parts.flatMap((part) => part.split(title)),
        text.split(/《[^》]*》|https?:\S+/u),
      );
      for (const piece of pieces) {
        const run =
          firstRun(hanOf(piece), MAX_HAN_RUN + 1, '', han) ?? firstRun(wordsOf(piece), MAX_WORD_RUN + 1, ' ', words);
        if (run !== undefined) return run;
      }
      return undefined;
    },
  };
}

function firstRun(
  units: readonly string[],
  length: number,
  between: string,
  known: ReadonlySet<string>,
): string | undefined {
  return runs(units, length, between).find((run) => known.has(run));
}

/** All stretches of `length` units in a row. */
function runs(units: readonly string[], length: number, between: string): readonly string[] {
  const count = Math.max(0, units.length - length + 1);
  return Array.from({ length: count }, (_, start) => units.slice(start, start + length).join(between));
}

/** Punctuation, digits and white space between Han characters do not end a run. */
function hanOf(text: string): readonly string[] {
  return text.match(/\p{Script=Han}/gu) ?? [];
}

/** Words begin with a letter: figures in Chinese text are no English. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z][a-z0-9]*(?:['’][a-z]+)?/g) ?? [];
}

/** The key words are a list that may be taken over. */
function withoutKeyWords(text: string): string {
  return text.replace(/^\s*Key ?words[:：](?:.+\n?)+/gim, '\n');
}
