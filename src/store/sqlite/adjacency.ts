/**
 * The relations in memory, for walks (docs/decisions/0007): loaded in the background when a walk is first asked of a graph that is large
 * enough, and brought to the state of the store by the change feed before each walk. Where they are not to be had, SQL answers.
 */
import { createHolding, type Holding } from './adjacency-holding.ts';
import { MAX_RELATION_TYPES } from './adjacency-marks.ts';
import { ADJACENCY_SIZES, type AdjacencySizes } from './adjacency-sizes.ts';
import { compileRelationsUpTo, LAST_REVISION } from './compile-adjacency.ts';
import type { Seeing } from './compile-filters.ts';
import type { Connection, Query } from './connection.ts';
import type { WalkGraph } from './walk-graph.ts';

export interface AdjacencyOptions {
  /** A graph with fewer relations is walked in SQL. */
  readonly fromRelations: number;
  /** What the relations may take of memory; 0: they are not held. */
  readonly maxBytes: number;
  readonly sizes?: AdjacencySizes;
}

export interface Adjacency {
  /** The graph in the state of the connection's snapshot; undefined where SQL is to be asked. Errors: TIMEOUT. */
  graphNow(seeing: Seeing): WalkGraph | undefined;
  /** Why the relations are not held though they should be. */
  problem(): string | undefined;
  /** What they take of memory. */
  bytes(): number;
  close(): void;
}

/** Runs work when the thread has answered what waits. */
export type Later = (work: () => void) => void;

/** `later` undefined: the first walk waits until all is loaded. */
export function createAdjacency(connection: Connection, options: AdjacencyOptions, later?: Later): Adjacency {
  let holding: Holding | undefined;
  let problem: string | undefined;
  let isOff = options.maxBytes === 0;
  const giveUp = (why: string) => {
    problem = `${why} Walks are answered from the file meanwhile, which is slower.`;
    isOff = true;
    holding = undefined;
  };
  const keepUp = createKeepingUp(connection, options);
  const slice = () => {
    if (isOff) return;
    try {
      connection.snapshot(() => {
        holding = keepUp(holding);
        holding?.slice();
      });
      if ((holding?.bytes() ?? 0) > options.maxBytes) giveUp(tooLarge(options.maxBytes));
    } catch (error) {
      giveUp(
        `the relations could not be read into memory (${error instanceof Error ? error.message : String(error)}).`,
      );
    }
  };
  const isBusy = () => holding?.isBusy() ?? false;
  const { slicesAtOnce } = options.sizes ?? ADJACENCY_SIZES;
  const turn = () => {
    for (let count = 0; count < slicesAtOnce && isBusy(); count += 1) slice();
  };
  const work = createWorking(turn, isBusy, later);
  return {
    graphNow: (seeing) => {
      if (isOff || seeing.ontology.relationTypes.length > MAX_RELATION_TYPES) return undefined;
      holding = keepUp(holding);
      work();
      return holding?.graph(seeing);
    },
    problem: () => problem,
    bytes: () => holding?.bytes() ?? 0,
    close: () => {
      isOff = true;
      holding = undefined;
    },
  };
}

/** What is held, at the revision in which the connection reads: begun where the graph has become large enough, and again after too many changes. */
function createKeepingUp(connection: Connection, { fromRelations, sizes = ADJACENCY_SIZES }: AdjacencyOptions) {
  const number = ({ text, params }: Query) => connection.get<[number]>(text, params)?.[0] ?? 0;
  let measuredAt = 0;
  return (holding: Holding | undefined): Holding | undefined => {
    const now = number(LAST_REVISION);
    if (holding?.follow(now)) return holding;
    // In an empty store there is nothing to follow from: what is loaded into it keeps its numbers.
    if (now === measuredAt || now === 0) return undefined;
    measuredAt = now;
    const isLarge = number(compileRelationsUpTo(fromRelations)) >= fromRelations;
    return isLarge ? createHolding(connection, now, sizes) : undefined;
  };
}

/** Turn after turn while there is something to do: at once, or one whenever the thread has answered what waits. */
function createWorking(turn: () => void, isBusy: () => boolean, later: Later | undefined): () => void {
  let waits = false;
  const work = () => {
    if (!later) while (isBusy()) turn();
    else if (!waits && isBusy()) {
      waits = true;
      later(() => {
        waits = false;
        turn();
        work();
      });
    }
  };
  return work;
}

function tooLarge(maxBytes: number): string {
  const megabytes = Math.floor(maxBytes / 2 ** 20);
  return `the relations take more memory than ${megabytes} MB (GONGFU_WALK_MEMORY_MB); raise it, or set it to 0 to read them from the file.`;
}
