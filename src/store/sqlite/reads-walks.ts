/** Neighbours and subgraphs, over either of the two graphs (walk-graph.ts). */
import type { Ontology } from '../../domain/ontology.ts';
import { comparePositions, compareText, neighbourPosition } from '../../domain/order.ts';
import type { Page, Position } from '../../domain/page.ts';
import type { Viewer } from '../../domain/scope.ts';
import { MAX_LOOKED_AT } from '../../domain/walk.ts';
import type { NeighboursQuery, SubgraphQuery } from '../port.ts';
import type { Seeing } from './compile-filters.ts';
import { entityRanks } from './compile-parts.ts';
import { compileNumbered, compileReached, compileRoots } from './compile-walks.ts';
import type { Connection } from './connection.ts';
import { pageOfEdges, type StoredText } from './rows.ts';
import type { End, Levels, WalkGraph } from './walk-graph.ts';

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

/** The graph in the state in which the connection reads now. */
export type GraphNow = (seeing: Seeing) => WalkGraph;

export function createWalkReads(connection: Connection, ontology: Ontology, graphNow: GraphNow): WalkReads {
  const reading = (viewer: Viewer) => {
    const seeing = { ontology, viewer };
    return { connection, seeing, graph: graphNow(seeing) };
  };
  return {
    neighbours: (ids, query, viewer) => neighbours(reading(viewer), ids, query),
    subgraph: (query, viewer) => subgraph(reading(viewer), query),
  };
}

export interface Reading {
  readonly connection: Connection;
  readonly seeing: Seeing;
  readonly graph: WalkGraph;
}

function neighbours(
  { connection, seeing, graph }: Reading,
  ids: readonly string[],
  query: NeighboursQuery,
): readonly Page<StoredText>[] {
  const roots = new Map(rootsOf(connection, seeing, ids).map(([at, n]) => [at, n]));
  const starts = [...new Set(roots.values())];
  const found = graph.levels(
    starts.map((root) => [root]),
    { ...query, most: MAX_LOOKED_AT },
  );
  const types = query.otherTypes && new Set(entityRanks(seeing.ontology, query.otherTypes));
  const looked = new Map(starts.map((root, i) => [root, lookedAt(graph, found[i] ?? [], types)]));
  const picked = ids.map((_, at) => pick(graph, looked.get(roots.get(at) ?? -1) ?? NOTHING_FOUND, query));
  const edges = edgesOf(
    connection,
    seeing,
    picked.flatMap(({ reached }) => reached.map(({ n }) => n)),
  );
  return picked.map(({ reached, hasNextPage, total, isAll }) => {
    const own = reached.flatMap(({ n, distance }) => edges.get(n)?.(distance) ?? []);
    return pageOfEdges(own, hasNextPage, total, isAll);
  });
}

/** Each entity as an edge, when its distance is known. */
function edgesOf(connection: Connection, seeing: Seeing, numbers: readonly number[]) {
  const { text, params } = compileReached(seeing, [...new Set(numbers)]);
  const rows = numbers.length === 0 ? [] : connection.all<[number, string, number, string, string]>(text, params);
  const edgeOf = (node: StoredText, sort: string, id: string) => (distance: number) => [
    { node, at: neighbourPosition(distance, sort, id) },
  ];
  return new Map(rows.map(([n, doc, revision, id, sort]) => [n, edgeOf({ doc, revision }, sort, id)]));
}

/** What was looked at of one entity's surroundings, of the types asked. */
interface Looked {
  readonly levels: readonly Level[];
  readonly isAll: boolean;
}

interface Level {
  readonly distance: number;
  readonly size: number;
  /** By sort key and id; sorted when it is first asked for, as a page lies in one or two levels. */
  sorted(): readonly number[];
}

const NOTHING_FOUND: Looked = { levels: [], isAll: true };

function lookedAt(graph: WalkGraph, found: Levels, types: ReadonlySet<number> | undefined): Looked {
  let left = MAX_LOOKED_AT;
  const levels = found.map((level, i): Level => {
    const size = Math.min(level.length, left);
    left -= size;
    const of = (numbers: readonly number[], most: number) => levelOf(graph, i + 1, { numbers, most });
    if (!types) return of(level, size);
    const chosen = graph.ofTypes(size < level.length ? graph.sorted(level, size) : level, types);
    return of(chosen, chosen.length);
  });
  return { levels, isAll: found.reduce((sum, level) => sum + level.length, 0) <= MAX_LOOKED_AT };
}

function levelOf(
  graph: WalkGraph,
  distance: number,
  { numbers, most }: { readonly numbers: readonly number[]; readonly most: number },
): Level {
  let sorted: readonly number[] | undefined;
  return {
    distance,
    size: most,
    sorted: () => {
      sorted ??= graph.sorted(numbers, most);
      return sorted;
    },
  };
}

interface Reached {
  readonly n: number;
  readonly distance: number;
}

/** A page of numbers. */
interface Picked {
  readonly reached: readonly Reached[];
  readonly hasNextPage: boolean;
  readonly total: number;
  readonly isAll: boolean;
}

function pick(graph: WalkGraph, { levels, isAll }: Looked, { page }: NeighboursQuery): Picked {
  const reached: Reached[] = [];
  for (const level of levels) {
    if (reached.length > page.first) break;
    const from = page.after ? placeAfter(graph, level, page.after) : 0;
    if (from >= level.size) continue;
    const next = level.sorted().slice(from, from + page.first + 1 - reached.length);
    for (const n of next) reached.push({ n, distance: level.distance });
  }
  const total = page.withTotal ? levels.reduce((sum, level) => sum + level.size, 0) : 0;
  return { reached: reached.slice(0, page.first), hasNextPage: reached.length > page.first, total, isAll };
}

/** Where in the level the first stands that comes after the position. */
function placeAfter(graph: WalkGraph, level: Level, after: Position): number {
  const order = comparePositions([level.distance], after.slice(0, 1));
  if (order !== 0) return order < 0 ? level.size : 0;
  const isAfter = (n: number) => {
    const key = graph.keys([n]).get(n);
    return key === undefined || comparePositions([key.sort, key.id], after.slice(1)) > 0;
  };
  let [low, high] = [0, level.size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(level.sorted()[middle] ?? -1)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function subgraph({ connection, seeing, graph }: Reading, query: SubgraphQuery): SubgraphTexts {
  const rows = rootsOf(connection, seeing, query.roots);
  const roots = [...new Map(rows.map(([, n, id]) => [n, id]))]
    .map(([n, id]): End => ({ n, id }))
    .sort((one, other) => compareText(one.id, other.id));
  const steps = { ...query, direction: 'BOTH', most: query.limit - roots.length } as const;
  const [levels = []] = graph.levels([roots.map((root) => root.n)], steps);
  const kept = roots.slice(0, query.limit);
  for (const level of levels) {
    const left = query.limit - kept.length;
    if (left > 0) kept.push(...graph.firstById(level, left));
  }
  const relations = graph.within(
    kept.map((node) => node.n),
    query,
  );
  const texts = [...textsOf(connection, seeing, relations).values()];
  return {
    entities: kept.map((node) => node.id),
    relations: texts.sort((one, other) => compareText(one.id, other.id)).map(textOnly),
    truncated: levels.reduce((sum, level) => sum + level.length, roots.length) > query.limit,
  };
}

/** Rows: place in the list of ids, number, id. */
export function rootsOf(
  connection: Connection,
  seeing: Seeing,
  ids: readonly string[],
): readonly (readonly [at: number, n: number, id: string])[] {
  const { text, params } = compileRoots(seeing, ids);
  return connection.all<[number, number, string]>(text, params);
}

interface NumberedText extends StoredText {
  readonly id: string;
}

function textOnly({ doc, revision }: StoredText): StoredText {
  return { doc, revision };
}

export function textsOf(
  connection: Connection,
  seeing: Seeing,
  numbers: readonly number[],
): ReadonlyMap<number, NumberedText> {
  if (numbers.length === 0) return new Map();
  const { text, params } = compileNumbered(seeing, numbers);
  const rows = connection.all<[number, string, number, string]>(text, params);
  return new Map(rows.map(([n, doc, revision, id]) => [n, { doc, revision, id }]));
}
