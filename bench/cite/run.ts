/** What a reference list costs: ours and citeproc's, of the same records, in turns. */
import type { TextStyle } from '../../src/cite/entry.ts';
import { exportKeys, exportRecords } from '../../src/cite/export/export.ts';
import { formatList } from '../../src/cite/list.ts';
import { createCitedList } from '../../src/cite/order.ts';
import { plainText } from '../../src/cite/pieces.ts';
import type { CiteRecord } from '../../src/cite/record.ts';
import { apaStyle, type CiteprocItem, createCiteproc } from '../../test/cite/citeproc.ts';

export interface Figures {
  readonly name: string;
  /** CPU microseconds: the median of the rounds. */
  readonly entryUs: number;
}

/** The last is citeproc's, to which the others are compared. */
export const CONTESTANTS = [
  'gongfu, APA 7',
  'gongfu, GB/T 7714—2025',
  'gongfu, GB/T 7714—2015',
  'citeproc, APA 7',
] as const;

const STYLES: readonly TextStyle[] = ['APA_7', 'GB_T_7714_2025_AUTHOR_DATE', 'GB_T_7714_2015_AUTHOR_DATE'];

/**
 * Aligned with CONTESTANTS. Each makes the whole list as plain text, in its order and with the letters of equal years; styles and
 * items are read before. The first round of each warms it and does not count.
 */
export function measure(records: readonly CiteRecord[], rounds: number): readonly Figures[] {
  const makers = [...STYLES.map((style) => () => ours(records, style)), citeprocOf(records)];
  const times = Array.from({ length: rounds + 1 }, () => makers.map((make) => cpuUs(make) / records.length)).slice(1);
  return CONTESTANTS.map((name, at) => ({ name, entryUs: median(times.map((round) => round[at] ?? 0)) }));
}

/** Throws where an entry is empty: nothing is measured that makes none. */
function ours(records: readonly CiteRecord[], style: TextStyle): readonly string[] {
  const list = createCitedList(records, { style, order: 'NAME', options: { url: 'ALWAYS' } });
  return withText(
    formatList(list).map(({ entry }) => plainText(entry.pieces)),
    records.length,
  );
}

function citeprocOf(records: readonly CiteRecord[]): () => readonly string[] {
  const items: readonly CiteprocItem[] = JSON.parse(exportRecords(records, 'CSL_JSON', exportKeys(records)));
  const citeproc = createCiteproc({ ...apaStyle(), items });
  return () => withText([...citeproc.bibliography().values()], records.length);
}

function withText(entries: readonly string[], count: number): readonly string[] {
  if (entries.length !== count || entries.includes(''))
    throw new Error(`${entries.length} entries of ${count} records`);
  return entries;
}

function cpuUs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
