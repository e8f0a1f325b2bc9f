/** The relations in memory at one revision: how they are read, and how they follow the changes. */
import { createAdjacencyGraph } from './adjacency-graph.ts';
import { type AdjacencyLists, createLists } from './adjacency-lists.ts';
import { type Meanwhile, type NumberRange, nothingYet, readLists, readRanks } from './adjacency-load.ts';
import { createLabelOrder, createRanks, type LabelOrder } from './adjacency-order.ts';
import type { AdjacencySizes } from './adjacency-sizes.ts';
import { compileChangesUpTo, compileTouched } from './compile-adjacency.ts';
import type { Seeing } from './compile-filters.ts';
import type { Connection } from './connection.ts';
import { createNumberSet } from './number-set.ts';
import type { WalkGraph } from './walk-graph.ts';

export interface Holding {
  /** To the revision in which the connection reads; false where so much has changed that reading all again is quicker. */
  follow(revision: number): boolean;
  /** There is something to read: all at first, later what has changed much. */
  isBusy(): boolean;
  /** Reads one slice, in the state that was followed to. */
  slice(): void;
  /** Undefined until all was read. */
  graph(seeing: Seeing): WalkGraph | undefined;
  bytes(): number;
}

interface Job {
  readonly work: Generator<void>;
  readonly meanwhile: Meanwhile;
  done?(): void;
}

interface Parts {
  readonly sizes: AdjacencySizes;
  readonly lists: AdjacencyLists;
  order: LabelOrder | undefined;
}

/** `revision`: that in which the connection reads. */
export function createHolding(connection: Connection, revision: number, sizes: AdjacencySizes): Holding {
  const parts: Parts = { sizes, lists: createLists(sizes), order: undefined };
  const seen = createNumberSet();
  let at = revision;
  let job: Job | undefined = listsJob(connection, parts, { first: 0, last: Number.MAX_SAFE_INTEGER });
  return {
    follow: (now) => {
      if (now === at) return true;
      if (now < at || isMuch(connection, at, sizes.followed)) return false;
      for (const [n, own] of touchedSince(connection, at)) touch(parts, job?.meanwhile, { n, isWritten: own === 1 });
      if (job) job.meanwhile.hasMoved = true;
      at = now;
      return true;
    },
    isBusy: () => job !== undefined || parts.lists.worn() !== undefined || parts.order?.isWorn() !== false,
    slice: () => {
      job ??= nextJob(connection, parts);
      if (job?.work.next().done !== true) return;
      job.done?.();
      job = undefined;
    },
    graph: (seeing) => {
      const { lists, order } = parts;
      return order && createAdjacencyGraph(connection, seeing, { lists, order, seen });
    },
    bytes: () => parts.lists.bytes() + (parts.order?.bytes() ?? 0),
  };
}

function isMuch(connection: Connection, since: number, most: number): boolean {
  const { text, params } = compileChangesUpTo(since, most);
  return (connection.get<[number]>(text, params)?.[0] ?? 0) >= most;
}

function touchedSince(connection: Connection, since: number): readonly (readonly [n: number, own: number])[] {
  const { text, params } = compileTouched(since);
  return connection.all<[number, number]>(text, params);
}

interface Touched {
  readonly n: number;
  readonly isWritten: boolean;
}

function touch({ lists, order }: Parts, meanwhile: Meanwhile | undefined, { n, isWritten }: Touched): void {
  lists.touch(n);
  meanwhile?.touched.add(n);
  if (!isWritten) return;
  order?.touch(n);
  meanwhile?.written.add(n);
}

/** The order first: walks wait for it. */
function nextJob(connection: Connection, parts: Parts): Job | undefined {
  if (parts.order?.isWorn() ?? true) return orderJob(connection, parts);
  const first = parts.lists.worn();
  return first === undefined
    ? undefined
    : listsJob(connection, parts, { first, last: first + parts.lists.segmentSize - 1 });
}

function listsJob(connection: Connection, { lists, sizes }: Parts, range: NumberRange): Job {
  const meanwhile = nothingYet();
  return { meanwhile, work: readLists(connection, { lists, meanwhile, sliceRows: sizes.sliceRows }, range) };
}

function orderJob(connection: Connection, parts: Parts): Job {
  const [meanwhile, ranks] = [nothingYet(), createRanks()];
  const done = () => {
    const touched = meanwhile.written;
    parts.order = createLabelOrder(connection, { ranks, touched, leastWorn: parts.sizes.touched });
  };
  return { meanwhile, work: readRanks(connection, ranks, parts.sizes.sliceRows), done };
}
