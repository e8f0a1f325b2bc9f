/** Writes a planned change into the tables: the records, what stands beside them, who may see them, and the revision. */

import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { Plan, PlannedWrite } from '../../domain/plan-port.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Connection } from './connection.ts';
import { KINDS } from './ddl.ts';
import { createVisibility } from './visibility-columns.ts';
import { removeDetails, type Writing, writeDetails } from './write-details.ts';
import { removeLinks, writeLinks } from './write-links.ts';

export interface RevisionStamp {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
}

/** Inside a transaction of the caller. */
export function writePlan(connection: Connection, ontology: Ontology, { writes }: Plan, stamp: RevisionStamp): void {
  const visibility = createVisibility(connection, ontology, writes);
  const stored = new Map<string, StoredPlace>();
  const writing: Writing = { connection, ontology, numberOf: (id) => placeOf(connection, stored, id).n };
  for (const { id, before, after } of writes) {
    if (before) takeAway(writing, placeOf(connection, stored, id).n, before, after);
  }
  freeIdentities(connection, writes);
  for (const { id, after } of writes) if (!after) removeRecord(connection, placeOf(connection, stored, id).n);
  const written = writes.filter(hasAfter);
  for (const write of written) writeRecord(connection, stored, write, stamp.number);
  // Relations copy the sort keys and types of their ends: entities come first.
  for (const kind of KINDS) {
    for (const { id, before, after, keys, refersTo } of written) {
      if (after.record !== kind) continue;
      const place = placeOf(connection, stored, id);
      writeDetails(writing, { ...place, record: after }, before !== undefined, keys);
      writeLinks(writing, place.n, after, refersTo);
    }
  }
  visibility?.update();
  writeRevision(connection, writes, stamp);
}

type Written = PlannedWrite & { readonly after: GraphRecord };

function hasAfter(write: PlannedWrite): write is Written {
  return write.after !== undefined;
}

interface StoredPlace {
  readonly n: number;
  readonly hidden: number;
}

function placeOf(connection: Connection, stored: Map<string, StoredPlace>, id: string): StoredPlace {
  const known = stored.get(id);
  if (known) return known;
  const row = connection.get<[number, number]>('SELECT n, hidden FROM record WHERE id = ?', [id]);
  if (!row) throw new GongfuError('INTERNAL', `the planned change needs ${id}, which is not stored`);
  const place = { n: row[0], hidden: row[1] };
  stored.set(id, place);
  return place;
}

/** An entity that stays keeps its row: relations have copied from it. */
function takeAway(writing: Writing, n: number, before: GraphRecord, after: GraphRecord | undefined): void {
  removeLinks(writing, n, before);
  if (!after || before.record !== 'entity') removeDetails(writing.connection, n, before.record);
}

/** Two records may change places: all are freed before any is set. */
function freeIdentities(connection: Connection, writes: readonly PlannedWrite[]): void {
  const ids = writes.flatMap((write) => (write.before ? [write.id] : []));
  if (ids.length === 0) return;
  connection.run('UPDATE record SET identity = NULL WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(ids),
  ]);
}

function removeRecord(connection: Connection, n: number): void {
  connection.run('INSERT OR REPLACE INTO gone SELECT id, hidden FROM record WHERE n = ?', [n]);
  connection.run('DELETE FROM record WHERE n = ?', [n]);
}

const UPDATE_RECORD = 'UPDATE record SET revision = ?, doc = ?, identity = ?, public_doc = NULL WHERE n = ?';
const INSERT_RECORD = 'INSERT INTO record (revision, doc, identity, id, kind) VALUES (?, ?, ?, ?, ?)';

function writeRecord(connection: Connection, stored: Map<string, StoredPlace>, write: Written, revision: number): void {
  const { id, before, after, identity } = write;
  const values = [revision, recordJson(after), identity ?? null];
  if (before) connection.run(UPDATE_RECORD, [...values, placeOf(connection, stored, id).n]);
  else stored.set(id, { n: connection.insert(INSERT_RECORD, [...values, id, KINDS.indexOf(after.record)]), hidden: 0 });
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
