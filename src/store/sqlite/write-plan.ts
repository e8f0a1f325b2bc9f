/** Writes a planned change into the tables: the records, what stands beside them, who may see them, and the revision. */

import type { RevisionStamp } from '../../domain/change.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { Plan, PlannedWrite } from '../../domain/plan-port.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Connection } from './connection.ts';
import { KINDS } from './ddl.ts';
import type { KnownRecords } from './known-records.ts';
import { createVisibility } from './visibility-columns.ts';
import { removeDetails, type Writing, writeDetails } from './write-details.ts';
import { removeLinks, writeLinks } from './write-links.ts';
import { aliasesOf, writeMerged } from './write-merged.ts';

export interface PlanTarget {
  readonly connection: Connection;
  readonly ontology: Ontology;
  /** What the planning has read is not read again. */
  readonly known: KnownRecords;
}

/** Inside a transaction of the caller. */
export function writePlan(target: PlanTarget, plan: Plan, stamp: RevisionStamp): void {
  const { connection, ontology, known } = target;
  const { writes } = plan;
  writeMerged(connection, plan, stamp.number);
  const visibility = createVisibility(connection, ontology, writes);
  const writing: Writing = { connection, ontology, numberOf: (id) => known.place(id).n };
  for (const { id, before, after } of writes) if (before) takeAway(writing, known.place(id).n, before, after);
  freeIdentities(target, writes);
  for (const { id, after } of writes) if (!after) removeRecord(connection, known.place(id).n);
  const texts = writes.map(({ before, after }) => textsOf(known, before, after));
  writes.forEach((write, place) => {
    if (hasAfter(write)) writeRecord(target, write, texts[place]?.after ?? null, stamp.number);
  });
  writeAllDetails(writing, known, writes.filter(hasAfter));
  visibility?.update(stamp.number);
  writeRevision(connection, stamp);
  writes.forEach(({ id }, place) => void writeChange(connection, [stamp.number, place, id], texts[place]));
  aliasesOf(plan).forEach((id, place) => void writeChange(connection, [stamp.number, writes.length + place, id]));
  if (visibility || plan.merged.length > 0) known.clear();
  else known.forget(writes.map(({ id }) => id));
}

/** Relations copy the sort keys and types of their ends: entities come first. */
function writeAllDetails(writing: Writing, known: KnownRecords, written: readonly Written[]): void {
  for (const kind of KINDS) {
    for (const { id, before, after, keys, refersTo } of written) {
      if (after.record !== kind) continue;
      const { n, hidden } = known.place(id);
      writeDetails(writing, { n, hidden, record: after }, before !== undefined, keys);
      writeLinks(writing, n, after, refersTo);
    }
  }
}

type Written = PlannedWrite & { readonly after: GraphRecord };

function hasAfter(write: PlannedWrite): write is Written {
  return write.after !== undefined;
}

/** A record's JSON on both sides of the change, as `doc` and the history hold it: made once for both. */
interface Texts {
  readonly before: string | null;
  readonly after: string | null;
}

function textsOf(known: KnownRecords, before: GraphRecord | undefined, after: GraphRecord | undefined): Texts {
  return { before: before ? known.textOf(before) : null, after: after ? recordJson(after) : null };
}

/** An entity that stays keeps its row: relations have copied from it. */
function takeAway(writing: Writing, n: number, before: GraphRecord, after: GraphRecord | undefined): void {
  removeLinks(writing, n, before);
  if (!after || before.record !== 'entity') removeDetails(writing.connection, n, before.record);
}

/** Two records may change places: all are freed before any is set. */
function freeIdentities({ connection, known }: PlanTarget, writes: readonly PlannedWrite[]): void {
  for (const { id, before, identity } of writes) {
    if (!before) continue;
    const { n, identity: stored } = known.place(id);
    if (stored !== null && stored !== identity) connection.run('UPDATE record SET identity = NULL WHERE n = ?', [n]);
  }
}

function removeRecord(connection: Connection, n: number): void {
  connection.run('INSERT OR REPLACE INTO gone SELECT id, hidden FROM record WHERE n = ?', [n]);
  connection.run('DELETE FROM record WHERE n = ?', [n]);
}

const UPDATE_RECORD = 'UPDATE record SET revision = ?, doc = ?, identity = ?, public_doc = NULL WHERE n = ?';
const INSERT_RECORD = 'INSERT INTO record (revision, doc, identity, id, kind) VALUES (?, ?, ?, ?, ?)';

function writeRecord({ connection, known }: PlanTarget, write: Written, doc: string | null, revision: number): void {
  const { id, before, after } = write;
  const identity = write.identity ?? null;
  if (before) connection.run(UPDATE_RECORD, [revision, doc, identity, known.place(id).n]);
  else {
    const n = connection.insert(INSERT_RECORD, [revision, doc, identity, id, KINDS.indexOf(after.record)]);
    known.add(id, { n, hidden: 0, identity });
  }
}

function writeRevision(connection: Connection, { number, at, actor, reason }: RevisionStamp): void {
  connection.run('INSERT INTO revision VALUES (?, ?, ?, ?)', [number, at, actor, reason]);
}

type ChangePlace = readonly [revision: number, place: number, id: string];

function writeChange(connection: Connection, place: ChangePlace, texts?: Texts): void {
  connection.run('INSERT INTO change VALUES (?, ?, ?, ?, ?)', [...place, texts?.before ?? null, texts?.after ?? null]);
}
