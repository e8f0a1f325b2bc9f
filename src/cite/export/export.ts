/** Records as a file that reference managers read. */
import type { CiteRecord } from '../record.ts';
import { bibtexLines } from './bibtex.ts';
import { cslItem } from './csl-json.ts';
import { endnoteLines } from './endnote.ts';
import { type ExportFormat, TRANSPORTS } from './formats.ts';
import { type ExportItem, exportItem } from './item.ts';
import { bibtexKeys } from './keys.ts';
import { noteexpressLines } from './noteexpress.ts';
import { risLines } from './ris.ts';

type LinesOf = (item: ExportItem, key: string) => readonly string[];

const LINES: Readonly<Record<Exclude<ExportFormat, 'CSL_JSON'>, LinesOf>> = {
  BIBTEX: (item, key) => bibtexLines(item, key, 'BIBTEX'),
  BIBLATEX: (item, key) => bibtexLines(item, key, 'BIBLATEX'),
  RIS: risLines,
  ENDNOTE: endnoteLines,
  NOTEEXPRESS: noteexpressLines,
};

/**
 * The whole file, in the order of the records, the same record once; how it travels is in `TRANSPORTS`. A blank line stands between
 * records; values are one line each, however long. Without records it is empty (CSL-JSON: an empty list). `keys` are those of a
 * longer list that the records are part of.
 */
export function exportRecords(
  records: readonly CiteRecord[],
  format: ExportFormat,
  keys: readonly string[] = exportKeys(records),
): string {
  const items = [...new Set(records)].map(exportItem);
  if (format === 'CSL_JSON')
    return `${JSON.stringify(
      items.map((item, at) => cslItem(item, keys[at] ?? '')),
      null,
      2,
    )}\n`;
  const { lineEnd } = TRANSPORTS[format];
  const entries = items.map((item, at) => LINES[format](item, keys[at] ?? '').join(lineEnd) + lineEnd);
  return entries.join(lineEnd);
}

/** What the records are called in the file, aligned with the distinct ones: the keys of BibTeX, the ids of CSL-JSON. */
export function exportKeys(records: readonly CiteRecord[]): readonly string[] {
  return bibtexKeys([...new Set(records)].map(exportItem));
}
