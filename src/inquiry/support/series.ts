/** The observations of one indicator and subject in the order of time, and which way they go. */
import { periodKey } from '../../domain/period.ts';
import { convertedValue } from '../../domain/units.ts';
import { changeAt, type Direction } from '../../text/changes.ts';
import { type Figure, figuresIn } from '../../text/figures.ts';
import { normalise } from '../../text/normalise.ts';
import { periodsIn } from '../../text/periods.ts';
import type { Fact } from './facts.ts';

/** Facts with a number and a time, the earliest first, by `seriesOf`. */
export type SeriesByKey = ReadonlyMap<string, readonly Fact[]>;

/** A change that a sentence tells of, seen from one of its two amounts. */
export interface Change {
  /** Whether the figure is what it was before, or what it has become. */
  readonly end: 'FROM' | 'TO';
  readonly direction?: Direction;
  /** The amount at the other end, where it is said. */
  readonly other?: Figure;
}

export function seriesOf({ observation: { indicator, subject, comparedWith, relation } }: Fact): string {
  return [indicator, subject, comparedWith ?? '', relation ?? ''].join(' ');
}

export function seriesIn(facts: readonly Fact[]): SeriesByKey {
  const timed = facts.filter(({ observation: { value, period } }) => value !== undefined && period !== undefined);
  const byKey = Map.groupBy(timed, seriesOf);
  return new Map(
    [...byKey].map(([key, own]) => [key, own.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))]),
  );
}

/**
 * Whether the graph tells that it went another way than the sentence says: by the amount before or after it, else by the source's words
 * (缩小为2021年的1.94). Where it tells nothing, nothing is contradicted.
 */
export function goesOtherWay({ end, direction, other }: Change, fact: Fact, all: SeriesByKey): boolean {
  const series = all.get(seriesOf(fact)) ?? [];
  const own = keyOf(fact);
  const earlier = series.filter((one) => keyOf(one) < own);
  const later = series.filter((one) => keyOf(one) > own);
  const [there, back] = end === 'TO' ? [earlier, later] : [later, earlier];
  const isOther = (one: Fact) => other !== undefined && amountOf(one) === saidValue(other);
  // From 1.94 to 1.96, where the 1.94 came after.
  if (back.some(isOther) && !there.some(isOther)) return true;
  if (direction === undefined) return false;
  const next = end === 'TO' ? there.at(-1) : there[0];
  const known = next
    ? directionBetween(end === 'TO' ? [next, fact] : [fact, next])
    : end === 'TO'
      ? toldBy(fact)
      : undefined;
  return known !== undefined && known !== direction;
}

function directionBetween([from, to]: readonly [Fact, Fact]): Direction | undefined {
  const [before, after] = [amountOf(from), amountOf(to)];
  return before === after ? undefined : before < after ? 'RISES' : 'FALLS';
}

/** What the source's words say of this very amount. */
function toldBy({ observation: { evidence, value = Number.NaN, wording } }: Fact): Direction | undefined {
  const said = new Set([wording, ...evidence.map(({ quote }) => quote)].flatMap((words) => directionsIn(words, value)));
  return said.size === 1 ? [...said][0] : undefined;
}

function directionsIn(words: string | undefined, value: number): readonly Direction[] {
  const { text } = normalise(words ?? '');
  const periods = periodsIn(text);
  const figures = figuresIn(text, (range) => periods.some((one) => one.start < range.end && range.start < one.end));
  return figures.flatMap((figure) => {
    const change = changeAt(text, figure);
    return change?.end === 'TO' && change.direction && numberAt(text, figure) === value ? [change.direction] : [];
  });
}

/** As it is written, without its scale: 138.09 of 138.09亿元. */
function numberAt(text: string, { start, end }: Figure): number {
  const digits = /^\d[\d,]*(?:\.\d+)?/u.exec(text.slice(start, end))?.[0] ?? '';
  return digits === '' ? Number.NaN : Number(digits.replaceAll(',', ''));
}

function amountOf({ observation: { value = Number.NaN, unit } }: Fact): number {
  return convertedValue(value, unit).value;
}

function saidValue({ value, unit }: Figure): number {
  return convertedValue(value, unit).value;
}

function keyOf({ observation: { period = '' } }: Fact): string {
  return periodKey(period) ?? '';
}
