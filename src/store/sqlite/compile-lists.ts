/** The lists of the whole graph: entities, relations, observations, claims. Pure. */
import type { EntityOrderBy, ObservationOrderBy } from '../../domain/filter.ts';
import type { PageRequest } from '../../domain/page.ts';
import type { Viewer } from '../../domain/scope.ts';
import type { ClaimsQuery, EntitiesQuery, ObservationsQuery, RelationsQuery } from '../port.ts';
import {
  claimConditions,
  entityConditions,
  observationConditions,
  relationConditions,
  type Seeing,
} from './compile-filters.ts';
import {
  after,
  ascending,
  docOf,
  limit,
  number,
  orderBy,
  type SortColumn,
  type SortKey,
  sortColumns,
  text,
  unhidden,
  visible,
} from './compile-parts.ts';
import type { Query } from './connection.ts';
import { all, type Part, raw, sql } from './sql.ts';

/**
 * In all of these CROSS JOIN keeps the order of the tables: the first is the one that a filter narrows or an index sorts.
 *
 * `page` selects doc, revision and the sort columns; `total` one number.
 */
export interface CompiledList {
  readonly page: Query;
  readonly total: Query;
  readonly key: SortKey;
}

/** In place of doc and revision: a zero and the record's number. */
export const NUMBERED = raw('0, r.n');

export function compileEntities(seeing: Seeing, query: EntitiesQuery, columns = docAndRevision(seeing)): CompiledList {
  const { filter, order, page } = query;
  const key = { columns: entityColumns(order.by, seeing.viewer), descending: order.descending };
  const from = raw('entity e CROSS JOIN record r ON r.n = e.n');
  const conditions = entityConditions(seeing, filter);
  const early = order.by === 'PERIOD' && !page.after ? isEarly(seeing, conditions, key, page) : undefined;
  return compile(seeing, { from, conditions, early }, key, page, columns);
}

/**
 * The condition that no more entities than the page has come before this one by their time alone: found in a fifth of the time that it
 * takes to sort all of them with their records.
 */
function isEarly({ viewer }: Seeing, conditions: Part, { columns, descending }: SortKey, page: PageRequest): Part {
  const time = sortColumns({ columns: columns.slice(0, 1), descending });
  const [order, side] = descending ? [' DESC', '>='] : ['', '<='];
  const seen = all([conditions, unhidden('e.n', viewer), raw('deadline(e.n)')]);
  const last = sql`SELECT ${time} FROM entity e WHERE ${seen} ORDER BY ${time}${raw(order)} LIMIT 1 OFFSET CAST(${page.first} AS INTEGER)`;
  return sql`coalesce(${time} ${raw(side)} (${last}), 1)`;
}

function entityColumns(by: EntityOrderBy, viewer: Viewer): readonly SortColumn[] {
  const rest = [text('e.sort'), text('r.id')];
  switch (by) {
    case 'LABEL':
      return rest;
    case 'TYPE':
      return [number('e.type'), ...rest];
    case 'PERIOD':
      return [text('e.time', 'FILLED'), ...rest];
    case 'REVISION':
      return [number('r.revision'), ...rest];
    case 'RELATIONS':
      return [number(relationsOf(viewer)), ...rest];
  }
}

/** Each relation of the entity once. */
function relationsOf(viewer: Viewer): string {
  const count = viewer === 'EDITORS' ? 'relations' : 'public_relations';
  return `(SELECT coalesce(sum(g.${count}), 0) FROM degree g WHERE g.entity = e.n)`;
}

export const RELATION_KEY = ascending(
  number('l.type'),
  text('l.source_id'),
  number('l.ordinal', 'FILLED'),
  text('l.period', 'FILLED'),
  text('l.target_id'),
  text('r.id'),
);

export function compileRelations(seeing: Seeing, { filter, page }: RelationsQuery): CompiledList {
  const from = raw('relation l CROSS JOIN record r ON r.n = l.n');
  return compile(seeing, { from, conditions: relationConditions(seeing, filter) }, RELATION_KEY, page);
}

export function compileObservations(seeing: Seeing, { filter, order, page }: ObservationsQuery): CompiledList {
  const key = { columns: observationColumns(order.by), descending: order.descending };
  const subject = order.by === 'SUBJECT' ? ' CROSS JOIN entity s ON s.n = o.subject' : '';
  const from = raw(`observation o CROSS JOIN record r ON r.n = o.n${subject}`);
  return compile(seeing, { from, conditions: observationConditions(seeing, filter) }, key, page);
}

function observationColumns(by: ObservationOrderBy): readonly SortColumn[] {
  const period = [text('o.period', 'FILLED'), text('r.id')];
  if (by === 'PERIOD') return period;
  if (by === 'SUBJECT') return [text('s.sort'), ...period];
  return [text('o.dimension', 'NULLABLE'), number('o.value', 'NULLABLE'), text('r.id')];
}

export function compileClaims(seeing: Seeing, { filter, page }: ClaimsQuery): CompiledList {
  const key = ascending(number('c.kind'), text('r.id'));
  const from = raw('claim c CROSS JOIN record r ON r.n = c.n');
  return compile(seeing, { from, conditions: claimConditions(seeing, filter) }, key, page);
}

interface Listed {
  readonly from: Part;
  readonly conditions: Part;
  /** Holds for all rows of the page, and for few others. */
  readonly early?: Part | undefined;
}

function compile(
  seeing: Seeing,
  { from, conditions, early }: Listed,
  key: SortKey,
  page: PageRequest,
  columns = docAndRevision(seeing),
): CompiledList {
  const seen = all([conditions, visible('r', seeing.viewer), raw('deadline(r.n)')]);
  const rest = all([early, seen, after(key, page.after)]);
  return {
    page: sql`SELECT ${columns}, ${sortColumns(key)} FROM ${from} WHERE ${rest} ${orderBy(key)} ${limit(page)}`,
    total: sql`SELECT count(*) FROM ${from} WHERE ${seen}`,
    key,
  };
}

function docAndRevision({ viewer }: Seeing): Part {
  return sql`${docOf('r', viewer)}, r.revision`;
}
