/** The service as it is, started from the built program. */
import { setTimeout } from 'node:timers/promises';
import { type MeasuredServer, startServer } from './processes.ts';

const MAIN = '../../dist/cli/main.js';
const PRELOAD = new URL('./usage-preload.ts', import.meta.url).href;
const POLL_MS = 500;

/** Resolves when its index has the graph. `env`: settings beside those of the bench. */
export async function startGongfu(data: string, env: NodeJS.ProcessEnv = {}): Promise<MeasuredServer> {
  // Making vectors would count as the work of requests.
  const words = ['serve', '--data', data, '--port', '0', '--seed', 'false', '--embedder', 'off'];
  const server = await startServer(MAIN, words, { env, execArgv: ['--import', PRELOAD] });
  try {
    await untilIndexed(server.url);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The index is made when the server first starts on the graph: its work would count as that of requests. A database may be late, too. */
async function untilIndexed(url: string): Promise<void> {
  for (;;) {
    if (await isIndexed(url)) return;
    await setTimeout(POLL_MS);
  }
}

async function isIndexed(url: string): Promise<boolean> {
  try {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    return /^gongfu_index_lag 0$/m.test(metrics) && (await fetch(`${url}/readyz`)).ok;
  } catch (error) {
    // A connection that was kept open may be closed at the moment in which it is used again; a server that has gone refuses.
    if (error instanceof Error && causeOf(error) === 'ECONNRESET') return false;
    throw error;
  }
}

function causeOf({ cause }: Error): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}
