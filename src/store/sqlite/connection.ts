/** One connection to the file: prepared statements kept by their text, rows as arrays, deadlines, errors in our codes. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { timeout } from '../../domain/scope.ts';
import { storeError } from './driver-errors.ts';

export type Param = string | number | null;
export type Row = readonly Param[];

export interface Query {
  readonly text: string;
  readonly params: readonly Param[];
}

export interface ConnectionOptions {
  readonly file: string;
  readonly readOnly: boolean;
  readonly cacheKib: number;
}

export interface Connection {
  readonly file: string;
  /** The rows as arrays of the selected columns; the caller names their types, which the statement proves. */
  all<R extends Row>(text: string, params?: readonly Param[]): readonly R[];
  get<R extends Row>(text: string, params?: readonly Param[]): R | undefined;
  run(text: string, params?: readonly Param[]): void;
  /** The number of the row that it added. Cheaper than RETURNING, for which SQLite prepares to undo the statement. */
  insert(text: string, params: readonly Param[]): number;
  /** Several statements at once, not kept. */
  exec(text: string): void;
  /** Runs with this deadline (milliseconds since the epoch), which every `deadline()` in a statement keeps: TIMEOUT past it. */
  until<T>(deadlineAt: number, work: () => T): T;
  /** Throws TIMEOUT past the deadline; for loops that run beside the statements. */
  checkDeadline(): void;
  /** All that is read within sees one state of the file. */
  snapshot<T>(work: () => T): T;
  isInTransaction(): boolean;
  /** Another number after each commit of another connection. */
  dataVersion(): number;
  /** How many statements have run so far, transactions not counted. */
  statements(): number;
  close(): void;
}

/** Far above the number of different texts that compile.ts makes for usual requests; the oldest is dropped beyond it. */
const MAX_PREPARED = 500;
const BUSY_TIMEOUT_MS = 5000;
/** Date.now() costs as much as a call of the function itself: every 64th row is soon enough. */
const ROWS_BETWEEN_CHECKS = 64;

export function openConnection(options: ConnectionOptions): Connection {
  const { file } = options;
  const database = translated(file, () => openDatabase(options));
  const prepare = createPreparing(database);
  const deadline = createDeadline(database);
  let count = 0;
  const ran = <T>(work: () => T): T => {
    count += 1;
    return translated(file, work);
  };
  return {
    file,
    // With setReturnArrays the rows are arrays of values; node's types know the objects only.
    all: <R extends Row>(text: string, params: readonly Param[] = []) =>
      ran(() => prepare(text).all(...params) as unknown as R[]),
    get: <R extends Row>(text: string, params: readonly Param[] = []) =>
      ran(() => prepare(text).get(...params) as unknown as R | undefined),
    run: (text, params = []) => ran(() => void prepare(text).run(...params)),
    insert: (text, params) => ran(() => Number(prepare(text).run(...params).lastInsertRowid)),
    exec: (text) => translated(file, () => database.exec(text)),
    until: deadline.until,
    checkDeadline: deadline.check,
    snapshot: createSnapshots(database, file),
    isInTransaction: () => database.isTransaction,
    dataVersion: () => {
      const row = translated(file, () => prepare('PRAGMA data_version').get() as unknown as Row | undefined);
      return Number(row?.[0] ?? 0);
    },
    statements: () => count,
    close: () => translated(file, () => database.close()),
  };
}

/** Prepared statements by their text. */
function createPreparing(database: DatabaseSync): (text: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (text) => {
    const known = prepared.get(text);
    if (known) return known;
    const statement = database.prepare(text);
    statement.setReturnArrays(true);
    const [oldest] = prepared.size < MAX_PREPARED ? [] : prepared.keys();
    if (oldest !== undefined) prepared.delete(oldest);
    prepared.set(text, statement);
    return statement;
  };
}

/** Gives the connection its function `deadline(column)`, called for each row of that column's table. */
function createDeadline(database: DatabaseSync): { check(): void; until: Connection['until'] } {
  let deadlineAt = Number.POSITIVE_INFINITY;
  let rows = 0;
  const check = () => {
    if (Date.now() > deadlineAt) throw timeout('the question to the store');
  };
  database.function('deadline', { directOnly: true }, (_column) => {
    rows += 1;
    if (rows % ROWS_BETWEEN_CHECKS === 0) check();
    return 1;
  });
  return {
    check,
    until: (limit, work) => {
      const outer = deadlineAt;
      deadlineAt = limit;
      try {
        check();
        return work();
      } finally {
        deadlineAt = outer;
      }
    },
  };
}

function openDatabase({ file, readOnly, cacheKib }: ConnectionOptions): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec(`PRAGMA cache_size = -${cacheKib}; PRAGMA mmap_size = 268435456`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function createSnapshots(database: DatabaseSync, file: string): Connection['snapshot'] {
  const [begin, commit] = [database.prepare('BEGIN'), database.prepare('COMMIT')];
  /** Nothing was written. In a damaged file COMMIT fails as well, and must not take the place of what the work threw. */
  const end = () => {
    try {
      commit.run();
    } catch {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  };
  return (work) => {
    if (database.isTransaction) return work();
    translated(file, () => begin.run());
    try {
      return work();
    } finally {
      end();
    }
  };
}

function translated<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeError(error, file);
  }
}
