/** Makes all that stands beside the records from them, in a store that has the records and nothing else. */
import type { EntityKeys } from '../../../domain/change.ts';
import type { Ontology } from '../../../domain/ontology.ts';
import type { GraphRecord } from '../../../domain/records.ts';
import { refersTo } from '../../../domain/references.ts';
import type { KeysOf } from '../../safety.ts';
import type { Connection } from '../connection.ts';
import { KINDS } from '../ddl.ts';
import { writeLoadedVisibility } from '../load-visibility.ts';
import { recountDegrees } from '../ranks.ts';
import { type Writing, writeDetails } from '../write-details.ts';
import { writeLinks } from '../write-links.ts';

export interface Deriving {
  readonly connection: Connection;
  readonly ontology: Ontology;
  readonly keys: KeysOf;
  /** Whether the record is fit to derive from; asked once for each, before its rows are written. */
  readonly isFit: (record: GraphRecord, n: number) => boolean;
  /** A record that seemed fit, and was not. Rows of it may have been written. */
  readonly onFailure: (record: GraphRecord, message: string) => void;
  readonly onProgress: (done: number) => void;
}

const AT_ONCE = 500;

/** Gives the numbers of the records that nothing could be derived from. */
export function derive(deriving: Deriving): ReadonlySet<number> {
  const { connection, ontology } = deriving;
  const left = new Set<number>();
  const numberOf = createNumbers(connection);
  const writing: Writing = { connection, ontology, numberOf };
  let done = 0;
  // Relations copy the sort keys and types of their ends: entities come first.
  for (let kind = 0; kind < KINDS.length; kind += 1) {
    for (const records of recordsOfKind(connection, kind)) {
      for (const [n, record] of records) if (!deriveOne(deriving, writing, n, record)) left.add(n);
      done += records.length;
      deriving.onProgress(done);
    }
  }
  writeLoadedVisibility({ connection, ontology, problems: [] });
  recountDegrees(connection);
  return left;
}

function deriveOne(deriving: Deriving, writing: Writing, n: number, record: GraphRecord): boolean {
  if (!deriving.isFit(record, n)) return false;
  try {
    writeDetails(writing, { n, hidden: 0, record }, false, keysOf(deriving, record));
    writeLinks(writing, n, record, refersTo(record));
    return true;
  } catch (error) {
    deriving.onFailure(record, error instanceof Error ? error.message : String(error));
    return false;
  }
}

function keysOf({ keys }: Deriving, record: GraphRecord): EntityKeys | undefined {
  return record.record === 'entity' ? keys(record.label, record.names, record.labelEn, record.fields) : undefined;
}

type NumberedRecord = readonly [n: number, record: GraphRecord];

/** In batches, by number. */
function* recordsOfKind(connection: Connection, kind: number): Generator<readonly NumberedRecord[]> {
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = connection.all<[number, string]>(
      'SELECT n, doc FROM main.record WHERE kind = ? AND n > ? ORDER BY n LIMIT ?',
      [kind, last, AT_ONCE],
    );
    // JSON it is: `copyRecords` has put nothing else here. Whether it is a record is for `isFit` to say.
    yield rows.map(([n, doc]): NumberedRecord => [n, JSON.parse(doc) as GraphRecord]);
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)?.[0] ?? last;
  }
}

function createNumbers(connection: Connection): (id: string) => number {
  return (id) => {
    const row = connection.get<[number]>('SELECT n FROM main.record WHERE id = ?', [id]);
    if (!row) throw new Error(`${id} is not stored: a record that refers to it is not fit`);
    return row[0];
  };
}
