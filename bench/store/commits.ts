/**
 * Durable mutations a second: those that wait together in one commit against a commit for each, by the same writer in the same
 * process with the same plans, `synchronous` FULL. Where the disk of the machine flushes fast, little is left to share: both are
 * measured once more with a commit that takes as long as on a slower disk, by waiting.
 */
import type { ChangeRequest } from '../../src/domain/change.ts';
import type { Transactions } from '../../src/store/sqlite/group-commit.ts';
import { openWriter, type Writer } from '../../src/store/sqlite/writer.ts';
import { type BenchCase, type BenchStore, type Figures, ms, quantile } from './case.ts';
import { ground, type Mutation, mutationsOn } from './mutations.ts';

const WRITERS = 64;
/** What a commit costs on the disk of docs/benchmarks.md that the goal was set on. */
const SLOW_FLUSH_MS = 3.5;
const MIN_RATIO = 20;
const ROUNDS = 3;
const ROUND_MS = 1_500;

export const COMMITS: BenchCase = {
  name: 'commits',
  title: `Durable mutations, ${WRITERS} writers`,
  columns: ['mutation', 'flush', 'alone /s', 'together /s', 'times', 'CPU ms each', 'COMMIT ms alone', 'together'],
  run,
};

async function run(bench: BenchStore): Promise<Figures> {
  const mutations = mutationsOn(bench);
  const rows: string[][] = [];
  const ratios: number[] = [];
  for (const leastMs of [0, SLOW_FLUSH_MS]) {
    const commits: number[] = [];
    const writer = openWriter(bench.file, bench.ontology, (own) => withFlush(own, leastMs, commits));
    try {
      await writer.apply(ground());
      for (const mutation of mutations) {
        const rounds = await roundsOf(writer, numbered(mutation), commits);
        ratios.push(rounds.ratio);
        const flush = leastMs === 0 ? 'this disk' : `waits for ${leastMs} ms`;
        rows.push([mutation.name, flush, ...rounds.cells]);
      }
    } finally {
      writer.close();
    }
  }
  const best = Math.max(...ratios);
  return {
    rows,
    goals: [{ text: `together ≥ ${MIN_RATIO}× alone: ${best.toFixed(1)}× at best`, isMet: best >= MIN_RATIO }],
  };
}

/** Commits that take `leastMs` at least, each noted in `took`. */
function withFlush(transactions: Transactions, leastMs: number, took: number[]): Transactions {
  const standing = new Int32Array(new SharedArrayBuffer(4));
  return {
    ...transactions,
    commit: () => {
      const startedAt = performance.now();
      transactions.commit();
      const rest = leastMs - (performance.now() - startedAt);
      if (rest > 0) Atomics.wait(standing, 0, 0, rest);
      took.push(performance.now() - startedAt);
    },
  };
}

function numbered({ make }: Mutation): () => ChangeRequest {
  let number = 0;
  return () => {
    number += 1;
    return make(number);
  };
}

interface Round {
  readonly perSecond: number;
  readonly cpuMs: number;
  readonly commitMs: number;
}

/** In turns, so that what else the machine does meets both. */
async function roundsOf(writer: Writer, next: () => ChangeRequest, commits: number[]) {
  const [alone, together]: [Round[], Round[]] = [[], []];
  await roundOf(writer, next, commits, WRITERS);
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await roundOf(writer, next, commits, 1));
    together.push(await roundOf(writer, next, commits, WRITERS));
  }
  const middle = (rounds: readonly Round[], of: keyof Round) =>
    quantile(
      rounds.map((round) => round[of]).toSorted((one, other) => one - other),
      0.5,
    );
  const ratio = middle(together, 'perSecond') / middle(alone, 'perSecond');
  const rates = [alone, together].map((rounds) => middle(rounds, 'perSecond').toFixed(0));
  const times = [middle(together, 'cpuMs'), middle(alone, 'commitMs'), middle(together, 'commitMs')].map(ms);
  return { ratio, cells: [...rates, ratio.toFixed(1), ...times] };
}

/** `atOnce` 1: 64 writers wait for one another, and each is committed alone. */
async function roundOf(writer: Writer, next: () => ChangeRequest, commits: number[], atOnce: number): Promise<Round> {
  commits.length = 0;
  const [cpu, startedAt] = [process.cpuUsage(), performance.now()];
  let done = 0;
  const write = async () => {
    while (performance.now() < startedAt + ROUND_MS) {
      await writer.apply(next());
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, write));
  const { user, system } = process.cpuUsage(cpu);
  const commitMs = commits.reduce((sum, one) => sum + one, 0) / commits.length;
  const seconds = (performance.now() - startedAt) / 1_000;
  return { perSecond: done / seconds, cpuMs: (user + system) / 1_000 / done, commitMs };
}
