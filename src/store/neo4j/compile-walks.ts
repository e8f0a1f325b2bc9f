/**
 * Traversals. `neighbours` and `subgraph` are one statement: Neo4j expands breadth-first, meets each entity once and hands it on by
 * distance, so that a LIMIT behind it ends the walk with the level in which it is reached. Pure.
 */
import type { Direction } from '../../domain/filter.ts';
import type { Position } from '../../domain/page.ts';
import type { Viewer } from '../../domain/scope.ts';
import { MAX_LOOKED_AT, travelledTypes } from '../../domain/walk.ts';
import type { NeighboursQuery, RelationSelection, SubgraphQuery } from '../port.ts';
import { after, keyed, numbered, orderBy, type SortKey } from './compile-order.ts';
import {
  arrows,
  asked,
  docAndRevision,
  entityRanks,
  oneOf,
  relationRanks,
  resolved,
  type Seeing,
  typesOf,
  visible,
  where,
} from './compile-parts.ts';
import { cypher, type Part, type Query, queryOf, raw } from './cypher.ts';
import { KEY_KINDS } from './order-keys.ts';

export const NEIGHBOUR_KEY: SortKey = [numbered('distance'), keyed('b._order', KEY_KINDS.entities)];

/**
 * Rows: place in the list of ids, total, the rows of its page (doc, revision, distance, sort key), whether all was looked at, whether the
 * page is what it should be. It is not where it ends among the farthest that were looked at, which were not put in order: then it is for
 * `compileWholeNeighbours` to find. Undefined where nothing can be reached.
 */
export function compileNeighbours(seeing: Seeing, ids: readonly string[], query: NeighboursQuery): Query | undefined {
  const { otherTypes, page } = query;
  const walk = walkOf(seeing, query, LEVELS);
  if (!walk) return undefined;
  const ofType = otherTypes && oneOf('b._type', entityRanks(seeing.ontology, otherTypes));
  const chosen = ofType ? cypher`[one IN levels | [one[0], [b IN one[1] WHERE ${ofType}]]]` : raw('levels');
  const from = fromDistance(page.after);
  const isBefore = cypher`reduce(before = 0, one IN chosen[..i] | before + CASE WHEN one[0] > ${from} THEN size(one[1]) ELSE 0 END) <= ${page.first}`;
  // Of a level that was not walked to its end nobody knows who is first.
  return queryOf(cypher`${asked(seeing, ids)}
${walk}
WITH at, levels, ${sizeOf('levels')} <= ${MAX_LOOKED_AT} AS isAll
WITH at, isAll, CASE WHEN isAll THEN levels ELSE levels[..-1] END AS levels
WITH at, isAll, ${chosen} AS chosen
CALL (chosen) {
  UNWIND range(0, size(chosen) - 1) AS i
  WITH i, chosen[i] AS one WHERE chosen[i][0] >= ${from} AND ${isBefore}
  UNWIND one[1] AS b
  WITH one[0] AS distance, b${where([after(NEIGHBOUR_KEY, page.after)])}
  WITH distance, b ${orderBy(NEIGHBOUR_KEY)} LIMIT ${page.first + 1}
  RETURN collect([${raw(docAndRevision('b', seeing.viewer))}, distance, b._order]) AS rows
}
RETURN at, CASE WHEN isAll THEN ${sizeOf('chosen')} ELSE ${MAX_LOOKED_AT} END AS total, rows, isAll, isAll OR ${ofType ? raw('false') : cypher`size(rows) > ${page.first}`} AS isRight`);
}

/** The same columns, of a walk that puts all that it looks at in order. */
export function compileWholeNeighbours(
  seeing: Seeing,
  ids: readonly string[],
  query: NeighboursQuery,
): Query | undefined {
  const { otherTypes, page } = query;
  const walk = walkOf(seeing, query, IN_ORDER);
  if (!walk) return undefined;
  const ofType = otherTypes && oneOf('one[0]._type', entityRanks(seeing.ontology, otherTypes));
  const chosen = ofType ? cypher`[one IN looked WHERE ${ofType}]` : raw('looked');
  return queryOf(cypher`${asked(seeing, ids)}
${walk}
WITH at, size(found) <= ${MAX_LOOKED_AT} AS isAll, found[..${MAX_LOOKED_AT}] AS looked
WITH at, isAll, ${chosen} AS chosen
WITH at, isAll, size(chosen) AS total, [one IN chosen${where([after(LISTED_KEY, page.after)])}][..${page.first + 1}] AS page
RETURN at, total, [one IN page | [${raw(docAndRevision('one[0]', seeing.viewer))}, one[1], one[0]._order]] AS rows, isAll, true AS isRight`);
}

const LISTED_KEY: SortKey = [numbered('one[1]'), keyed('one[0]._order', KEY_KINDS.entities)];

function sizeOf(levels: string): Part {
  return raw(`reduce(size = 0, one IN ${levels} | size + size(one[1]))`);
}

/** The least distance that comes after the position (domain/order.ts). */
function fromDistance(position: Position | undefined): number {
  if (!position) return 0;
  const [distance] = position;
  return typeof distance === 'number' ? distance : Number.POSITIVE_INFINITY;
}

/** What a walk gives of the entities `b` at their distances: the names, and the clauses that bind them. */
interface Gives {
  readonly name: string;
  readonly clauses: string;
}

/** Level by level. To put ten thousand in order, of which a page shows twenty, takes longer than to walk to them. */
const LEVELS: Gives = {
  name: 'levels',
  clauses: `WITH b, distance ORDER BY distance LIMIT ${MAX_LOOKED_AT + 1}
  WITH distance, collect(b) AS level ORDER BY distance
  WITH collect([distance, level]) AS levels`,
};
const IN_ORDER: Gives = {
  name: 'found',
  clauses: `WITH b, distance ORDER BY distance, b._order LIMIT ${MAX_LOOKED_AT + 1}
  WITH collect([b, distance]) AS found`,
};

/** Binds what `gives` names for the entities around `a`; undefined where nothing can be reached. */
function walkOf(seeing: Seeing, query: NeighboursQuery, gives: Gives): Part | undefined {
  const walk = (viewer: Viewer, condition: string) => {
    const steps = stepsOf({ ...seeing, viewer }, query, query.direction);
    return (
      steps &&
      cypher`MATCH path = (a) ${steps}{1,${raw(String(query.depth))}} (b)${raw(condition)}
  WITH b, min(length(path)) AS distance WHERE b <> a
  ${raw(gives.clauses)}${raw(condition)}
  RETURN ${raw(gives.name)}`
    );
  };
  const whole = query.depth < 1 ? undefined : walk('EDITORS', '');
  if (!whole || seeing.viewer === 'EDITORS') return whole && cypher`CALL (a) {\n  ${whole}\n}`;
  // To read of each relation whether it is hidden is a third of a walk's cost: it is not done where nothing is hidden.
  const [open, careful] = [walk('EDITORS', ' WHERE hidden = 0'), walk('PUBLIC', ' WHERE hidden > 0')];
  return (
    open &&
    careful &&
    cypher`CALL () { MATCH (n:Hidden) RETURN count(n) AS hidden }
CALL (a, hidden) {
  ${open}
  UNION ALL
  ${careful}
}`
  );
}

/** One row: the ids of the entities, nearest first; doc and revision of the relations between them; whether there is more. */
export function compileSubgraph(seeing: Seeing, query: SubgraphQuery): Query {
  const steps = stepsOf(seeing, query, 'BOTH');
  const most = query.limit + 1;
  // The first of each root are enough: who is among the first of all is among the first of the root that is nearest.
  const around =
    steps && query.depth > 0
      ? cypher`MATCH path = (a) ${steps}{0,${raw(String(query.depth))}} (b)
  WITH b, min(length(path)) AS distance ORDER BY distance, b.id LIMIT ${most}
  RETURN b, distance`
      : raw('RETURN a AS b, 0 AS distance');
  return queryOf(cypher`${resolved(query.roots)}
MATCH (a:Record:Entity {id: id})${where([visible('a', seeing.viewer)])}
CALL (a) {
  ${around}
}
WITH b, min(distance) AS distance ORDER BY distance, b.id LIMIT ${most}
WITH collect(b) AS found
WITH found[..${query.limit}] AS kept, size(found) > ${query.limit} AS truncated
RETURN [one IN kept | one.id] AS entities, ${within(seeing, query)} AS relations, truncated`);
}

/** Of the entities `kept`. */
function within(seeing: Seeing, selection: RelationSelection): Part {
  const ranks = travelledRanks(seeing, selection);
  if (ranks.length === 0) return raw('[]');
  const conditions = where([raw('m IN kept'), ...selected(seeing, selection)]);
  return cypher`COLLECT {
  UNWIND kept AS w
  MATCH (w)-[r${raw(typesOf(seeing.ontology, ranks))}]->(m)${conditions}
  MATCH (l:Record {id: r.id})
  WITH l ORDER BY l.id
  RETURN [${raw(docAndRevision('l', seeing.viewer))}]
}`;
}

/** Rows: place in the list of ids, id; entities that the viewer may see. */
export function compileRoots(seeing: Seeing, ids: readonly string[]): Query {
  return queryOf(cypher`${asked(seeing, ids, 'Record:Entity')}\nRETURN at, a.id`);
}

/** Rows: place in the list of ids, and the pairs of other end and relation of each selected relation, as ids. */
export function compileEdges(seeing: Seeing, ids: readonly string[], selection: RelationSelection): Query | undefined {
  const ranks = travelledRanks(seeing, selection);
  if (ranks.length === 0) return undefined;
  const conditions = where(selected(seeing, selection));
  return queryOf(cypher`UNWIND range(0, ${ids.length - 1}) AS at
WITH at, ${ids}[at] AS id
MATCH (w:Record {id: id})
RETURN at, COLLECT { MATCH (w)-[r${raw(typesOf(seeing.ontology, ranks))}]-(m)${conditions} RETURN [m.id, r.id] } AS edges`);
}

/** Rows: id, doc, revision. */
export function compileTexts({ viewer }: Seeing, ids: readonly string[]): Query {
  return queryOf(cypher`UNWIND ${ids} AS id MATCH (l:Record {id: id}) RETURN id, ${raw(docAndRevision('l', viewer))}`);
}

/** The inside of a path pattern, one step from `w` to `m`; undefined where no relation is selected. */
function stepsOf(seeing: Seeing, selection: RelationSelection, direction: Direction): Part | undefined {
  const ranks = travelledRanks(seeing, selection);
  if (ranks.length === 0) return undefined;
  const symmetric = ranks.filter((rank) => seeing.ontology.relationTypes[rank]?.symmetric);
  // A symmetric relation is walked from either end, whichever end it was stated from.
  const isTurned = direction !== 'BOTH' && symmetric.length > 0;
  const start = raw(direction === 'IN' ? 'endNode' : 'startNode');
  const turned = isTurned ? cypher`(${start}(r) = w OR r._type IN ${symmetric})` : undefined;
  const [before, behind] = arrows(isTurned ? 'BOTH' : direction);
  const conditions = where([...selected(seeing, selection), turned]);
  return cypher`((w)${raw(before)}[r${raw(typesOf(seeing.ontology, ranks))}]${raw(behind)}(m)${conditions})`;
}

function travelledRanks({ ontology }: Seeing, { types }: RelationSelection): readonly number[] {
  return relationRanks(ontology, travelledTypes(ontology, types));
}

/** Of a native relationship `r`. */
function selected({ viewer }: Seeing, { status, basis }: RelationSelection): readonly (Part | undefined)[] {
  return [visible('r', viewer), oneOf('r.status', status), oneOf('r.basis', basis)];
}
