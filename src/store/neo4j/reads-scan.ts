/** The lines of an export: records and merged ids in one order, each with the revision that last changed it. */
import type { RevisionStamp } from '../../domain/change.ts';
import { compareText } from '../../domain/order.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Viewer } from '../../domain/scope.ts';
import { type ExportedRecord, exportedId, type GraphStore } from '../port.ts';
import { docOf } from './compile-parts.ts';
import type { Query, Row, Run } from './connection.ts';

export function createScanReads(run: Run): Pick<GraphStore, 'scan'> {
  return {
    scan: async (after, limit, { viewer, deadlineAt }) => {
      const rows = await run(compileScan(after, limit, viewer), deadlineAt);
      return rows
        .map(lineOf)
        .sort((one, other) => compareText(exportedId(one), exportedId(other)))
        .slice(0, limit);
    },
  };
}

/** Columns: id, text of the record or null, what a merged id leads to or null, revision. An id whose record is gone or hidden leads nowhere. */
export function compileScan(after: string | undefined, limit: number, viewer: Viewer): Query {
  const seen = viewer === 'PUBLIC' ? 'AND NOT r._hidden' : '';
  const stamp = 'v.number, v.at, v.actor, v.reason';
  const text = `CALL () {
  MATCH (r:Record) WHERE r.id > $after ${seen}
  WITH r ORDER BY r.id LIMIT $limit
  MATCH (v:Revision {number: r._revision})
  RETURN r.id AS id, ${docOf('r', viewer)} AS doc, null AS into, v
  UNION ALL
  MATCH (m:MergedId) WHERE m.id > $after
  MATCH (r:Record {id: m.target}) WHERE true ${seen}
  WITH r, m ORDER BY m.id LIMIT $limit
  MATCH (v:Revision {number: m.revision})
  RETURN m.id AS id, null AS doc, m.target AS into, v
}
RETURN id, doc, into, ${stamp}`;
  return { text, params: { after: after ?? '', limit } };
}

export function lineOf([id, doc, into, number, at, actor, reason]: Row): ExportedRecord {
  const revision: RevisionStamp = {
    number: Number(number),
    at: String(at),
    actor: String(actor),
    reason: String(reason),
  };
  // `_doc` was written by recordJson.
  if (typeof doc === 'string') return { record: JSON.parse(doc) as GraphRecord, revision };
  return { merged: { id: String(id), into: String(into) }, revision };
}
