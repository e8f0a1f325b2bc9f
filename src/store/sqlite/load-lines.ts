/**
 * The first part of a load: each line becomes its row of `record`, its revision and its change, before it is known whether what it
 * refers to comes. The number `n` of a record is the index of its line plus 1, so that a fault found later leads back to the line.
 */
import type { EntityKeys, EntityNameKey, RevisionStamp } from '../../domain/change.ts';
import { type Problem, refusal } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { GraphRecord } from '../../domain/records.ts';
import { stampFault } from '../../domain/validate/stamp.ts';
import type { LoadedLine, MergedId } from '../port.ts';
import type { Connection } from './connection.ts';
import { KINDS } from './ddl.ts';
import { NAME_LEVELS, type Writing, writeDetails } from './write-details.ts';

/** Where it is seen that more are wrong, reading on helps nobody. */
const MAX_PROBLEMS = 100;

/** What a load is in the middle of. */
export interface Loading {
  readonly connection: Connection;
  readonly ontology: Ontology;
  readonly problems: Problem[];
}

/** What waits for records that come later. On disk, and gone with the connection. */
const WAITING = `
CREATE TEMP TABLE load_merged (n INTEGER PRIMARY KEY, id TEXT NOT NULL, target TEXT NOT NULL, revision INTEGER NOT NULL);
CREATE TEMP TABLE load_name (level INTEGER NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL, document TEXT NOT NULL);
`;

export interface LineWriter {
  write(lines: readonly LoadedLine[]): void;
}

export function createLineWriter(loading: Loading): LineWriter {
  const { connection } = loading;
  connection.exec(WAITING);
  const revisions = createRevisions(loading);
  return {
    write(lines) {
      for (const line of lines) {
        if (!revisions.add(line.index, line.revision)) continue;
        if ('merged' in line) addMerged(connection, line.index + 1, line.merged, line.revision.number);
        else addRecord(loading, line, line.revision.number);
      }
      refuseMany(loading);
    },
  };
}

export function addProblem({ problems }: Loading, index: number, field: string, message: string): void {
  problems.push({ index, field, code: 'BAD_USER_INPUT', message });
}

export function refuseAny({ problems }: Loading): void {
  if (problems.length > 0) throw refusal(problems.toSorted((one, other) => one.index - other.index));
}

/** Goes on where there are few: one run is to name them all. */
export function refuseMany(loading: Loading): void {
  if (loading.problems.length >= MAX_PROBLEMS) refuseAny(loading);
}

/** Neighbouring lines often have one revision: only where it changes is the table asked. */
function createRevisions(loading: Loading) {
  const { connection } = loading;
  let last: RevisionStamp | undefined;
  return {
    add(index: number, stamp: RevisionStamp): boolean {
      if (last && isSame(last, stamp)) return true;
      const fault = stampFault(stamp) ?? clash(storedStamp(connection, stamp.number), stamp);
      if (fault) {
        addProblem(loading, index, fault.field, fault.message);
        return false;
      }
      const { number, at, actor, reason } = stamp;
      connection.run('INSERT OR IGNORE INTO revision VALUES (?, ?, ?, ?)', [number, at, actor, reason]);
      last = stamp;
      return true;
    },
  };
}

function isSame(one: RevisionStamp, other: RevisionStamp): boolean {
  return one.number === other.number && one.at === other.at && one.actor === other.actor && one.reason === other.reason;
}

function storedStamp(connection: Connection, number: number): RevisionStamp | undefined {
  const row = connection.get<[string, string, string]>('SELECT at, actor, reason FROM revision WHERE number = ?', [
    number,
  ]);
  return row && { number, at: row[0], actor: row[1], reason: row[2] };
}

function clash(stored: RevisionStamp | undefined, stamp: RevisionStamp) {
  if (!stored || isSame(stored, stamp)) return undefined;
  const message = `${stamp.number} has another time, actor or reason on another line; these lines are not of one graph`;
  return { field: 'revision', message };
}

function addMerged(connection: Connection, n: number, { id, into }: MergedId, revision: number): void {
  connection.run('INSERT INTO load_merged VALUES (?, ?, ?, ?)', [n, id, into, revision]);
  connection.run('INSERT INTO change VALUES (?, ?, ?, NULL, NULL)', [revision, n, id]);
}

const INSERT_RECORD = `
INSERT INTO record (n, id, kind, revision, doc) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING n`;

type RecordLine = Extract<LoadedLine, { readonly record: GraphRecord }>;

function addRecord(loading: Loading, { index, record, keys }: RecordLine, revision: number): void {
  const { connection } = loading;
  const n = index + 1;
  const doc = recordJson(record);
  const row = [n, record.id, KINDS.indexOf(record.record), revision, doc];
  if (!connection.get(INSERT_RECORD, row)) {
    addProblem(loading, index, 'id', `is ${record.id}, which stands on another line, too`);
    return;
  }
  connection.run('INSERT INTO change VALUES (?, ?, ?, NULL, ?)', [revision, n, record.id, doc]);
  if (record.record === 'entity') addEntity(loading, n, record, keys);
}

/** At once, because relations copy from it; but for the keys that hold in a source only, which may yet come. */
function addEntity(loading: Loading, n: number, record: GraphRecord, keys: EntityKeys | undefined): void {
  const { connection, ontology } = loading;
  const names = keys?.names ?? [];
  const writing: Writing = { connection, ontology, numberOf: () => 0 };
  const free = { sort: keys?.sort ?? '', slug: '', names: names.filter(({ document }) => document === undefined) };
  writeDetails(writing, { n, hidden: 0, record }, false, free);
  for (const name of names) if (name.document !== undefined) addWaitingName(connection, n, name, name.document);
}

function addWaitingName(connection: Connection, n: number, { level, key }: EntityNameKey, document: string): void {
  connection.run('INSERT INTO load_name VALUES (?, ?, ?, ?)', [NAME_LEVELS.indexOf(level), key, n, document]);
}

/** After all records are there. */
export function writeWaitingNames(connection: Connection): void {
  connection.exec(`
INSERT OR IGNORE INTO name_key SELECT w.level, w.key, w.n, d.n FROM load_name w JOIN record d ON d.id = w.document;
DELETE FROM load_name`);
}
