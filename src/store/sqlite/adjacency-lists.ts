/**
 * Each entity's relations as arrays. Entities whose numbers lie together share a segment; what has changed since a segment was read is
 * read anew when a walk comes by, until the whole segment is. 10 bytes a relation and end, some 4 bytes a number.
 */
import type { AdjacencySizes } from './adjacency-sizes.ts';
import type { AdjacencyRow } from './compile-adjacency.ts';

/** The relations of one entity: those at `start` to before `end` of the arrays. */
export interface RelationList {
  readonly others: Int32Array;
  readonly relations: Int32Array;
  readonly marks: Uint16Array;
  readonly start: number;
  readonly end: number;
}

/** Of a list that stands alone: three arrays and its place in a map, measured. */
const LIST_BYTES = 400;
const ENTRY_BYTES = 10;

export interface AdjacencyLists {
  /** Of the numbers those that are to be read (`put`) before they are asked for. */
  unread(numbers: readonly number[]): readonly number[];
  /** The rows of entities that were unread; `numbers` may have none. */
  put(numbers: readonly number[], rows: readonly AdjacencyRow[]): void;
  listOf(n: number): RelationList;
  /** The entity's relations can have changed. */
  touch(n: number): void;
  /** How many numbers a segment has, a power of 2. */
  readonly segmentSize: number;
  /** A segment with many changes, by its first number. */
  worn(): number | undefined;
  /** All rows of a segment, by entity; `since` are those touched since it was begun to be read. */
  replace(first: number, rows: readonly AdjacencyRow[], since: ReadonlySet<number>): void;
  bytes(): number;
}

/** `starts` has one more than the segment has numbers. */
interface Segment {
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly relations: Int32Array;
  readonly marks: Uint16Array;
}

const NOTHING: RelationList = { ...arraysFor(0), start: 0, end: 0 };

export function createLists({ segmentBits, segmentChanges }: AdjacencySizes): AdjacencyLists {
  const segmentSize = 1 << segmentBits;
  const segments: (Segment | undefined)[] = [];
  const changed = new Map<number, RelationList | undefined>();
  const worn = new Map<number, number>();
  let entries = 0;
  const forget = (n: number) => {
    const length = changed.get(n)?.end ?? 0;
    changed.delete(n);
    return length;
  };
  const wear = (segment: number) => worn.set(segment, (worn.get(segment) ?? 0) + 1);
  return {
    segmentSize,
    unread: (numbers) =>
      changed.size === 0 ? [] : numbers.filter((n) => changed.get(n) === undefined && changed.has(n)),
    put: (numbers, rows) => {
      for (const n of numbers) changed.set(n, NOTHING);
      for (const [n, own] of Map.groupBy(rows, ([entity]) => entity)) changed.set(n, listFrom(own));
      entries += rows.length;
    },
    listOf: (n) => changed.get(n) ?? listIn(segments[n >> segmentBits], n & (segmentSize - 1)),
    touch: (n) => {
      const known = changed.get(n);
      if (known) entries -= known.end;
      if (!changed.has(n)) wear(n >> segmentBits);
      changed.set(n, undefined);
    },
    worn: () => {
      for (const [segment, changes] of worn) if (changes >= segmentChanges) return segment << segmentBits;
      return undefined;
    },
    replace: (first, rows, since) => {
      const at = first >> segmentBits;
      entries += rows.length - (segments[at]?.others.length ?? 0);
      segments[at] = segmentFrom(first, segmentSize, rows);
      worn.delete(at);
      for (let n = first; n < first + segmentSize; n += 1) {
        if (!changed.has(n)) continue;
        if (since.has(n)) wear(at);
        else entries -= forget(n);
      }
    },
    bytes: () => entries * ENTRY_BYTES + changed.size * LIST_BYTES + segments.length * segmentSize * 4,
  };
}

function listIn(segment: Segment | undefined, at: number): RelationList {
  if (!segment) return NOTHING;
  const { starts, others, relations, marks } = segment;
  return { others, relations, marks, start: starts[at] ?? 0, end: starts[at + 1] ?? 0 };
}

function listFrom(rows: readonly AdjacencyRow[]): RelationList {
  const arrays = arraysFor(rows.length);
  rows.forEach((row, at) => {
    setRow(arrays, at, row);
  });
  return { ...arrays, start: 0, end: rows.length };
}

type Arrays = Omit<Segment, 'starts'>;

function arraysFor(length: number): Arrays {
  return { others: new Int32Array(length), relations: new Int32Array(length), marks: new Uint16Array(length) };
}

function setRow({ others, relations, marks }: Arrays, at: number, row: AdjacencyRow): void {
  others[at] = row[1];
  relations[at] = row[2];
  marks[at] = row[3];
}

function segmentFrom(first: number, size: number, rows: readonly AdjacencyRow[]): Segment {
  const arrays = arraysFor(rows.length);
  const starts = new Int32Array(size + 1);
  rows.forEach((row, at) => {
    setRow(arrays, at, row);
    starts[row[0] - first + 1] = at + 1;
  });
  // An entity without relations begins and ends where the one before it ends.
  for (let i = 1; i < starts.length; i += 1) starts[i] = Math.max(starts[i] ?? 0, starts[i - 1] ?? 0);
  return { ...arrays, starts };
}
