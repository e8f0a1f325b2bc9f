/**
 * Shortest simple paths: the surroundings of both ends are read level by level until they meet; then the paths of each length are
 * walked in the order in which they are to come, and only where the other end can still be reached.
 */
import type { Ontology } from '../../domain/ontology.ts';
import { compareText } from '../../domain/order.ts';
import type { Viewer } from '../../domain/scope.ts';
import type { PathsQuery } from '../port.ts';
import type { Seeing } from './compile-filters.ts';
import { compileEdges, compileRoots } from './compile-walks.ts';
import type { Connection } from './connection.ts';
import { read, textsOf } from './reads-walks.ts';
import type { StoredText } from './rows.ts';

/** A path whose relations are texts still. */
export interface PathTexts {
  readonly entities: readonly string[];
  readonly relations: readonly StoredText[];
}

export interface PathReads {
  paths(query: PathsQuery, viewer: Viewer): readonly PathTexts[];
}

export function createPathReads(connection: Connection, ontology: Ontology): PathReads {
  return { paths: (query, viewer) => paths(connection, { ontology, viewer }, query) };
}

interface End {
  readonly n: number;
  readonly id: string;
}

/** What is known of the graph: partners, and the relations to each with their ids. Of what was `expanded`, all are known. */
interface Known {
  readonly partners: Map<number, Map<number, Map<number, string>>>;
  readonly expanded: Set<number>;
  readonly ids: Map<number, string>;
}

/** How far entities are from one of the two ends, complete up to `depth`. */
interface Side {
  readonly distances: Map<number, number>;
  depth: number;
}

interface Walk {
  readonly entities: readonly number[];
  readonly relations: readonly number[];
}

function paths(connection: Connection, seeing: Seeing, query: PathsQuery): readonly PathTexts[] {
  const ends = new Map(
    read<[number, number, string]>(connection, compileRoots(seeing, [query.from, query.to])).map(([at, n, id]) => [
      at,
      { n, id },
    ]),
  );
  const [from, to] = [ends.get(0), ends.get(1)];
  if (!from || !to || from.n === to.n) return [];
  const known: Known = {
    partners: new Map(),
    expanded: new Set(),
    ids: new Map([from, to].map((end) => [end.n, end.id])),
  };
  const found = search(connection, seeing, query, { known, from, to });
  const numbers = [...new Set(found.flatMap((walk) => walk.relations))];
  const texts = textsOf(connection, seeing, numbers);
  return found.map(({ entities, relations }) => ({
    entities: entities.map((n) => known.ids.get(n) ?? ''),
    relations: relations.flatMap((n) => texts.get(n) ?? []),
  }));
}

interface Between {
  readonly known: Known;
  readonly from: End;
  readonly to: End;
}

function search(connection: Connection, seeing: Seeing, query: PathsQuery, between: Between): readonly Walk[] {
  const { known, from, to } = between;
  const [near, far] = [sideOf(from.n), sideOf(to.n)];
  const found: Walk[] = [];
  for (let length = 1; length <= query.maxLength && found.length < query.first; length += 1) {
    // One of the two grows by a level for each further step: every relation of a path of this length is then known.
    expand(connection, seeing, query, known, length % 2 === 1 ? far : near);
    for (const walk of walksOf(connection, between, far, length)) {
      found.push(walk);
      if (found.length >= query.first) break;
    }
  }
  return found;
}

function sideOf(n: number): Side {
  return { distances: new Map([[n, 0]]), depth: 0 };
}

function expand(connection: Connection, seeing: Seeing, query: PathsQuery, known: Known, side: Side): void {
  const frontier = [...side.distances].filter(([, distance]) => distance === side.depth).map(([n]) => n);
  side.depth += 1;
  const unknown = frontier.filter((n) => !known.expanded.has(n));
  if (unknown.length > 0) learn(connection, seeing, query, known, unknown);
  for (const n of frontier) {
    for (const other of known.partners.get(n)?.keys() ?? [])
      if (!side.distances.has(other)) side.distances.set(other, side.depth);
  }
}

type EdgeRow = [entity: number, other: number, id: string, relation: number, relationId: string];

function learn(
  connection: Connection,
  seeing: Seeing,
  query: PathsQuery,
  known: Known,
  numbers: readonly number[],
): void {
  const rows = read<EdgeRow>(connection, compileEdges(seeing, numbers, query));
  for (const n of numbers) known.expanded.add(n);
  for (const [n, other, id, relation, relationId] of rows) {
    known.ids.set(other, id);
    // From either end: the walk crosses from what one side has read to what the other has.
    relationsBetween(known, n, other).set(relation, relationId);
    relationsBetween(known, other, n).set(relation, relationId);
  }
}

function relationsBetween({ partners }: Known, one: number, other: number): Map<number, string> {
  const own = partners.get(one) ?? new Map<number, Map<number, string>>();
  partners.set(one, own);
  const relations = own.get(other) ?? new Map<number, string>();
  own.set(other, relations);
  return relations;
}

/** The simple paths of exactly `length` relations, by the ids of entities, then of relations. */
function* walksOf(connection: Connection, between: Between, far: Side, length: number): Generator<Walk> {
  for (const entities of sequences(connection, between, far, length, [between.from.n])) {
    yield* withRelations(between.known, entities, [], 1);
  }
}

function* sequences(
  connection: Connection,
  between: Between,
  far: Side,
  length: number,
  path: readonly number[],
): Generator<readonly number[]> {
  connection.checkDeadline();
  const left = length - (path.length - 1);
  const at = path.at(-1) ?? between.from.n;
  if (left === 0) {
    yield path;
    return;
  }
  for (const next of nextOf(between, far, at, left - 1)) {
    if (!path.includes(next)) yield* sequences(connection, between, far, length, [...path, next]);
  }
}

/** Where to go on, by id: only to where the end is reached in exactly so many steps, as far as that is known. */
function nextOf({ known, to }: Between, far: Side, at: number, left: number): readonly number[] {
  const canReach = (n: number) => {
    if (n === to.n) return left === 0;
    const distance = far.distances.get(n);
    return distance === undefined ? left > far.depth : distance <= left && left > 0;
  };
  const byId = (one: number, other: number) => compareText(known.ids.get(one) ?? '', known.ids.get(other) ?? '');
  return [...(known.partners.get(at)?.keys() ?? [])].filter(canReach).sort(byId);
}

function* withRelations(
  known: Known,
  entities: readonly number[],
  relations: readonly number[],
  at: number,
): Generator<Walk> {
  const [before, next] = [entities[at - 1], entities[at]];
  if (before === undefined || next === undefined) {
    yield { entities, relations };
    return;
  }
  const between = [...relationsBetween(known, before, next)].sort(([, one], [, other]) => compareText(one, other));
  for (const [n] of between) yield* withRelations(known, entities, [...relations, n], at + 1);
}
