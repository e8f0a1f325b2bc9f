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

/** How an amount agrees: to the digit; as the source's in fewer digits (138亿元 for 138.09亿元); within what its words leave open (约, 超过). */
export type AmountFit = 'EXACT' | 'ROUNDED' | 'WITHIN';

export interface AmountBeside {
  /** Empty where they agree. */
  readonly differs: readonly AmountDifference[];
  /** Undefined where the value differs. */
  readonly fit?: AmountFit;
}

/** Undefined where the two cannot be the same figure. An observation without a number, and one that is a range, is none. */
export function amountBeside(figure: Figure, observation: ObservationRecord): AmountBeside | undefined {
  const { value, unit } = observation;
  if (value === undefined || figure.high !== undefined) return undefined;
  const isRank = unit === '位' || unit === '名次';
  if (figure.isOrdinal !== isRank) return undefined;
  const stated = convertedValue(value, unit).value;
  const said = saidAmount(figure);
  if (isRank || measuresSame(figure.unit, unit)) return valueBeside(said, stated, observation.comparator);
  // Nothing is converted between them: only the number tells that the figure is meant, as it stands or with its scale (7 trillion).
  const raw = [value, stated].find((one) => isSame(said.value, figure.unit === '' ? one : stated));
  if (raw === undefined) return undefined;
  return figure.unit === '' ? valueBeside(said, raw, observation.comparator) : { differs: ['UNIT'], fit: 'EXACT' };
}

interface SaidAmount {
  /** Converted. */
  readonly value: number;
  readonly comparator: Comparator;
  readonly isRough: boolean;
  /** What its last digit stands for, where so many digits are written that it can be the rounded amount. */
  readonly step?: number;
}

/** 1 is no rounded 1.4, 1.9 may be 1.94. */
const LEAST_DIGITS = 2;

function saidAmount({ value, unit, comparator, isRough, precision }: Figure): SaidAmount {
  const converted = (amount: number) => convertedValue(amount, unit === COUNTED ? '' : unit).value;
  const said = { value: converted(value), comparator, isRough };
  return precision && precision.digits >= LEAST_DIGITS ? { ...said, step: converted(precision.step) } : said;
}

function measuresSame(said: string, stated: string | undefined): boolean {
  const [one, other] = [said === COUNTED ? COUNTED : measureOf(said), measureOf(stated)];
  if (one === COUNTED) return COUNTABLE.has(other);
  // 个 counts whatever there is, people and households as well.
  if (said === '个' || stated === '个') return COUNTABLE.has(one) && COUNTABLE.has(other);
  return one === other;
}

function valueBeside(said: SaidAmount, stated: number, statedComparator: Comparator): AmountBeside {
  const { value, comparator, isRough } = said;
  const isAlike = comparator === statedComparator || areAlike(comparator, statedComparator);
  const isComparable = isAlike || (isExact(comparator) && isExact(statedComparator));
  if (isSame(value, stated)) return { differs: isComparable ? [] : ['COMPARATOR'], fit: 'EXACT' };
  if (isComparable && isRounded(said, stated)) return { differs: [], fit: 'ROUNDED' };
  if (isComparable && isRough && isNear(value, stated, ROUGH)) return { differs: [], fit: 'WITHIN' };
  if (isExact(statedComparator) && holdsOf(comparator, value, stated)) return { differs: [], fit: 'WITHIN' };
  return { differs: ['VALUE'] };
}

/** To the nearest of its last digit; half goes up, as it is taught. */
function isRounded({ value, step }: SaidAmount, stated: number): boolean {
  if (step === undefined) return false;
  const steps = Math.abs(stated) / step;
  return isSame(Math.floor(steps + 0.5 + SAME) * step, Math.abs(value)) && !isSame(steps, Math.round(steps));
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

/** 约27.8% and 27.8% are compared as if they were said alike. */
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
