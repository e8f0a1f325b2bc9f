/** An entity's relations, and what selects relations there and in traversals. Pure. */
import type { EntityTypeName } from '../../domain/records.ts';
import { travelledTypes } from '../../domain/walk.ts';
import type { RelationSelection, RelationsOfQuery } from '../port.ts';
import type { Seeing } from './compile-filters.ts';
import {
  ascending,
  asked,
  entityRanks,
  isAsked,
  number,
  oneOf,
  relationRanks,
  text,
  visible,
} from './compile-parts.ts';
import type { Query } from './connection.ts';
import { type CompiledOwn, compileOwn } from './own-list.ts';
import { BASES, STATUSES } from './ranks.ts';
import { all, type Part, raw, sql } from './sql.ts';

const RELATION_OF_KEY = ascending(
  number('b.type'),
  number('b.ordinal', 'FILLED'),
  text('b.period', 'FILLED'),
  text('b.other_sort'),
  text('b.relation_id'),
);

/** `extra`: the id of the entity asked, and the direction as a number of DIRECTIONS. */
export function compileRelationsOf(seeing: Seeing, ids: readonly string[], query: RelationsOfQuery): CompiledOwn {
  const { types } = query;
  const chosen = selected(seeing, 'b', query, types && relationRanks(seeing.ontology, types), query.otherTypes);
  const where = all([
    raw('b.entity = a.n'),
    chosen,
    towards('b', query.direction),
    visible('b', seeing.viewer),
    raw('deadline(b.k)'),
  ]);
  const list = compileOwn(seeing, {
    ids,
    page: query.page,
    key: RELATION_OF_KEY,
    from: 'adjacency b',
    link: 'b.k',
    number: 'b.relation',
    inner: { from: 'adjacency b', where },
    extra: 'a.id, b.direction',
    ordered: 'adjacency b',
  });
  return { ...list, total: relationTotals(seeing, ids, query) };
}

/** From the degrees that the writer keeps. */
function relationTotals(seeing: Seeing, ids: readonly string[], query: RelationsOfQuery): Query {
  const { viewer, ontology } = seeing;
  const chosen = selected(seeing, 'd', query, query.types && relationRanks(ontology, query.types), query.otherTypes);
  const where = all([raw('d.entity = a.n'), chosen, towards('d', query.direction)]);
  const count = raw(viewer === 'EDITORS' ? 'd.relations' : 'd.public_relations');
  const total = sql`(SELECT coalesce(sum(${count}), 0) FROM degree d WHERE ${where})`;
  const [only] = ids;
  return ids.length === 1 && only !== undefined
    ? sql`SELECT 0, ${total} FROM record a WHERE ${isAsked(only, 'a')}`
    : sql`SELECT q.key, ${total} FROM ${asked(ids, 'a')}`;
}

/** In the tables a direction is its place in this list. */
export const DIRECTIONS = ['OUT', 'IN', 'BOTH'] as const;

/** A symmetric relation runs in every direction. */
export function towards(alias: string, direction: 'OUT' | 'IN' | 'BOTH'): Part | undefined {
  if (direction === 'BOTH') return undefined;
  return raw(direction === 'OUT' ? `${alias}.direction <> 1` : `${alias}.direction <> 0`);
}

export function selected(
  { ontology }: Seeing,
  alias: string,
  { status, basis }: RelationSelection,
  types: readonly number[] | undefined,
  otherTypes?: readonly EntityTypeName[],
): Part {
  return all([
    oneOf(`${alias}.type`, types),
    oneOf(
      `${alias}.status`,
      status?.map((one) => STATUSES.indexOf(one)),
    ),
    oneOf(
      `${alias}.basis`,
      basis?.map((one) => BASES.indexOf(one)),
    ),
    oneOf(`${alias}.other_type`, otherTypes && entityRanks(ontology, otherTypes)),
  ]);
}

/** The selection of a traversal. */
export function travelled(seeing: Seeing, alias: string, query: RelationSelection): Part {
  return selected(seeing, alias, query, relationRanks(seeing.ontology, travelledTypes(seeing.ontology, query.types)));
}
