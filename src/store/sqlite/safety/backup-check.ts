/** Reads all of a file that is to be a backup: whole, ours, of no newer program, and every record readable. */
import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GongfuError } from '../../../domain/errors.ts';
import type { BackupFacts } from '../../safety.ts';
import { type Connection, openConnection } from '../connection.ts';
import { stateOfFile } from '../migrate.ts';
import { sha256Of } from './file-steps.ts';

const CACHE_KIB = 16_384;
/** Problems of the file that a message names. */
const MAX_PROBLEMS = 3;
const AT_ONCE = 2_000;

/** Writes nothing, not even beside the file, so that it may lie on a disk that takes no writes. */
export async function checkBackupFile(file: string): Promise<BackupFacts> {
  const path = resolve(file);
  if (!existsSync(path) || !statSync(path).isFile())
    throw new GongfuError('NOT_FOUND', `There is no file ${file}; give the path of a backup.`);
  const counted = withCopy(path, (connection) => {
    requireOurs(connection);
    requireWhole(connection);
    return countsOf(connection);
  });
  return { file: path, bytes: statSync(path).size, sha256: await sha256Of(path), ...counted };
}

/** The file as it lies there, without what may be left of a WAL beside it: a backup has none. */
function withCopy<T>(path: string, work: (connection: Connection) => T): T {
  const wal = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (wal && wal.size > 0)
    throw damaged(path, 'it has a write-ahead log beside it, so that it is a graph in use and no backup');
  const location = `${pathToFileURL(path).href}?immutable=1`;
  try {
    const connection = openConnection({ file: location, readOnly: true, cacheKib: CACHE_KIB });
    try {
      return work(connection);
    } finally {
      connection.close();
    }
  } catch (error) {
    throw error instanceof GongfuError ? named(error, location, path) : error;
  }
}

/** Messages name the file where it lies. */
function named(error: GongfuError, location: string, path: string): GongfuError {
  const message = error.message.replaceAll(location, path).replaceAll(basename(location), path);
  return new GongfuError(error.code, message, { details: error.details, cause: error.cause });
}

function requireOurs(connection: Connection): void {
  if (stateOfFile(connection) === 'EMPTY') throw damaged(connection.file, 'there is nothing in it');
}

function requireWhole(connection: Connection): void {
  const problems = connection.all<[string]>(`PRAGMA integrity_check(${MAX_PROBLEMS})`).map(([problem]) => problem);
  if (problems.length !== 1 || problems[0] !== 'ok') throw damaged(connection.file, problems.join('; '));
}

type Counted = Pick<BackupFacts, 'revision' | 'records' | 'merged' | 'version'>;

/** The counts, where they agree with one another. */
function countsOf(connection: Connection): Counted {
  const number = (text: string) => connection.get<[number | null]>(text)?.[0] ?? 0;
  const counted = {
    revision: number('SELECT max(number) FROM revision'),
    records: number('SELECT count(*) FROM record'),
    merged: number('SELECT count(*) FROM merged'),
    version: number('PRAGMA user_version'),
  };
  const read = readableRecords(connection);
  if (read !== counted.records)
    throw damaged(connection.file, `${counted.records} records are counted, ${read} are there`);
  const last = number('SELECT max(revision) FROM record');
  if (last > counted.revision)
    throw damaged(connection.file, `a record is of revision ${last}, but the last one is ${counted.revision}`);
  const living = number(LIVING);
  if (living !== counted.records)
    throw damaged(connection.file, `it has ${counted.records} records, but by its history there are ${living}`);
  return counted;
}

/** How many ids were last written, not removed: with max(), the other columns are those of the row that has it. */
const LIVING = `
SELECT count(*) FROM (SELECT max(revision), after IS NOT NULL AS is_living FROM change GROUP BY id) WHERE is_living`;

/** Every text is read as what it was written as. */
function readableRecords(connection: Connection): number {
  let read = 0;
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = connection.all<[number, string, string]>(
      'SELECT n, id, doc FROM record WHERE n > ? ORDER BY n LIMIT ?',
      [last, AT_ONCE],
    );
    for (const [, id, doc] of rows) if (idIn(doc) !== id) throw damaged(connection.file, `${id} cannot be read`);
    read += rows.length;
    last = rows.at(-1)?.[0] ?? last;
    if (rows.length < AT_ONCE) return read;
  }
}

function idIn(doc: string): unknown {
  try {
    const record: unknown = JSON.parse(doc);
    return typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined;
  } catch {
    return undefined;
  }
}

function damaged(file: string, what: string): GongfuError {
  return new GongfuError('UNAVAILABLE', `${file} is no good backup: ${what}. Take another one.`);
}
