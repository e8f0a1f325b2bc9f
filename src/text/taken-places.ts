/** Which places of a text are taken, whatever the order of the ranges and whether they overlap. */
import type { TextRange } from './normalise.ts';

export interface TakenPlaces {
  /** Cost: the range's length. */
  take(range: TextRange): void;
  /** Whether a part of it is taken. Cost: the range's length. */
  isTaken(range: TextRange): boolean;
}

/** `length`: of the text. */
export function takenPlaces(length: number, ranges: readonly TextRange[] = []): TakenPlaces {
  const taken = new Uint8Array(length);
  const take = ({ start, end }: TextRange) => void taken.fill(1, start, end);
  ranges.forEach(take);
  return { take, isTaken: ({ start, end }) => taken.subarray(start, end).includes(1) };
}
