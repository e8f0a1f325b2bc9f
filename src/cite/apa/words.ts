/** APA 9.38 and beyond: what is written in other letters appears in Latin ones, and the reader is told where that is not known. */
import type { CiteRecord } from '../record.ts';

export interface ApaContext {
  readonly record: CiteRecord;
  readonly script: 'ROMAN' | 'CHARACTERS';
  /** Takes the path of what APA wants and the record has not; the original then stands. */
  readonly miss: (path: string) => void;
}

const OTHER_LETTER = /(?!\p{Script=Latin})\p{L}/u;
const LATIN_LETTER = /\p{Script=Latin}/u;

export function isLatin(text: string): boolean {
  return !OTHER_LETTER.test(text);
}

/** Whether a title is a Latin one: an English title may hold a word in other letters. */
export function isLatinTitle(title: string, language: string | undefined): boolean {
  if (isLatin(title)) return true;
  return language !== undefined && LATIN_LETTER.test(title) && isWrittenInLatin(language);
}

/** `original` where it is in Latin letters; else `latin`, followed by the original where characters are asked for. */
export function latinWords(
  original: string,
  { latin, path }: { readonly latin: string | undefined; readonly path: string },
  context: Pick<ApaContext, 'script' | 'miss'>,
): string {
  if (isLatin(original)) return original;
  if (latin !== undefined) return context.script === 'CHARACTERS' ? `${latin} ${original}` : latin;
  context.miss(path);
  return original;
}

/** BCP 47: zh-CN is none, zh-Latn is. A tag that is none counts as none. */
function isWrittenInLatin(language: string): boolean {
  try {
    return new Intl.Locale(language).maximize().script === 'Latn';
  } catch {
    return false;
  }
}
