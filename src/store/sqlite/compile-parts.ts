/** What the compiled questions share: visibility, ids to numbers, sort keys and pages. All pure. */
import type { Ontology } from '../../domain/ontology.ts';
import type { PageRequest, Position } from '../../domain/page.ts';
import type { EntityTypeName, RelationTypeName } from '../../domain/records.ts';
import type { Viewer } from '../../domain/scope.ts';
import type { Param } from './connection.ts';
import { ABSENT_TEXT } from './ddl.ts';
import { inList, joined, type Part, raw, sql } from './sql.ts';

/** The condition that the viewer may see the row of `record` with this alias; undefined for who sees all. */
export function visible(alias: string, viewer: Viewer): Part | undefined {
  return viewer === 'EDITORS' ? undefined : raw(`${alias}.hidden = 0`);
}

/** The same of a record's number, without the record: what is hidden is looked up in an index of it alone. */
export function unhidden(column: string, viewer: Viewer): Part | undefined {
  if (viewer === 'EDITORS') return undefined;
  return raw(`${column} NOT IN (SELECT h.n FROM record h WHERE h.hidden = 1)`);
}

/** The record as the viewer sees it. */
export function docOf(alias: string, viewer: Viewer): Part {
  return raw(viewer === 'EDITORS' ? `${alias}.doc` : `coalesce(${alias}.public_doc, ${alias}.doc)`);
}

/** The asked ids as rows: `q.key` is the place in the list, `alias` the record, that of a merged id the one it was merged into. */
export function asked(ids: readonly string[], alias: string): Part {
  const list = JSON.stringify(ids);
  return sql`json_each(${list}) q LEFT JOIN merged g ON g.id = q.value JOIN record ${raw(alias)} ON ${raw(alias)}.id = coalesce(g.target, q.value)`;
}

/** The condition that the record is the one with the id, or the one that it was merged into. */
export function isAsked(id: string, alias: string): Part {
  return sql`${raw(alias)}.id = coalesce((SELECT target FROM merged WHERE id = ${id}), ${id})`;
}

/** The numbers of some ids, as the right side of IN. */
export function numbersOf(ids: readonly string[], condition: Part = raw('1')): Part {
  return sql`(SELECT i.n FROM ${asked(ids, 'i')} WHERE ${condition})`;
}

/** A type that the ontology lacks has rank -1, which no row has. */
export function entityRanks(ontology: Ontology, types: readonly EntityTypeName[]): readonly number[] {
  return types.map((type) => ontology.entityType(type)?.rank ?? -1);
}

export function relationRanks(ontology: Ontology, types: readonly RelationTypeName[]): readonly number[] {
  return types.map((type) => ontology.relationType(type)?.rank ?? -1);
}

export function oneOf(column: string, values: readonly (string | number)[] | undefined): Part | undefined {
  return values && inList(column, values);
}

/** One column of a sort key. Where it can be absent, the ascending stand-in of its kind is stored (`FILLED`) or put in (`NULLABLE`). */
export interface SortColumn {
  readonly column: string;
  readonly kind: 'TEXT' | 'NUMBER';
  readonly absence: 'NEVER' | 'FILLED' | 'NULLABLE';
}

export function text(column: string, absence: SortColumn['absence'] = 'NEVER'): SortColumn {
  return { column, kind: 'TEXT', absence };
}

export function number(column: string, absence: SortColumn['absence'] = 'NEVER'): SortColumn {
  return { column, kind: 'NUMBER', absence };
}

export interface SortKey {
  readonly columns: readonly SortColumn[];
  readonly descending: boolean;
}

export function ascending(...columns: readonly SortColumn[]): SortKey {
  return { columns, descending: false };
}

/** The columns as they sort, for SELECT; `positionOf` reads them back. */
export function sortColumns(key: SortKey): Part {
  return joined(
    key.columns.map((column) => expression(column, key.descending)),
    ', ',
  );
}

export function orderBy({ columns, descending }: SortKey): Part {
  const terms = columns.map((column) => sql`${expression(column, descending)}${raw(descending ? ' DESC' : '')}`);
  return sql`ORDER BY ${joined(terms, ', ')}`;
}

/** The rows after a position; undefined for the first page. */
export function after(key: SortKey, position: Position | undefined): Part | undefined {
  if (!position) return undefined;
  const values = key.columns.map((column, at) => sql`${standIn(column, position[at] ?? null, key.descending)}`);
  return sql`(${sortColumns(key)}) ${raw(key.descending ? '<' : '>')} (${joined(values, ', ')})`;
}

/** One row more than asked tells whether there is a next page. */
export function limit(page: PageRequest): Part {
  return atMost(page.first + 1);
}

/** A bare `LIMIT ?` makes SQLite prepare the statement anew for every value: 85 µs of 155 on a page of an entity's relations. */
export function atMost(rows: number): Part {
  return sql`LIMIT CAST(${rows} AS INTEGER)`;
}

/** The position that a row's sort columns stand for. */
export function positionOf(key: SortKey, values: readonly Param[]): Position {
  return key.columns.map((column, at) => {
    const value = values[at] ?? null;
    return column.absence !== 'NEVER' && value === lastOf(column, key.descending) ? null : value;
  });
}

const LAST_TEXT = String.fromCodePoint(0x10ffff);

/** What stands for an absent value: it comes last in either direction. SQLite sorts every number before every text. */
function lastOf({ kind, absence }: SortColumn, descending: boolean): string | number {
  if (descending) return Number.NEGATIVE_INFINITY;
  if (kind === 'NUMBER') return Number.POSITIVE_INFINITY;
  return absence === 'FILLED' ? ABSENT_TEXT : LAST_TEXT;
}

function expression(sortColumn: SortColumn, descending: boolean): Part {
  const { column, absence } = sortColumn;
  const last = literal(lastOf(sortColumn, descending));
  if (absence === 'NULLABLE') return raw(`coalesce(${column}, ${last})`);
  if (absence === 'NEVER' || !descending) return raw(column);
  return raw(`CASE ${column} WHEN ${literal(lastOf(sortColumn, false))} THEN ${last} ELSE ${column} END`);
}

/** A cursor's value as the column compares: numbers come before texts, and what is absent last (domain/order.ts). */
function standIn(column: SortColumn, value: string | number | null, descending: boolean): Param {
  if (value === null)
    return column.absence === 'NEVER' && column.kind === 'TEXT' && descending ? '' : lastOf(column, descending);
  if (column.kind === 'TEXT' && typeof value === 'number')
    return column.absence === 'NULLABLE' ? Number.NEGATIVE_INFINITY : '';
  if (column.kind === 'TEXT') return value;
  return typeof value === 'number' ? value : Number.POSITIVE_INFINITY;
}

/** Of our own few stand-ins only. */
function literal(value: string | number): string {
  if (value === LAST_TEXT) return 'char(1114111)';
  if (typeof value === 'string') return `'${value}'`;
  return value > 0 ? '9e999' : '-9e999';
}
