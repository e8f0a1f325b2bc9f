/** Reference lists. */
import type { Entry } from './entry.ts';
import { formatEntry } from './format.ts';
import { type CitedList, isNumeric } from './order.ts';
import type { CiteRecord } from './record.ts';

export interface ListedEntry {
  readonly record: CiteRecord;
  /** `[1] ` in numeric styles, else ''. */
  readonly label: string;
  readonly entry: Entry;
}

/** The entries in the order of the list. */
export function formatList({ style, options, places }: CitedList): readonly ListedEntry[] {
  return places.map(({ record, printed, number, yearSuffix }) => ({
    record,
    label: isNumeric(style) ? `[${number}] ` : '',
    entry: formatEntry(printed, style, options, yearSuffix),
  }));
}
