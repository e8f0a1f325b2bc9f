/**
 * What entities are counted with, group by group: a statement for all groups of a sort, over indexes alone. Who is hidden is looked up in
 * the index of what is hidden, which is short, in place of a record for each row. Pure.
 */
import type { WalkFilter } from '../../domain/ontology.ts';
import type { Viewer } from '../../domain/scope.ts';
import { walksOf } from '../../domain/walk.ts';
import { members, type Seeing } from './compile-filters.ts';
import { asked, unhidden, visible } from './compile-parts.ts';
import type { Query } from './connection.ts';
import { all, joined, type Part, raw, sql } from './sql.ts';

/** Rows: type, kind (null where there is none), number of entities. */
export function compileKinds(seeing: Seeing): Query {
  return sql`SELECT e.type, e.kind, count(*) FROM entity e WHERE ${seenIn('e.n', seeing)} GROUP BY e.type, e.kind`;
}

/** Rows: first day, last day, number of entities with just that time. */
export function compileDays(seeing: Seeing): Query {
  return sql`SELECT e.from_day, e.to_day, count(*) FROM entity e WHERE e.from_day IS NOT NULL AND ${seenIn('e.n', seeing)} GROUP BY e.from_day, e.to_day`;
}

/** Rows: place in the list of ids, type, number of entities that are, or belong to, the entity with the id. */
export function compileBelonging(seeing: Seeing, filter: WalkFilter, ids: readonly string[]): Query {
  const walks = walksOf(seeing.ontology, filter);
  const steps = (transitive: boolean) => {
    const some = walks.filter((walk) => walk.transitive === transitive);
    return joined(
      some.map((walk) => sql` UNION ${members(seeing, walk, 'whole.place, w.other')}`),
      '',
    );
  };
  const isRoot = all([raw('i.kind = 0'), visible('i', seeing.viewer)]);
  const whole = sql`whole (place, n) AS (SELECT q.key, i.n FROM ${asked(ids, 'i')} WHERE ${isRoot}${steps(true)})`;
  const reached = sql`reached (place, n) AS (SELECT place, n FROM whole${steps(false)})`;
  return sql`WITH RECURSIVE ${whole}, ${reached} SELECT m.place, e.type, count(*) FROM reached m CROSS JOIN entity e ON e.n = m.n WHERE ${seenIn('e.n', seeing)} GROUP BY m.place, e.type`;
}

/** Rows, one a passage: place in the list of ids of sources, the numbers of what the passage states or mentions as a JSON text. */
export function compileMentions(seeing: Seeing, ids: readonly string[]): Query {
  const conditions = all([raw('m.passage = p.n'), unhidden('m.record', seeing.viewer)]);
  const numbers = sql`(SELECT json_group_array(m.entity) FROM mention m WHERE ${conditions})`;
  const from = sql`${asked(ids, 'i')} CROSS JOIN passage p ON p.document = i.n`;
  return sql`SELECT q.key, ${numbers} FROM ${from} WHERE ${seenIn('p.n', seeing)}`;
}

/** Rows: type, the numbers of its entities as a JSON text, the highest of them. */
export function compileEntityNumbers(seeing: Seeing): Query {
  return sql`SELECT e.type, json_group_array(e.n), max(e.n) FROM entity e WHERE ${seenIn('e.n', seeing)} GROUP BY e.type`;
}

/** Whether the viewer may see the record of the number; within the deadline. */
function seenIn(column: string, { viewer }: Seeing): Part {
  return all([unhidden(column, viewer), raw(`deadline(${column})`)]);
}

/** Rows: kind of record, number of records. */
export function compileRecordKinds({ viewer }: Seeing): Query {
  return less('SELECT kind AS name, count(*) AS number FROM record GROUP BY kind', viewer, HIDDEN_RECORDS);
}

/** Rows: type, number of relations. */
export function compileRelationTypes({ viewer }: Seeing): Query {
  return less('SELECT type AS name, count(*) AS number FROM relation GROUP BY type', viewer, HIDDEN_RELATIONS);
}

/** Rows: type, number of entities. */
export function compileEntityTypes({ viewer }: Seeing): Query {
  return less('SELECT type AS name, count(*) AS number FROM entity GROUP BY type', viewer, HIDDEN_ENTITIES);
}

const HIDDEN_RECORDS = 'SELECT h.kind AS name, count(*) AS number FROM record h WHERE h.hidden = 1 GROUP BY h.kind';
const HIDDEN_RELATIONS =
  'SELECT l.type AS name, count(*) AS number FROM record h CROSS JOIN relation l ON l.n = h.n WHERE h.hidden = 1 GROUP BY l.type';
const HIDDEN_ENTITIES =
  'SELECT e.type AS name, count(*) AS number FROM record h CROSS JOIN entity e ON e.n = h.n WHERE h.hidden = 1 GROUP BY e.type';

/** All, which an index tells, less the hidden ones. */
function less(everything: string, viewer: Viewer, hidden: string): Query {
  if (viewer === 'EDITORS') return raw(everything);
  return raw(
    `SELECT a.name, a.number - coalesce(x.number, 0) FROM (${everything}) a LEFT JOIN (${hidden}) x ON x.name = a.name WHERE deadline(a.name)`,
  );
}
