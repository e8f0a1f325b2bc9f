/** The time that a sentence tells of one of its figures, and the change that it is told of; what stands far away tells nothing. */
import { changeAt, type SaidChange } from '../../text/changes.ts';
import type { TextRange } from '../../text/normalise.ts';
import { periodFor } from '../../text/period-of-figure.ts';
import type { SaidPeriod } from '../../text/periods.ts';

export interface PeriodAround {
  /** As much of the sentence as can say something of the figure. */
  readonly around: TextRange;
  readonly change?: SaidChange;
  readonly told?: string;
}

/** A sentence that goes on further is a list, and says nothing of the figure there. */
const FAR = 1_000;
const MOST_PERIODS = 10;

/** `periods`: those of the sentence, in order. */
export function periodAround(
  text: string,
  sentence: TextRange,
  figure: TextRange,
  periods: readonly SaidPeriod[],
): PeriodAround {
  const around = {
    start: Math.max(sentence.start, figure.start - FAR),
    end: Math.min(sentence.end, figure.end + FAR),
  };
  const words = text.slice(around.start, around.end);
  const local = moved(figure, -around.start);
  const change = changeAt(words, local);
  const near = periodsNear(periods, figure, around).map((one) => ({ ...one, ...moved(one, -around.start) }));
  const told = periodFor(
    words,
    local,
    near.filter((one) => mayBeOf(words, local, one, change?.end === 'TO')),
  );
  return { around, ...(change ? { change } : {}), ...(told === undefined ? {} : { told }) };
}

/** Those right in front of the figure and right behind it. */
function periodsNear(periods: readonly SaidPeriod[], figure: TextRange, around: TextRange): readonly SaidPeriod[] {
  const near = periods.filter(({ start, end }) => start >= around.start && end <= around.end);
  const behind = near.findIndex(({ start }) => start >= figure.end);
  const at = behind < 0 ? near.length : behind;
  return near.slice(Math.max(0, at - MOST_PERIODS), at + MOST_PERIODS);
}

function moved({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}

/** Not what it is compared with (是2090年的2.4倍), nor where the change began, nor what another clause behind it tells. */
function mayBeOf(words: string, at: TextRange, period: SaidPeriod, isTo: boolean): boolean {
  if (period.start >= at.end) return !/[,;。]/u.test(words.slice(at.end, period.start));
  const between = words.slice(period.end, at.start);
  if (/^的\s?$/u.test(between) && /(?:是|为|相当于|比)\s?$/u.test(words.slice(0, period.start))) return false;
  return !isTo || !/[由从自]\s?$/u.test(words.slice(0, period.start).replace(/\s+$/u, '')) || !/\d/u.test(between);
}
