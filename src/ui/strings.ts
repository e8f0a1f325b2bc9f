/**
 * What the pages say, in both languages. A section is a file of strings/ with its two dictionaries side by side; `en` has the
 * type of `zh`, so that a key that is missing or too many does not compile. Numbers and names come in as arguments.
 */
import type { Lang } from './lang.ts';
import { errors } from './strings/errors.ts';
import { first } from './strings/first.ts';
import { frame } from './strings/frame.ts';
import { record } from './strings/record.ts';
import { search } from './strings/search.ts';

export interface Strings {
  readonly frame: typeof frame.zh;
  readonly first: typeof first.zh;
  readonly search: typeof search.zh;
  readonly errors: typeof errors.zh;
  readonly record: typeof record.zh;
}

export const STRINGS: Readonly<Record<Lang, Strings>> = {
  zh: { frame: frame.zh, first: first.zh, search: search.zh, errors: errors.zh, record: record.zh },
  en: { frame: frame.en, first: first.en, search: search.en, errors: errors.en, record: record.en },
};
