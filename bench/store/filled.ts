/** A store filled with a graph, by the way that an import into an empty store takes. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { createDice } from '../../test/store/random/dice.ts';
import type { BenchStore } from './case.ts';
import { createStoreGraph } from './graph.ts';

const SCHEMA = new URL('../../schema/', import.meta.url);

export interface Filled {
  readonly bench: BenchStore;
  /** What the load took; undefined where the store was there already. */
  readonly loaded?: { readonly records: number; readonly seconds: number; readonly bytes: number };
}

export interface Filling {
  readonly folder: string;
  readonly nodes: number;
  readonly seed: number;
  readonly questions: number;
}

/** A load that was broken off leaves nothing that looks whole. */
export async function fill({ folder, nodes, seed, questions }: Filling): Promise<Filled> {
  mkdirSync(folder, { recursive: true });
  const ontology = await readOntology(SCHEMA);
  const file = join(folder, `graph-${nodes}-${seed}.sqlite`);
  const graph = createStoreGraph(nodes, seed);
  const open = () => openSqliteStore({ file, ontology });
  const { below } = createDice(seed);
  const bench = { file, ontology, graph, open, below, questions };
  if (existsSync(file)) return { bench };
  const unfinished = `${file}.unfinished`;
  for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true });
  const store = await openSqliteStore({ file: unfinished, ontology });
  const startedAt = performance.now();
  const { records } = await store.load(graph.batches());
  const seconds = (performance.now() - startedAt) / 1_000;
  await store.close();
  renameSync(unfinished, file);
  return { bench, loaded: { records, seconds, bytes: statSync(file).size } };
}
