/** `npm run bench:search`: how quick search is on the shipped corpus and on generated ones of any size (docs/benchmarks.md). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { optionsOf, print, wholeNumber } from '../command-line.ts';
import { machineLine } from '../graphql/machine.ts';
import { watchLoop } from './loop.ts';
import { growthSection, loopSection, type Section, seedSection, suggestSection } from './report.ts';
import { inChild } from './tasks.ts';

const CASES = ['seed', 'suggest', 'growth', 'loop'] as const;
type Case = (typeof CASES)[number];

const HELP = `npm run bench:search -- [options]
  --cases A,B     of ${CASES.join(', ')} [all]
  --sizes A,B     passages that are generated for growth [1000,10000,100000]; 1000000 needs 10 GB of disk and an hour
  --names N       for completion [100000]
  --queries N     of each kind [40]
  --seed N        of what is generated [1]
  --loop-ms N     of the main thread's watch [20000]
  MEILI_URL, MEILI_MASTER_KEY: a Meilisearch server that is asked the same
Exit code 0 where all goals are met, 1 where one is missed, 2 for wrong options.
`;

interface Options {
  readonly cases: readonly Case[];
  readonly sizes: readonly number[];
  readonly names: number;
  readonly each: number;
  readonly seed: number;
  readonly loopMs: number;
}

/** Above it the peers' texts would not fit into one process beside their tables. */
const MOST_OF_PEERS = 100_000;
const PREFIXES = 2_000;

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-bench-'));
  let isMet = true;
  try {
    print(machineLine(folder));
    for await (const section of sections(options, folder)) {
      for (const line of section.lines) print(line);
      isMet &&= section.isMet;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return isMet ? 0 : 1;
}

async function* sections(
  { cases, sizes, names, each, seed, loopMs }: Options,
  folder: string,
): AsyncGenerator<Section> {
  if (cases.includes('seed')) yield seedSection(await inChild('seed', undefined));
  if (cases.includes('suggest')) {
    const given = { passages: names, seed, each: PREFIXES, file: join(folder, 'names.sqlite') };
    yield suggestSection(await inChild('suggest', given));
  }
  for (const passages of cases.includes('growth') ? sizes : []) {
    const texts = join(folder, `${passages}.jsonl`);
    const given = { passages, seed, each, file: join(folder, `${passages}.sqlite`), texts };
    const made = await inChild('make', given);
    const built = await inChild('build', given);
    const asked = await inChild('ask', { ...given, ...made });
    const peers = passages > MOST_OF_PEERS ? [] : await inChild('peers', given);
    rmSync(given.file);
    rmSync(texts);
    yield growthSection({ passages, built, asked, peers });
  }
  if (cases.includes('loop')) yield loopSection(await watchLoop(loopMs));
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help) return 'HELP';
    return {
      cases: listOf(values.cases).map(caseOf),
      sizes: listOf(values.sizes).map((size) => wholeNumber(size, '--sizes')),
      names: wholeNumber(values.names, '--names'),
      each: wholeNumber(values.queries, '--queries'),
      seed: wholeNumber(values.seed, '--seed'),
      loopMs: wholeNumber(values['loop-ms'], '--loop-ms'),
    };
  });
}

const OPTIONS = {
  cases: { type: 'string', default: CASES.join(',') },
  sizes: { type: 'string', default: '1000,10000,100000' },
  names: { type: 'string', default: '100000' },
  queries: { type: 'string', default: '40' },
  seed: { type: 'string', default: '1' },
  'loop-ms': { type: 'string', default: '20000' },
  help: { type: 'boolean' },
} as const;

function listOf(text: string): readonly string[] {
  return text.split(',');
}

function caseOf(name: string): Case {
  const found = CASES.find((one) => one === name);
  if (found) return found;
  throw new Error(`${name}: no case; there are ${CASES.join(', ')}.`);
}

process.exitCode = await main(process.argv.slice(2));
