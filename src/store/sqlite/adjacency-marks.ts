/**
 * What a walk chooses relations by, in 16 bits, from the low ones: relation type (8), direction (2), status (2), basis (2), hidden (1);
 * each but the last as the tables hold it: a rank, a place in DIRECTIONS, STATUSES and BASES. compile-adjacency.ts packs it.
 */
import type { Direction } from '../../domain/filter.ts';
import { travelledTypes } from '../../domain/walk.ts';
import type { RelationSelection } from '../port.ts';
import type { Seeing } from './compile-filters.ts';
import { relationRanks } from './compile-parts.ts';
import { DIRECTIONS } from './compile-relations-of.ts';
import { BASES, STATUSES } from './ranks.ts';

/** With more types than this a relation does not fit. */
export const MAX_RELATION_TYPES = 255;

const REST_BITS = 7;

/** A mark is chosen where both tables hold 1 for it. */
export interface ChosenMarks {
  readonly types: Uint8Array;
  /** By the bits above the type. */
  readonly rest: Uint8Array;
}

export function isChosen({ types, rest }: ChosenMarks, mark: number): boolean {
  return types[mark & 255] === 1 && rest[mark >> 8] === 1;
}

/** Whether the relation starts at the other end; such rows are the second ones of their relation. */
export function isInward(mark: number): boolean {
  return DIRECTIONS[(mark >> 8) & 3] === 'IN';
}

/** As `travelled`, `towards` and `visible` choose rows in SQL. */
export function chosenMarks(seeing: Seeing, selection: RelationSelection, direction: Direction): ChosenMarks {
  const types = new Uint8Array(256);
  const named = travelledTypes(seeing.ontology, selection.types);
  for (const rank of relationRanks(seeing.ontology, named)) if (rank >= 0) types[rank] = 1;
  return { types, rest: chosenRest(seeing, selection, direction) };
}

/** By bits, not by names: this is done for every walk. */
function chosenRest({ viewer }: Seeing, { status, basis }: RelationSelection, direction: Direction): Uint8Array {
  const ways = placesOf(DIRECTIONS, (way) => direction === 'BOTH' || way === 'BOTH' || way === direction);
  const holds = placesOf(STATUSES, (one) => status?.includes(one) ?? true);
  const by = placesOf(BASES, (one) => basis?.includes(one) ?? true);
  const rest = new Uint8Array(1 << REST_BITS);
  for (const bits of ways) {
    for (const one of holds) {
      for (const other of by) rest[bits | (one << 2) | (other << 4)] = 1;
    }
  }
  // The upper half is of hidden relations.
  if (viewer === 'EDITORS') rest.copyWithin(rest.length / 2, 0, rest.length / 2);
  return rest;
}

function placesOf<T>(list: readonly T[], isChosen: (one: T) => boolean): readonly number[] {
  return list.flatMap((one, place) => (isChosen(one) ? [place] : []));
}
