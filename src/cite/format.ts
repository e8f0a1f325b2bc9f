/** Entries in the text styles. */
import { formatApaEntry } from './apa/entry.ts';
import { cleanRecord } from './clean.ts';
import type { Entry, EntryOptions, TextStyle } from './entry.ts';
import { formatGbtEntry } from './gbt/entry.ts';
import type { CiteRecord } from './record.ts';

/**
 * One record in one style. What the record lacks is left out or replaced as the style has it, and named in `missing`; nothing is
 * invented and nothing is refused. Line breaks and control characters of the data are not printed: an entry is one line, a pair
 * two. Options of another style are passed over. Cost: some 20 µs.
 */
export function formatEntry(record: CiteRecord, style: TextStyle, options: EntryOptions = {}, yearSuffix = ''): Entry {
  const clean = cleanRecord(record);
  if (style === 'APA_7') return formatApaEntry(clean, options, yearSuffix);
  return formatGbtEntry(clean, style, options, yearSuffix);
}
