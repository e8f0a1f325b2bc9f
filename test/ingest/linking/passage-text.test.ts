/** Ranges of a passage that are looked up by their place, against looking at each of them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlap, overlapping } from '../../../src/ingest/linking/passage-text.ts';
import { takenPlaces } from '../../../src/text/taken-places.ts';

/** Gaps and lengths in turns → ranges in order, none over another; some are empty. */
const inOrder = fc.array(fc.tuple(fc.nat(3), fc.nat(4))).map((steps) => {
  let at = 0;
  return steps.map(([gap, length]) => {
    const start = at + gap;
    at = start + length;
    return { start, end: at };
  });
});
const range = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));

it('what overlaps a range is found as by looking at each', () => {
  fc.assert(
    fc.property(inOrder, range, (ranges, one) => {
      expect(overlapping(ranges, one)).toEqual(ranges.filter((other) => overlap(other, one)));
    }),
  );
});

it('places are taken by ranges in any order', () => {
  fc.assert(
    fc.property(fc.array(range), range, (ranges, one) => {
      const places = takenPlaces(60, ranges);
      expect(places.isTaken(one)).toBe(ranges.some((other) => overlap(other, one)));
    }),
  );
});
