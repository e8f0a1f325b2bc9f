/** What can be said of the file before its records are read: that SQLite finds it whole, that it is ours, and what waits beside it. */
import { statSync } from 'node:fs';
import { type Finding, fault, okay, warning } from '../../../domain/finding.ts';
import type { Connection } from '../connection.ts';
import { stateOfFile } from '../migrate.ts';
import { TRUTH } from './truth.ts';

const MAX_PROBLEMS = 20;
/** Twice the size at which the writer folds it: somebody keeps it from being folded. */
const LARGE_WAL_BYTES = 134_217_728;

export interface FileState {
  readonly findings: readonly Finding[];
  /** Records and history can be read in whole. */
  readonly isTruthWhole: boolean;
  readonly isCurrent: boolean;
}

/** `file` is what `connection` reads. */
export function checkFile(connection: Connection, file: string): FileState {
  const whole = checkWhole(connection);
  const isCurrent = stateOfFile(connection) === 'CURRENT';
  const [version = 0] = connection.get<[number]>('PRAGMA user_version') ?? [];
  const tables = isCurrent
    ? okay('tables', `of version ${version}, which this program writes`)
    : warning(
        'tables',
        `of the older version ${version}`,
        'the next start brings them up to date; take a backup first',
      );
  return { findings: [...whole, tables, checkWal(file)], isTruthWhole: !whole.some(isLoss), isCurrent };
}

function isLoss({ remedy }: Finding): boolean {
  return remedy === 'BACKUP';
}

function checkWhole(connection: Connection): readonly Finding[] {
  if (problemsOf(connection, `PRAGMA integrity_check(${MAX_PROBLEMS})`).length === 0)
    return [okay('store file', 'SQLite finds every page in order')];
  const damaged = tablesOf(connection).flatMap((table) => tableFault(connection, table) ?? []);
  if (damaged.length > 0) return damaged;
  // Outside of all tables: a list of free pages, for one. Copying the tables leaves it behind.
  return [fault('store file', { message: 'pages that belong to no table are damaged', remedy: 'REBUILD' })];
}

function tableFault(connection: Connection, table: string): Finding | undefined {
  const problems = problemsOf(connection, `PRAGMA integrity_check(${table})`);
  const [first] = problems;
  if (first === undefined) return undefined;
  const isIndexOnly = problems.every((problem) => OF_AN_INDEX.test(problem));
  const isLost = TRUTH.includes(table) && !isIndexOnly;
  const what = isLost ? 'which holds what was written' : 'which can be made anew';
  return fault('store file', {
    message: `the table ${table}, ${what}, is damaged: ${first}`,
    remedy: isLost ? 'BACKUP' : 'REBUILD',
  });
}

/** What integrity_check says where the table is in order and one of its indexes is not. */
const OF_AN_INDEX = /missing from index|wrong # of entries in index|non-unique entry in index/;

function problemsOf(connection: Connection, pragma: string): readonly string[] {
  try {
    return connection
      .all<[string]>(pragma)
      .map(([problem]) => problem)
      .filter((problem) => problem !== 'ok');
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

export function tablesOf(connection: Connection, schema = 'main'): readonly string[] {
  const select = `SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`;
  return connection.all<[string]>(select).map(([name]) => name);
}

function checkWal(file: string): Finding {
  const bytes = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const size = `${(bytes / 1_048_576).toFixed(1)} MiB wait in the write-ahead log`;
  if (bytes < LARGE_WAL_BYTES) return okay('write-ahead log', size);
  return warning(
    'write-ahead log',
    `${size}: something has been reading one state for long`,
    'end it, or restart the server',
  );
}
