/** A figure of a sentence beside that of the graph: whether they measure the same, and whether amount, unit and comparator agree. */
import type { Comparator, ObservationRecord } from '../../domain/records.ts';
import { convertedValue } from '../../domain/units.ts';
import { COUNTED, measureOf } from '../../text/figure-units.ts';
import type { Figure } from '../../text/figures.ts';

export type AmountDifference = 'VALUE' | 'UNIT' | 'COMPARATOR';

/** What a rough figure may be off: 近三成 for 27.8 %. */
const ROUGH = 0.08;
/** A bound says something of what lies this near to it: 超过七成 of 72.4 %, not of 95 %. */
const NEAR_BOUND = 0.15;
const SAME = 1e-9;
const COUNTABLE = new Set(['COUNT', '人', '户', '人次', '户次']);

/** Undefined where the two cannot be the same figure. An observation without a number, and one that is a range, is none. */
export function amountDiffers(figure: Figure, observation: ObservationRecord): readonly AmountDifference[] | undefined {
  const { value, unit } = observation;
  if (value === undefined || figure.high !== undefined) return undefined;
  const isRank = unit === '位' || unit === '名次';
  if (figure.isOrdinal !== isRank) return undefined;
  const stated = convertedValue(value, unit).value;
  const said = convertedValue(figure.value, figure.unit === COUNTED ? '' : figure.unit).value;
  if (isRank || measuresSame(figure.unit, unit)) return valueDiffers(said, figure, stated, observation.comparator);
  // Nothing is converted between them: only the number tells that the figure is meant.
  const rawStated = figure.unit === '' ? value : stated;
  if (!isSame(said, rawStated)) return undefined;
  return figure.unit === '' ? valueDiffers(said, figure, rawStated, observation.comparator) : ['UNIT'];
}

function measuresSame(said: string, stated: string | undefined): boolean {
  const [one, other] = [said === COUNTED ? COUNTED : measureOf(said), measureOf(stated)];
  if (one === COUNTED) return COUNTABLE.has(other);
  // 个 counts whatever there is, people and households as well.
  if (said === '个' || stated === '个') return COUNTABLE.has(one) && COUNTABLE.has(other);
  return one === other;
}

function valueDiffers(
  said: number,
  { comparator, isRough }: Figure,
  stated: number,
  statedComparator: Comparator,
): readonly AmountDifference[] {
  const sameValue = isSame(said, stated);
  if (comparator === statedComparator || areAlike(comparator, statedComparator)) {
    const tolerance = isRough ? ROUGH : 0;
    return sameValue || isNear(said, stated, tolerance) ? [] : ['VALUE'];
  }
  if (sameValue) return isApproximate(comparator, statedComparator) ? [] : ['COMPARATOR'];
  if (isRough && isNear(said, stated, ROUGH) && isExact(statedComparator)) return [];
  if (isExact(statedComparator) && holdsOf(comparator, said, stated)) return [];
  return ['VALUE'];
}

/** 超过 and 以上 are told apart by nobody. */
function areAlike(one: Comparator, other: Comparator): boolean {
  const side = (comparator: Comparator) =>
    comparator === 'OVER' || comparator === 'AT_LEAST'
      ? 1
      : comparator === 'UNDER' || comparator === 'AT_MOST'
        ? -1
        : 0;
  return side(one) !== 0 && side(one) === side(other);
}

/** 约27.8% and 27.8%. */
function isApproximate(one: Comparator, other: Comparator): boolean {
  return isExact(one) && isExact(other);
}

function isExact(comparator: Comparator): boolean {
  return comparator === 'EQUAL' || comparator === 'ABOUT';
}

function holdsOf(comparator: Comparator, bound: number, stated: number): boolean {
  if (!isNear(bound, stated, NEAR_BOUND)) return false;
  if (comparator === 'OVER' || comparator === 'AT_LEAST') return stated > bound;
  return (comparator === 'UNDER' || comparator === 'AT_MOST') && stated < bound;
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME * Math.max(Math.abs(one), Math.abs(other));
}

function isNear(one: number, other: number, tolerance: number): boolean {
  return Math.abs(one - other) <= tolerance * Math.abs(other) + SAME;
}
