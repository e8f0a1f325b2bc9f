/** Small SQLite files beside the graph, as tokens and proposals have: this user's alone, held open by several processes at once. */
import { chmodSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { GongfuError } from './domain/errors.ts';
import { type Finding, fault, warning } from './domain/finding.ts';

export interface FileKind {
  /** In messages: `token file`. */
  readonly name: string;
  /** The only one so far is 1; 0 is a file with nothing in it. */
  readonly version: number;
  /** Makes it in an empty file. */
  readonly schema: string;
  /** A caller waits so long for whoever else writes, and its thread with it. */
  readonly busyTimeoutMs: number;
}

/** Errors: UNAVAILABLE, where the file cannot be opened or is of a newer version. */
export function openSqliteFile(file: string, kind: FileKind): DatabaseSync {
  try {
    const db = new DatabaseSync(file, { timeout: kind.busyTimeoutMs });
    restrictToOwner(file);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    migrate(db, file, kind);
    return db;
  } catch (cause) {
    if (cause instanceof GongfuError) throw cause;
    const message = `The ${kind.name} ${file} cannot be opened: ${textOf(cause)}. Check that its folder exists and may be written.`;
    throw new GongfuError('UNAVAILABLE', message, { cause });
  }
}

/** Waits for whoever else writes; what `work` throws undoes it. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

export interface Looking<T> {
  /** That of the findings. */
  readonly check: string;
  readonly kind: FileKind;
  /** What to do about a file that cannot be read. */
  readonly ifDamaged: string;
  readonly read: (db: DatabaseSync) => T;
}

/** `read` is undefined where nothing is in the file yet. */
export type Looked<T> =
  | { readonly fault: Finding }
  | { readonly read: T | undefined; readonly warnings: readonly Finding[] };

/** What is wrong with a file that is there, or what is in it. Writes nothing; reads all of it. */
export function lookAtSqliteFile<T>(file: string, { check, kind, ifDamaged, read }: Looking<T>): Looked<T> {
  const damaged = (what: string): Looked<T> => {
    const message = `the file cannot be read: ${what}`;
    return { fault: fault(check, { message, remedy: 'HAND', advice: ifDamaged }) };
  };
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: kind.busyTimeoutMs });
    try {
      const whole = String(db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check);
      if (whole !== 'ok') return damaged(whole);
      const version = versionOf(db);
      if (version > kind.version) return { fault: fault(check, newer(version, kind)) };
      const isEmpty = version === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
      if (version < kind.version && !isEmpty) return damaged(`it is no ${kind.name} of gongfu (version ${version})`);
      return { read: isEmpty ? undefined : read(db), warnings: ofOthers(file, check) };
    } finally {
      db.close();
    }
  } catch (error) {
    return damaged(textOf(error));
  }
}

function newer(version: number, kind: FileKind) {
  const message = `the file is of a newer version of gongfu (${version}, this one knows ${kind.version})`;
  return { message, remedy: 'HAND', advice: 'use that version; this one leaves the file alone' } as const;
}

function ofOthers(file: string, check: string): readonly Finding[] {
  const isOpen = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  return isOpen ? [warning(check, 'others may read the file', `chmod 600 ${file}`)] : [];
}

function restrictToOwner(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch {
    // Not ours to change, or a system without modes: `gongfu doctor` tells of it.
  }
}

function migrate(db: DatabaseSync, file: string, { name, version: known, schema }: FileKind): void {
  const version = versionOf(db);
  if (version > known) {
    const message = `The ${name} ${file} is of a newer version of gongfu (${version}, this one knows ${known}): use that version.`;
    throw new GongfuError('UNAVAILABLE', message);
  }
  if (version === known) return;
  // Another process may have made it meanwhile.
  inTransaction(db, () => versionOf(db) < known && db.exec(`${schema}; PRAGMA user_version = ${known}`));
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
