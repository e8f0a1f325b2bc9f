/** `npm run bench:engines`: gongfu on Neo4j and on SQLite against statements by hand on Neo4j, over HTTP (docs/benchmarks.md). */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { optionsOf, print, wholeNumber, wholeNumbers } from '../command-line.ts';
import { createGraph, type Graph } from '../graphql/graph.ts';
import { machineLine } from '../graphql/machine.ts';
import { SHAPES, type Shape, shapesNamed } from '../graphql/shapes.ts';
import { SHAPES_OPTIONS } from '../graphql/shapes-options.ts';
import { DATABASES_LINE, startDatabases } from './databases.ts';
import { fillDatabases, fillFolders } from './filled.ts';
import { isAllMet, resultLines, type ShapeResult } from './report.ts';
import { type EnginesPlan, runEngines } from './run.ts';

const HELP = `npm run bench:engines -- [options]
  --nodes N[,N]        sizes of the graph [10000,100000]
  --shapes A,B         of ${SHAPES.join(', ')} [all]
  --seconds N          per shape, server and number of connections [10]
  --warm-up N          rounds of 1.5 s at most to make each server quick [20]
  --connections N[,N]  [32,1]
  --seed N             of the graph [1]
  --data FOLDER        keeps the stores there and uses them again
It starts Neo4j by itself: a JDK of 21 or newer and Maven are enough (CONTRIBUTING.md). Its CPU is read from /proc, so that it needs Linux.
Exit code 0 where all goals are met, 1 where one is missed, 2 for wrong options.
`;

/** Long enough for the grain of 10 ms in which Linux counts, short enough that what else the machine does falls on all alike. */
const ROUND_MS = 400;

interface Options {
  readonly sizes: readonly number[];
  readonly shapes: readonly Shape[];
  readonly plan: EnginesPlan;
  readonly seed: number;
  readonly data: string | undefined;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const base = options.data ?? mkdtempSync(join(tmpdir(), 'gongfu-bench-'));
  let isMet = true;
  try {
    for (const nodes of options.sizes) {
      const results = await runOn(createGraph(nodes, options.seed), join(base, `${nodes}-${options.seed}`), options);
      print(`\n${nodes} nodes, seed ${options.seed}. ${machineLine(base)}, ${DATABASES_LINE}\n`);
      for (const line of resultLines(results)) print(line);
      isMet &&= isAllMet(results);
    }
  } finally {
    if (options.data === undefined) rmSync(base, { recursive: true, force: true });
  }
  return isMet ? 0 : 1;
}

async function runOn(graph: Graph, folder: string, { shapes, plan }: Options): Promise<readonly ShapeResult[]> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  mkdirSync(folder, { recursive: true });
  const folders = await fillFolders(folder, graph, say);
  const home = join(folder, 'neo4j');
  const mark = join(home, 'filled');
  // A run that was broken off leaves nothing that looks whole.
  if (!existsSync(mark)) rmSync(home, { recursive: true, force: true });
  const databases = await startDatabases(home);
  try {
    if (!existsSync(mark)) await fillDatabases(databases, { graph, data: folders.sqlite.path, say });
    writeFileSync(mark, '');
    return await runEngines({ graph, shapes, plan, databases, folders, say });
  } finally {
    await databases.stop();
  }
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const { values } = parseArgs({ args: [...args], options: SHAPES_OPTIONS });
    if (values.help) return 'HELP';
    const seconds = wholeNumber(values.seconds ?? '10', '--seconds');
    return {
      sizes: wholeNumbers(values.nodes ?? '10000,100000', '--nodes'),
      shapes: shapesNamed(values.shapes),
      plan: {
        connections: wholeNumbers(values.connections ?? '32,1', '--connections'),
        rounds: Math.ceil((seconds * 1_000) / ROUND_MS),
        roundMs: ROUND_MS,
        warmUpRounds: wholeNumber(values['warm-up'] ?? '20', '--warm-up'),
      },
      seed: wholeNumber(values.seed ?? '1', '--seed'),
      data: values.data,
    };
  });
}

process.exitCode = await main(process.argv.slice(2));
