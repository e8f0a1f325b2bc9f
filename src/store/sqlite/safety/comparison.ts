/** Compares the tables of the store with those that were made anew from its records, row by row and column by column. */
import { type Finding, fault, okay } from '../../../domain/finding.ts';
import type { Connection } from '../connection.ts';
import { tablesOf } from './file-checks.ts';
import { TRUTH } from './truth.ts';

/** Whose number tells to which record a row belongs: the first of these that a table has. */
const OWNERS = ['relation', 'statement', 'record', 'n', 'entity'] as const;

/** Of `record` only what is made from its text. */
const RECORD_PARTS: Readonly<Record<string, string>> = {
  kind: 'the kind that a record is filed under',
  identity: 'the key by which a record is found again',
  hidden: 'who may see a record',
  public_doc: 'what the public sees of a record',
};

/** `left`: numbers of records from which nothing could be derived; their rows are not compared. */
export function compareTables(connection: Connection, left: ReadonlySet<number>): readonly Finding[] {
  connection.exec('CREATE TEMP TABLE left_out (n INTEGER PRIMARY KEY)');
  for (const n of left) connection.run('INSERT INTO left_out VALUES (?)', [n]);
  const derived = tablesOf(connection).filter((table) => !TRUTH.includes(table));
  const parts = Object.entries(RECORD_PARTS).flatMap(([column, what]) =>
    attempt(`record.${column}`, () => comparePart(connection, column, what)),
  );
  const tables = derived.flatMap((table) => attempt(table, () => compareTable(connection, table)));
  if (parts.length + tables.length > 0) return [...parts, ...tables];
  return [okay('derived tables', `all ${derived.length} say what the records say`)];
}

/** A damaged page ends the comparison of its table, not that of the others. */
function attempt(table: string, compare: () => readonly Finding[]): readonly Finding[] {
  try {
    return compare();
  } catch (error) {
    const message = `${table} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return [fault('derived tables', { message, remedy: 'REBUILD' })];
  }
}

function comparePart(connection: Connection, column: string, what: string): readonly Finding[] {
  const joined = 'live.record l JOIN main.record m ON m.n = l.n';
  const where = `l.${column} IS NOT m.${column} AND l.n NOT IN (SELECT n FROM left_out)`;
  const [count = 0] = connection.get<[number]>(`SELECT count(*) FROM ${joined} WHERE ${where}`) ?? [];
  if (count === 0) return [];
  const ids = connection.all<[string]>(`SELECT l.id FROM ${joined} WHERE ${where} LIMIT 5`).map(([id]) => id);
  const message = `record.${column}, ${what}, is not what the records say (${count})`;
  return [fault('derived tables', { message, remedy: 'REBUILD', ids })];
}

function compareTable(connection: Connection, table: string): readonly Finding[] {
  const columns = comparedColumns(connection, table);
  const owner = OWNERS.find((name) => columns.includes(name));
  const select = (schema: string) =>
    `SELECT ${columns.join(', ')} FROM ${schema}.${table}${owner ? ` WHERE ${owner} NOT IN (SELECT n FROM left_out)` : ''}`;
  const missing = `${select('main')} EXCEPT ${select('live')}`;
  const extra = `${select('live')} EXCEPT ${select('main')}`;
  const [lost, more] = [countOf(connection, missing), countOf(connection, extra)];
  const [rows, expected] = [countOf(connection, select('live')), countOf(connection, select('main'))];
  if (lost === 0 && more === 0 && rows === expected) return [];
  const ids = owner ? [...new Set([missing, extra].flatMap((rowsOf) => ownersOf(connection, rowsOf, owner)))] : [];
  const message = `${table} has ${rows} rows in place of ${expected}: ${lost} are missing, ${more} should not be there`;
  return [fault('derived tables', { message, remedy: 'REBUILD', ids })];
}

/** All columns but a number that the table gives its rows itself. */
function comparedColumns(connection: Connection, table: string): readonly string[] {
  const columns = connection.all<[string, string, number]>('SELECT name, type, pk FROM pragma_table_info(?)', [table]);
  const isOwnNumber = ([name, type, pk]: readonly [string, string, number]) =>
    pk === 1 && type === 'INTEGER' && name !== 'n' && columns.filter(([, , key]) => key > 0).length === 1;
  return columns.filter((column) => !isOwnNumber(column)).map(([name]) => name);
}

function countOf(connection: Connection, select: string): number {
  return connection.get<[number]>(`SELECT count(*) FROM (${select})`)?.[0] ?? 0;
}

function ownersOf(connection: Connection, rows: string, owner: string): readonly string[] {
  const select = `SELECT DISTINCT r.id FROM (${rows}) d JOIN main.record r ON r.n = d.${owner} LIMIT 3`;
  return connection.all<[string]>(select).map(([id]) => id);
}
