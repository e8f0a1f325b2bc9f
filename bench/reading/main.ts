/** `npm run bench:reading`: how fast files are read, and what hostile ones cost (docs/reading.md). */
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { optionsOf, print, wholeNumber } from '../command-line.ts';
import { machineLine } from '../graphql/machine.ts';
import { hostileFigures } from './hostile.ts';
import { readingFigures } from './rates.ts';

const HELP = `npm run bench:reading -- [options]
  --documents N   of each kind, of some twenty pages [40]
  --only WHAT     rates or hostile
Exit code 0 where the goals are met, 1 where one is missed, 2 for wrong options.
`;
/** Passages a second from text, HTML and DOCX; and each hostile file. */
const GOAL = { passages: 150, seconds: 5, mb: 256 };

interface Options {
  readonly documents: number;
  readonly only: string | undefined;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  print(machineLine(tmpdir()));
  const isFast = options.only === 'hostile' || (await printRates(options.documents));
  const isSafe = options.only === 'rates' || (await printHostile());
  print(`\nGoals: ${GOAL.passages} passages a second from text, HTML and DOCX: ${isFast ? 'PASS' : 'MISS'}`);
  print(`Each hostile file within ${GOAL.seconds} s and ${GOAL.mb} MB: ${isSafe ? 'PASS' : 'MISS'}`);
  return isFast && isSafe ? 0 : 1;
}

async function printRates(documents: number): Promise<boolean> {
  print(`\n${documents} documents of each kind, one after the other in one reading thread\n`);
  print('| kind | characters | passages | passages / s | pages / s |');
  print('|---|---|---|---|---|');
  let isMet = true;
  for await (const { kind, characters, passages, seconds, pages } of readingFigures(documents)) {
    const rate = passages / seconds;
    const pageRate = pages === 0 ? '' : (pages / seconds).toFixed(1);
    print(
      `| ${[kind, characters.toLocaleString('en'), passages.toLocaleString('en'), rate.toFixed(0), pageRate].join(' | ')} |`,
    );
    if (pages === 0) isMet &&= rate >= GOAL.passages;
  }
  return isMet;
}

async function printHostile(): Promise<boolean> {
  print(
    '\nHostile and broken files, each in a process of its own: from the file to its document or refusal, the most memory of the',
  );
  print('process (an empty one takes what the first line says), the longest that its main thread was kept\n');
  print('| file | outcome | s | MB | kept, ms |');
  print('|---|---|---|---|---|');
  let isMet = true;
  for await (const { name, outcome, ms, mb, keptMs } of hostileFigures()) {
    const isGood = ms <= 1_000 * GOAL.seconds && mb <= GOAL.mb;
    print(
      `| ${[name, outcome, (ms / 1_000).toFixed(2), `${mb.toFixed(0)}${isGood ? '' : ' MISS'}`, keptMs.toFixed(0)].join(' | ')} |`,
    );
    isMet &&= isGood;
  }
  return isMet;
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const { values } = parseArgs({
      args: [...args],
      options: { documents: { type: 'string', default: '40' }, only: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.only !== undefined && !['rates', 'hostile'].includes(values.only))
      throw new Error('--only is rates or hostile.');
    return values.help ? 'HELP' : { documents: wholeNumber(values.documents, '--documents'), only: values.only };
  });
}

process.exitCode = await main(process.argv.slice(2));
