/**
 * Walks in SQL and over the relations in memory, each question asked of both in turn: CPU of this thread, which other programs on the
 * machine disturb least. The answers are compared first.
 */
import { deepEqual } from 'node:assert/strict';
import { createAdjacency } from '../../src/store/sqlite/adjacency.ts';
import type { Connection } from '../../src/store/sqlite/connection.ts';
import { openReader } from '../../src/store/sqlite/open-reader.ts';
import { createWideReads, type WideReads } from '../../src/store/sqlite/reads.ts';
import { type BenchCase, type BenchStore, type Figures, ms } from './case.ts';

export const WALKS: BenchCase = {
  name: 'walks',
  title: 'Walks, SQL against memory (ms of CPU, means)',
  columns: ['question', 'asked', 'found', 'SQL', 'memory', 'SQL / memory'],
  run,
};

/** Of `--questions`; three hops in SQL take half a second on a large graph with hubs. */
const SHARE = 0.05;
const ROUND = 10;
const LEAST_RATIO = 10;
/** In a small graph three hops end soon, and most of the time goes into the 20 records. */
const GOAL_FROM = 50_000;
const THREE_HOPS = 'neighbours, three hops: count and first 20';

type Ask = (reads: WideReads, id: string, other: string) => readonly unknown[];

const QUESTIONS: readonly (readonly [name: string, ask: Ask])[] = [
  ['neighbours, one hop', (reads, id) => neighbours(reads, id, 1)],
  ['neighbours, two hops', (reads, id) => neighbours(reads, id, 2)],
  [THREE_HOPS, (reads, id) => neighbours(reads, id, 3)],
  ['five paths of at most 4', (reads, from, to) => reads.paths({ from, to, maxLength: 4, first: 5 }, 'PUBLIC')],
  ['five paths of at most 6', (reads, from, to) => reads.paths({ from, to, maxLength: 6, first: 5 }, 'PUBLIC')],
  ['subgraph of 200', (reads, id) => reads.subgraph({ roots: [id], depth: 2, limit: 200 }, 'PUBLIC').entities],
];

interface Side {
  readonly connection: Connection;
  readonly reads: WideReads;
}

async function run(bench: BenchStore): Promise<Figures> {
  const [sql, memory] = [openReader(bench.file), openReader(bench.file)];
  try {
    const adjacency = createAdjacency(memory, { fromRelations: 0, maxBytes: Number.MAX_SAFE_INTEGER });
    const sides = [
      { connection: sql, reads: createWideReads(sql, bench.ontology) },
      { connection: memory, reads: createWideReads(memory, bench.ontology, adjacency) },
    ] as const;
    const loading = cpuOf(() => answered(sides[1], (reads) => neighbours(reads, bench.graph.nodeId(0), 1)));
    const bytes = `${(adjacency.bytes() / 2 ** 20).toFixed(1)} MiB`;
    const rows = QUESTIONS.map(([name, ask]) => [name, ...measured(bench, sides, ask)]);
    const ratio = Number(rows.find(([name]) => name === THREE_HOPS)?.at(-1));
    const goal = { text: `three hops at least ${LEAST_RATIO} times quicker in memory`, isMet: ratio >= LEAST_RATIO };
    return {
      rows: [...rows, ['loading the relations', '1', bytes, '', ms(loading), '']],
      goals: bench.graph.relations >= GOAL_FROM ? [goal] : [],
    };
  } finally {
    sql.close();
    memory.close();
  }
}

/** Asked in rounds, of one side and then of the other: what the system counts of a thread's time is too coarse for one question. */
function measured(bench: BenchStore, [sql, memory]: readonly [Side, Side], ask: Ask): readonly string[] {
  const rounds = Math.max(1, Math.ceil((bench.questions * SHARE) / ROUND));
  let [found, inSql, inMemory] = [0, 0, 0];
  // The first is for statements to be prepared and functions to be compiled.
  for (let round = 0; round <= rounds; round += 1) {
    const ends = Array.from({ length: ROUND }, () => [anyNode(bench), anyNode(bench)] as const);
    const answer = (side: Side) => ends.map(([one, other]) => answered(side, (reads) => ask(reads, one, other)));
    const answers = answer(memory);
    deepEqual(answers, answer(sql));
    if (round === 0) continue;
    found += answers.flat().length;
    inSql += cpuOf(() => answer(sql));
    inMemory += cpuOf(() => answer(memory));
  }
  const asked = rounds * ROUND;
  const counts = [String(asked), (found / asked).toFixed(0)];
  return [...counts, ms(inSql / asked), ms(inMemory / asked), (inSql / inMemory).toFixed(1)];
}

function anyNode({ graph, below }: BenchStore): string {
  return graph.nodeId(below(graph.nodes));
}

function answered({ connection, reads }: Side, ask: (reads: WideReads) => readonly unknown[]): readonly unknown[] {
  return connection.snapshot(() => ask(reads));
}

function cpuOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** A list as long as what was found, so that its length tells. */
function neighbours(reads: WideReads, id: string, depth: number): readonly unknown[] {
  const [page] = reads.neighbours([id], { depth, direction: 'BOTH', page: { first: 20, withTotal: true } }, 'PUBLIC');
  return [...(page?.edges ?? []), ...Array.from({ length: (page?.totalCount ?? 0) - (page?.edges.length ?? 0) })];
}
