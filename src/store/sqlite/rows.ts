/** Rows of the compiled questions to pages, and stored texts to records. Pages travel between threads with the texts still unread. */
import type { Edge, Page, PageRequest } from '../../domain/page.ts';
import type { GraphRecord, Stored } from '../../domain/records.ts';
import { positionOf, type SortKey } from './compile-parts.ts';
import type { Row } from './connection.ts';

/** A record as its JSON text, with the revision that last changed it. */
export interface StoredText {
  readonly doc: string;
  readonly revision: number;
}

export function recordOf<R extends GraphRecord>({ doc, revision }: StoredText): Stored<R> {
  // `doc` was written by recordJson of a record of the kind that the statement selects.
  return { record: JSON.parse(doc) as R, revision };
}

export function recordPages<R extends GraphRecord>(pages: readonly Page<StoredText>[]): readonly Page<Stored<R>>[] {
  return pages.map((page) => ({ ...page, edges: page.edges.map(({ node, at }) => ({ node: recordOf<R>(node), at })) }));
}

/** From rows of doc, revision, sort columns, of which there is one more than asked where a page follows. */
export function pageOfRows(rows: readonly Row[], key: SortKey, request: PageRequest, total: number): Page<StoredText> {
  return pageOfEdges(
    rows.slice(0, request.first).map((row) => edgeOf(row, 0, key)),
    rows.length > request.first,
    total,
  );
}

export function pageOfEdges<T>(
  edges: readonly Edge<T>[],
  hasNextPage: boolean,
  totalCount: number,
  isExact = true,
): Page<T> {
  return { edges, hasNextPage, totalCount, totalCountIsExact: isExact };
}

/** The doc stands at `start`, the revision after it, then the sort columns. */
export function edgeOf(row: Row, start: number, key: SortKey): Edge<StoredText> {
  const node = { doc: String(row[start]), revision: Number(row[start + 1]) };
  return { node, at: positionOf(key, row.slice(start + 2, start + 2 + key.columns.length)) };
}

/** Rows that begin with a place, as the rows of each place, in their order; every place of the input has its list. */
export function byPlace(rows: readonly Row[], places: number): readonly (readonly Row[])[] {
  const lists: Row[][] = Array.from({ length: places }, () => []);
  for (const row of rows) lists[Number(row[0])]?.push(row);
  return lists;
}
