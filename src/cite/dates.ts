/** Partial dates: 2021, 2021-05, 2021-05-20. */
import type { PartialDate } from './record.ts';

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export interface DateParts {
  readonly year: string;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
}

/** What is no partial date stands whole as the year, as it was given. */
export function dateParts(date: PartialDate): DateParts {
  const [, year, month, day] = PARTIAL_DATE.exec(date) ?? [];
  if (year === undefined) return { year: date };
  return {
    year,
    ...(month !== undefined && { month: Number(month) }),
    ...(day !== undefined && { day: Number(day) }),
  };
}

export function yearOf(date: PartialDate): string {
  return dateParts(date).year;
}
