/**
 * Shortest simple paths: the surroundings of both ends are read level by level until they meet; then the paths of each length are
 * walked in the order in which they are to come, and only where the other end can still be reached.
 */
import type { Ontology } from '../../domain/ontology.ts';
import { compareText } from '../../domain/order.ts';
import type { Viewer } from '../../domain/scope.ts';
import type { PathsQuery } from '../port.ts';
import type { Connection } from './connection.ts';
import { type GraphNow, type Reading, rootsOf, textsOf } from './reads-walks.ts';
import type { StoredText } from './rows.ts';
import type { End, Surroundings } from './walk-graph.ts';

/** A path whose relations are texts still. */
export interface PathTexts {
  readonly entities: readonly string[];
  readonly relations: readonly StoredText[];
}

export interface PathReads {
  paths(query: PathsQuery, viewer: Viewer): readonly PathTexts[];
}

export function createPathReads(connection: Connection, ontology: Ontology, graphNow: GraphNow): PathReads {
  return {
    paths: (query, viewer) => {
      const seeing = { ontology, viewer };
      return paths({ connection, seeing, graph: graphNow(seeing) }, query);
    },
  };
}

/** How far entities are from one of the two ends, complete up to `depth`. */
interface Side {
  readonly distances: Map<number, number>;
  /** What is `depth` away. */
  frontier: readonly number[];
  depth: number;
}

interface Walk {
  readonly entities: readonly number[];
  readonly relations: readonly number[];
}

/** A search on its way. */
interface Search {
  readonly connection: Connection;
  readonly around: Surroundings;
  readonly from: End;
  readonly to: End;
  readonly near: Side;
  readonly far: Side;
}

function paths({ connection, seeing, graph }: Reading, query: PathsQuery): readonly PathTexts[] {
  const rows = rootsOf(connection, seeing, [query.from, query.to]);
  const ends = new Map(rows.map(([at, n, id]) => [at, { n, id }]));
  const [from, to] = [ends.get(0), ends.get(1)];
  if (!from || !to || from.n === to.n) return [];
  const around = graph.surroundings(query);
  const found = search({ connection, around, from, to, near: sideOf(from.n), far: sideOf(to.n) }, query);
  const ids = new Map([from, to].map((end) => [end.n, end.id]));
  const between = found.flatMap((walk) => walk.entities.slice(1, -1));
  const idsBetween = around.ids(between);
  for (const n of between) ids.set(n, idsBetween.get(n) ?? '');
  const texts = textsOf(connection, seeing, [...new Set(found.flatMap((walk) => walk.relations))]);
  return found.map(({ entities, relations }) => ({
    entities: entities.map((n) => ids.get(n) ?? ''),
    relations: relations.flatMap((n) => {
      const text = texts.get(n);
      return text ? [{ doc: text.doc, revision: text.revision }] : [];
    }),
  }));
}

function search(searching: Search, query: PathsQuery): readonly Walk[] {
  const found: Walk[] = [];
  for (let length = 1; length <= query.maxLength && found.length < query.first; length += 1) {
    // One of the two grows by a level for each further step: every relation of a path of this length is then known.
    expand(searching, length % 2 === 1 ? searching.far : searching.near);
    for (const walk of walksOf(searching, length)) {
      found.push(walk);
      if (found.length >= query.first) break;
    }
  }
  return found;
}

function sideOf(n: number): Side {
  return { distances: new Map([[n, 0]]), frontier: [n], depth: 0 };
}

function expand({ connection, around }: Search, side: Side): void {
  side.depth += 1;
  around.learn(side.frontier);
  const next: number[] = [];
  for (const n of side.frontier) {
    connection.checkDeadline();
    for (const other of around.partners(n)) {
      if (side.distances.has(other)) continue;
      side.distances.set(other, side.depth);
      next.push(other);
    }
  }
  side.frontier = next;
}

/** The simple paths of exactly `length` relations, by the ids of entities, then of relations. */
function* walksOf(searching: Search, length: number): Generator<Walk> {
  for (const entities of sequences(searching, length, [searching.from.n])) {
    yield* withRelations(searching.around, entities, []);
  }
}

function* sequences(searching: Search, length: number, path: readonly number[]): Generator<readonly number[]> {
  searching.connection.checkDeadline();
  const left = length - (path.length - 1);
  const at = path.at(-1) ?? searching.from.n;
  if (left === 0) {
    yield path;
    return;
  }
  for (const next of nextOf(searching, at, left - 1)) {
    if (!path.includes(next)) yield* sequences(searching, length, [...path, next]);
  }
}

/** Where to go on, by id: only to where the end is reached in exactly so many steps, as far as that is known. */
function nextOf({ around, to, far }: Search, at: number, left: number): readonly number[] {
  if (left === 0) {
    for (const n of around.partners(at)) if (n === to.n) return [n];
    return [];
  }
  const canReach = (n: number) => {
    const distance = far.distances.get(n);
    return n !== to.n && (distance === undefined ? left > far.depth : distance <= left);
  };
  const next = new Set<number>();
  for (const n of around.partners(at)) if (canReach(n)) next.add(n);
  if (next.size < 2) return [...next];
  const ids = around.ids([...next]);
  return [...next].sort((one, other) => compareText(ids.get(one) ?? '', ids.get(other) ?? ''));
}

function* withRelations(
  around: Surroundings,
  entities: readonly number[],
  relations: readonly number[],
): Generator<Walk> {
  const [before, next] = entities.slice(relations.length, relations.length + 2);
  if (before === undefined || next === undefined) {
    yield { entities, relations };
    return;
  }
  const between = [...around.between(before, next)].sort(([, one], [, other]) => compareText(one, other));
  for (const [n] of between) yield* withRelations(around, entities, [...relations, n]);
}
