/** Keys sort as the positions that they are made of, and give them back. */
import { describe, expect, test } from 'vitest';
import { comparePositions, compareText } from '../../../src/domain/order.ts';
import type { Position } from '../../../src/domain/page.ts';
import {
  ALL_KEYS,
  KEY_KINDS,
  orderKey,
  positionOfKey,
  rangesAfter,
  rangesBefore,
  rangesOfNumbers,
} from '../../../src/store/neo4j/order-keys.ts';

const ORDINALS = [null, 0, 1, 2, 10, 15.5, 1_000_000, -1, -2.5, 0.1, 1e300, -1e300];
const PERIODS = [null, '2020-01-01/2020-12-31', '2021-01-01/2021-12-31'];
const SORTS = ['ping hu', 'pinghu', 'pinghu-a', 'z'];
const POSITIONS: readonly Position[] = [0, 3, 12].flatMap((type) =>
  ORDINALS.flatMap((ordinal) =>
    PERIODS.flatMap((period) => SORTS.map((sort) => [type, ordinal, period, sort, 'relation:r'])),
  ),
);
const keyOf = (position: Position) => orderKey(KEY_KINDS.relationsOf, position);

function isIn(key: string, ranges: ReturnType<typeof rangesOfNumbers>): boolean {
  return ranges.some(([from, to]) => compareText(key, from) > 0 && compareText(key, to) < 0);
}

describe('keys', () => {
  test('sort as their positions do', () => {
    const byPosition = POSITIONS.toSorted((one, other) => comparePositions(one, other)).map(keyOf);
    expect(POSITIONS.map(keyOf).toSorted(compareText)).toEqual(byPosition);
    expect(new Set(byPosition).size).toBe(POSITIONS.length);
  });

  test('give back the positions', () => {
    expect(POSITIONS.map((position) => positionOfKey(KEY_KINDS.relationsOf, keyOf(position)))).toEqual(POSITIONS);
  });

  test('of some types lie in the ranges of these and in no other', () => {
    const ranges = rangesOfNumbers([12, 3, 4]);
    expect(ranges).toHaveLength(2);
    expect(POSITIONS.filter((position) => isIn(keyOf(position), ranges))).toEqual(
      POSITIONS.filter(([type]) => type !== 0),
    );
  });

  test('after and before a key are all others', () => {
    const cut: Position = [3, 2, null, 'pinghu', 'relation:r'];
    const after = rangesAfter([ALL_KEYS], keyOf(cut));
    const before = rangesBefore([ALL_KEYS], keyOf(cut));
    expect(POSITIONS.filter((one) => isIn(keyOf(one), after))).toEqual(
      POSITIONS.filter((one) => comparePositions(one, cut) > 0),
    );
    expect(POSITIONS.filter((one) => isIn(keyOf(one), before))).toEqual(
      POSITIONS.filter((one) => comparePositions(one, cut) < 0),
    );
  });

  test('of a cursor that no list gives stand where its position would', () => {
    const text = orderKey(KEY_KINDS.claims, ['text', 'claim:c']);
    const keys = [text, orderKey(KEY_KINDS.claims, [1e300, 'claim:c']), orderKey(KEY_KINDS.claims, [null, 'claim:c'])];
    expect(keys.toSorted(compareText)).toEqual([keys[1], keys[0], keys[2]]);
  });
});
