/**
 * Records that were read before, parsed, for as long as nothing is written. Most questions ask for the same few records again, and
 * to take a text out of the file and to parse it costs more than to find it.
 */
import { GongfuError } from '../../domain/errors.ts';
import type { Stored } from '../../domain/records.ts';
import type { Viewer } from '../../domain/scope.ts';
import { compileByNumber, compileRecord, compileRecords } from './compile-points.ts';
import type { Connection } from './connection.ts';
import { recordOf } from './rows.ts';

export interface RecordCache {
  /** Forgets all where the file has changed. To be called first in each snapshot: within one the file stays as it is. */
  refresh(): void;
  /** Aligned; undefined for what is not there or hidden. At most one statement. */
  byId(ids: readonly string[], viewer: Viewer): readonly (Stored | undefined)[];
  /** Aligned; of records that are there and may be seen. At most one statement. */
  byNumber(numbers: readonly number[], viewer: Viewer): readonly Stored[];
}

export function createRecordCache(connection: Connection): RecordCache {
  const viewers: Readonly<Record<Viewer, Kept>> = { PUBLIC: createKept(), EDITORS: createKept() };
  let version: number | undefined;
  return {
    refresh() {
      const now = connection.dataVersion();
      if (now !== version) for (const kept of Object.values(viewers)) kept.clear();
      version = now;
    },
    byId(ids, viewer) {
      const kept = viewers[viewer];
      // Taken before what is read pushes them out.
      const held = ids.map((id) => kept.ofId(id));
      const missing = ids.filter((_, i) => !held[i]);
      const read = missing.length > 0 ? readByIds(connection, kept, missing, viewer) : undefined;
      return ids.map((id, i) => held[i] ?? read?.get(id));
    },
    byNumber(numbers, viewer) {
      const kept = viewers[viewer];
      const held = numbers.map((n) => kept.ofNumber(n));
      const missing = numbers.filter((_, i) => !held[i]);
      const read = missing.length > 0 ? readNumbers(connection, kept, missing, viewer) : undefined;
      return numbers.map((n, i) => held[i] ?? read?.get(n) ?? fail(n));
    },
  };
}

/** By the ids as they were asked: a merged one gives what it was merged into. */
function readByIds(connection: Connection, kept: Kept, ids: readonly string[], viewer: Viewer): Map<string, Stored> {
  const [only] = ids;
  const query = ids.length === 1 && only !== undefined ? compileRecord(only, viewer) : compileRecords(ids, viewer);
  const found = new Map<string, Stored>();
  for (const [at, n, doc, revision] of connection.all<[number, number, string, number]>(query.text, query.params)) {
    const stored = recordOf({ doc, revision });
    kept.add(n, stored, doc.length);
    found.set(ids[at] ?? '', stored);
  }
  return found;
}

function readNumbers(
  connection: Connection,
  kept: Kept,
  numbers: readonly number[],
  viewer: Viewer,
): Map<number, Stored> {
  const { text, params } = compileByNumber(numbers, viewer);
  const found = new Map<number, Stored>();
  for (const [n, doc, revision] of connection.all<[number, string, number]>(text, params)) {
    const stored = recordOf({ doc, revision });
    kept.add(n, stored, doc.length);
    found.set(n, stored);
  }
  return found;
}

function fail(n: number): never {
  throw new GongfuError('INTERNAL', `the record number ${n} is listed, and is not stored or may not be seen`);
}

/** Of one viewer. */
interface Kept {
  ofId(id: string): Stored | undefined;
  ofNumber(n: number): Stored | undefined;
  add(n: number, stored: Stored, chars: number): void;
  clear(): void;
}

/** Of the texts of one generation; parsed, a record takes about three times its text. */
const MAX_CHARS = 8_000_000;

interface Generation {
  readonly byId: Map<string, Stored>;
  readonly byNumber: Map<number, Stored>;
}

/** Two generations: when the younger one is full the older one goes, and what is still asked for is read anew. */
function createKept(): Kept {
  let young = createGeneration();
  let old = createGeneration();
  let chars = 0;
  return {
    ofId: (id) => young.byId.get(id) ?? old.byId.get(id),
    ofNumber: (n) => young.byNumber.get(n) ?? old.byNumber.get(n),
    add(n, stored, length) {
      chars += length;
      if (chars > MAX_CHARS) {
        old = young;
        young = createGeneration();
        chars = length;
      }
      young.byId.set(stored.record.id, stored);
      young.byNumber.set(n, stored);
    },
    clear() {
      young = createGeneration();
      old = createGeneration();
      chars = 0;
    },
  };
}

function createGeneration(): Generation {
  return { byId: new Map(), byNumber: new Map() };
}
