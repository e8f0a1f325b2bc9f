/** Single questions through the port, as one caller after the other asks them. */
import { type Scope, scopeFor } from '../../src/domain/scope.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { type BenchCase, type BenchStore, type Figures, ms, quantile, timed } from './case.ts';

export const READS: BenchCase = {
  name: 'reads',
  title: 'Reads (ms)',
  columns: ['question', 'asked', 'p50', 'p99'],
  run,
};

const PAGE = { first: 20, withTotal: false } as const;
/** Walks look at much: fewer of them are enough. */
const WALK_SHARE = 0.1;

type Ask = (store: GraphStore, id: string, other: string) => Promise<unknown>;

const QUESTIONS: readonly (readonly [name: string, share: number, ask: Ask])[] = [
  ['one record', 1, (store, id) => store.records([id], scope())],
  ['20 relations of an entity', 1, (store, id) => store.relationsOf([id], { direction: 'BOTH', page: PAGE }, scope())],
  ['neighbours, one hop', 1, (store, id) => neighbours(store, id, 1)],
  ['neighbours, three hops', WALK_SHARE, (store, id) => neighbours(store, id, 3)],
  ['path of at most 4', WALK_SHARE, (store, id, other) => path(store, id, other)],
];

async function run(bench: BenchStore): Promise<Figures> {
  const store = await bench.open();
  try {
    const rows: string[][] = [];
    for (const [name, share, ask] of QUESTIONS) {
      const count = Math.ceil(bench.questions * share);
      const calls = Array.from({ length: count }, () => {
        const [id, other] = [anyNode(bench), anyNode(bench)];
        return () => ask(store, id, other);
      });
      const took = await timed(calls);
      rows.push([name, String(count), ms(quantile(took, 0.5)), ms(quantile(took, 0.99))]);
    }
    return { rows, goals: [] };
  } finally {
    await store.close();
  }
}

function anyNode({ graph, below }: BenchStore): string {
  return graph.nodeId(below(graph.nodes));
}

function scope(): Scope {
  return scopeFor('PUBLIC', 60_000);
}

function neighbours(store: GraphStore, id: string, depth: number): Promise<unknown> {
  return store.neighbours([id], { depth, direction: 'BOTH', page: PAGE }, scope());
}

function path(store: GraphStore, from: string, to: string): Promise<unknown> {
  return store.paths({ from, to, maxLength: 4, first: 5 }, scope());
}
