/** `npm run bench:durability`: processes are killed while they write, and what they had acknowledged is looked for (docs/benchmarks.md). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { optionsOf, print, wholeNumber } from '../command-line.ts';
import { machineLine } from '../graphql/machine.ts';
import { kills, provesLoss, type Tally } from './kills.ts';

const HELP = `npm run bench:durability -- [options]
  --kills N     [100]
  --writers N   that write at the same time [16]
  --seed N      of the moments of the kills [1]
Exit code 0 where nothing was lost, 1 where something was, or where a store that breaks its promise was not caught; 2 for wrong options.
`;

interface Options {
  readonly kills: number;
  readonly writers: number;
  readonly seed: number;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-bench-'));
  try {
    const ontology = await readOntology(new URL('../../schema/', import.meta.url));
    print(`${options.kills} kills under ${options.writers} writers, seed ${options.seed}. ${machineLine(folder)}`);
    const broken = await provesLoss({ ...options, folder, ontology });
    print(
      `\nA store that answers before its commit: ${broken.lost} of ${broken.acknowledged} lost in ${broken.kills} kills.`,
    );
    if (broken.lost === 0) print('The bench has not caught it: its other figures say nothing.');
    const tally = await kills({ ...options, folder, ontology });
    for (const line of linesOf(tally)) print(line);
    return broken.lost > 0 && tally.lost === 0 && tally.torn === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function linesOf({ kills: count, acknowledged, found, lost, torn, reopenMs }: Tally): readonly string[] {
  const sorted = reopenMs.toSorted((one, other) => one - other);
  const [middle = 0, longest = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return [
    '\n| kills | acknowledged | found | lost | torn | reopen p50 ms | longest |',
    '|---|---|---|---|---|---|---|',
    `| ${[count, acknowledged, found, lost, torn, middle.toFixed(0), longest.toFixed(0)].join(' | ')} |`,
    `\nGoal: nothing acknowledged is lost, nothing is there in part: ${lost === 0 && torn === 0 ? 'PASS' : 'MISS'}`,
  ];
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help) return 'HELP';
    return {
      kills: wholeNumber(values.kills ?? '100', '--kills'),
      writers: wholeNumber(values.writers ?? '16', '--writers'),
      seed: wholeNumber(values.seed ?? '1', '--seed'),
    };
  });
}

const OPTIONS = {
  kills: { type: 'string' },
  writers: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean' },
} as const;

process.exitCode = await main(process.argv.slice(2));
