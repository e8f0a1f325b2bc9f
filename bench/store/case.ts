/** What the parts of the bench are: each measures something of one filled store and says what it found. */
import type { Ontology } from '../../src/domain/ontology.ts';
import type { GraphStore } from '../../src/store/port.ts';
import type { StoreGraph } from './graph.ts';

export interface BenchStore {
  readonly file: string;
  readonly ontology: Ontology;
  readonly graph: StoreGraph;
  /** Opens it through the port; the case closes it, as the next one may want the file for itself. */
  open(): Promise<GraphStore>;
  /** A number from 0 to below `end`, the same in each run with the same seed. */
  below(end: number): number;
  /** So many are asked of each question. */
  readonly questions: number;
}

export interface Goal {
  readonly text: string;
  readonly isMet: boolean;
}

export interface Figures {
  /** Rows under the columns of the case. */
  readonly rows: readonly (readonly string[])[];
  readonly goals: readonly Goal[];
}

export interface BenchCase {
  /** One word, for `--cases`. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  run(store: BenchStore): Promise<Figures>;
}

/** Milliseconds of a list of calls, one after the other. */
export async function timed(calls: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> {
  const took: number[] = [];
  for (const call of calls) {
    const startedAt = performance.now();
    await call();
    took.push(performance.now() - startedAt);
  }
  return took.toSorted((one, other) => one - other);
}

/** Of sorted numbers; `share` 0.5 is the median. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function ms(value: number): string {
  return value < 1 ? value.toFixed(3) : value.toFixed(1);
}
