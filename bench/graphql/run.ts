/** One graph measured: stores filled, servers started, answers compared, shapes timed. */
import { deepStrictEqual } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ask, type Target } from './asking.ts';
import { openStores } from './folder.ts';
import { createGraph, type Graph } from './graph.ts';
import { type Driver, type MeasuredServer, startDriver, startServer } from './processes.ts';
import type { ShapeResult } from './report.ts';
import { bodiesFor } from './requests.ts';
import { type Contender, measure, nextNumber, type Plan } from './rounds.ts';
import { NUMBER_PLACE, queryFor, type Shape } from './shapes.ts';

export interface RunOptions {
  readonly nodes: number;
  readonly seed: number;
  readonly shapes: readonly Shape[];
  readonly plan: Plan;
  /** Where the stores are; what is there already is used again. */
  readonly folder: string;
  readonly say: (text: string) => void;
}

const MAIN = '../../dist/cli/main.js';
const PRELOAD = new URL('./usage-preload.ts', import.meta.url).href;

/** Errors: an AssertionError that shows the difference, where gongfu and the hand-written server do not answer alike. */
export async function runBench(options: RunOptions): Promise<readonly ShapeResult[]> {
  const { folder, seed, nodes, say } = options;
  const graph = createGraph(nodes, seed);
  const stores = await openStores(folder, graph, say);
  const processes: { stop(): Promise<void> }[] = [];
  const kept = <P extends { stop(): Promise<void> }>(process: P): P => {
    processes.push(process);
    return process;
  };
  try {
    const gongfu = kept(await startGongfu(stores.gongfu));
    const plain = kept(await startServer('./plain-server.ts', [stores.plain]));
    await untilIndexed(gongfu.url);
    const prepared = await prepare(options.shapes, graph, { gongfu, plain, token: stores.token });
    say(`answers of (b) and (c) are equal: ${prepared.reduce((sum, { compared }) => sum + compared, 0)} compared`);
    const constants = kept(await startServer('./constant-server.ts', [constantsFile(folder, prepared)]));
    return await timeAll(prepared, { gongfu, plain, constants }, kept(startDriver()), options);
  } finally {
    await Promise.all(processes.map((process) => process.stop()));
  }
}

function startGongfu(data: string): Promise<MeasuredServer> {
  // Making vectors would count as the work of requests.
  const words = ['serve', '--data', data, '--port', '0', '--seed', 'false', '--embedder', 'off'];
  return startServer(MAIN, words, {
    execArgv: ['--import', PRELOAD],
  });
}

/** The index is made when the server first starts on the graph: its work would count as that of requests. */
async function untilIndexed(url: string): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    if (/^gongfu_index_lag 0$/m.test(metrics)) return;
    await setTimeout(POLL_MS);
  }
}

const POLL_MS = 500;

interface Prepared {
  readonly shape: Shape;
  readonly bodies: { readonly gongfu: readonly string[]; readonly plain: readonly string[] };
  readonly token?: string;
  /** So many answers were found equal. */
  readonly compared: number;
  /** The first of them. */
  readonly data: Data;
}

interface Compared {
  readonly gongfu: MeasuredServer;
  readonly plain: MeasuredServer;
  readonly token: string;
}

async function prepare(shapes: readonly Shape[], graph: Graph, servers: Compared): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  for (const shape of shapes) {
    const token = shape.isWrite ? { token: servers.token } : {};
    const gongfu: Target = { name: 'gongfu', url: servers.gongfu.url, ...token };
    const plain: Target = { name: 'plain', url: servers.plain.url };
    const bodies = { gongfu: await bodiesFor(gongfu, shape, graph), plain: await bodiesFor(plain, shape, graph) };
    const answers = await answersOf({ gongfu, plain }, bodies);
    for (const [own, other] of answers) deepStrictEqual(own, other, `${shape.title}: (c) and (b) do not answer alike`);
    prepared.push({ shape, bodies, ...token, compared: answers.length, data: answers[0]?.[0] ?? {} });
  }
  return prepared;
}

/** One after the other: together they would be late. */
async function answersOf(targets: Readonly<Record<Target['name'], Target>>, bodies: Prepared['bodies']) {
  const answers: (readonly [Data, Data])[] = [];
  for (const [i, body] of bodies.gongfu.entries()) {
    const number = String(nextNumber(1));
    const [own, other] = [body, bodies.plain[i] ?? ''].map((text) => text.replaceAll(NUMBER_PLACE, number));
    answers.push([await ask(targets.gongfu, own ?? ''), await ask(targets.plain, other ?? '')]);
  }
  return answers;
}

type Data = Readonly<Record<string, unknown>>;

function constantsFile(folder: string, prepared: readonly Prepared[]): string {
  const file = join(folder, 'constants.json');
  writeFileSync(file, JSON.stringify(prepared.map(({ shape, data }) => [queryFor('plain', shape), data])));
  return file;
}

interface Contending {
  readonly gongfu: MeasuredServer;
  readonly plain: MeasuredServer;
  readonly constants: MeasuredServer;
}

async function timeAll(
  prepared: readonly Prepared[],
  { gongfu, plain, constants }: Contending,
  driver: Driver,
  { plan, say }: RunOptions,
): Promise<readonly ShapeResult[]> {
  const results: ShapeResult[] = [];
  for (const { shape, bodies, token } of prepared) {
    const contenders: readonly Contender[] = [
      { server: plain, bodies: bodies.plain },
      { server: gongfu, bodies: bodies.gongfu, ...(token ? { token } : {}) },
      { server: constants, bodies: bodies.plain },
    ];
    const [ofPlain = [], ofGongfu = [], ofConstants = []] = await measure(driver, contenders, plan);
    results.push({ shape, gongfu: ofGongfu, plain: ofPlain, constants: ofConstants });
    say(`timed: ${shape.title}`);
  }
  return results;
}
