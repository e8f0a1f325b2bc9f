/** Chance that can be had again: the same seed gives the same throws. */
export interface Dice {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  chance(probability: number): boolean;
  /** One of the list; undefined of an empty one. */
  one<T>(list: readonly T[]): T | undefined;
  /** Up to `most` of the list, each at most once. */
  some<T>(list: readonly T[], most: number): readonly T[];
  /** `value()` with the probability, else nothing to spread. */
  maybe<T extends object>(probability: number, value: () => T): T | Record<never, never>;
}

/** Mulberry32: small, and good enough to mix test data. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  const one = <T>(list: readonly T[]) => (list.length === 0 ? undefined : list[below(list.length)]);
  return {
    below,
    chance: (probability) => next() < probability,
    one,
    some(list, most) {
      const count = below(Math.min(most, list.length) + 1);
      const rest = [...list];
      return Array.from({ length: count }, () => rest.splice(below(rest.length), 1)).flat();
    },
    maybe: (probability, value) => (next() < probability ? value() : {}),
  };
}
