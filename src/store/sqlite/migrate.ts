/** Brings a file's tables to this program's version, and refuses a file that it may not touch. */
import { GongfuError } from '../../domain/errors.ts';
import type { Connection } from './connection.ts';
import { APPLICATION_ID, MIGRATIONS } from './ddl.ts';

export type FileState = 'EMPTY' | 'OLDER' | 'CURRENT';

/** Throws UNAVAILABLE for a newer file and for one that is not ours. `migrations` differ in tests only. */
export function stateOfFile(connection: Connection, migrations: readonly string[] = MIGRATIONS): FileState {
  const application = pragma(connection, 'application_id');
  const version = pragma(connection, 'user_version');
  const [tables = 0] = connection.get<[number]>('SELECT count(*) FROM sqlite_schema') ?? [];
  if (tables === 0 && version === 0) return 'EMPTY';
  if (application !== APPLICATION_ID) throw foreign(connection.file);
  if (version > migrations.length) throw newer(connection.file, version, migrations.length);
  return version < migrations.length ? 'OLDER' : 'CURRENT';
}

/** Runs the missing steps, all or none of them. */
export function migrate(connection: Connection, migrations: readonly string[] = MIGRATIONS): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    // Asked again inside the transaction: another process may have migrated while this one waited.
    if (stateOfFile(connection, migrations) !== 'CURRENT') {
      const version = pragma(connection, 'user_version');
      for (const step of migrations.slice(version)) connection.exec(step);
      connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${migrations.length}`);
    }
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.isInTransaction()) connection.exec('ROLLBACK');
    throw error;
  }
}

function pragma(connection: Connection, name: string): number {
  return connection.get<[number]>(`PRAGMA ${name}`)?.[0] ?? 0;
}

function foreign(file: string): GongfuError {
  return new GongfuError(
    'UNAVAILABLE',
    `${file} is an SQLite file, but not one of gongfu's; choose another data folder.`,
  );
}

function newer(file: string, version: number, known: number): GongfuError {
  const versions = `its tables have version ${version}, this program knows up to ${known}`;
  return new GongfuError(
    'UNAVAILABLE',
    `${file} was written by a newer gongfu (${versions}); update this program. The file was left as it is.`,
  );
}
