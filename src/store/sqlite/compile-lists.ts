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
  return compile(seeing, from, entityConditions(seeing, filter), key, page, columns);
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
  return compile(
    seeing,
    raw('relation l CROSS JOIN record r ON r.n = l.n'),
    relationConditions(seeing, filter),
    RELATION_KEY,
    page,
  );
}

export function compileObservations(seeing: Seeing, { filter, order, page }: ObservationsQuery): CompiledList {
  const key = { columns: observationColumns(order.by), descending: order.descending };
  const subject = order.by === 'SUBJECT' ? ' CROSS JOIN entity s ON s.n = o.subject' : '';
  return compile(
    seeing,
    raw(`observation o CROSS JOIN record r ON r.n = o.n${subject}`),
    observationConditions(seeing, filter),
    key,
    page,
  );
}

function observationColumns(by: ObservationOrderBy): readonly SortColumn[] {
  const period = [text('o.period', 'FILLED'), text('r.id')];
  if (by === 'PERIOD') return period;
  if (by === 'SUBJECT') return [text('s.sort'), ...period];
  return [text('o.dimension', 'NULLABLE'), number('o.value', 'NULLABLE'), text('r.id')];
}

export function compileClaims(seeing: Seeing, { filter, page }: ClaimsQuery): CompiledList {
  const key = ascending(number('c.kind'), text('r.id'));
  return compile(seeing, raw('claim c CROSS JOIN record r ON r.n = c.n'), claimConditions(seeing, filter), key, page);
}

function compile(
  seeing: Seeing,
  from: Part,
  conditions: Part,
  key: SortKey,
  page: PageRequest,
  columns = docAndRevision(seeing),
): CompiledList {
  const seen = all([conditions, visible('r', seeing.viewer), raw('deadline(r.n)')]);
  const rest = all([seen, after(key, page.after)]);
  return {
    page: sql`SELECT ${columns}, ${sortColumns(key)} FROM ${from} WHERE ${rest} ${orderBy(key)} ${limit(page)}`,
    total: sql`SELECT count(*) FROM ${from} WHERE ${seen}`,
    key,
  };
}

function docAndRevision({ viewer }: Seeing): Part {
  return sql`${docOf('r', viewer)}, r.revision`;
}
