/**
 * Entities by sort key without the keys: each has the rank of its key among all keys as they were when they were read. What came or was
 * renamed since shares the place of what it follows, which is looked up when a walk comes by; what shares a place is told apart by its
 * key and id. 5 bytes a number.
 */
import { compareText } from '../../domain/order.ts';
import { compileKeys, compileLabelsBefore, type LabelRow } from './compile-adjacency.ts';
import type { Connection } from './connection.ts';
import type { EntityKey } from './walk-graph.ts';

export interface LabelOrder {
  /** The first so many by sort key, then id. */
  sorted(numbers: readonly number[], most: number): readonly number[];
  ofTypes(numbers: readonly number[], types: ReadonlySet<number>): readonly number[];
  /** The entity came, went or was written. */
  touch(n: number): void;
  /** So many were touched that all are better ranked anew. */
  isWorn(): boolean;
  bytes(): number;
}

/** Ranks for all entities, by rows in the order of sort key and number. */
export interface Ranks {
  add(rows: readonly LabelRow[]): void;
  /** Entities with the same key have the same. */
  rankOf(n: number): number | undefined;
  typeOf(n: number): number | undefined;
  size(): number;
  bytes(): number;
}

const PAGE_BITS = 10;
const PAGE_SIZE = 1 << PAGE_BITS;
const NO_TYPE = 255;

interface RankPage {
  /** Rank + 1; 0 where no entity has the number. */
  readonly ranks: Int32Array;
  readonly types: Uint8Array;
}

export function createRanks(): Ranks {
  const pages: (RankPage | undefined)[] = [];
  let [size, rank, lastSort] = [0, -1, ''];
  const rankOf = (n: number) => (pages[n >> PAGE_BITS]?.ranks[n & (PAGE_SIZE - 1)] ?? 0) - 1;
  return {
    add: (rows) => {
      for (const [n, sort, type] of rows) {
        if (sort !== lastSort || rank < 0) rank += 1;
        lastSort = sort;
        size += 1;
        const page = pages[n >> PAGE_BITS] ?? { ranks: new Int32Array(PAGE_SIZE), types: new Uint8Array(PAGE_SIZE) };
        pages[n >> PAGE_BITS] = page;
        page.ranks[n & (PAGE_SIZE - 1)] = rank + 1;
        page.types[n & (PAGE_SIZE - 1)] = Math.min(type, NO_TYPE);
      }
    },
    rankOf: (n) => {
      const found = rankOf(n);
      return found < 0 ? undefined : found;
    },
    typeOf: (n) => pages[n >> PAGE_BITS]?.types[n & (PAGE_SIZE - 1)],
    size: () => size,
    bytes: () => pages.length * PAGE_SIZE * 5,
  };
}

const WORN_SHARE = 8;
const TOUCHED_BYTES = 60;
const BEFORE_ROWS = 32;
/** A place stands above the number of the entity in the list that is sorted: together below 2 ** 53. */
const IN_LIST = 2 ** 26;
/** Of what comes before all that was ranked. */
const FOREMOST = -1;

export interface OrderParts {
  readonly ranks: Ranks;
  /** What was touched while they were read. */
  readonly touched: ReadonlySet<number>;
  /** So many touched are borne in any case. */
  readonly leastWorn: number;
}

export function createLabelOrder(connection: Connection, { ranks, touched, leastWorn }: OrderParts): LabelOrder {
  /** Undefined where the place was not yet looked up. */
  const places = new Map<number, number | undefined>([...touched].map((n) => [n, undefined]));
  const keysOf = (numbers: readonly number[]) => readKeys(connection, numbers);
  const placeOf = (n: number) => (places.has(n) ? places.get(n) : ranks.rankOf(n));
  const lookUp = (numbers: readonly number[]) => {
    for (const [n, { sort }] of numbers.length === 0 ? [] : keysOf(numbers))
      if (placeOf(n) === undefined) placeAfter(connection, { n, sort }, { places, placeOf });
  };
  return {
    sorted: (numbers, most) => {
      if (places.size > 0) lookUp(numbers.filter((n) => placeOf(n) === undefined));
      const knownPlace = (n: number) => (placeOf(n) ?? FOREMOST) + 1;
      const some = withFirst(numbers, most, (n) => knownPlace(n) / (ranks.size() + 1));
      const packed = Float64Array.from(some, (n, at) => knownPlace(n) * IN_LIST + at).sort();
      const placed = firstPlaced(packed, most).map((value) => ({
        n: some[value % IN_LIST] ?? 0,
        place: placeIn(value),
      }));
      return withTiesSorted(placed, keysOf).slice(0, most);
    },
    ofTypes: (numbers, types) => {
      const unsure = numbers.filter((n) => places.has(n) || ranks.typeOf(n) === NO_TYPE);
      const keys = unsure.length === 0 ? undefined : keysOf(unsure);
      return numbers.filter((n) => types.has(keys?.get(n)?.type ?? ranks.typeOf(n) ?? -1));
    },
    touch: (n) => void places.set(n, undefined),
    isWorn: () => places.size > leastWorn + ranks.size() / WORN_SHARE,
    bytes: () => ranks.bytes() + places.size * TOUCHED_BYTES,
  };
}

export function readKeys(connection: Connection, numbers: readonly number[]): ReadonlyMap<number, EntityKey> {
  const { text, params } = compileKeys(numbers);
  const rows = connection.all<[number, string, string, number]>(text, params);
  return new Map(rows.map(([n, id, sort, type]) => [n, { id, sort, type }]));
}

interface Places {
  readonly places: Map<number, number | undefined>;
  placeOf(n: number): number | undefined;
}

/** Gives it, and what has no place and is passed on the way, the place of the next one before it. */
function placeAfter(
  connection: Connection,
  { n, sort }: { readonly n: number; readonly sort: string },
  { places, placeOf }: Places,
): void {
  const passed = [n];
  let place: number | undefined;
  // From behind all with the same key: one of them may have a place.
  let before = { sort, n: Number.MAX_SAFE_INTEGER };
  while (place === undefined) {
    const { text, params } = compileLabelsBefore(before, BEFORE_ROWS);
    const rows = connection.all<LabelRow>(text, params);
    const known = rows.findIndex(([other]) => placeOf(other) !== undefined);
    for (const [other] of known < 0 ? rows : rows.slice(0, known)) passed.push(other);
    const [last = 0, lastSort = ''] = rows.at(-1) ?? [];
    before = { sort: lastSort, n: last };
    if (known >= 0 || rows.length < BEFORE_ROWS) place = placeOf(rows[known]?.[0] ?? -1) ?? FOREMOST;
  }
  for (const one of passed) places.set(one, place);
}

const BUCKETS = 4_096;

/** Some of the numbers, the first so many by their share (0 to 1) among them: a large level is not sorted for a small part of it. */
function withFirst(numbers: readonly number[], most: number, share: (n: number) => number): readonly number[] {
  if (numbers.length < 2 * most || numbers.length < BUCKETS) return numbers;
  const bucketOf = (n: number) => Math.min(BUCKETS - 1, Math.floor(share(n) * BUCKETS));
  const sizes = new Int32Array(BUCKETS);
  for (const n of numbers) sizes[bucketOf(n)] = (sizes[bucketOf(n)] ?? 0) + 1;
  let [last, taken] = [0, sizes[0] ?? 0];
  while (taken < most) {
    last += 1;
    taken += sizes[last] ?? 0;
  }
  return numbers.filter((n) => bucketOf(n) <= last);
}

function placeIn(packed: number): number {
  return Math.floor(packed / IN_LIST);
}

/** The first so many, and what shares the place of the last of them. */
function firstPlaced(packed: Float64Array, most: number): readonly number[] {
  let end = Math.min(most, packed.length);
  const last = placeIn(packed[end - 1] ?? 0);
  while (end < packed.length && placeIn(packed[end] ?? 0) === last) end += 1;
  return Array.from(packed.subarray(0, end));
}

interface Placed {
  readonly n: number;
  readonly place: number;
}

/** `placed` is in the order of the places; only what shares one is read. */
function withTiesSorted(
  placed: readonly Placed[],
  keysOf: (numbers: readonly number[]) => ReadonlyMap<number, EntityKey>,
): readonly number[] {
  const isTied = (at: number) =>
    placed[at]?.place === placed[at - 1]?.place || placed[at]?.place === placed[at + 1]?.place;
  const tied = placed.filter((_, at) => isTied(at)).map(({ n }) => n);
  if (tied.length === 0) return placed.map(({ n }) => n);
  const keys = keysOf(tied);
  const compareKeys = (one: number, other: number) =>
    compareText(keys.get(one)?.sort ?? '', keys.get(other)?.sort ?? '') ||
    compareText(keys.get(one)?.id ?? '', keys.get(other)?.id ?? '');
  return placed.toSorted((one, other) => one.place - other.place || compareKeys(one.n, other.n)).map(({ n }) => n);
}
