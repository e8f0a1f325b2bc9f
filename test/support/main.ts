/** `npm run bench:support`: how often the judged claims hold, by measure and by kind, and how long twenty sentences take (docs/citing.md). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { optionsOf, print, wholeNumber } from '../../bench/command-line.ts';
import { openGrown } from '../../bench/support/grown.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { openSeedCorpus } from '../relevance/seed-corpus.ts';
import { type JudgedCase, judgeClaims, MEASURES, type Outcome, rateOf, readJudged } from './judged.ts';

const HELP = `npm run bench:support -- [options]
  --of SET        judged-1 or judged-2 [both]
  --failures      list what does not hold of judged-1; the other set is only reported
  --passages N    only the time, with so many generated passages beside the shipped ones
Exit code 2 for wrong options.
`;
const OPTIONS = {
  failures: { type: 'boolean', default: false },
  of: { type: 'string' },
  passages: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;
const SETS = ['judged-1', 'judged-2'];
const SENTENCES = 20;
const ROUNDS = 8;
const PATIENT_MS = 60_000;

interface Options {
  readonly sets: readonly string[];
  readonly failures: boolean;
  readonly passages: number | undefined;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  await (options.passages === undefined ? reportJudged(options) : reportGrown(options.passages));
  return 0;
}

/** An exit code where there is nothing to do. */
function readOptions(args: readonly string[]): Options | number {
  return optionsOf(HELP, () => {
    const { of, failures, passages, help } = parseArgs({ args: [...args], options: OPTIONS }).values;
    if (help) return 'HELP';
    if (of !== undefined && !SETS.includes(of)) throw new Error(`'${of}' is none of ${SETS.join(', ')}.`);
    const count = passages === undefined ? undefined : wholeNumber(passages, '--passages');
    return { sets: of === undefined ? SETS : [of], failures, passages: count };
  });
}

async function reportJudged({ sets, failures }: Options): Promise<void> {
  const corpus = await openSeedCorpus();
  for (const set of sets) {
    const cases = readJudged(set);
    if (cases.length === 0) print(`${set}: not there.\n`);
    else report(set, cases, await judgeClaims(cases, corpus), failures && set === 'judged-1');
  }
  const ask: Ask = (text) =>
    corpus.inquiries.findSupport({ text, first: 5, style: 'GB_T_7714_2025_NUMERIC' }, scopeFor('PUBLIC', PATIENT_MS));
  await reportSpeed('sentences on the seed', judgedSentences().slice(0, ROUNDS * SENTENCES), ask);
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
async function reportSpeed(title: string, sentences: readonly string[], ask: Ask): Promise<void> {
  const times: (readonly [number, number])[] = [];
  for (let at = 0; at + SENTENCES <= sentences.length; at += SENTENCES) {
    const [before, start] = [process.cpuUsage(), performance.now()];
    await ask(sentences.slice(at, at + SENTENCES).join('\n'));
    const { user, system } = process.cpuUsage(before);
    times.push([performance.now() - start, (user + system) / 1000]);
  }
  const shown = ([0, 1] as const).map((part) => {
    const sorted = times.map((one) => one[part]).toSorted((a, b) => a - b);
    const of = (share: number) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
    return `${of(0.5)} / ${of(0.95)} ms`;
  });
  print(`${SENTENCES} ${title}, p50 / p95 of ${times.length} rounds: ${shown.join(' by the clock, ')} of CPU`);
}

type Ask = (text: string) => Promise<unknown>;

function judgedSentences(): readonly string[] {
  return readJudged('judged-1')
    .filter(({ statements, lang }) => statements.length === 1 && lang === 'zh')
    .map(({ text }) => text);
}

/** Half of the sentences warm up what the other half is asked of. */
async function reportGrown(passages: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-bench-'));
  const grown = await openGrown(passages, folder);
  const kinds = {
    'judged sentences': judgedSentences(),
    'generated sentences': grown.sentences(2 * ROUNDS * SENTENCES),
  };
  for (const [title, all] of Object.entries(kinds)) {
    const measured = ROUNDS * SENTENCES;
    await grown.ask(all.slice(measured, 2 * measured).join('\n'));
    await reportSpeed(
      `${title} at ${passages.toLocaleString('en')} generated passages`,
      all.slice(0, measured),
      grown.ask,
    );
  }
  await grown.close();
  rmSync(folder, { recursive: true, force: true });
}

process.exitCode = await main(process.argv.slice(2));
