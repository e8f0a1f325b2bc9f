/** One state of the store, read from the present and corrected by what has changed since (past.ts). */
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphRecord, PassageRecord, Stored } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore, StorePosition, StoreSnapshot } from '../port.ts';
import type { Run } from './connection.ts';
import { askAlone } from './gathering.ts';
import { outlineOfPassages, type PlacedPassage } from './outline.ts';
import { createPast, type Past, seenThen } from './past.ts';
import { createFeedReads } from './reads-feed.ts';
import { createRecordReads } from './reads-records.ts';
import { scanAt } from './snapshot-scan.ts';

export interface Snapshots {
  open(): Promise<StoreSnapshot>;
}

export function createSnapshots(run: Run, ontology: Ontology): Snapshots {
  return {
    open: async () => {
      let isClosed = false;
      const open: Run = async (query, deadlineAt) => {
        if (isClosed) throw new GongfuError('UNAVAILABLE', 'the snapshot is closed.');
        return run(query, deadlineAt);
      };
      const at = await createFeedReads(open).position();
      // Asked alone: what is read here belongs to one state.
      const { records } = createRecordReads((question, deadlineAt) => askAlone(open, question, deadlineAt), ontology);
      const state: Snapshot = { run: open, at, past: createPast(open, at.revision), records };
      return {
        records: (ids, scope) => recordsAt(state, ids, scope),
        outlineOf: (ids, scope) => outlinesAt(state, ids, scope),
        scan: (after, limit, scope) => scanAt(state, after, limit, scope),
        position: async () => at,
        close: async () => {
          isClosed = true;
        },
      };
    },
  };
}

export interface Snapshot {
  readonly run: Run;
  readonly at: StorePosition;
  readonly past: Past;
  readonly records: GraphStore['records'];
}

const MERGED = `
UNWIND $ids AS id
MATCH (m:MergedId {id: id})
RETURN m.id, m.target, m.revision`;

/** What each id stood for. */
async function resolved(
  { run, at, past }: Snapshot,
  ids: readonly string[],
  deadlineAt: number,
): Promise<readonly string[]> {
  const rows = await run({ text: MERGED, params: { ids: [...new Set(ids)] } }, deadlineAt);
  await past.refresh(deadlineAt);
  const now = new Map(rows.flatMap(([id, target, number]) => (Number(number) <= at.revision ? [[id, target]] : [])));
  return ids.map((id) => (past.merged.has(id) ? past.merged.get(id)?.target : String(now.get(id) ?? id)) ?? id);
}

async function recordsAt(
  snapshot: Snapshot,
  ids: readonly string[],
  scope: Scope,
): Promise<readonly (Stored | undefined)[]> {
  if (ids.length === 0) return [];
  const { past, records } = snapshot;
  const own = await resolved(snapshot, ids, scope.deadlineAt);
  const now = await records(own, scope);
  await past.refresh(scope.deadlineAt);
  return own.map((id, place) => (past.records.has(id) ? seenThen(past.records.get(id), scope.viewer) : now[place]));
}

const PASSAGES = `
UNWIND $ids AS id
MATCH (p:Passage {document: id})
RETURN id, p.id, p.section, p.paragraph, p._hidden`;

async function outlinesAt(snapshot: Snapshot, ids: readonly string[], { viewer, deadlineAt }: Scope) {
  if (ids.length === 0) return [];
  const { run, past } = snapshot;
  const own = await resolved(snapshot, ids, deadlineAt);
  const rows = await run({ text: PASSAGES, params: { ids: [...new Set(own)] } }, deadlineAt);
  await past.refresh(deadlineAt);
  const placed = new Map<string, PlacedPassage[]>(own.map((id) => [id, []]));
  for (const [document, id, section, paragraph, hidden] of rows) {
    if (past.records.has(String(id)) || (viewer === 'PUBLIC' && hidden === true)) continue;
    const passage = { id: String(id), section: section as string[], paragraph: Number(paragraph) };
    placed.get(String(document))?.push(passage);
  }
  for (const old of past.records.values()) {
    const record = seenThen(old, viewer)?.record;
    if (record && isPassage(record)) placed.get(record.document)?.push(record);
  }
  return own.map((id) => outlineOfPassages(placed.get(id) ?? []));
}

function isPassage(record: GraphRecord): record is PassageRecord {
  return record.record === 'passage';
}
