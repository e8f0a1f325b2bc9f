/**
 * What records and merged ids were at a revision that has been passed: Neo4j keeps one state, but each change says what was before it.
 * Only what has changed since is held, so that memory grows with what is written while a snapshot is open.
 */
import type { GraphRecord, Stored } from '../../domain/records.ts';
import type { Viewer } from '../../domain/scope.ts';
import type { Row, Run } from './connection.ts';

export interface OldRecord {
  readonly record: GraphRecord;
  /** What PUBLIC read, where that was less. */
  readonly publicRecord?: GraphRecord;
  readonly hidden: boolean;
  readonly revision: number;
}

export interface OldMerged {
  readonly target: string;
  readonly revision: number;
}

export interface Past {
  /** Of all that changed since: undefined for what was not there. To be asked after `refresh`. */
  readonly records: ReadonlyMap<string, OldRecord | undefined>;
  readonly merged: ReadonlyMap<string, OldMerged | undefined>;
  /** Learns what was committed by now; to be called after each reading of the present, and before that is corrected. */
  refresh(deadlineAt: number): Promise<void>;
}

/** Columns: id, revision that changed it, the record before, its revision, whether it was hidden, its text for PUBLIC, where a merged id led. */
const SINCE = `
CALL () {
  MATCH (c:Change) WHERE c.revision > $seen
  RETURN c.id AS id, c.revision AS at, c.before AS doc, c._revision AS revision, c._hidden AS hidden,
    c._publicDoc AS publicDoc, null AS target
  UNION ALL
  MATCH (p:Preimage) WHERE p.revision > $seen
  RETURN p.id AS id, p.revision AS at, p.doc AS doc, p._revision AS revision, p._hidden AS hidden,
    p._publicDoc AS publicDoc, p.target AS target
}
RETURN id, at, doc, revision, hidden, publicDoc, target ORDER BY at`;

export function createPast(run: Run, revision: number): Past {
  const records = new Map<string, OldRecord | undefined>();
  const merged = new Map<string, OldMerged | undefined>();
  let seen = revision;
  const take = (row: Row) => {
    const [id, at, , before, , , target] = row;
    seen = Math.max(seen, Number(at));
    if (typeof target === 'string') {
      // What it led to since a later revision only is no part of the state.
      const then = Number(before) <= revision ? { target, revision: Number(before) } : undefined;
      if (!merged.has(String(id))) merged.set(String(id), then);
    } else if (!records.has(String(id))) records.set(String(id), oldRecord(row));
  };
  return {
    records,
    merged,
    refresh: async (deadlineAt) => {
      for (const row of await run({ text: SINCE, params: { seen } }, deadlineAt)) take(row);
    },
  };
}

function oldRecord([, , doc, revision, hidden, publicDoc]: Row): OldRecord | undefined {
  if (typeof doc !== 'string') return undefined;
  return {
    // Both were written by recordJson.
    record: JSON.parse(doc) as GraphRecord,
    ...(typeof publicDoc === 'string' ? { publicRecord: JSON.parse(publicDoc) as GraphRecord } : {}),
    hidden: hidden === true,
    revision: Number(revision),
  };
}

/** As the viewer saw it. */
export function seenThen(old: OldRecord | undefined, viewer: Viewer): Stored | undefined {
  if (!old || (viewer === 'PUBLIC' && old.hidden)) return undefined;
  const record = viewer === 'PUBLIC' ? (old.publicRecord ?? old.record) : old.record;
  return { record, revision: old.revision };
}
