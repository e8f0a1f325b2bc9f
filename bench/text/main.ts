/** `npm run bench:text`: what normalising and cutting text into tokens costs, beside jieba alone (docs/benchmarks.md). */

import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { optionsOf, print, wholeNumber } from '../command-line.ts';
import { machineLine } from '../graphql/machine.ts';
import { type Figures, measure } from './run.ts';
import { corpora } from './texts.ts';

const HELP = `npm run bench:text -- [options]
  --rounds N   over all texts, of which the median counts [15]
Exit code 0 where the goal is met, 1 where it is missed, 2 for wrong options.
`;
const GOAL_MS = 20;

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  print(machineLine(tmpdir()));
  print('\nCPU ms for 10,000 characters, warm\n');
  print('| texts | characters | normalise | tokens | both | jieba alone | both / jieba |');
  print('|---|---|---|---|---|---|---|');
  let isMet = true;
  for (const { name, texts } of await corpora()) {
    const figures = measure(texts, options.rounds);
    print(rowOf(name, figures));
    isMet &&= figures.normaliseMs + figures.tokensMs <= GOAL_MS;
  }
  print(`\nGoal: at most ${GOAL_MS} ms for 10,000 characters: ${isMet ? 'PASS' : 'MISS'}`);
  return isMet ? 0 : 1;
}

function rowOf(name: string, { characters, normaliseMs, tokensMs, jiebaMs }: Figures): string {
  const both = normaliseMs + tokensMs;
  const times = [normaliseMs, tokensMs, both, jiebaMs].map((ms) => ms.toFixed(1));
  return `| ${[name, characters.toLocaleString('en'), ...times, (both / jiebaMs).toFixed(2)].join(' | ')} |`;
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

process.exitCode = await main(process.argv.slice(2));
