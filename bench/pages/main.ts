/** `npm run bench:pages`: how long a reader waits for a page of the built service (docs/benchmarks.md). */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { optionsOf, print, wholeNumber } from '../command-line.ts';
import { machineLine } from '../graphql/machine.ts';
import { isMet, reportLines } from './report.ts';
import { runBench } from './run.ts';

const HELP = `npm run bench:pages -- [options]
  --entities N   of a generated graph, by words alone; without it the shipped texts, by words and meaning
  --requests N   of each page [150]
  --seed N       of the generated graph [1]
  --data FOLDER  keeps the graph there and uses it again
Exit code 0 where all goals are met, 1 where one is missed, 2 for wrong options.
`;

interface Options {
  readonly entities: number | undefined;
  readonly requests: number;
  readonly seed: number;
  readonly data: string | undefined;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const base = options.data ?? mkdtempSync(join(tmpdir(), 'gongfu-bench-'));
  try {
    const results = await runBench({ ...options, base });
    const what = options.entities === undefined ? 'the shipped texts' : `${options.entities} generated entities`;
    const load = loadavg()[0]?.toFixed(1) ?? '?';
    print(
      `${what}, ${options.requests} requests of each page, one after the other, load ${load}. ${machineLine(base)}\n`,
    );
    for (const line of reportLines(results)) print(line);
    return results.every(isMet) ? 0 : 1;
  } finally {
    if (options.data === undefined) rmSync(base, { recursive: true, force: true });
  }
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help) return 'HELP';
    return {
      entities: values.entities === undefined ? undefined : wholeNumber(values.entities, '--entities'),
      requests: wholeNumber(values.requests ?? '150', '--requests'),
      seed: wholeNumber(values.seed ?? '1', '--seed'),
      data: values.data,
    };
  });
}

const OPTIONS = {
  entities: { type: 'string' },
  requests: { type: 'string' },
  seed: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const;

process.exitCode = await main(process.argv.slice(2));
