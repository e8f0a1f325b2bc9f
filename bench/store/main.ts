/** `npm run bench:store`: what the embedded store takes and gives on a graph of a million nodes, or of any other size (docs/benchmarks.md). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { optionsOf, print, wholeNumber } from '../command-line.ts';
import { machineLine } from '../graphql/machine.ts';
import type { BenchCase, Figures } from './case.ts';
import { CASES } from './cases.ts';
import { type Filled, fill } from './filled.ts';

const HELP = `npm run bench:store -- [options]
  --nodes N       with five relations each [100000]
  --cases A,B     of ${CASES.map(({ name }) => name).join(', ')} [all]
  --questions N   asked of each kind [1000]
  --seed N        of the graph [1]
  --data FOLDER   keeps the store there and uses it again
Exit code 0 where all goals are met, 1 where one is missed, 2 for wrong options.
`;

interface Options {
  readonly nodes: number;
  readonly cases: readonly BenchCase[];
  readonly questions: number;
  readonly seed: number;
  readonly data: string | undefined;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const folder = options.data ?? mkdtempSync(join(tmpdir(), 'gongfu-bench-'));
  let isMet = true;
  try {
    const filled = await fill({ ...options, folder });
    print(`${options.nodes} nodes, seed ${options.seed}. ${machineLine(folder)}`);
    for (const line of loadLines(filled)) print(line);
    for (const one of options.cases) {
      const figures = await one.run(filled.bench);
      for (const line of linesOf(one, figures)) print(line);
      isMet &&= figures.goals.every((goal) => goal.isMet);
    }
  } finally {
    if (options.data === undefined) rmSync(folder, { recursive: true, force: true });
  }
  return isMet ? 0 : 1;
}

function loadLines({ loaded, bench }: Filled): readonly string[] {
  if (!loaded) return [`\nThe store was there: ${bench.file}`];
  const { records, seconds, bytes } = loaded;
  const rate = Math.round(records / seconds).toLocaleString('en');
  const size = `${(bytes / 2 ** 20).toFixed(0)} MiB, ${Math.round(bytes / records)} bytes a record`;
  return [`\nLoaded ${records.toLocaleString('en')} records in ${seconds.toFixed(1)} s: ${rate} a second; ${size}.`];
}

function linesOf({ title, columns }: BenchCase, { rows, goals }: Figures): readonly string[] {
  return [
    `\n${title}\n`,
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    ...goals.map(({ text, isMet }) => `\nGoal: ${text} ${isMet ? 'PASS' : 'MISS'}`),
  ];
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help) return 'HELP';
    const names = values.cases?.split(',') ?? CASES.map(({ name }) => name);
    const unknown = names.filter((name) => !CASES.some((one) => one.name === name));
    if (unknown.length > 0)
      throw new Error(`${unknown.join(', ')}: no case; there are ${CASES.map(({ name }) => name).join(', ')}.`);
    return {
      nodes: wholeNumber(values.nodes ?? '100000', '--nodes'),
      cases: CASES.filter(({ name }) => names.includes(name)),
      questions: wholeNumber(values.questions ?? '1000', '--questions'),
      seed: wholeNumber(values.seed ?? '1', '--seed'),
      data: values.data,
    };
  });
}

const OPTIONS = {
  nodes: { type: 'string' },
  cases: { type: 'string' },
  questions: { type: 'string' },
  seed: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const;

process.exitCode = await main(process.argv.slice(2));
