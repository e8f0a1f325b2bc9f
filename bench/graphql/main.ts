/** `npm run bench:graphql`: gongfu against a hand-written server and against constants, over HTTP (docs/benchmarks.md). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { optionsOf, print } from '../command-line.ts';
import { machineLine } from './machine.ts';
import { resultLines, verdictOf } from './report.ts';
import type { Plan } from './rounds.ts';
import { runBench } from './run.ts';
import { SHAPES, type Shape, shapesNamed } from './shapes.ts';
import { SHAPES_OPTIONS } from './shapes-options.ts';

const HELP = `npm run bench:graphql -- [options]
  --nodes N[,N]    sizes of the graph [10000,100000]
  --shapes A,B     of ${SHAPES.join(', ')} [all]
  --seconds N      per shape and server [6]
  --warm-up N      requests to each server before a shape is timed [3000]
  --connections N  [32]
  --seed N         of the graph [1]
  --data FOLDER    keeps the stores there and uses them again
Exit code 0 where all goals are met, 1 where one is missed, 2 for wrong options.
`;

/** Short, so that what else the machine does falls on neighbouring rounds alike. */
const ROUND_MS = 200;

interface Options {
  readonly sizes: readonly number[];
  readonly shapes: readonly Shape[];
  readonly plan: Plan;
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
      const folder = join(base, `${nodes}-${options.seed}`);
      const say = (text: string) => process.stderr.write(`${text}\n`);
      const results = await runBench({ ...options, nodes, folder, say });
      print(`\n${nodes} nodes, seed ${options.seed}, ${options.plan.connections} connections. ${machineLine(base)}\n`);
      for (const line of resultLines(results)) print(line);
      isMet &&= results.every((result) => verdictOf(result).isMet);
    }
  } finally {
    if (options.data === undefined) rmSync(base, { recursive: true, force: true });
  }
  return isMet ? 0 : 1;
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const { values } = parseArgs({ args: [...args], options: SHAPES_OPTIONS });
    if (values.help) return 'HELP';
    const seconds = numberOf(values.seconds ?? '6', '--seconds');
    return {
      sizes: (values.nodes ?? '10000,100000').split(',').map((size) => numberOf(size, '--nodes')),
      shapes: shapesNamed(values.shapes),
      plan: {
        connections: numberOf(values.connections ?? '32', '--connections'),
        rounds: Math.max(1, Math.round((seconds * 1_000) / ROUND_MS)),
        roundMs: Math.min(ROUND_MS, seconds * 1_000),
        warmUpRequests: numberOf(values['warm-up'] ?? '3000', '--warm-up'),
      },
      seed: numberOf(values.seed ?? '1', '--seed'),
      data: values.data,
    };
  });
}

function numberOf(text: string, name: string): number {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new Error(`${name} is '${text}'; it must be a number above 0.`);
}

process.exitCode = await main(process.argv.slice(2));
