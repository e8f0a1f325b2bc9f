/** Walks in SQL: one statement a level, whatever the number of entities in it. Kept for one read, as it keeps what it has met. */
import { compareText } from '../../domain/order.ts';
import type { Seeing } from './compile-filters.ts';
import { compileEdges, compileStep, compileWithin } from './compile-walks.ts';
import type { Connection, Query, Row } from './connection.ts';
import type { EntityKey, Levels, Steps, Surroundings, WalkGraph } from './walk-graph.ts';

export function createSqlGraph(connection: Connection, seeing: Seeing): WalkGraph {
  const met = new Map<number, EntityKey>();
  const known = (n: number): EntityKey => met.get(n) ?? { id: '', sort: '', type: -1 };
  const read = <R extends Row>({ text, params }: Query) => connection.all<R>(text, params);
  return {
    levels: (starts, steps) => levelsOf(connection, seeing, { starts, steps, met }),
    sorted: (numbers, most) =>
      numbers
        .map((n) => ({ n, key: known(n) }))
        .sort((one, other) => compareText(one.key.sort, other.key.sort) || compareText(one.key.id, other.key.id))
        .slice(0, most)
        .map(({ n }) => n),
    firstById: (numbers, most) =>
      numbers
        .map((n) => ({ n, id: known(n).id }))
        .sort((one, other) => compareText(one.id, other.id))
        .slice(0, most),
    ofTypes: (numbers, types) => numbers.filter((n) => types.has(known(n).type)),
    keys: () => met,
    within: (numbers, selection) => read<[number]>(compileWithin(seeing, numbers, selection)).map(([n]) => n),
    surroundings: (selection) => createSurroundings((numbers) => read(compileEdges(seeing, numbers, selection))),
  };
}

interface Walk {
  readonly seen: Set<number>;
  frontier: readonly number[];
  found: number;
  readonly levels: number[][];
}

interface Walking {
  readonly starts: readonly (readonly number[])[];
  readonly steps: Steps;
  readonly met: Map<number, EntityKey>;
}

/** All walk together: a level is one statement, however many they are. */
function levelsOf(connection: Connection, seeing: Seeing, { starts, steps, met }: Walking): readonly Levels[] {
  const walks = starts.map((start): Walk => ({ seen: new Set(start), frontier: start, found: 0, levels: [] }));
  for (let distance = 1; distance <= steps.depth; distance += 1) {
    const open = walks.filter((walk) => walk.frontier.length > 0 && walk.found <= steps.most);
    if (open.length === 0) break;
    const from = open.flatMap(({ frontier }, walk) => frontier.map((n) => [walk, n] as const));
    const { text, params } = compileStep(seeing, from, steps, steps.direction);
    advance(open, connection.all<StepRow>(text, params), met);
  }
  return walks.map(({ levels }) => levels);
}

type StepRow = [walk: number, n: number, id: string, sort: string, type: number];

function advance(walks: readonly Walk[], rows: readonly StepRow[], met: Map<number, EntityKey>): void {
  const levels = walks.map((): number[] => []);
  for (const [walk, n, id, sort, type] of rows) {
    const seen = walks[walk]?.seen;
    if (!seen || seen.has(n)) continue;
    seen.add(n);
    met.set(n, { id, sort, type });
    levels[walk]?.push(n);
  }
  for (const [i, walk] of walks.entries()) {
    const level = levels[i] ?? [];
    walk.frontier = level;
    walk.found += level.length;
    walk.levels.push(level);
  }
}

type EdgeRow = [entity: number, other: number, id: string, relation: number, relationId: string];

function createSurroundings(read: (numbers: readonly number[]) => readonly EdgeRow[]): Surroundings {
  const partners: Partners = new Map();
  const ids = new Map<number, string>();
  const learnt = new Set<number>();
  return {
    learn: (numbers) => {
      const fresh = numbers.filter((n) => !learnt.has(n));
      for (const n of fresh) learnt.add(n);
      for (const [n, other, id, relation, relationId] of fresh.length === 0 ? [] : read(fresh)) {
        ids.set(other, id);
        // From either end: the walk crosses from what one side has read to what the other has.
        relationsBetween(partners, n, other).set(relation, relationId);
        relationsBetween(partners, other, n).set(relation, relationId);
      }
    },
    partners: (n) => partners.get(n)?.keys() ?? [],
    ids: () => ids,
    between: (one, other) => partners.get(one)?.get(other) ?? [],
  };
}

/** By entity and other end the relations between them. */
type Partners = Map<number, Map<number, Map<number, string>>>;

function relationsBetween(partners: Partners, one: number, other: number): Map<number, string> {
  const own = partners.get(one) ?? new Map<number, Map<number, string>>();
  partners.set(one, own);
  const relations = own.get(other) ?? new Map<number, string>();
  own.set(other, relations);
  return relations;
}
