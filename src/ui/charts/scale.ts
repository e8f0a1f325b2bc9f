/** Numbers → places in a picture, rounded so that its text is short. Pure. */

export interface Scale {
  readonly from: number;
  readonly to: number;
  at(value: number): number;
}

/** `from` and `to` of the numbers become those of the picture; of one number alone the middle. */
export function scaleOf(numbers: readonly [from: number, to: number], places: readonly [number, number]): Scale {
  const [from, to] = numbers;
  const [start, end] = places;
  const share = (value: number) => (to === from ? 0.5 : (value - from) / (to - from));
  return { from, to, at: (value) => round(start + share(value) * (end - start)) };
}

export function boundsOf(numbers: readonly number[]): readonly [number, number] {
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** Some room above and below, so that no point lies on the edge. */
export function roomy([from, to]: readonly [number, number], part = 0.15): readonly [number, number] {
  const room = (to - from) * part || Math.abs(to) * part || 1;
  return [from - room, to + room];
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
