/** What the relations in memory are read with: all their SQL. Pure. */
import { atMost } from './compile-parts.ts';
import type { Query } from './connection.ts';
import { type Part, raw, sql } from './sql.ts';

/** The mark is packed as adjacency-marks.ts says: half the columns, and a third less time. */
export type AdjacencyRow = [entity: number, other: number, relation: number, mark: number];

/** In SQL `|` binds as tightly as `<<`. */
const MARK = 'b.type | (b.direction << 8) | (b.status << 10) | (b.basis << 12) | (b.hidden << 14)';
const ROW = raw(`b.entity, b.other, b.relation, ${MARK}`);
/** An index has all of it, in this order. */
const ORDER = raw('ORDER BY b.entity, b.type, b.ordinal, b.period, b.other_sort, b.relation_id');

export interface RowRange {
  readonly first: number;
  readonly last: number;
  /** So many rows are passed over. */
  readonly offset: number;
  readonly limit: number;
}

/** AdjacencyRow: those of the entities numbered from `first` to `last`. */
export function compileRowsOfRange({ first, last, offset, limit }: RowRange): Query {
  return sql`SELECT ${ROW} FROM adjacency b WHERE b.entity >= ${first} AND b.entity <= ${last} ${ORDER} ${atMost(limit)} OFFSET CAST(${offset} AS INTEGER)`;
}

/** AdjacencyRow. */
export function compileRowsOf(numbers: readonly number[]): Query {
  return sql`SELECT ${ROW} FROM json_each(${JSON.stringify(numbers)}) q CROSS JOIN adjacency b ON b.entity = q.value WHERE deadline(b.relation)`;
}

/** Rows: number, sort key, type; entities by their sort keys. */
export type LabelRow = [n: number, sort: string, type: number];

export function compileLabelsAfter(after: { readonly sort: string; readonly n: number }, limit: number): Query {
  return sql`SELECT n, sort, type FROM entity WHERE (sort, n) > (${after.sort}, ${after.n}) ORDER BY sort, n ${atMost(limit)}`;
}

/** The same, backwards. */
export function compileLabelsBefore(before: { readonly sort: string; readonly n: number }, limit: number): Query {
  return sql`SELECT n, sort, type FROM entity WHERE (sort, n) < (${before.sort}, ${before.n}) ORDER BY sort DESC, n DESC ${atMost(limit)}`;
}

/** Rows: number, id, sort key, type. */
export function compileKeys(numbers: readonly number[]): Query {
  return sql`SELECT e.n, r.id, e.sort, e.type FROM ${listed(numbers)} CROSS JOIN entity e ON e.n = q.value CROSS JOIN record r ON r.n = e.n WHERE deadline(e.n)`;
}

/** Rows: number, id. */
export function compileIds(numbers: readonly number[]): Query {
  return sql`SELECT r.n, r.id FROM ${listed(numbers)} CROSS JOIN record r ON r.n = q.value WHERE deadline(r.n)`;
}

/** Rows: number, id; the first so many by id. */
export function compileFirstById(numbers: readonly number[], limit: number): Query {
  return sql`SELECT r.n, r.id FROM ${listed(numbers)} CROSS JOIN record r ON r.n = q.value WHERE deadline(r.n) ORDER BY r.id ${atMost(limit)}`;
}

function listed(numbers: readonly number[]): Part {
  return sql`json_each(${JSON.stringify(numbers)}) q`;
}

/** One row: the last revision. */
export const LAST_REVISION: Query = raw('SELECT coalesce(max(number), 0) FROM revision');

/** One row: the number of relations, or `most`. */
export function compileRelationsUpTo(most: number): Query {
  return sql`SELECT count(*) FROM (SELECT 1 FROM relation ${atMost(most)})`;
}

/** One row: how much has changed since the revision, or `most`. */
export function compileChangesUpTo(since: number, most: number): Query {
  return sql`SELECT count(*) FROM (SELECT 1 FROM change WHERE revision > ${since} UNION ALL SELECT 1 FROM turned WHERE revision > ${since} ${atMost(most)})`;
}

/**
 * Rows: number of an entity, 1 where it was itself written (else 0). Those whose relations can have changed since the revision: what was
 * written, the ends of relations that were written or removed, as they were and as they are, and those of relations that turned.
 */
export function compileTouched(since: number): Query {
  const end = (text: string, field: string) =>
    `SELECT ${text} ->> '${field}', 0 FROM changed WHERE ${text} ->> 'record' = 'relation'`;
  const ends = ['before', 'after'].flatMap((text) => [end(text, 'source'), end(text, 'target')]);
  const ids = ['SELECT id, 1 FROM changed', ...ends].join(' UNION ALL ');
  const changed = sql`changed AS MATERIALIZED (SELECT id, before, after FROM change WHERE revision > ${since})`;
  const turned = sql`SELECT b.entity, 0 FROM turned t CROSS JOIN adjacency b ON b.relation = t.relation WHERE t.revision > ${since}`;
  return sql`WITH ${changed}, named(id, own) AS (${raw(ids)}) SELECT r.n, x.own FROM named x CROSS JOIN record r ON r.id = x.id WHERE r.kind = 0 UNION ALL ${turned}`;
}
