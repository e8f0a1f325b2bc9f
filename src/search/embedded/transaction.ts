/** Writing to the index file: all or nothing, with what a person can do about a refusal. */
import type { DatabaseSync } from 'node:sqlite';
import { GongfuError } from '../../domain/errors.ts';
import { Connection } from './connection.ts';

const FULL = 13;
const READ_ONLY = 8;

/** Inside another one it is a part of that. Errors: UNAVAILABLE, where the disk is full or the file read-only. */
export function inTransaction(database: DatabaseSync, write: () => void): void {
  if (database.isTransaction) {
    write();
    return;
  }
  try {
    database.exec('BEGIN IMMEDIATE');
    write();
    database.exec('COMMIT');
  } catch (error) {
    if (database instanceof Connection) database.forget();
    if (database.isTransaction) database.exec('ROLLBACK');
    throw translated(error);
  }
}

function translated(error: unknown): unknown {
  const code =
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
      ? error.errcode & 0xff
      : undefined;
  if (code === FULL)
    return new GongfuError(
      'UNAVAILABLE',
      'The disk of the search index is full; make room, it then goes on by itself.',
      { cause: error },
    );
  if (code === READ_ONLY)
    return new GongfuError('UNAVAILABLE', 'The search index is read-only; make its folder writable.', { cause: error });
  return error;
}
