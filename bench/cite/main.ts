/** `npm run bench:cite`: what an entry of a reference list costs, beside citeproc's (docs/benchmarks.md). */
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { loadGoldens } from '../../test/cite/goldens.ts';
import { optionsOf, print, wholeNumber } from '../command-line.ts';
import { machineLine } from '../graphql/machine.ts';
import { measure } from './run.ts';

const HELP = `npm run bench:cite -- [options]
  --rounds N   over all records of test/cite/golden, of which the median counts [15]
Exit code 0 where the goal is met, 1 where it is missed, 2 for wrong options.
`;
/** How many times as many entries a second as citeproc. */
const GOAL = 20;

function main(args: readonly string[]): number {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const records = [...loadGoldens().records.values()];
  const figures = measure(records, options.rounds);
  const citeprocUs = figures.at(-1)?.entryUs ?? 0;
  print(machineLine(tmpdir()));
  print(`\nLists of ${records.length} records, ordered, as plain text; CPU of the process, warm\n`);
  print('| | µs an entry | entries a second | times citeproc |');
  print('|---|---|---|---|');
  for (const { name, entryUs } of figures) print(rowOf(name, entryUs, citeprocUs));
  const isMet = figures.slice(0, -1).every(({ entryUs }) => citeprocUs / entryUs >= GOAL);
  print(`\nGoal: at least ${GOAL} times the entries of citeproc: ${isMet ? 'PASS' : 'MISS'}`);
  return isMet ? 0 : 1;
}

function rowOf(name: string, entryUs: number, citeprocUs: number): string {
  const perSecond = Math.round(1e6 / entryUs).toLocaleString('en');
  return `| ${[name, entryUs.toFixed(1), perSecond, (citeprocUs / entryUs).toFixed(1)].join(' | ')} |`;
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): { readonly rounds: number } | number {
  return optionsOf(HELP, () => {
    const { values } = parseArgs({
      args: [...args],
      options: { rounds: { type: 'string', default: '15' }, help: { type: 'boolean' } },
    });
    return values.help ? 'HELP' : { rounds: wholeNumber(values.rounds, '--rounds') };
  });
}

process.exitCode = main(process.argv.slice(2));
