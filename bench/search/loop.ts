/** How free the main thread of a server stays while 32 clients search the shipped corpus and one writes. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTokens } from '../../src/access/tokens.ts';
import { dataFolder } from '../../src/data-folder.ts';
import { readPaperQueries } from '../../test/relevance/paper.ts';
import type { Driven } from '../graphql/driver.ts';
import { startDriver, startServer } from '../graphql/processes.ts';
import { NUMBER_PLACE } from '../graphql/shapes.ts';
import type { Watched } from './watching.ts';

export interface LoopFigures {
  /** Of the server's main thread; its delays in a process that does nothing at the same time are what the machine itself takes. */
  readonly server: Watched;
  readonly idle: Watched;
  readonly searches: Driven;
  readonly writes: Driven;
}

const CLIENTS = 32;
const WARM_UP = 400;
const SEARCH = `query ($query: String!, $mode: SearchMode) {
  search(query: $query, mode: $mode, first: 10) {
    totalCount
    degraded
    edges { score matchedBy highlights { field text ranges { start end } } node { __typename ... on Node { id } } }
  }
}`;
const WRITE = 'mutation ($input: [EntityInput!]!) { upsertEntities(input: $input, reason: "bench") { seq } }';

const WATCHING = new URL('./watching.ts', import.meta.url);
const MAIN = '../../dist/cli/main.js';

/** The server is the built program. */
export async function watchLoop(ms: number): Promise<LoopFigures> {
  const data = mkdtempSync(join(tmpdir(), 'gongfu-bench-'));
  const server = await startServer(MAIN, ['serve', '--data', data, '--port', '0', '--log-level', 'silent'], {
    execArgv: ['--import', WATCHING.href],
  });
  const { url } = server;
  const idle = fork(fileURLToPath(WATCHING));
  const watched = async () => {
    const ofIdle = once(idle, 'message');
    idle.send({});
    // Both answer as watching.ts does.
    return { server: (await server.usage()) as Watched, idle: (await ofIdle)[0] as Watched };
  };
  const [searching, writing] = [startDriver(), startDriver()];
  try {
    const tokens = createTokens(dataFolder(data).tokensFile);
    const token = tokens.create('bench');
    tokens.close();
    const search = { url, bodies: searches(), connections: CLIENTS, numbersFrom: 0 };
    await searching.drive({ ...search, ms: 0, atLeast: WARM_UP });
    await watched();
    const input = [{ concept: { label: `新概念${NUMBER_PLACE}`, kind: 'IDEA', summary: '为了测量而写的一条。' } }];
    const write = { url, bodies: [JSON.stringify({ query: WRITE, variables: { input } })], token, connections: 1 };
    const [searched, written] = await Promise.all([
      searching.drive({ ...search, ms, atLeast: CLIENTS }),
      writing.drive({ ...write, ms, atLeast: 1, numbersFrom: 1 }),
    ]);
    return { ...(await watched()), searches: searched, writes: written };
  } finally {
    idle.kill();
    await Promise.all([searching.stop(), writing.stop(), server.stop()]);
    rmSync(data, { recursive: true, force: true });
  }
}

function searches(): readonly string[] {
  return readPaperQueries().flatMap(({ query }) =>
    ['FULL_TEXT', 'HYBRID'].map((mode) => JSON.stringify({ query: SEARCH, variables: { query, mode } })),
  );
}
