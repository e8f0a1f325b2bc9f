/**
 * The records that were read since the transaction began: changes that are committed together often speak of the same sources,
 * indicators and regions. The writer alone writes the file, so that within its transaction nothing changes behind its back.
 */
import { GongfuError } from '../../domain/errors.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { GraphRecord, Stored } from '../../domain/records.ts';
import type { Connection } from './connection.ts';

/** Where a record lies, and what is stored beside it. */
export interface StoredPlace {
  readonly n: number;
  readonly hidden: number;
  readonly identity: string | null;
}

export interface KnownRecords {
  /** Aligned with the ids; a merged one gives the record that it leads to. One statement for all that are not known. */
  read(ids: readonly string[]): readonly (Stored | undefined)[];
  /** Of a record that is stored: INTERNAL where it is not. */
  place(id: string): StoredPlace;
  add(id: string, place: StoredPlace): void;
  /** The text as which a record is stored that was read here; of any other one its JSON. */
  textOf(record: GraphRecord): string;
  /** Whether there is any merged id at all. */
  anyMerged(): boolean;
  /** What was written is read anew. */
  forget(ids: Iterable<string>): void;
  clear(): void;
}

const RECORDS = `
SELECT q.key, r.doc, r.revision, r.n, r.hidden, r.identity FROM json_each(?) q
  LEFT JOIN merged m ON m.id = q.value
  JOIN record r ON r.id = coalesce(m.target, q.value)`;
type RecordRow = [at: number, doc: string, revision: number, n: number, hidden: number, identity: string | null];

export function createKnownRecords(connection: Connection): KnownRecords {
  const records = new Map<string, Stored>();
  const places = new Map<string, StoredPlace>();
  let texts = new WeakMap<GraphRecord, string>();
  let anyMerged: boolean | undefined;
  const take = ([, doc, revision, n, hidden, identity]: RecordRow): Stored => {
    // `doc` was written by recordJson.
    const record = JSON.parse(doc) as GraphRecord;
    const stored = { record, revision };
    records.set(record.id, stored);
    places.set(record.id, { n, hidden, identity });
    texts.set(record, doc);
    return stored;
  };
  return {
    read(ids) {
      const unknown = ids.filter((id) => !records.has(id));
      const rows = unknown.length === 0 ? [] : connection.all<RecordRow>(RECORDS, [JSON.stringify(unknown)]);
      const found = new Map(rows.map((row) => [unknown[row[0]], take(row)]));
      return ids.map((id) => found.get(id) ?? records.get(id));
    },
    place(id) {
      const place = places.get(id) ?? storedPlace(connection, id);
      places.set(id, place);
      return place;
    },
    add: (id, place) => void places.set(id, place),
    textOf: (record) => texts.get(record) ?? recordJson(record),
    anyMerged() {
      anyMerged ??= connection.get<[number]>('SELECT EXISTS (SELECT 1 FROM merged)')?.[0] === 1;
      return anyMerged;
    },
    forget(ids) {
      for (const id of ids) {
        records.delete(id);
        places.delete(id);
      }
    },
    clear() {
      records.clear();
      places.clear();
      texts = new WeakMap();
      anyMerged = undefined;
    },
  };
}

function storedPlace(connection: Connection, id: string): StoredPlace {
  const select = 'SELECT n, hidden, identity FROM record WHERE id = ?';
  const row = connection.get<[number, number, string | null]>(select, [id]);
  if (!row) throw new GongfuError('INTERNAL', `the planned change needs ${id}, which is not stored`);
  return { n: row[0], hidden: row[1], identity: row[2] };
}
