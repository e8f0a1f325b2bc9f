/** A whole server in this process, and how long it takes to answer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokens } from '../../src/access/tokens.ts';
import { readConfig } from '../../src/config.ts';
import { startServer } from '../../src/server.ts';

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

export interface Asked {
  readonly ms: number;
  readonly status: number;
  readonly answer: Answer;
  /** Of the first error. */
  readonly code: string | undefined;
}

export interface Ready {
  readonly status: number;
  readonly ms: number;
  readonly text: string;
}

export interface RunningService {
  readonly data: string;
  readonly startedInMs: number;
  ask(query: string, variables?: object): Promise<Asked>;
  /** Enters the model `model:SLUG` under this name, as an editor. */
  enter(slug: string, label: string): Promise<Asked>;
  readyz(): Promise<Ready>;
  get(path: string): Promise<Ready>;
  close(): Promise<void>;
}

const ENTER =
  'mutation ($model: ModelInput!) { upsertEntities(input: [{ model: $model }]) { revision seq unchanged } }';

/** In a folder of its own, which goes with it; without the shipped texts and without vectors, unless the settings say otherwise. */
export async function startService(settings: Readonly<Record<string, string>>): Promise<RunningService> {
  const data = mkdtempSync(join(tmpdir(), 'gongfu-faults-'));
  const tokens = createTokens(join(data, 'tokens.sqlite'));
  const token = tokens.create('editor');
  tokens.close();
  const before = performance.now();
  const server = await startServer(
    readConfig({
      ...{ GONGFU_PORT: '0', GONGFU_LOG_LEVEL: 'silent', GONGFU_EMBEDDER: 'off', GONGFU_SEED: 'false' },
      ...settings,
      GONGFU_DATA: data,
    }),
  );
  let isOpen = true;
  const close = async () => {
    if (isOpen) await server.close();
    isOpen = false;
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  const ask = (query: string, variables: object = {}) => asked(server.url, { query, variables }, token);
  return {
    data,
    startedInMs: performance.now() - before,
    ask,
    enter: (slug, label) => ask(ENTER, { model: { id: `model:${slug}`, label } }),
    readyz: () => got(`${server.url}/readyz`),
    get: (path) => got(`${server.url}${path}`),
    close,
  };
}

async function asked(url: string, body: object, secret: string): Promise<Asked> {
  const before = performance.now();
  const reply = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify(body),
  });
  const answer: Answer = JSON.parse(await reply.text());
  return { ms: performance.now() - before, status: reply.status, answer, code: answer.errors?.[0]?.extensions.code };
}

async function got(url: string): Promise<Ready> {
  const before = performance.now();
  const reply = await fetch(url);
  const text = await reply.text();
  return { ms: performance.now() - before, status: reply.status, text };
}
