/** Whether a period that a sentence tells of is that of an observation. */
import { FIRST_DAY, LAST_DAY, periodRange } from '../../domain/period.ts';

/**
 * Periods of ISO 8601-2. A day or month within a year is that year (2020年底 and 2020); a stretch is the same where it starts and ends
 * alike, as far as both say; what only ends (截至2020年底, 到2025年) is known by its end, what only starts by its start.
 */
export function samePeriod(said: string, stated: string): boolean {
  const [one, other] = [periodRange(said), periodRange(stated)];
  if (!one || !other) return false;
  const [saidFrom, saidTo] = ends(said);
  const [statedFrom, statedTo] = ends(stated);
  if (other.from === FIRST_DAY || one.from === FIRST_DAY) return sameDate(saidTo, statedTo);
  if (other.to === LAST_DAY && one.to === LAST_DAY) return sameDate(saidFrom, statedFrom);
  if (other.to === LAST_DAY) return one.from >= other.from || sameDate(saidFrom, statedFrom);
  if (one.to === LAST_DAY) return other.from >= one.from;
  if (!stated.includes('/') && !said.includes('/')) return sameDate(said, stated);
  if (!stated.includes('/')) return one.from <= other.from && other.to <= one.to && sameLength(said, stated);
  // A year that has the whole stretch in it says less, and nothing else.
  return (
    (sameDate(saidFrom, statedFrom) && sameDate(saidTo, statedTo)) || (one.from <= other.from && other.to <= one.to)
  );
}

function sameLength(said: string, stated: string): boolean {
  const [from, to] = ends(said);
  return sameDate(from, stated) && sameDate(to, stated);
}

function ends(period: string): readonly [string, string] {
  const [start = '', end] = period.split('/');
  return [start, end ?? start];
}

/** As far as both go: 2020-12 and 2020. */
function sameDate(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return length >= 4 && one.slice(0, length) === other.slice(0, length);
}
