/**
 * The graph as walks read it: entities by their numbers, in one state of the store, for one viewer. There are two of it, in SQL
 * (sql-graph.ts) and in memory (adjacency-graph.ts); what is asked of walks is answered over either, with the same result.
 */
import type { Direction } from '../../domain/filter.ts';
import type { KnownSurroundings } from '../path-search.ts';
import type { RelationSelection } from '../port.ts';

export interface End {
  readonly n: number;
  readonly id: string;
}

export interface EntityKey {
  readonly id: string;
  readonly sort: string;
  /** As its rank in the ontology. */
  readonly type: number;
}

/** How far a walk goes: so many steps at most, and none after the one with which it has found more than `most`. */
export interface Steps extends RelationSelection {
  readonly direction: Direction;
  readonly depth: number;
  readonly most: number;
}

/** Number i holds what is i + 1 steps away, each entity once, in no order. */
export type Levels = readonly (readonly number[])[];

export interface WalkGraph {
  /** What lies around each start, which may be several entities and is left out. */
  levels(starts: readonly (readonly number[])[], steps: Steps): readonly Levels[];
  /** The first so many by sort key, then id. */
  sorted(numbers: readonly number[], most: number): readonly number[];
  /** The first so many by id. */
  firstById(numbers: readonly number[], most: number): readonly End[];
  /** Those of the types (ranks), in their order. */
  ofTypes(numbers: readonly number[], types: ReadonlySet<number>): readonly number[];
  keys(numbers: readonly number[]): ReadonlyMap<number, EntityKey>;
  /** The relations whose ends are both among the numbers, each once. */
  within(numbers: readonly number[], selection: RelationSelection): readonly number[];
  surroundings(selection: RelationSelection): Surroundings;
}

/** What a search for paths knows of the graph. */
export interface Surroundings extends KnownSurroundings {
  /** To be called before it is asked what lies beside these or their partners; one statement at most. */
  learn(numbers: readonly number[]): void;
}
