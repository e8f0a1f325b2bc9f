/** The graph as five tables, row by row. */

import { CSV_MARK, csvRow } from '../domain/csv.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { GraphRecord, PassageRecord } from '../domain/records.ts';
import { type Referring, referencesOf } from '../domain/references.ts';
import { type Scope, scopeFor, type Viewer } from '../domain/scope.ts';
import type { StoreSnapshot } from '../store/port.ts';
import { type Beside, csvTables, type RecordLine, TABLE_OF, type TableName } from './csv-tables.ts';
import { exportedBatches } from './export.ts';

export interface CsvParts {
  readonly store: StoreSnapshot;
  readonly ontology: Ontology;
  /** Aligned with the passages (inquiry/locators.ts). */
  readonly locate: (passages: readonly PassageRecord[], scope: Scope) => Promise<readonly string[]>;
}

/** Goes at the end of the table. */
export interface CsvText {
  readonly table: TableName;
  readonly text: string;
}

const READ_TIMEOUT_MS = 30_000;
const IDS_AT_ONCE = 500;

/** First the heads of all tables, then rows by id. */
export async function* exportCsv(parts: CsvParts, viewer: Viewer): AsyncGenerator<CsvText, void, void> {
  const tables = csvTables(parts.ontology);
  for (const name of Object.values(TABLE_OF)) yield { table: name, text: CSV_MARK + csvRow(tables[name].header) };
  for await (const batch of exportedBatches(parts.store, viewer)) {
    const lines = batch.filter((line) => 'record' in line);
    const beside = await besideOf(lines, parts, viewer);
    const texts = new Map<TableName, string>();
    for (const line of lines) {
      const name = TABLE_OF[line.record.record];
      texts.set(name, (texts.get(name) ?? '') + csvRow(tables[name].row(line, beside)));
    }
    for (const [table, text] of texts) yield { table, text };
  }
}

/** What the lines refer to, read at once. */
async function besideOf(lines: readonly RecordLine[], parts: CsvParts, viewer: Viewer): Promise<Beside> {
  const own = lines.map(({ record }) => record);
  const ids = new Set(own.flatMap((record: Referring) => referencesOf(record).map(({ id }) => id)));
  const records = [...own, ...(await recordsOf(parts.store, [...ids], viewer))];
  const labels = new Map(records.flatMap((record) => (record.record === 'entity' ? [[record.id, record.label]] : [])));
  const passages = records.filter((record) => record.record === 'passage');
  const locators = await parts.locate(passages, scopeFor(viewer, READ_TIMEOUT_MS));
  const places = new Map(passages.map(({ id }, index) => [id, locators[index]]));
  return {
    label: (id) => (id === undefined ? undefined : labels.get(id)),
    locator: (passage) => places.get(passage),
  };
}

async function recordsOf(store: StoreSnapshot, ids: readonly string[], viewer: Viewer): Promise<GraphRecord[]> {
  const records: GraphRecord[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const found = await store.records(ids.slice(at, at + IDS_AT_ONCE), scopeFor(viewer, READ_TIMEOUT_MS));
    records.push(...found.flatMap((stored) => (stored ? [stored.record] : [])));
  }
  return records;
}
