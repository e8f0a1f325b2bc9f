/** One graph measured: stores filled, servers started, answers compared, shapes timed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from './asking.ts';
import { openStores } from './folder.ts';
import { startGongfu } from './gongfu-server.ts';
import { createGraph } from './graph.ts';
import { type Prepared, prepare } from './prepared.ts';
import { type Driver, type MeasuredServer, startDriver, startServer, whileRunning } from './processes.ts';
import type { ShapeResult } from './report.ts';
import { type Contender, measure, type Plan } from './rounds.ts';
import { queryFor, type Shape } from './shapes.ts';

export interface RunOptions {
  readonly nodes: number;
  readonly seed: number;
  readonly shapes: readonly Shape[];
  readonly plan: Plan;
  /** Where the stores are; what is there already is used again. */
  readonly folder: string;
  readonly say: (text: string) => void;
}

/** Errors: an AssertionError that shows the difference, where gongfu and the hand-written server do not answer alike. */
export async function runBench(options: RunOptions): Promise<readonly ShapeResult[]> {
  const { folder, seed, nodes, shapes, say } = options;
  const graph = createGraph(nodes, seed);
  const stores = await openStores(folder, graph, say);
  return whileRunning(async (kept) => {
    const gongfu = kept(await startGongfu(stores.gongfu));
    const plain = kept(await startServer('./plain-server.ts', [stores.plain]));
    const targets: readonly Target[] = [
      { name: '(b)', speaks: 'plain', url: plain.url },
      { name: '(c)', speaks: 'gongfu', url: gongfu.url, token: stores.token },
    ];
    const prepared: Prepared[] = [];
    for (const shape of shapes) prepared.push(await prepare(shape, targets, graph));
    say(`answers of (b) and (c) are equal: ${prepared.reduce((sum, { compared }) => sum + compared, 0)} compared`);
    const constants = kept(await startServer('./constant-server.ts', [constantsFile(folder, prepared)]));
    const contending = { gongfu, plain, constants, token: stores.token };
    return timeAll(prepared, contending, kept(startDriver()), options);
  });
}

function constantsFile(folder: string, prepared: readonly Prepared[]): string {
  const file = join(folder, 'constants.json');
  writeFileSync(file, JSON.stringify(prepared.map(({ shape, data }) => [queryFor('plain', shape), data])));
  return file;
}

interface Contending {
  readonly gongfu: MeasuredServer;
  readonly plain: MeasuredServer;
  readonly constants: MeasuredServer;
  readonly token: string;
}

async function timeAll(
  prepared: readonly Prepared[],
  { gongfu, plain, constants, token }: Contending,
  driver: Driver,
  { plan, say }: RunOptions,
): Promise<readonly ShapeResult[]> {
  const results: ShapeResult[] = [];
  for (const { shape, bodies } of prepared) {
    const [ofPlainServer = [], ofGongfuServer = []] = bodies;
    const contenders: readonly Contender[] = [
      { server: plain, bodies: ofPlainServer },
      { server: gongfu, bodies: ofGongfuServer, ...(shape.isWrite ? { token } : {}) },
      { server: constants, bodies: ofPlainServer },
    ];
    const [ofPlain = [], ofGongfu = [], ofConstants = []] = await measure(driver, contenders, plan);
    results.push({ shape, gongfu: ofGongfu, plain: ofPlain, constants: ofConstants });
    say(`timed: ${shape.title}`);
  }
  return results;
}
