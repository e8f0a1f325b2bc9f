/** Pictures of graphs for whoever serves them: small ones at once, large ones in a thread of its own, which starts when one is asked for. */
import { GongfuError } from '../domain/errors.ts';
import { type Calls, spawnWorker } from '../worker.ts';
import type { Layout, LayoutGraph } from './layout-graph.ts';
import type { LayoutMethods } from './layout-worker.ts';

export interface Layouts {
  /** Errors: LIMIT_EXCEEDED where too many wait, UNAVAILABLE once closed. */
  layOut(graph: LayoutGraph): Promise<Layout>;
  close(): Promise<void>;
}

/** So many nodes take some 5 ms (bench/graph-layout). */
const MOST_AT_ONCE = 60;
/** Each may take a second. */
const MOST_WAITING = 8;

export function createLayouts(): Layouts {
  let thread: Promise<Calls<LayoutMethods>> | undefined;
  let isClosed = false;
  /** Once it broke down, the next who asks starts another. */
  const working = async () => {
    if (isClosed) throw new GongfuError('UNAVAILABLE', 'The layout of graphs is closed.');
    const starting = thread ?? spawn();
    thread = starting;
    const calls = await starting.catch(() => undefined);
    if (calls && !calls.failure()) return calls;
    // Whoever comes here first starts it, the others wait for the same one.
    if (thread === starting) thread = spawn();
    return thread;
  };
  return {
    async layOut(graph) {
      // Loaded on first use: most of a service's life goes by without a picture.
      if (graph.nodes.length <= MOST_AT_ONCE) return (await import('./layout.ts')).layOut(graph);
      return (await working()).call('layOut', graph);
    },
    async close() {
      isClosed = true;
      const calls = await thread?.catch(() => undefined);
      await calls?.close();
    },
  };
}

function spawn(): Promise<Calls<LayoutMethods>> {
  return spawnWorker<LayoutMethods>('graph-layout/layout-worker', {
    title: 'the layout of graphs',
    data: undefined,
    maxQueue: MOST_WAITING,
    advice: 'it is started again when it is next needed.',
  });
}
