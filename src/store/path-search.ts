/**
 * The search for shortest simple paths, over whatever a store knows of the graph: the surroundings of both ends are learnt level by
 * level until they meet; then the paths of each length are walked in the order in which they are to come, and only where the other end
 * can still be reached. Entities and relations are numbers, by which the store knows them.
 */
import { compareText } from '../domain/order.ts';

/** What is learnt of the graph so far. */
export interface KnownSurroundings {
  /** The entities that relations join with this one, perhaps some of them more than once. */
  partners(n: number): Iterable<number>;
  /** Of partners. */
  ids(numbers: readonly number[]): ReadonlyMap<number, string>;
  /** The relations that join the two, with their ids. */
  between(one: number, other: number): Iterable<readonly [relation: number, id: string]>;
}

export interface PathSearch {
  readonly around: KnownSurroundings;
  readonly from: number;
  readonly to: number;
  /** 1 to 6 relations. */
  readonly maxLength: number;
  readonly first: number;
  /** Throws TIMEOUT past the deadline. */
  checkDeadline(): void;
}

/** `entities` has one more member than `relations`; both in order. */
export interface FoundWalk {
  readonly entities: readonly number[];
  readonly relations: readonly number[];
}

/**
 * Yields the entities whose relations `around` has to know before it goes on, once a level, and returns the paths: fewest relations
 * first, then by the ids of entities, then of relations.
 */
export function* searchPaths(search: PathSearch): Generator<readonly number[], readonly FoundWalk[], void> {
  const sides = { near: sideOf(search.from), far: sideOf(search.to) };
  const found: FoundWalk[] = [];
  for (let length = 1; length <= search.maxLength && found.length < search.first; length += 1) {
    // One of the two grows by a level for each further step: every relation of a path of this length is then known.
    const side = length % 2 === 1 ? sides.far : sides.near;
    yield side.frontier;
    expand(search, side);
    for (const walk of walksOf({ ...search, far: sides.far }, length)) {
      found.push(walk);
      if (found.length >= search.first) break;
    }
  }
  return found;
}

/** How far entities are from one of the two ends, complete up to `depth`. */
interface Side {
  readonly distances: Map<number, number>;
  /** What is `depth` away. */
  frontier: readonly number[];
  depth: number;
}

function sideOf(n: number): Side {
  return { distances: new Map([[n, 0]]), frontier: [n], depth: 0 };
}

function expand({ around, checkDeadline }: PathSearch, side: Side): void {
  side.depth += 1;
  const next: number[] = [];
  for (const n of side.frontier) {
    checkDeadline();
    for (const other of around.partners(n)) {
      if (side.distances.has(other)) continue;
      side.distances.set(other, side.depth);
      next.push(other);
    }
  }
  side.frontier = next;
}

interface Walking extends PathSearch {
  readonly far: Side;
}

/** The simple paths of exactly `length` relations, by the ids of entities, then of relations. */
function* walksOf(walking: Walking, length: number): Generator<FoundWalk> {
  for (const entities of sequences(walking, length, [walking.from])) {
    yield* withRelations(walking.around, entities, []);
  }
}

function* sequences(walking: Walking, length: number, path: readonly number[]): Generator<readonly number[]> {
  walking.checkDeadline();
  const left = length - (path.length - 1);
  if (left === 0) {
    yield path;
    return;
  }
  for (const next of nextOf(walking, path.at(-1) ?? walking.from, left - 1)) {
    if (!path.includes(next)) yield* sequences(walking, length, [...path, next]);
  }
}

/** Where to go on, by id: only to where the end is reached in exactly so many steps, as far as that is known. */
function nextOf({ around, to, far }: Walking, at: number, left: number): readonly number[] {
  if (left === 0) {
    for (const n of around.partners(at)) if (n === to) return [n];
    return [];
  }
  const canReach = (n: number) => {
    const distance = far.distances.get(n);
    return n !== to && (distance === undefined ? left > far.depth : distance <= left);
  };
  const next = new Set<number>();
  for (const n of around.partners(at)) if (canReach(n)) next.add(n);
  if (next.size < 2) return [...next];
  const ids = around.ids([...next]);
  return [...next].sort((one, other) => compareText(ids.get(one) ?? '', ids.get(other) ?? ''));
}

function* withRelations(
  around: KnownSurroundings,
  entities: readonly number[],
  relations: readonly number[],
): Generator<FoundWalk> {
  const [before, next] = entities.slice(relations.length, relations.length + 2);
  if (before === undefined || next === undefined) {
    yield { entities, relations };
    return;
  }
  const between = [...around.between(before, next)].sort(([, one], [, other]) => compareText(one, other));
  for (const [n] of between) yield* withRelations(around, entities, [...relations, n]);
}
