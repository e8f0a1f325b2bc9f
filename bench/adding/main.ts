/** `npm run bench:adding`: `gongfu add` of many documents, watched from outside, and killed (docs/benchmarks.md). */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { optionsOf, print, wholeNumber } from '../command-line.ts';
import { machineLine } from '../graphql/machine.ts';
import { killFigures } from './kills.ts';
import { writeDocuments } from './made.ts';
import { type RateFigures, rateOf } from './rate.ts';

const HELP = `npm run bench:adding -- [options]
  --documents N   of twenty pages, added beside a server [1000]
  --killed N      documents of the run that is killed [60]
  --kills N       how often [8]
  --seed N        [1]
  --vectors       with the shipped model, too: how far its vectors are behind
Exit code 0 where the goals are met, 1 where one is missed, 2 for wrong options.
`;
const GOAL = { passages: 150, mb: 1_536, seconds: 5 };

interface Options {
  readonly documents: number;
  readonly killed: number;
  readonly kills: number;
  readonly seed: number;
  readonly vectors: boolean;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const folder = await mkdtemp(join(tmpdir(), 'gongfu-bench-adding-'));
  try {
    print(machineLine(folder));
    const isFast = await printRate(folder, options);
    const isSafe = await printKills(folder, options);
    return isFast && isSafe ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function printRate(folder: string, { documents, seed, vectors }: Options): Promise<boolean> {
  const files = join(folder, 'files');
  const made = await writeDocuments(files, documents, seed);
  print(`\n${documents} documents of twenty pages (text, HTML, DOCX in turns), added beside a server\n`);
  print(
    '| embedder | passages | seconds | passages / s | until found, s: median, most | add, MB | server, MB | vectors |',
  );
  print('|---|---|---|---|---|---|---|---|');
  let isMet = true;
  for (const embedder of vectors ? ['off', 'local'] : ['off']) {
    const figures = await rateOf({ folder: files, data: join(folder, `data-${embedder}`), made, embedder });
    print(rateLine(embedder, figures));
    if (embedder === 'off') isMet = isGood(figures, documents);
  }
  print(
    `\nGoals: ${GOAL.passages} passages a second, ${GOAL.mb} MB, found within ${GOAL.seconds} s: ${isMet ? 'PASS' : 'MISS'}`,
  );
  return isMet;
}

function rateLine(embedder: string, figures: RateFigures): string {
  const { passages, seconds, untilFoundMs, addMb, serverMb, vectors } = figures;
  const sorted = untilFoundMs.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const cells = [
    embedder,
    passages.toLocaleString('en'),
    seconds.toFixed(1),
    (passages / seconds).toFixed(0),
    `${(middle / 1_000).toFixed(2)}, ${(mostOf(untilFoundMs) / 1_000).toFixed(2)}`,
    addMb.toFixed(0),
    serverMb.toFixed(0),
    vectors
      ? `${vectors.made.toLocaleString('en')} made, ${vectors.wanting.toLocaleString('en')} behind, ${vectors.perSecond.toFixed(0)} / s`
      : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

function mostOf(values: readonly number[]): number {
  return Math.max(0, ...values);
}

function isGood({ documents, passages, seconds, untilFoundMs, addMb, serverMb }: RateFigures, asked: number): boolean {
  const isQuick = passages / seconds >= GOAL.passages && mostOf(untilFoundMs) <= 1_000 * GOAL.seconds;
  return documents === asked && isQuick && Math.max(addMb, serverMb) <= GOAL.mb;
}

async function printKills(folder: string, { killed, kills, seed }: Options): Promise<boolean> {
  const files = join(folder, 'killed-files');
  await writeDocuments(files, killed, seed + 1);
  const data = [join(folder, 'whole'), join(folder, 'killed')] as const;
  const figures = await killFigures({ folder: files, data, seed, kills });
  const told = figures.isSame ? 'the same as without a kill: PASS' : 'other than without a kill: MISS';
  print(`\n${killed} documents, killed ${figures.kills} times and run again: ${figures.records} records, ${told}`);
  return figures.isSame;
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        documents: { type: 'string', default: '1000' },
        killed: { type: 'string', default: '60' },
        kills: { type: 'string', default: '8' },
        seed: { type: 'string', default: '1' },
        vectors: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return 'HELP';
    return {
      documents: wholeNumber(values.documents, '--documents'),
      killed: wholeNumber(values.killed, '--killed'),
      kills: wholeNumber(values.kills, '--kills'),
      seed: wholeNumber(values.seed, '--seed'),
      vectors: values.vectors,
    };
  });
}

process.exitCode = await main(process.argv.slice(2));
