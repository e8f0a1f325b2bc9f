/** Neighbours and subgraphs: level by level, one statement a level. */
import type { Ontology } from '../../domain/ontology.ts';
import { comparePositions, compareText, neighbourPosition } from '../../domain/order.ts';
import type { Page } from '../../domain/page.ts';
import type { Viewer } from '../../domain/scope.ts';
import { MAX_LOOKED_AT } from '../../domain/walk.ts';
import type { NeighboursQuery, SubgraphQuery } from '../port.ts';
import type { Seeing } from './compile-filters.ts';
import { entityRanks } from './compile-parts.ts';
import { compileNumbered, compileRoots, compileStep, compileWithin } from './compile-walks.ts';
import type { Connection, Query, Row } from './connection.ts';
import { pageOfEdges, type StoredText } from './rows.ts';

/** A subgraph whose relations are texts still. */
export interface SubgraphTexts {
  readonly entities: readonly string[];
  readonly relations: readonly StoredText[];
  readonly truncated: boolean;
}

export interface WalkReads {
  neighbours(ids: readonly string[], query: NeighboursQuery, viewer: Viewer): readonly Page<StoredText>[];
  subgraph(query: SubgraphQuery, viewer: Viewer): SubgraphTexts;
}

export function createWalkReads(connection: Connection, ontology: Ontology): WalkReads {
  return {
    neighbours: (ids, query, viewer) => neighbours(connection, { ontology, viewer }, ids, query),
    subgraph: (query, viewer) => subgraph(connection, { ontology, viewer }, query),
  };
}

export interface Reached {
  readonly n: number;
  readonly id: string;
  readonly sort: string;
  readonly type: number;
  readonly distance: number;
}

export function read<R extends Row>(connection: Connection, { text, params }: Query): readonly R[] {
  return connection.all<R>(text, params);
}

function neighbours(
  connection: Connection,
  seeing: Seeing,
  ids: readonly string[],
  query: NeighboursQuery,
): readonly Page<StoredText>[] {
  const roots = new Map(
    read<[number, number, string]>(connection, compileRoots(seeing, ids)).map(([at, n]) => [at, n]),
  );
  const types = query.otherTypes && new Set(entityRanks(seeing.ontology, query.otherTypes));
  const reached = around(connection, seeing, [...new Set(roots.values())], query);
  const found = ids.map((_, at) => pageOfReached(reached.get(roots.get(at) ?? -1) ?? [], query, types));
  const texts = textsOf(
    connection,
    seeing,
    found.flatMap((page) => page.edges.map(({ node }) => node.n)),
  );
  return found.map((page) => ({
    ...page,
    edges: page.edges.flatMap(({ node, at }) =>
      texts.has(node.n) ? [{ node: texts.get(node.n) as StoredText, at }] : [],
    ),
  }));
}

function pageOfReached(
  reached: readonly Reached[],
  { page }: NeighboursQuery,
  types: ReadonlySet<number> | undefined,
): Page<Reached> {
  const looked = reached.slice(0, MAX_LOOKED_AT);
  const edges = looked
    .filter((node) => types?.has(node.type) ?? true)
    .map((node) => ({ node, at: neighbourPosition(node.distance, node.sort, node.id) }));
  const { after } = page;
  const rest = after ? edges.filter(({ at }) => comparePositions(at, after) > 0) : edges;
  const isExact = reached.length <= MAX_LOOKED_AT;
  return pageOfEdges(rest.slice(0, page.first), rest.length > page.first, page.withTotal ? edges.length : 0, isExact);
}

/**
 * What lies around each root, itself left out: by distance, sort key, id; one more than may be looked at tells that there are more.
 * All roots are walked together, so that a level is one statement whatever their number.
 */
function around(
  connection: Connection,
  seeing: Seeing,
  roots: readonly number[],
  query: NeighboursQuery,
): ReadonlyMap<number, readonly Reached[]> {
  const walks = roots.map((root) => ({ ...startWalk([root]), root, found: [] as Reached[] }));
  for (let distance = 1; distance <= query.depth; distance += 1) {
    const open = walks.filter((walk) => walk.frontier.length > 0 && walk.found.length <= MAX_LOOKED_AT);
    if (open.length === 0) break;
    const levels = advance(connection, seeing, open, distance, query);
    for (const [i, walk] of open.entries()) {
      const level = levels[i] ?? [];
      level.sort((one, other) => compareText(one.sort, other.sort) || compareText(one.id, other.id));
      for (const node of level) walk.found.push(node);
    }
  }
  return new Map(walks.map(({ root, found }) => [root, found.slice(0, MAX_LOOKED_AT + 1)]));
}

/** A traversal on its way: what it has seen, and where it stands. */
interface Walk {
  readonly seen: Set<number>;
  frontier: readonly number[];
}

function startWalk(roots: readonly number[]): Walk {
  return { seen: new Set(roots), frontier: roots };
}

/** Takes each walk one level on, in one statement; its level, aligned with the walks, is what it had not seen, in no order. */
function advance(
  connection: Connection,
  seeing: Seeing,
  walks: readonly Walk[],
  distance: number,
  query: Pick<NeighboursQuery, 'types' | 'status' | 'basis' | 'direction'>,
): readonly Reached[][] {
  const from = walks.flatMap(({ frontier }, walk) => frontier.map((n) => [walk, n] as const));
  const rows = read<[number, number, string, string, number]>(
    connection,
    compileStep(seeing, from, query, query.direction),
  );
  const levels = walks.map((): Reached[] => []);
  for (const [walk, n, id, sort, type] of rows) {
    const seen = walks[walk]?.seen;
    if (!seen || seen.has(n)) continue;
    seen.add(n);
    levels[walk]?.push({ n, id, sort, type, distance });
  }
  for (const [i, walk] of walks.entries()) walk.frontier = (levels[i] ?? []).map(({ n }) => n);
  return levels;
}

function subgraph(connection: Connection, seeing: Seeing, query: SubgraphQuery): SubgraphTexts {
  const nearest = [
    ...new Map(
      read<[number, number, string]>(connection, compileRoots(seeing, query.roots)).map(([, n, id]) => [n, id]),
    ),
  ]
    .map(([n, id]) => ({ n, id }))
    .sort((one, other) => compareText(one.id, other.id));
  const walk = startWalk(nearest.map((node) => node.n));
  for (
    let distance = 1;
    distance <= query.depth && walk.frontier.length > 0 && nearest.length <= query.limit;
    distance += 1
  ) {
    const [level = []] = advance(connection, seeing, [walk], distance, { ...query, direction: 'BOTH' });
    level.sort((one, other) => compareText(one.id, other.id));
    for (const node of level) nearest.push(node);
  }
  const kept = nearest.slice(0, query.limit);
  const relations = read<[string, number]>(
    connection,
    compileWithin(
      seeing,
      kept.map((node) => node.n),
      query,
    ),
  );
  return {
    entities: kept.map((node) => node.id),
    relations: relations.map(([doc, revision]) => ({ doc, revision })),
    truncated: nearest.length > query.limit,
  };
}

export function textsOf(
  connection: Connection,
  seeing: Seeing,
  numbers: readonly number[],
): ReadonlyMap<number, StoredText> {
  if (numbers.length === 0) return new Map();
  const rows = read<[number, string, number]>(connection, compileNumbered(seeing, numbers));
  return new Map(rows.map(([n, doc, revision]) => [n, { doc, revision }]));
}
