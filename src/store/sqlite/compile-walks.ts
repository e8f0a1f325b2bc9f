/** The steps of a traversal: one statement a level, whatever the number of entities in it. Pure. */
import type { Direction } from '../../domain/filter.ts';
import type { RelationSelection } from '../port.ts';
import type { Seeing } from './compile-filters.ts';
import { asked, docOf, visible } from './compile-parts.ts';
import { towards, travelled } from './compile-relations-of.ts';
import type { Query } from './connection.ts';
import { all, raw, sql } from './sql.ts';

/** Rows: place in the list of ids, number, id; entities that the viewer may see. */
export function compileRoots({ viewer }: Seeing, ids: readonly string[]): Query {
  return sql`SELECT q.key, a.n, a.id FROM ${asked(ids, 'a')} WHERE ${all([raw('a.kind = 0'), visible('a', viewer)])}`;
}

/** Rows: walk, number, id, sort key and type of each entity that is one step from where a walk stands ([walk, number] pairs), each once a walk. */
export function compileStep(
  seeing: Seeing,
  from: readonly (readonly [walk: number, entity: number])[],
  selection: RelationSelection,
  direction: Direction,
): Query {
  const where = all([
    travelled(seeing, 'b', selection),
    towards('b', direction),
    visible('b', seeing.viewer),
    raw('deadline(b.k)'),
  ]);
  const next = sql`SELECT DISTINCT q.value ->> 0 AS walk, b.other FROM json_each(${JSON.stringify(from)}) q CROSS JOIN adjacency b ON b.entity = q.value ->> 1 WHERE ${where}`;
  return sql`SELECT x.walk, e.n, r.id, e.sort, e.type FROM (${next}) x CROSS JOIN entity e ON e.n = x.other CROSS JOIN record r ON r.n = e.n`;
}

/** Rows: entity, other end, its id, relation, its id; all relations of the numbers. */
export function compileEdges(seeing: Seeing, from: readonly number[], selection: RelationSelection): Query {
  const where = all([travelled(seeing, 'b', selection), visible('b', seeing.viewer), raw('deadline(b.k)')]);
  return sql`SELECT b.entity, b.other, r.id, b.relation, b.relation_id FROM json_each(${JSON.stringify(from)}) q CROSS JOIN adjacency b ON b.entity = q.value CROSS JOIN record r ON r.n = b.other WHERE ${where}`;
}

/** Rows: number; the relations whose ends are both among the numbers. */
export function compileWithin(seeing: Seeing, among: readonly number[], selection: RelationSelection): Query {
  const list = JSON.stringify(among);
  const where = all([
    travelled(seeing, 'b', selection),
    visible('b', seeing.viewer),
    raw('b.direction <> 1'),
    raw('deadline(b.k)'),
  ]);
  return sql`SELECT DISTINCT b.relation FROM json_each(${list}) q CROSS JOIN adjacency b ON b.entity = q.value WHERE b.other IN (SELECT value FROM json_each(${list})) AND ${where}`;
}

/** Rows: number, doc, revision, id, sort key; entities. */
export function compileReached({ viewer }: Seeing, numbers: readonly number[]): Query {
  return sql`SELECT r.n, ${docOf('r', viewer)}, r.revision, r.id, e.sort FROM json_each(${JSON.stringify(numbers)}) q CROSS JOIN record r ON r.n = q.value CROSS JOIN entity e ON e.n = r.n`;
}

/** Rows: number, doc, revision, id. */
export function compileNumbered({ viewer }: Seeing, numbers: readonly number[]): Query {
  return sql`SELECT r.n, ${docOf('r', viewer)}, r.revision, r.id FROM json_each(${JSON.stringify(numbers)}) q CROSS JOIN record r ON r.n = q.value`;
}
