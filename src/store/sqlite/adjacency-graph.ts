/** Walks over the relations in memory; what it cannot hold (ids, sort keys) is read for the few entities of which it is asked. */
import type { Direction } from '../../domain/filter.ts';
import type { RelationSelection } from '../port.ts';
import type { AdjacencyLists, RelationList } from './adjacency-lists.ts';
import { type ChosenMarks, chosenMarks, isChosen, isInward } from './adjacency-marks.ts';
import { type LabelOrder, readKeys } from './adjacency-order.ts';
import type { AdjacencyRow } from './compile-adjacency.ts';
import { compileFirstById, compileIds, compileRowsOf } from './compile-adjacency.ts';
import type { Seeing } from './compile-filters.ts';
import type { Connection } from './connection.ts';
import type { NumberSet } from './number-set.ts';
import type { Levels, Steps, Surroundings, WalkGraph } from './walk-graph.ts';

export interface HeldGraph {
  readonly lists: AdjacencyLists;
  readonly order: LabelOrder;
  /** Empty; to be left empty. */
  readonly seen: NumberSet;
}

export function createAdjacencyGraph(
  connection: Connection,
  seeing: Seeing,
  { lists, order, seen }: HeldGraph,
): WalkGraph {
  const chosen = (selection: RelationSelection, direction: Direction) => chosenMarks(seeing, selection, direction);
  const walking = { connection, lists, seen };
  return {
    levels: (starts, steps) => {
      const marks = chosen(steps, steps.direction);
      return starts.map((start) => emptied(seen, () => levelsFrom(walking, { start, steps, marks })));
    },
    sorted: order.sorted,
    firstById: (numbers, most) => {
      const { text, params } = compileFirstById(numbers, most);
      return connection.all<[number, string]>(text, params).map(([n, id]) => ({ n, id }));
    },
    ofTypes: order.ofTypes,
    keys: (numbers) => readKeys(connection, numbers),
    within: (numbers, selection) => emptied(seen, () => within(walking, numbers, chosen(selection, 'BOTH'))),
    surroundings: (selection) => createSurroundings(walking, chosen(selection, 'BOTH')),
  };
}

interface Walking {
  readonly connection: Connection;
  readonly lists: AdjacencyLists;
  readonly seen: NumberSet;
}

function emptied<T>(seen: NumberSet, walk: () => T): T {
  try {
    return walk();
  } finally {
    seen.clear();
  }
}

interface OneWalk {
  readonly start: readonly number[];
  readonly steps: Steps;
  readonly marks: ChosenMarks;
}

function levelsFrom(walking: Walking, { start, steps, marks }: OneWalk): Levels {
  for (const n of start) walking.seen.add(n);
  const levels: number[][] = [];
  let frontier = start;
  let found = 0;
  while (levels.length < steps.depth && frontier.length > 0 && found <= steps.most) {
    const level = levelAfter(walking, frontier, marks);
    levels.push(level);
    found += level.length;
    frontier = level;
  }
  return levels;
}

function levelAfter({ connection, lists, seen }: Walking, frontier: readonly number[], marks: ChosenMarks): number[] {
  learn(connection, lists, frontier);
  const level: number[] = [];
  const meter = createMeter(connection);
  for (const n of frontier) {
    const list = lists.listOf(n);
    meter(list.end - list.start);
    addUnseen(list, marks, { seen, level });
  }
  return level;
}

function addUnseen(
  { others, marks: own, start, end }: RelationList,
  marks: ChosenMarks,
  { seen, level }: { readonly seen: NumberSet; readonly level: number[] },
): void {
  for (let at = start; at < end; at += 1) {
    // `at` is within the arrays.
    const other = others[at] as number;
    if (isChosen(marks, own[at] as number) && seen.add(other)) level.push(other);
  }
}

/** Rows of so many entities are looked at in well under a millisecond. */
const ROWS_BETWEEN_CHECKS = 65_536;
/** An entity without relations costs something, too. */
const LIST_COST = 16;

/** Keeps the deadline while it is told how many relations are looked at. */
function createMeter({ checkDeadline }: Connection): (rows: number) => void {
  let looked = 0;
  return (rows) => {
    looked += rows + LIST_COST;
    if (looked < ROWS_BETWEEN_CHECKS) return;
    looked = 0;
    checkDeadline();
  };
}

/** Lists that have changed are read before they are walked, all in one statement. */
function learn(connection: Connection, lists: AdjacencyLists, numbers: readonly number[]): void {
  const unread = lists.unread(numbers);
  if (unread.length === 0) return;
  const { text, params } = compileRowsOf(unread);
  lists.put(unread, connection.all<AdjacencyRow>(text, params));
}

function within(
  { connection, lists, seen }: Walking,
  numbers: readonly number[],
  marks: ChosenMarks,
): readonly number[] {
  learn(connection, lists, numbers);
  for (const n of numbers) seen.add(n);
  const relations = new Set<number>();
  const meter = createMeter(connection);
  for (const n of numbers) {
    const list = lists.listOf(n);
    meter(list.end - list.start);
    for (const [other, relation, mark] of entriesOf(list, marks)) {
      if (!isInward(mark) && seen.has(other)) relations.add(relation);
    }
  }
  return [...relations];
}

function* entriesOf(list: RelationList, chosen: ChosenMarks): Generator<readonly [number, number, number]> {
  const { others, relations, marks, start, end } = list;
  for (let at = start; at < end; at += 1) {
    const mark = marks[at] as number;
    if (isChosen(chosen, mark)) yield [others[at] as number, relations[at] as number, mark];
  }
}

function createSurroundings({ connection, lists }: Walking, marks: ChosenMarks): Surroundings {
  const ids = new Map<number, string>();
  const meter = createMeter(connection);
  const idsOf = (numbers: readonly number[]) => {
    const unknown = numbers.filter((n) => !ids.has(n));
    if (unknown.length === 0) return ids;
    const { text, params } = compileIds(unknown);
    for (const [n, id] of connection.all<[number, string]>(text, params)) ids.set(n, id);
    return ids;
  };
  const listOf = (n: number) => {
    learn(connection, lists, [n]);
    const list = lists.listOf(n);
    meter(list.end - list.start);
    return list;
  };
  return {
    learn: (numbers) => learn(connection, lists, numbers),
    partners: (n) => partnersIn(listOf(n), marks),
    ids: idsOf,
    between: (one, other) => {
      const [mine, theirs] = [listOf(one), listOf(other)];
      const [list, end] = mine.end - mine.start <= theirs.end - theirs.start ? [mine, other] : [theirs, one];
      const found = new Set<number>();
      for (const [n, relation] of entriesOf(list, marks)) if (n === end) found.add(relation);
      const known = idsOf([...found]);
      return [...found].map((relation) => [relation, known.get(relation) ?? ''] as const);
    },
  };
}

function partnersIn({ others, marks: own, start, end }: RelationList, marks: ChosenMarks): readonly number[] {
  const partners: number[] = [];
  for (let at = start; at < end; at += 1) if (isChosen(marks, own[at] as number)) partners.push(others[at] as number);
  return partners;
}
