/** A connection that only reads: beside a writer, after one, or of a file that nobody can write. */
import { existsSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { GongfuError } from '../../domain/errors.ts';
import { type Connection, openConnection } from './connection.ts';
import { stateOfFile } from './migrate.ts';

const CACHE_KIB = 32_768;

export interface ReaderOptions {
  /** Also of older tables, for who reads only what all versions have. */
  readonly anyVersion?: boolean;
}

/** Throws UNAVAILABLE with what to do. */
export function openReader(file: string, options: ReaderOptions = {}): Connection {
  if (!existsSync(file))
    throw new GongfuError('UNAVAILABLE', `there is no store at ${file}; start the server or import something first.`);
  try {
    return checked(openConnection({ file, readOnly: true, cacheKib: CACHE_KIB }), options);
  } catch (error) {
    // SQLite wants to put an index of the WAL beside the file. Where the folder forbids that and nothing waits in a WAL, the
    // file alone is the whole store, and nobody can change it meanwhile.
    if (!isCannotOpen(error) || hasWal(file)) throw error;
    return checked(
      openConnection({ file: `${pathToFileURL(file).href}?immutable=1`, readOnly: true, cacheKib: CACHE_KIB }),
      options,
    );
  }
}

function checked(connection: Connection, { anyVersion = false }: ReaderOptions): Connection {
  try {
    const state = stateOfFile(connection);
    if (state !== 'CURRENT' && !(anyVersion && state === 'OLDER')) {
      throw new GongfuError(
        'UNAVAILABLE',
        `${connection.file} was written by an older gongfu; start the server once, which brings it up to date.`,
      );
    }
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function isCannotOpen(error: unknown): boolean {
  const code = error instanceof GongfuError ? error.details.sqlite : undefined;
  return code === 14 || code === 8;
}

function hasWal(file: string): boolean {
  return existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
}
