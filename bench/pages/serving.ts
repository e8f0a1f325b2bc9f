/** The built service on the shipped texts or on a generated graph, and what to ask of it. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { readPaperQueries } from '../../test/relevance/paper.ts';
import { fillGongfu } from '../graphql/gongfu-data.ts';
import { createGraph } from '../graphql/graph.ts';
import { type MeasuredServer, startServer } from '../graphql/processes.ts';

export interface Served {
  readonly server: MeasuredServer;
  readonly isShipped: boolean;
  /** As the page has them. */
  readonly modes: readonly string[];
  /** Each another one. */
  readonly queries: readonly string[];
  readonly ids: readonly string[];
  /** As somebody types them: beginnings of names. */
  readonly prefixes: readonly string[];
}

const MAIN = '../../dist/cli/main.js';
const PRELOAD = new URL('../graphql/usage-preload.ts', import.meta.url).href;
const POLL_MS = 300;
const LONGEST_START_MS = 3_600_000;
/** Of a page of the list of a type. */
const TYPES = ['MODEL', 'MECHANISM', 'REGION', 'CONCEPT', 'GROUP'];

/** The texts come in at the first start. */
export async function openShipped(folder: string): Promise<Served> {
  const server = await started(folder, { seed: 'true', embedder: 'local' });
  const labels = await labelsOf(server.url);
  return {
    server,
    isShipped: true,
    modes: ['hybrid', 'words', 'meaning'],
    queries: [...new Set(readPaperQueries().map(({ query }) => query))],
    ids: labels.map(({ id }) => id),
    prefixes: labels.map(({ label }, i) => label.slice(0, 1 + (i % 3))),
  };
}

/**
 * Queries are names, which few entities have, and beginnings of summaries, which a fortieth or all of them have. No vectors: they would
 * take hours to make, and an index by words is what a graph of this size begins with.
 */
export async function openGenerated(folder: string, entities: number, seed: number): Promise<Served> {
  const graph = createGraph(entities, seed);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    await fillGongfu(unfinished, graph);
    renameSync(unfinished, folder);
  }
  const server = await started(folder, { seed: 'false', embedder: 'off' });
  const some = graph.entities.filter((_, i) => i % Math.max(1, Math.floor(graph.entities.length / 400)) === 0);
  return {
    server,
    isShipped: false,
    modes: ['words'],
    queries: some.map(({ label, summary }, i) => (i % 2 === 0 ? label : (summary ?? label).slice(-18, -1))),
    ids: some.flatMap(({ id }) => id ?? []),
    prefixes: some.map(({ label }, i) => label.slice(0, 1 + (i % 3))),
  };
}

async function started(
  folder: string,
  { seed, embedder }: { readonly seed: string; readonly embedder: string },
): Promise<MeasuredServer> {
  const words = ['serve', '--data', folder, '--port', '0', '--seed', seed, '--embedder', embedder];
  const server = await startServer(MAIN, words, { execArgv: ['--import', PRELOAD] });
  try {
    await untilReady(server.url);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

interface Readiness {
  readonly ready: boolean;
  readonly index?: { readonly behind?: number; readonly semantic?: { readonly wanting: number } };
}

/** The index is made when the server first starts on a graph, and then its vectors: that work would count as that of requests. */
async function untilReady(url: string): Promise<void> {
  const latest = Date.now() + LONGEST_START_MS;
  while (!(await isReady(url))) {
    if (Date.now() > latest) throw new Error('the index was not made in time');
    await setTimeout(POLL_MS);
  }
}

/** No answer is none yet: a machine that makes an index may be too busy for one. */
async function isReady(url: string): Promise<boolean> {
  try {
    // What our own server says.
    const { ready, index } = (await (await fetch(`${url}/readyz`)).json()) as Readiness;
    return ready && index?.behind === 0 && (index.semantic?.wanting ?? 0) === 0;
  } catch {
    return false;
  }
}

interface Listed {
  readonly id: string;
  readonly label: string;
}

async function labelsOf(url: string): Promise<readonly Listed[]> {
  const pages = await Promise.all(
    TYPES.map(async (type) => {
      // Ours, too.
      const { hits } = (await (await fetch(`${url}/search.json?type=${type}`)).json()) as {
        readonly hits: readonly { readonly id: string; readonly label: { readonly zh?: string } }[];
      };
      return hits.map(({ id, label }) => ({ id, label: label.zh ?? id }));
    }),
  );
  return pages.flat();
}
