/** The time of a figure in a normalised sentence. */
import type { TextRange } from './normalise.ts';
import type { SaidPeriod } from './periods.ts';

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
