/** Dates and periods (ISO 8601-2, as far as the API takes it): what is one, what it covers, and how periods sort. */

/** Inclusive ISO days; an open start is FIRST_DAY, an open end LAST_DAY. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const FIRST_DAY = '0000-01-01';
export const LAST_DAY = '9999-12-31';

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The days that a possibly partial date covers: 2021-06 is 2021-06-01 to 2021-06-30. Undefined where the text is no date. */
export function dateRange(date: string): DayRange | undefined {
  const match = DATE.exec(date);
  if (!match?.[1] || match[1] === '0000') return undefined;
  const [, year, month, day] = match;
  if (!month) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const last = daysInMonth(Number(year), Number(month));
  if (last === undefined) return undefined;
  if (!day) return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
  return Number(day) >= 1 && Number(day) <= last ? { from: date, to: date } : undefined;
}

/** The days that a period covers: a date, or two with a slash between, one of which may be `..`. Undefined where the text is none. */
export function periodRange(period: string): DayRange | undefined {
  const [start = '', end, ...rest] = period.split('/');
  if (end === undefined) return dateRange(start);
  if (rest.length > 0 || (start === '..' && end === '..')) return undefined;
  const first = start === '..' ? { from: FIRST_DAY, to: FIRST_DAY } : dateRange(start);
  const last = end === '..' ? { from: LAST_DAY, to: LAST_DAY } : dateRange(end);
  if (!first || !last || first.from > last.to) return undefined;
  return { from: first.from, to: last.to };
}

export function isDate(text: string): boolean {
  return dateRange(text) !== undefined;
}

export function isPeriod(text: string): boolean {
  return periodRange(text) !== undefined;
}

/**
 * By what periods sort, as plain ASCII text: first day, then last day. A deadline (../2025) has no first day and stands at its
 * end: readers expect a target for 2025 after a figure of 2021. Undefined where the text is no period.
 */
export function periodKey(period: string): string | undefined {
  const range = periodRange(period);
  if (!range) return undefined;
  return `${range.from === FIRST_DAY ? range.to : range.from}/${range.to}`;
}

/** Whether two ranges share a day. */
export function overlaps(one: DayRange, other: DayRange): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** The days from the start of `from` to the end of `to`; what is left out or is no date is open. */
export function daysBetween(from: string | undefined, to: string | undefined): DayRange {
  const start = from === undefined ? undefined : dateRange(from);
  const end = to === undefined ? undefined : dateRange(to);
  return { from: start?.from ?? FIRST_DAY, to: end?.to ?? LAST_DAY };
}

function daysInMonth(year: number, month: number): number | undefined {
  if (month < 1 || month > 12) return undefined;
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
