/** Which tables are the truth, and their way from one file into another. All other tables are made from them. */
import { pathToFileURL } from 'node:url';
import { entityIdentity, passageIdentity, statementIdentity } from '../../../domain/identity.ts';
import type { GraphRecord, PassageRecord } from '../../../domain/records.ts';
import { type Connection, openConnection } from '../connection.ts';
import { KINDS } from '../ddl.ts';
import { migrate } from '../migrate.ts';

/** Tables that go from one file to the other as they are. `setting` is the store's own. */
const COPIED = ['revision', 'change', 'gone', 'merged', 'turned', 'setting'] as const;

/** `record` is the truth in its columns n, id, kind, revision and doc. `rank` says what the numbers of a file mean. */
export const TRUTH: readonly string[] = ['record', 'rank', ...COPIED];

const CACHE_KIB = 65_536;
const AT_ONCE = 500;
/** Of one text in one source; beyond it a passage is not found again. */
const MAX_OCCURRENCES = 10_000;

/**
 * A new store with the store `live` attached for reading; `file` '' is a temporary one that goes with the connection. `live` is a path, or
 * the `file:` URL by which a reader could open it.
 */
export function openBeside(file: string, live: string): Connection {
  const connection = openConnection({ file, readOnly: false, cacheKib: CACHE_KIB });
  try {
    // Nobody else reads it, and where the work fails it is thrown away.
    connection.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    migrate(connection);
    connection.run('ATTACH ? AS live', [live.startsWith('file:') ? live : `${pathToFileURL(live).href}?mode=ro`]);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

export interface ReadRecord {
  readonly n: number;
  readonly id: string;
  readonly kind: number;
  readonly doc: string;
  /** Undefined where the text is not JSON. */
  readonly record: GraphRecord | undefined;
}

type RecordRow = [n: number, id: string, kind: number, revision: number, doc: string, identity: string | null];

/** All records of `live`, by number, with the text as it is stored. */
function* liveRecords(connection: Connection): Generator<RecordRow> {
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = connection.all<RecordRow>(
      'SELECT n, id, kind, revision, doc, identity FROM live.record WHERE n > ? ORDER BY n LIMIT ?',
      [last, AT_ONCE],
    );
    yield* rows;
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)?.[0] ?? last;
  }
}

/** The tables that are the truth, the records with the identities that they should have; `onRecord` sees each of them. */
export function copyTruth(connection: Connection, onRecord: (read: ReadRecord) => void): void {
  for (const table of COPIED) {
    const columns = columnsOf(connection, table).join(', ');
    connection.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM live.${table}`);
  }
  copyRecords(connection, onRecord);
}

/** By name: a file that was brought up to date may have them in another order. */
function columnsOf(connection: Connection, table: string): readonly string[] {
  return connection.all<[string]>('SELECT name FROM pragma_table_info(?)', [table]).map(([name]) => name);
}

/** The same without the history, for who only compares. */
export function copyRecords(connection: Connection, onRecord: (read: ReadRecord) => void): void {
  const insert = 'INSERT INTO main.record (n, id, kind, revision, doc, identity) VALUES (?, ?, ?, ?, ?, ?)';
  for (const [n, id, storedKind, revision, doc, stored] of liveRecords(connection)) {
    const record = parsed(doc);
    const kind = record ? KINDS.indexOf(record.record) : storedKind;
    const identity = record ? identityOf(connection, record, stored) : null;
    // What is no JSON would end the questions that look into it.
    connection.run(insert, [n, id, kind, revision, record ? doc : '{}', identity]);
    onRecord({ n, id, kind: storedKind, doc, record });
  }
}

function parsed(doc: string): GraphRecord | undefined {
  try {
    const record: unknown = JSON.parse(doc);
    const isRecord = typeof record === 'object' && record !== null && 'record' in record;
    // Whether its fields are those of a record is found by who reads them.
    return isRecord && KINDS.some((kind) => kind === record.record) ? (record as GraphRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** null in place of one that is taken: the two records are found by comparing. */
function identityOf(connection: Connection, record: GraphRecord, stored: string | null): string | null {
  if (record.record === 'passage') return passageKey(connection, record, stored);
  if (record.record === 'entity')
    return record.distinct === true ? null : free(connection, entityIdentity(record.type, record.label));
  return free(connection, statementIdentity(record));
}

/** Which occurrence of its text a passage is, its place does not tell: the one that is stored, else the first free. */
function passageKey(connection: Connection, { document, text }: PassageRecord, stored: string | null): string | null {
  let firstFree: string | null = null;
  for (let occurrence = 1; occurrence <= MAX_OCCURRENCES; occurrence += 1) {
    const key = free(connection, passageIdentity(document, text, occurrence));
    if (key !== null && (stored === null || key === stored)) return key;
    firstFree ??= key;
  }
  return firstFree;
}

function free(connection: Connection, identity: string): string | null {
  const isTaken = connection.get('SELECT 1 FROM main.record WHERE identity = ?', [identity]) !== undefined;
  return isTaken ? null : identity;
}
