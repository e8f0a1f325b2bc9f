/** A server on a graph, each sort of page asked of it, and how long that took. */
import { join } from 'node:path';
import type { MeasuredServer } from '../graphql/processes.ts';
import { openGenerated, openShipped, type Served } from './serving.ts';
import { pageSorts, type Sort } from './sorts.ts';
import { ask, type Timed, withConnection } from './timing.ts';

export interface RunOptions {
  readonly entities: number | undefined;
  readonly requests: number;
  readonly seed: number;
  /** Where the graph is; what is there already is used again. */
  readonly base: string;
}

export interface Result {
  readonly sort: Sort;
  readonly timed: readonly TimedPage[];
}

export interface TimedPage extends Timed {
  /** Of the server's process, all threads: nothing else is under way in it. */
  readonly cpuMs: number;
}

/** Half of the addresses of a sort, which are others than those that are timed, come before it: what is measured is warm and not known. */
export async function runBench({ entities, requests, seed, base }: RunOptions): Promise<readonly Result[]> {
  const served =
    entities === undefined
      ? await openShipped(join(base, 'shipped'))
      : await openGenerated(join(base, `${entities}-${seed}`), entities, seed);
  try {
    const results: Result[] = [];
    for (const sort of pageSorts(served, requests)) results.push(await resultOf(sort, served));
    return results;
  } finally {
    await served.server.stop();
  }
}

function resultOf(sort: Sort, { server }: Served): Promise<Result> {
  return withConnection(server.url, async (connection) => {
    // The first answers of a cold and large graph may take longer than a request may.
    for (const path of sort.warmUp) await ask(connection, path).catch(() => undefined);
    const timed: TimedPage[] = [];
    for (const path of sort.paths) {
      const before = await cpuMsOf(server);
      const one = await ask(connection, path);
      timed.push({ ...one, cpuMs: (await cpuMsOf(server)) - before });
    }
    return { sort, timed };
  });
}

async function cpuMsOf(server: MeasuredServer): Promise<number> {
  return (await server.usage()).cpuMs;
}
