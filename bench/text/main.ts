/** `npm run bench:text`: what normalising and cutting text into tokens costs, beside jieba alone (docs/benchmarks.md). */

import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { machineLine } from '../graphql/machine.ts';
import { type Figures, measure } from './run.ts';
import { corpora } from './texts.ts';

const HELP = `npm run bench:text -- [options]
  --rounds N   over all texts, of which the median counts [15]
Exit code 0 where the goal is met, 1 where it is missed, 2 for wrong options.
`;
const GOAL_MS = 20;

async function main(args: readonly string[]): Promise<number> {
  const rounds = readRounds(args);
  if (typeof rounds !== 'number') return rounds.exitCode;
  print(machineLine(tmpdir()));
  print('\nCPU ms for 10,000 characters, warm\n');
  print('| texts | characters | normalise | tokens | both | jieba alone | both / jieba |');
  print('|---|---|---|---|---|---|---|');
  let isMet = true;
  for (const { name, texts } of await corpora()) {
    const figures = measure(texts, rounds);
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

function readRounds(args: readonly string[]): number | { readonly exitCode: number } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { rounds: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      print(HELP);
      return { exitCode: 0 };
    }
    const rounds = Number(values.rounds ?? '15');
    if (Number.isSafeInteger(rounds) && rounds > 0) return rounds;
    throw new Error(`--rounds is '${values.rounds}'; it must be a whole number above 0.`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
    return { exitCode: 2 };
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main(process.argv.slice(2));
