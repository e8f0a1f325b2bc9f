/** Meilisearch with its settings as they come, for comparison. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { RawPassage } from './fts5.ts';
import { RANKED, type Ranker } from './ranker.ts';

const INDEX = 'gongfu-relevance';
const LOOK_MS = 100;
const START_MS = 20_000;

interface Server {
  readonly url: string;
  readonly key: string;
  close(): Promise<void>;
}

/** Undefined where there is neither a running one nor a program. Its index is made anew and removed. */
export async function openMeilisearch(passages: readonly RawPassage[]): Promise<Ranker | undefined> {
  const server = await findServer();
  if (!server) return undefined;
  const call = caller(server);
  await settle(await call('DELETE', `/indexes/${INDEX}`), call);
  await settle(
    await call(
      'POST',
      `/indexes/${INDEX}/documents?primaryKey=id`,
      passages.map(({ id, title, text }) => ({ id, title, text })),
    ),
    call,
  );
  return {
    name: 'Meilisearch',
    async rank(query) {
      const answer = await call('POST', `/indexes/${INDEX}/search`, {
        q: query,
        limit: RANKED,
        attributesToRetrieve: ['id'],
      });
      return (answer.hits ?? []).map(({ id }) => id);
    },
    async close() {
      await call('DELETE', `/indexes/${INDEX}`);
      await server.close();
    },
  };
}

interface Answer {
  readonly taskUid?: number;
  readonly status?: string;
  readonly hits?: readonly { readonly id: string }[];
}

type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;

function caller({ url, key }: Server): Call {
  return async (method, path, body) => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    // The answers of its API have these fields, as far as they are of use here.
    return (await response.json()) as Answer;
  };
}

async function settle({ taskUid }: Answer, call: Call): Promise<void> {
  for (;;) {
    const { status } = await call('GET', `/tasks/${taskUid}`);
    if (status !== 'enqueued' && status !== 'processing') return;
    await setTimeout(LOOK_MS);
  }
}

async function findServer(): Promise<Server | undefined> {
  const { MEILI_URL, MEILI_MASTER_KEY = '' } = process.env;
  if (MEILI_URL) return { url: MEILI_URL, key: MEILI_MASTER_KEY, close: async () => {} };
  return hasProgram() ? startServer() : undefined;
}

function hasProgram(): boolean {
  try {
    execFileSync('meilisearch', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function startServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-meilisearch-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const args = ['--http-addr', new URL(url).host, '--db-path', join(folder, 'data'), '--no-analytics'];
  const child = spawn('meilisearch', args, { cwd: folder, stdio: 'ignore' });
  const close = async () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const until = Date.now() + START_MS; Date.now() < until; await setTimeout(LOOK_MS)) {
    const isUp = await fetch(new URL('/health', url)).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return { url, key: '', close };
  }
  await close();
  throw new Error('meilisearch does not start.');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
