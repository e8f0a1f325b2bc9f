/** One index file: opened or made, with its facts in memory. What is damaged or of other columns is made anew: nothing is lost. */
import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { GongfuError } from '../../domain/errors.ts';
import type { Facts } from '../facts.ts';
import type { SearchSettings } from '../settings.ts';
import { tables } from './ddl.ts';
import { Deadline } from './deadline.ts';

export interface Row extends Facts {
  readonly rowid: number;
}

export interface IndexFile {
  readonly path: string;
  readonly database: DatabaseSync;
  readonly deadline: Deadline;
  /** Every document of the file, by rowid; as many rows of an id as there are audiences that see it differently. */
  readonly rows: Map<number, Row>;
  readonly rowsOfId: Map<string, readonly Row[]>;
}

export interface FileOptions {
  readonly path: string;
  readonly settings: SearchSettings;
  readonly readOnly: boolean;
}

export function openFile(options: FileOptions): IndexFile {
  if (options.readOnly) return openReadOnly(options);
  try {
    const file = existsSync(options.path) ? loaded(options) : undefined;
    if (file && metaOf(file.database, 'columns') === columnNames(options.settings)) return file;
    file?.database.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  removeFile(options.path);
  return created(options);
}

export function removeFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

export function metaOf(database: DatabaseSync, key: string): string | undefined {
  const value = database.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.value;
  return typeof value === 'string' ? value : undefined;
}

export function setMeta(database: DatabaseSync, key: string, value: string): void {
  database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);
}

function openReadOnly(options: FileOptions): IndexFile {
  if (!existsSync(options.path)) {
    throw new GongfuError(
      'UNAVAILABLE',
      `There is no search index at ${options.path}; start the server once or run \`gongfu reindex\`.`,
    );
  }
  return loaded(options);
}

function created({ path, settings }: FileOptions): IndexFile {
  const database = connect(path, false);
  database.exec('BEGIN IMMEDIATE');
  database.exec(tables(settings.columns));
  setMeta(database, 'columns', columnNames(settings));
  setMeta(database, 'version', settings.version);
  setMeta(database, 'seq', '0');
  database.exec('COMMIT');
  return { path, database, deadline: new Deadline(database), rows: new Map(), rowsOfId: new Map() };
}

function loaded({ path, readOnly }: FileOptions): IndexFile {
  const database = connect(path, readOnly);
  try {
    const rows = new Map<number, Row>();
    const rowsOfId = new Map<string, readonly Row[]>();
    const file = { path, database, deadline: new Deadline(database), rows, rowsOfId };
    for (const { rowid, facts } of database.prepare('SELECT rowid, facts FROM doc').iterate()) {
      // Written by put.ts from Facts.
      addRow(file, { ...(JSON.parse(String(facts)) as Facts), rowid: Number(rowid) });
    }
    return file;
  } catch (error) {
    database.close();
    throw error;
  }
}

export function addRow(file: IndexFile, row: Row): void {
  file.rows.set(row.rowid, row);
  file.rowsOfId.set(row.id, [...(file.rowsOfId.get(row.id) ?? []).filter((other) => other.rowid !== row.rowid), row]);
}

export function dropRow(file: IndexFile, row: Row): void {
  file.rows.delete(row.rowid);
  const others = (file.rowsOfId.get(row.id) ?? []).filter((other) => other.rowid !== row.rowid);
  if (others.length > 0) file.rowsOfId.set(row.id, others);
  else file.rowsOfId.delete(row.id);
}

function connect(path: string, readOnly: boolean): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly });
  database.exec('PRAGMA busy_timeout = 2000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY');
  // The index follows the store again from what it has: NORMAL loses no more than that.
  if (!readOnly) database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  return database;
}

function columnNames(settings: SearchSettings): string {
  return settings.columns.map((column) => column.name).join(' ');
}

const CORRUPT = 11;
const ERROR = 1;
const NOT_A_DATABASE = 26;

/** Also a file of SQLite's that has not our tables. */
function isDamage(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  const code =
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
      ? error.errcode & 0xff
      : undefined;
  return code === CORRUPT || code === NOT_A_DATABASE || code === ERROR;
}
