/**
 * npm run bench:support [-- --failures] [--of judged-1|judged-2]: how often the judged claims hold, by measure and by kind, and how long
 * twenty sentences take. Failures are shown of judged-1 alone: the other set is only reported.
 */
import { parseArgs } from 'node:util';
import { scopeFor } from '../../src/domain/scope.ts';
import { openSeedCorpus, type SeedCorpus } from '../relevance/seed-corpus.ts';
import { type JudgedCase, judgeClaims, MEASURES, type Outcome, rateOf, readJudged } from './judged.ts';

const SETS = ['judged-1', 'judged-2'];
const SENTENCES = 20;
const ROUNDS = 8;
const PATIENT_MS = 60_000;

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { failures: { type: 'boolean' }, of: { type: 'string' } } });
  const corpus = await openSeedCorpus();
  for (const set of SETS.filter((one) => values.of === undefined || values.of === one)) {
    const cases = readJudged(set);
    if (cases.length === 0) print(`${set}: not there.\n`);
    else report(set, cases, await judgeClaims(cases, corpus), values.failures === true && set === 'judged-1');
  }
  await reportSpeed(corpus);
  await corpus.close();
}

function report(set: string, cases: readonly JudgedCase[], outcomes: readonly Outcome[], showsFailures: boolean): void {
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  print(`## ${set}: ${cases.length} claims\n`);
  print(`| | all | ${kinds.join(' | ')} |`);
  print(`|---|---|${kinds.map(() => '---|').join('')}`);
  for (const measure of MEASURES) {
    const cells = kinds.map((kind) =>
      cell(
        outcomes.filter((one) => one.kind === kind),
        measure,
      ),
    );
    print(`| ${measure} | ${cell(outcomes, measure)} | ${cells.join(' | ')} |`);
  }
  print('');
  if (!showsFailures) return;
  for (const { id, has, measure, holds, found } of outcomes) if (!holds) print(`${id} ${has}: ${measure}: ${found}`);
}

function cell(outcomes: readonly Outcome[], measure: (typeof MEASURES)[number]): string {
  const count = outcomes.filter((one) => one.measure === measure).length;
  return count === 0 ? '' : `${(100 * rateOf(outcomes, measure)).toFixed(1)} % of ${count}`;
}

/** CPU beside wall time: other work on the machine takes no CPU of ours. Each round has sentences that were not asked before. */
async function reportSpeed({ inquiries }: SeedCorpus): Promise<void> {
  const texts = readJudged('judged-1')
    .filter(({ statements, lang }) => statements.length === 1 && lang === 'zh')
    .map(({ text }) => text);
  const rounds = Array.from({ length: ROUNDS }, (_, at) =>
    texts.slice(at * SENTENCES, (at + 1) * SENTENCES).join('\n'),
  );
  const times: (readonly [number, number])[] = [];
  for (const text of rounds) {
    const [before, start] = [process.cpuUsage(), performance.now()];
    await inquiries.findSupport({ text, first: 5, style: 'GB_T_7714_2025_NUMERIC' }, scopeFor('PUBLIC', PATIENT_MS));
    const { user, system } = process.cpuUsage(before);
    times.push([performance.now() - start, (user + system) / 1000]);
  }
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const [wall, cpu] = [median(times.map(([one]) => one)), median(times.map(([, one]) => one))];
  print(
    `${SENTENCES} sentences on the seed: median of ${ROUNDS} rounds ${wall.toFixed(0)} ms wall, ${cpu.toFixed(0)} ms CPU`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(process.argv.slice(2));
