/** The time of a figure in a sentence, and whether it is that of an observation. */
import { FIRST_DAY, LAST_DAY, periodRange } from '../../domain/period.ts';
import type { TextRange } from '../../text/normalise.ts';
import type { SaidPeriod } from '../../text/periods.ts';

/** Behind the figure counts less than before it: 从2020年的1.96降到2021年的1.94. */
const BEHIND_FACTOR = 3;
const CLAUSE = 40;

/** What a change starts from is of another time: 2021年由69.2%提高到72.4%. Behind it stands to what it went. */
const STARTS = /(?:[由从自]|\bfrom )[^,;，；。]{0,16}$/u;
const GOES_ON = /^[^,;，；。]{0,12}(?:[到至为]|\bto\b|\bin\b)/u;

/** English says when right behind how much: 1.94 in 2021, 27.8 per cent by 2025. */
const RIGHT_BEHIND = /^ ?(?:%|per ?cent)? ?\b(?:in|by|for|during|as of)(?: the year)? \d{4}$/u;

/**
 * The nearest, those of its own clause first; undefined where the sentence names none, and for what a change starts from unless its
 * time stands with it.
 */
export function periodFor(text: string, at: TextRange, periods: readonly SaidPeriod[]): string | undefined {
  const behind = periods.find((one) => one.start >= at.end && RIGHT_BEHIND.test(text.slice(at.end, one.end)));
  if (behind) return behind.period;
  const start = STARTS.exec(text.slice(0, at.start));
  if (start && GOES_ON.test(text.slice(at.end)))
    return periods.find((one) => one.start >= start.index - 1 && one.end <= at.end)?.period;
  const distance = ({ start, end }: SaidPeriod) => {
    const isBefore = end <= at.start;
    const between = isBefore ? text.slice(end, at.start) : text.slice(at.end, start);
    const clauses = between.match(/[,;](?!\d{3})/gu)?.length ?? 0;
    return (
      (isBefore ? between.length : BEHIND_FACTOR * between.length + (clauses > 0 ? CLAUSE : 0)) +
      CLAUSE * Math.max(0, clauses - 1)
    );
  };
  return periods.toSorted((one, other) => distance(one) - distance(other))[0]?.period;
}

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
