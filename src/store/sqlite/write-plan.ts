/** Writes a planned change into the tables: the records, what stands beside them, who may see them, and the revision. */

import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { Plan, PlannedWrite } from '../../domain/plan-port.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Connection } from './connection.ts';
import { KINDS } from './ddl.ts';
import { createVisibility } from './visibility-columns.ts';
import { removeDetails, type Writing, writeDetails, writeReferences } from './write-details.ts';

export interface RevisionStamp {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
}

/** Inside a transaction of the caller. */
export function writePlan(connection: Connection, ontology: Ontology, plan: Plan, stamp: RevisionStamp): void {
  const visibility = createVisibility(connection, ontology, plan.writes);
  const known = new Map<string, number>();
  const writing: Writing = { connection, ontology, numberOf: (id) => requireNumber(connection, known, id) };
  freeIdentities(connection, plan.writes);
  for (const write of plan.writes) if (!write.after) removeRecord(connection, write);
  const written = plan.writes.filter(hasAfter);
  for (const write of written) known.set(write.id, writeRecord(connection, write, stamp.number));
  // Relations copy the sort keys and types of their ends: entities come first.
  for (const kind of KINDS) {
    for (const { id, before, after, keys, refersTo } of written) {
      if (after.record !== kind) continue;
      const n = writing.numberOf(id);
      writeDetails(writing, n, after, before, keys);
      writeReferences(writing, n, refersTo, before === undefined);
    }
  }
  visibility?.update();
  writeRevision(connection, plan.writes, stamp);
}

type Written = PlannedWrite & { readonly after: GraphRecord };

function hasAfter(write: PlannedWrite): write is Written {
  return write.after !== undefined;
}

function requireNumber(connection: Connection, known: Map<string, number>, id: string): number {
  const n = known.get(id) ?? connection.get<[number]>('SELECT n FROM record WHERE id = ?', [id])?.[0];
  if (n === undefined) throw new GongfuError('INTERNAL', `the planned change refers to ${id}, which is not stored`);
  known.set(id, n);
  return n;
}

/** Two records may change places: all are freed before any is set. */
function freeIdentities(connection: Connection, writes: readonly PlannedWrite[]): void {
  const ids = writes.flatMap((write) => (write.before ? [write.id] : []));
  if (ids.length === 0) return;
  connection.run('UPDATE record SET identity = NULL WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(ids),
  ]);
}

function writeRecord(connection: Connection, { id, before, after, identity }: Written, revision: number): number {
  const values = [revision, recordJson(after), identity ?? null];
  const row = before
    ? connection.get<[number]>(
        'UPDATE record SET revision = ?, doc = ?, identity = ?, public_doc = NULL WHERE id = ? RETURNING n',
        [...values, id],
      )
    : connection.get<[number]>(
        'INSERT INTO record (id, kind, revision, doc, identity) VALUES (?, ?, ?, ?, ?) RETURNING n',
        [id, KINDS.indexOf(after.record), ...values],
      );
  if (!row) throw new GongfuError('INTERNAL', `${id} is to be changed, but is not stored`);
  return row[0];
}

function removeRecord(connection: Connection, { id, before }: PlannedWrite): void {
  const row = connection.get<[number]>('SELECT n FROM record WHERE id = ?', [id]);
  if (!row || !before) throw new GongfuError('INTERNAL', `${id} is to be removed, but is not stored`);
  const [n] = row;
  connection.run('INSERT OR REPLACE INTO gone SELECT id, hidden FROM record WHERE n = ?', [n]);
  removeDetails(connection, n, before);
  connection.run('DELETE FROM refers WHERE record = ?', [n]);
  connection.run('DELETE FROM record WHERE n = ?', [n]);
}

function writeRevision(
  connection: Connection,
  writes: readonly PlannedWrite[],
  { number, at, actor, reason }: RevisionStamp,
): void {
  connection.run('INSERT INTO revision VALUES (?, ?, ?, ?)', [number, at, actor, reason]);
  writes.forEach(({ id, before, after }, place) => {
    const texts = [before, after].map((record) => (record ? recordJson(record) : null));
    connection.run('INSERT INTO change VALUES (?, ?, ?, ?, ?)', [number, place, id, ...texts]);
  });
}
