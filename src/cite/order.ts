/** What a text cites, put in order: each record once, with its number or the letter of its year. */
import { apaSameAuthorYear, apaSortKey } from './apa/order.ts';
import { cleanRecord } from './clean.ts';
import type { EntryOptions, TextStyle } from './entry.ts';
import { authorDateLabel } from './gbt/in-text.ts';
import { sortGbtRecords } from './gbt/order.ts';
import { rulesOf } from './gbt/styles.ts';
import type { CiteRecord } from './record.ts';

/** As cited; by author (Chinese by pinyin); by author (Chinese by strokes). APA has one alphabet: its STROKE is NAME. */
export type ListOrder = 'CITED' | 'NAME' | 'STROKE';

export interface Place {
  /** The object that was given. */
  readonly record: CiteRecord;
  /** The same without what cannot be printed. */
  readonly printed: CiteRecord;
  /** From 1, in the list's order: the mark of numeric styles. */
  readonly number: number;
  /** Of author-date styles: a, b, … where author and year are the same; else ''. */
  readonly yearSuffix: string;
}

export interface CitedList {
  readonly style: TextStyle;
  readonly options: EntryOptions;
  /** In the order of the list. */
  readonly places: readonly Place[];
  readonly placeOf: ReadonlyMap<CiteRecord, Place>;
}

/**
 * `cited` in the order of the text; a record that comes again (the same object) is merged with its first citation. Letters of
 * years follow the order of first citation, in APA that of the titles. Cost: n log n.
 */
export function createCitedList(
  cited: readonly CiteRecord[],
  { style, order, options }: { readonly style: TextStyle; readonly order: ListOrder; readonly options: EntryOptions },
): CitedList {
  const merged = new Map([...new Set(cited)].map((record) => [cleanRecord(record), record]));
  const suffixes = yearSuffixes([...merged.keys()], style, options);
  const ordered = order === 'CITED' ? [...merged.keys()] : sortRecords([...merged.keys()], style, order);
  const places = ordered.map((printed, at) => ({
    record: merged.get(printed) ?? printed,
    ...{ printed, number: at + 1, yearSuffix: suffixes.get(printed) ?? '' },
  }));
  return { style, options, places, placeOf: new Map(places.map((place) => [place.record, place])) };
}

export function isNumeric(style: TextStyle): boolean {
  return style !== 'APA_7' && !rulesOf(style).isAuthorDate;
}

function sortRecords(
  records: readonly CiteRecord[],
  style: TextStyle,
  order: 'NAME' | 'STROKE',
): readonly CiteRecord[] {
  return style === 'APA_7' ? sortApaRecords(records) : sortGbtRecords(records, style, order);
}

function sortApaRecords(records: readonly CiteRecord[]): readonly CiteRecord[] {
  return records
    .map((record) => ({ record, key: apaSortKey(record) }))
    .toSorted((one, other) => compareParts(one.key, other.key))
    .map(({ record }) => record);
}

function compareParts(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((part, index) => LATIN.compare(part, other[index] ?? '') !== 0);
  return at < 0 ? one.length - other.length : LATIN.compare(one[at] ?? '', other[at] ?? '');
}

const LATIN = new Intl.Collator('en', { sensitivity: 'base' });

/** What the text would show the same of needs a letter, be it by the same co-authors or not. */
function yearSuffixes(
  records: readonly CiteRecord[],
  style: TextStyle,
  options: EntryOptions,
): ReadonlyMap<CiteRecord, string> {
  if (style !== 'APA_7' && isNumeric(style)) return new Map();
  const keyOf = (record: CiteRecord): string => {
    if (style === 'APA_7') return apaSameAuthorYear(record);
    const { author, year } = authorDateLabel({ record, yearSuffix: '' }, style, options);
    return `${author} ${year}`;
  };
  const alike = Map.groupBy(style === 'APA_7' ? sortApaRecords(records) : records, keyOf);
  const shared = [...alike.values()].filter((same) => same.length > 1);
  return new Map(shared.flatMap((same) => same.map((record, at) => [record, letters(at)] as const)));
}

/** a … z, aa, ab … */
function letters(at: number): string {
  const last = String.fromCharCode(97 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}
