/** Reading the relations into memory in slices: each is one statement of some 10 ms, between which the thread answers and others write. */
import type { AdjacencyLists } from './adjacency-lists.ts';
import type { Ranks } from './adjacency-order.ts';
import { type AdjacencyRow, compileLabelsAfter, compileRowsOfRange, type LabelRow } from './compile-adjacency.ts';
import type { Connection } from './connection.ts';

/** What happened between the slices; whoever follows the changes adds to it. */
export interface Meanwhile {
  readonly touched: Set<number>;
  readonly written: Set<number>;
  hasMoved: boolean;
}

export function nothingYet(): Meanwhile {
  return { touched: new Set(), written: new Set(), hasMoved: false };
}

export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

export interface ListsReading {
  readonly lists: AdjacencyLists;
  readonly meanwhile: Meanwhile;
  readonly sliceRows: number;
}

/** The segments of the numbers from `first` (the first of a segment) to `last`; that of `first` is there in any case. */
export function* readLists(
  connection: Connection,
  { lists, meanwhile, sliceRows }: ListsReading,
  { first, last }: NumberRange,
): Generator<void> {
  let [from, offset, segment] = [first, 0, first];
  let own: AdjacencyRow[] = [];
  for (let isOpen = true; isOpen; ) {
    // What an entity's rows are ordered by may have changed: those passed over need not be those that were read.
    if (meanwhile.hasMoved && offset > 0) {
      lists.touch(from);
      meanwhile.touched.add(from);
    }
    meanwhile.hasMoved = false;
    const rows = readRows(connection, { first: from, last, offset, limit: sliceRows });
    for (const [of, some] of Map.groupBy(rows, ([entity]) => entity & -lists.segmentSize)) {
      if (of !== segment) {
        lists.replace(segment, own, meanwhile.touched);
        // This one begins to be read now.
        meanwhile.touched.clear();
        [segment, own] = [of, []];
      }
      own = own.concat(some);
    }
    const [end, passed] = endOf(rows);
    offset = passed + (end === from ? offset : 0);
    from = end;
    isOpen = rows.length === sliceRows;
    if (isOpen) yield;
  }
  lists.replace(segment, own, meanwhile.touched);
}

function readRows(connection: Connection, range: Parameters<typeof compileRowsOfRange>[0]): readonly AdjacencyRow[] {
  const { text, params } = compileRowsOfRange(range);
  return connection.all<AdjacencyRow>(text, params);
}

/** The last entity of the rows, and how many of them are its. */
function endOf(rows: readonly AdjacencyRow[]): readonly [entity: number, rows: number] {
  const end = rows.at(-1)?.[0] ?? 0;
  let count = 0;
  while (count < rows.length && rows[rows.length - 1 - count]?.[0] === end) count += 1;
  return [end, count];
}

export function* readRanks(connection: Connection, ranks: Ranks, sliceRows: number): Generator<void> {
  let after = { sort: '', n: -1 };
  for (let isOpen = true; isOpen; ) {
    const { text, params } = compileLabelsAfter(after, sliceRows);
    const rows = connection.all<LabelRow>(text, params);
    ranks.add(rows);
    const [n = -1, sort = ''] = rows.at(-1) ?? [];
    after = { sort, n };
    isOpen = rows.length === sliceRows;
    if (isOpen) yield;
  }
}
