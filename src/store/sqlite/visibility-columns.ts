/**
 * Keeps `hidden` and `public_doc` true after a change, by the rules of domain/visibility.ts: from sources to passages, to entities, to
 * relations, to observations and claims. Only what can have changed is looked at again; where nothing is hidden, nothing.
 */
import type { Ontology } from '../../domain/ontology.ts';
import type { PlannedWrite } from '../../domain/plan-port.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { GraphRecord } from '../../domain/records.ts';
import { mentionsOf } from '../../domain/references.ts';
import { isHiddenSource, isHiddenStatement, recordAsSeen } from '../../domain/visibility.ts';
import type { Connection } from './connection.ts';

export interface VisibilityUpdate {
  /** After the records and their details are written, for the change of this revision. */
  update(revision: number): void;
}

export type Stage = 'source' | 'passage' | 'entity' | 'relation' | 'observation' | 'claim';
const STAGES: readonly Stage[] = ['source', 'passage', 'entity', 'relation', 'observation', 'claim'];

/** Undefined where nothing is hidden, before or after. To be called before anything is written. */
export function createVisibility(
  connection: Connection,
  ontology: Ontology,
  writes: readonly PlannedWrite[],
): VisibilityUpdate | undefined {
  const [anyHidden] = connection.get<[number]>('SELECT EXISTS (SELECT 1 FROM record WHERE hidden = 1)') ?? [0];
  const hidesNow = ({ after }: PlannedWrite) =>
    after?.record === 'entity' && stageOf(ontology, after) === 'source' && isHiddenSource(after);
  if (!anyHidden && !writes.some(hidesNow)) return undefined;
  return { update: (revision) => review(connection, ontology, { writes, revision }) };
}

export function stageOf(ontology: Ontology, record: GraphRecord): Stage {
  if (record.record !== 'entity') return record.record;
  return ontology.entityType(record.type)?.isSource ? 'source' : 'entity';
}

interface Reviewed {
  readonly writes: readonly PlannedWrite[];
  readonly revision: number;
}

function review(connection: Connection, ontology: Ontology, { writes, revision }: Reviewed): void {
  const known = new Map<string, boolean>();
  const hides = (id: string) => {
    const hidden = known.get(id) ?? storedHidden(connection, id);
    known.set(id, hidden);
    return hidden;
  };
  const due = new Map<Stage, Map<string, GraphRecord>>(STAGES.map((stage) => [stage, new Map()]));
  const add = (record: GraphRecord) => due.get(stageOf(ontology, record))?.set(record.id, record);
  for (const { after } of writes) if (after) add(after);
  for (const record of recordsOf(connection, entitiesMentioned(writes))) add(record);
  for (const stage of STAGES) {
    // A stage adds to later ones only: the rules need what comes before them.
    for (const record of due.get(stage)?.values() ?? []) {
      const hidden = isHidden(connection, stage, record, hides);
      if (hidden === hides(record.id)) continue;
      known.set(record.id, hidden);
      storeHidden(connection, record, hidden);
      if (record.record === 'relation') connection.run(TURNED, [revision, record.id]);
      for (const dependent of dependents(connection, record)) add(dependent);
    }
  }
  for (const records of due.values()) for (const record of records.values()) storePublicDoc(connection, record, hides);
}

export function isHidden(
  connection: Connection,
  stage: Stage,
  record: GraphRecord,
  hides: (id: string) => boolean,
): boolean {
  if (record.record === 'passage') return hides(record.document);
  if (record.record === 'entity')
    return stage === 'source' ? isHiddenSource(record) : isOnlyMentionedInHidden(connection, record.id);
  return isHiddenStatement(record, hides);
}

const MENTIONED = `
SELECT count(*), coalesce(sum(p.hidden), 0)
  FROM record e JOIN mention m ON m.entity = e.n JOIN record p ON p.n = m.passage WHERE e.id = ?`;

function isOnlyMentionedInHidden(connection: Connection, id: string): boolean {
  const [mentions, hidden] = connection.get<[number, number]>(MENTIONED, [id]) ?? [0, 0];
  return mentions > 0 && mentions === hidden;
}

export function storedHidden(connection: Connection, id: string): boolean {
  const row = connection.get<[number]>('SELECT hidden FROM record WHERE id = ?', [id]);
  return (row ?? connection.get<[number]>('SELECT hidden FROM gone WHERE id = ?', [id]))?.[0] === 1;
}

export function storeHidden(connection: Connection, record: GraphRecord, hidden: boolean): void {
  const value = hidden ? 1 : 0;
  connection.run('UPDATE record SET hidden = ? WHERE id = ?', [value, record.id]);
  if (record.record !== 'relation') return;
  connection.run('UPDATE adjacency SET hidden = ? WHERE relation = (SELECT n FROM record WHERE id = ?)', [
    value,
    record.id,
  ]);
}

const TURNED = 'INSERT OR REPLACE INTO turned SELECT n, ? FROM record WHERE id = ?';

export function storePublicDoc(connection: Connection, record: GraphRecord, hides: (id: string) => boolean): void {
  const seen = recordAsSeen(record, hides);
  const text = seen && recordJson(seen);
  const differs = text !== undefined && text !== recordJson(record);
  connection.run('UPDATE record SET public_doc = ? WHERE id = ? AND public_doc IS NOT ?1', [
    differs ? text : null,
    record.id,
  ]);
}

const REFERRING = `
SELECT r.doc FROM record t JOIN refers f ON f.target = t.n JOIN record r ON r.n = f.record WHERE t.id = ?
UNION
SELECT e.doc FROM record p JOIN mention m ON m.passage = p.n JOIN record e ON e.n = m.entity WHERE p.id = ?`;

function dependents(connection: Connection, record: GraphRecord): readonly GraphRecord[] {
  return parsed(connection.all<[string]>(REFERRING, [record.id, record.id]));
}

/** Entities whose mentions have changed. */
function entitiesMentioned(writes: readonly PlannedWrite[]): readonly string[] {
  const records = writes.flatMap(({ before, after }) => [before, after]).filter((record) => record !== undefined);
  return [...new Set(records.flatMap(mentionsOf).map(({ entity }) => entity))];
}

function recordsOf(connection: Connection, ids: readonly string[]): readonly GraphRecord[] {
  return parsed(
    connection.all<[string]>('SELECT r.doc FROM json_each(?) q JOIN record r ON r.id = q.value', [JSON.stringify(ids)]),
  );
}

function parsed(rows: readonly (readonly [string])[]): readonly GraphRecord[] {
  // `doc` was written by recordJson.
  return rows.map(([doc]) => JSON.parse(doc) as GraphRecord);
}
