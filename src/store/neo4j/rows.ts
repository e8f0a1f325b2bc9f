/** Rows of the compiled questions to pages, and stored texts to records. */
import type { Edge, Page, PageRequest } from '../../domain/page.ts';
import type { GraphRecord, Stored } from '../../domain/records.ts';
import { positionOf, type SortKey } from './compile-order.ts';

/** The text of the record and its revision, then what the list sorts by, then what the list adds. */
export type PageRow = readonly [doc: string, revision: number, ...rest: readonly unknown[]];

export function storedOf<R extends GraphRecord>([doc, revision]: PageRow): Stored<R> {
  // `doc` was written by recordJson of a record of the kind that the statement selects.
  return { record: JSON.parse(doc) as R, revision };
}

export interface PageParts {
  readonly key: SortKey;
  readonly first: number;
  readonly total: number;
  readonly isExact?: boolean;
  /** Where it is left out, one row more than asked tells. */
  readonly hasNextPage?: boolean;
}

export function pageOf<T>(
  rows: readonly PageRow[],
  { key, first, total, isExact = true, hasNextPage = rows.length > first }: PageParts,
  nodeOf: (row: PageRow) => T,
): Page<T> {
  return {
    edges: rows.slice(0, first).map((row) => edgeOf(row, key, nodeOf)),
    hasNextPage,
    totalCount: total,
    totalCountIsExact: isExact,
  };
}

/** The position is made when it is asked for, which for most edges it is not. */
function edgeOf<T>(row: PageRow, key: SortKey, nodeOf: (row: PageRow) => T): Edge<T> {
  const [, , ...rest] = row;
  return {
    node: nodeOf(row),
    get at() {
      return positionOf(key, rest);
    },
  };
}

/** Of a statement whose rows begin with a place: the row of each place; undefined where there is none. */
export function byPlace(
  rows: readonly (readonly unknown[])[],
  places: number,
): readonly (readonly unknown[] | undefined)[] {
  const found: (readonly unknown[] | undefined)[] = new Array(places).fill(undefined);
  for (const row of rows) found[Number(row[0])] = row;
  return found;
}

export function rowsIn(column: unknown): readonly PageRow[] {
  // The statements collect lists of this shape.
  return column as readonly PageRow[];
}

export function totalOf(column: unknown, { withTotal }: PageRequest): number {
  return withTotal ? Number(column) : 0;
}
