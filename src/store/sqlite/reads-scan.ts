/** The lines of an export: records and merged ids in one order, each with the revision that last changed it. */
import type { RevisionStamp } from '../../domain/change.ts';
import { compareText } from '../../domain/order.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Viewer } from '../../domain/scope.ts';
import type { ExportedRecord, MergedId } from '../port.ts';
import { atMost, docOf, visible } from './compile-parts.ts';
import type { Connection } from './connection.ts';
import { all, type Part, raw, sql } from './sql.ts';

/** As it travels between threads: the record still as its text. */
export type ScannedText =
  | { readonly doc: string; readonly revision: RevisionStamp }
  | { readonly merged: MergedId; readonly revision: RevisionStamp };

export interface ScanReads {
  scan(after: string | undefined, limit: number, viewer: Viewer): readonly ScannedText[];
}

type ScanRow = [id: string, text: string, number: number, at: string, actor: string, reason: string];

const STAMP = raw('v.number, v.at, v.actor, v.reason');

export function createScanReads(connection: Connection): ScanReads {
  return {
    scan: (after, limit, viewer) => {
      const rows = (query: Part) => connection.all<ScanRow>(query.text, query.params);
      const records = rows(recordRows(after, limit, viewer)).map((row) => ({
        id: row[0],
        line: { doc: row[1], revision: stampOf(row) },
      }));
      const merged = rows(mergedRows(after, limit, viewer)).map((row) => ({
        id: row[0],
        line: { merged: { id: row[0], into: row[1] }, revision: stampOf(row) },
      }));
      const lines = merged.length === 0 ? records : [...records, ...merged];
      return lines
        .sort((one, other) => compareText(one.id, other.id))
        .slice(0, limit)
        .map(({ line }) => line);
    },
  };
}

export function scannedLine(text: ScannedText): ExportedRecord {
  if ('merged' in text) return text;
  // `doc` was written by recordJson.
  return { record: JSON.parse(text.doc) as GraphRecord, revision: text.revision };
}

function recordRows(after: string | undefined, limit: number, viewer: Viewer): Part {
  const where = all([
    after === undefined ? undefined : sql`r.id > ${after}`,
    visible('r', viewer),
    raw('deadline(r.n)'),
  ]);
  return sql`SELECT r.id, ${docOf('r', viewer)}, ${STAMP} FROM record r CROSS JOIN revision v ON v.number = r.revision WHERE ${where} ORDER BY r.id ${atMost(limit)}`;
}

/** An id whose record is gone or hidden leads nowhere. */
function mergedRows(after: string | undefined, limit: number, viewer: Viewer): Part {
  const where = all([
    after === undefined ? undefined : sql`m.id > ${after}`,
    visible('r', viewer),
    raw('deadline(r.n)'),
  ]);
  return sql`SELECT m.id, m.target, ${STAMP} FROM merged m CROSS JOIN record r ON r.id = m.target CROSS JOIN revision v ON v.number = m.revision WHERE ${where} ORDER BY m.id ${atMost(limit)}`;
}

function stampOf([, , number, at, actor, reason]: ScanRow): RevisionStamp {
  return { number, at, actor, reason };
}
