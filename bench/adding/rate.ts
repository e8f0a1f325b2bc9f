/** `gongfu add` of many documents beside a server: how fast, how much memory, and when what was added is found. */
import { setTimeout } from 'node:timers/promises';
import { print } from '../command-line.ts';
import type { MadeDocument } from './made.ts';
import { startProgram } from './program.ts';

export interface RateFigures {
  readonly documents: number;
  readonly passages: number;
  readonly seconds: number;
  readonly addMb: number;
  readonly serverMb: number;
  /** From a document's line to the first search that finds its last passage; of some of them. */
  readonly untilFoundMs: readonly number[];
  /** Texts with and without a vector 20 s after the last document was in, and vectors made a second in these; undefined without an embedder. */
  readonly vectors?: { readonly made: number; readonly wanting: number; readonly perSecond: number };
}

export interface RateRequest {
  readonly folder: string;
  readonly data: string;
  readonly made: readonly MadeDocument[];
  /** `off`, or `local` for vectors. */
  readonly embedder: string;
}

/** Of so many documents is looked how long it takes until they are found. */
const LOOKED_FOR = 40;
const POLL_MS = 100;
const GIVE_UP_MS = 60_000;
const VECTORS_FOR_MS = 20_000;

export async function rateOf({ folder, data, made, embedder }: RateRequest): Promise<RateFigures> {
  const server = startProgram(['serve', '--data', data, '--port', '0'], embedder);
  const url = await addressOf(server.lines);
  const token = await tokenFor(data);
  const start = performance.now();
  const adding = startProgram(['add', folder, '--data', data, '--json'], embedder);
  const every = Math.max(1, Math.floor(made.length / LOOKED_FOR));
  const looking: Promise<number>[] = [];
  let [documents, passages, seconds] = [0, 0, 0];
  for await (const line of adding.lines) {
    const told = JSON.parse(line);
    if (told.outcome === 'REFUSED') print(`refused: ${told.message}`);
    if (told.outcome !== 'ADDED') continue;
    seconds = (performance.now() - start) / 1_000;
    passages += told.passages;
    const word = made[documents]?.word;
    if (word && documents % every === 0) looking.push(untilFound(url, token, word));
    documents += 1;
  }
  await adding.ended;
  const untilFoundMs = await Promise.all(looking);
  const vectors = embedder === 'off' ? undefined : await vectorsOf(url);
  server.child.kill('SIGTERM');
  await server.ended;
  return {
    ...{ documents, passages, seconds, untilFoundMs },
    addMb: adding.peakMb(),
    serverMb: server.peakMb(),
    ...(vectors ? { vectors } : {}),
  };
}

async function addressOf(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const found = /http:\/\/\S+/.exec(line);
    if (found) return found[0].replace(/\/$/, '');
  }
  throw new Error('the server did not start');
}

async function tokenFor(data: string): Promise<string> {
  const program = startProgram(['token', 'create', 'bench', '--data', data], 'off', 'ignore');
  for await (const line of program.lines) return line.trim();
  throw new Error('no token was made');
}

async function untilFound(url: string, token: string, word: string): Promise<number> {
  const start = performance.now();
  const body = JSON.stringify({ query: `{ search(query: "${word}", mode: FULL_TEXT, first: 1) { totalCount } }` });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  while (performance.now() - start < GIVE_UP_MS) {
    const reply = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    const answer = (await reply.json()) as { readonly data?: { readonly search?: { readonly totalCount: number } } };
    if ((answer.data?.search?.totalCount ?? 0) > 0) break;
    await setTimeout(POLL_MS);
  }
  return performance.now() - start;
}

async function vectorsOf(url: string): Promise<NonNullable<RateFigures['vectors']>> {
  const look = async () => {
    const state = await (await fetch(`${url}/readyz`)).json();
    const { vectors = 0, wanting = 0 } = state.index?.semantic ?? {};
    return { vectors: Number(vectors), wanting: Number(wanting) };
  };
  const first = await look();
  const start = performance.now();
  await setTimeout(VECTORS_FOR_MS);
  const second = await look();
  const seconds = (performance.now() - start) / 1_000;
  return { made: second.vectors, wanting: second.wanting, perSecond: (second.vectors - first.vectors) / seconds };
}
