/** Ranges and bounds that say of whom an indicator tells: 20万至60万元的群体, 60岁以上人口. They are no amounts of it. */
import { convertedValue } from '../../domain/units.ts';
import { measureOf } from '../../text/figure-units.ts';
import type { Figure } from '../../text/figures.ts';

export function isBand({ high, comparator, unit }: Figure): boolean {
  return high !== undefined || (comparator !== 'EQUAL' && unit !== '');
}

/**
 * Whether the band that stands last before the figure, else first behind it, is another than the indicator's. Undefined where either
 * has none of the kind.
 */
export function isOtherBand(figure: Figure, figures: readonly Figure[], bands: readonly Figure[]): boolean | undefined {
  const said = figures.filter((one) => one !== figure && isBand(one) && bands.some((band) => measuresSame(one, band)));
  const near = said.findLast(({ start }) => start < figure.start) ?? said[0];
  return near && !bands.some((band) => isSame(near, band));
}

function measuresSame(one: Figure, other: Figure): boolean {
  return measureOf(one.unit) === measureOf(other.unit) && (one.high === undefined) === (other.high === undefined);
}

function isSame(one: Figure, other: Figure): boolean {
  const ends = ({ value, high, unit }: Figure) => [value, high ?? value].map((end) => convertedValue(end, unit).value);
  const [low, high] = ends(one);
  const [otherLow, otherHigh] = ends(other);
  return low === otherLow && high === otherHigh;
}
