/** The figures as lines for docs/benchmarks.md, each with its goal, which is met or missed by the smaller of clock and CPU time. */
import type { LoopFigures } from './loop.ts';
import { QUERY_KINDS } from './queries.ts';
import type { AnswersOf, AskedIndex, Built, SeedAnswers, Suggested } from './tasks.ts';
import { judgedP95, type Spread } from './timing.ts';

export interface Section {
  readonly lines: readonly string[];
  /** Of the goals that the section has. */
  readonly isMet: boolean;
}

const GOALS = {
  seedMs: { fullText: 15, hybrid: 30 },
  suggestMs: 10,
  grownMs: { FULL_TEXT: 60, HYBRID: 120 },
  buildS: 60,
  memoryMb: 700,
  loopMs: 50,
} as const;
/** The size that the goals of growth are for. */
const GOAL_PASSAGES = 100_000;

const SPREAD_HEAD = ['CPU ms p50', 'p95', 'clock ms p50', 'p95'];
const GOAL_HEAD = 'goal, p95 of the smaller';

export function seedSection({ queries, fullText, hybrid }: SeedAnswers): Section {
  const rows = [
    { title: 'full text', spread: fullText, goal: GOALS.seedMs.fullText },
    { title: 'hybrid', spread: hybrid, goal: GOALS.seedMs.hybrid },
  ];
  return {
    lines: [
      `\nThe shipped corpus, ${queries} judged queries, each once\n`,
      ...table([
        ['mode', ...SPREAD_HEAD, GOAL_HEAD],
        ...rows.map(({ title, spread, goal }) => [
          title,
          ...cells(spread),
          `${goal} ms ${verdict(judgedP95(spread) <= goal)}`,
        ]),
      ]),
    ],
    isMet: rows.every(({ spread, goal }) => judgedP95(spread) <= goal),
  };
}

export function suggestSection({ names, spread }: Suggested): Section {
  const isMet = judgedP95(spread) <= GOALS.suggestMs;
  return {
    lines: [
      `\nCompletion, ${names.toLocaleString('en')} names, ${spread.count} prefixes\n`,
      ...table([
        [...SPREAD_HEAD, GOAL_HEAD],
        [...cells(spread), `${GOALS.suggestMs} ms ${verdict(isMet)}`],
      ]),
    ],
    isMet,
  };
}

export interface Grown {
  readonly passages: number;
  readonly built: Built;
  readonly asked: AskedIndex;
  readonly peers: readonly AnswersOf[];
}

export function growthSection({ passages, built, asked, peers }: Grown): Section {
  const isGoal = passages === GOAL_PASSAGES;
  const trigram = peers.find(({ asking }) => asking === 'FTS5 trigram');
  const goals = [
    ...asked.answers.map(({ asking, spreads }) => {
      const most = GOALS.grownMs[asking === 'HYBRID' ? 'HYBRID' : 'FULL_TEXT'];
      return {
        text: `${asking} p95 ≤ ${most} ms, the smaller of CPU and clock`,
        isMet: judgedP95(spreads.all) <= most,
      };
    }),
    {
      text: `build ≤ ${GOALS.buildS} s, the smaller of the clock and the busiest thread's CPU`,
      isMet: Math.min(built.wallS, built.busiestS) <= GOALS.buildS,
    },
    { text: `memory ≤ ${GOALS.memoryMb} MB`, isMet: Math.max(built.peakMb, asked.peakMb) <= GOALS.memoryMb },
  ];
  return {
    lines: [
      `\n${passages.toLocaleString('en')} generated passages and a tenth as many entities\n`,
      `Build ${built.wallS.toFixed(0)} s by the clock, ${built.cpuS.toFixed(0)} s of CPU, ${built.busiestS.toFixed(0)} of them in the busiest thread; file ${built.fileMb.toFixed(0)} MiB; ` +
        `most memory ${built.peakMb.toFixed(0)} MiB building, ${asked.peakMb.toFixed(0)} MiB searching; first hybrid answer after ${asked.openCpuS.toFixed(1)} s of CPU.\n`,
      ...table([
        ['CPU ms p50 / p95', ...QUERY_KINDS, 'all', 'clock, all', 'times FTS5 trigram, p50', 'without a hit'],
        ...[...asked.answers, ...peers].map((answers) => rowOf(answers, trigram)),
      ]),
      ...(isGoal ? goals.map(({ text, isMet }) => `\nGoal: ${text} ${verdict(isMet)}`) : []),
    ],
    isMet: !isGoal || goals.every(({ isMet }) => isMet),
  };
}

function rowOf({ asking, spreads, empty }: AnswersOf, trigram: AnswersOf | undefined): readonly string[] {
  const both = (p50: number, p95: number) => `${ms(p50)} / ${ms(p95)}`;
  const isRemote = asking === 'Meilisearch';
  const of = (spread: Spread) => (isRemote ? '–' : both(spread.cpuP50, spread.cpuP95));
  const ratio = spreads.all.cpuP50 / (trigram?.spreads.all.cpuP50 ?? Number.NaN);
  return [
    asking,
    ...QUERY_KINDS.map((kind) => of(spreads[kind])),
    of(spreads.all),
    both(spreads.all.wallP50, spreads.all.wallP95),
    isRemote || Number.isNaN(ratio) ? '–' : ratio.toFixed(1),
    `${empty} of ${spreads.all.count}`,
  ];
}

export function loopSection({ server, idle, searches, writes }: LoopFigures): Section {
  const isMet = server.p99Ms <= GOALS.loopMs;
  return {
    lines: [
      `\nThe main thread while 32 clients search (${searches.requests} answers, p50 ${ms(searches.p50Ms)} ms, p99 ${ms(searches.p99Ms)} ms) ` +
        `and one writes (${writes.requests}, p50 ${ms(writes.p50Ms)} ms), ${(searches.ms / 1_000).toFixed(0)} s, ${(server.cpuMs / searches.requests).toFixed(1)} ms of CPU a search\n`,
      ...table([
        ['event loop late by', 'p50 ms', 'p99 ms', 'most ms', 'goal, p99'],
        ['the server', ...[server.p50Ms, server.p99Ms, server.maxMs].map(ms), `${GOALS.loopMs} ms ${verdict(isMet)}`],
        ['a process that does nothing', ...[idle.p50Ms, idle.p99Ms, idle.maxMs].map(ms), ''],
      ]),
    ],
    isMet,
  };
}

function cells(spread: Spread): readonly string[] {
  return [spread.cpuP50, spread.cpuP95, spread.wallP50, spread.wallP95].map(ms);
}

function ms(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

function verdict(isMet: boolean): string {
  return isMet ? 'PASS' : 'MISS';
}

function table([head = [], ...rows]: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
}
