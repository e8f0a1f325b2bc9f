/** APA 9.13–9.17: dates in English, whatever the item's language. */
import { dateParts, yearOf } from '../dates.ts';
import type { PartialDate } from '../record.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 2022, or n.d.; with its letter where a list has several of one author and year: 2022a, n.d.-a. */
export function apaYear(date: PartialDate | undefined, yearSuffix: string): string {
  if (date === undefined) return yearSuffix === '' ? 'n.d.' : `n.d.-${yearSuffix}`;
  return yearOf(date) + yearSuffix;
}

/** 2021, May 20, as far as the day and the month are known. */
export function apaDay(date: PartialDate | undefined, yearSuffix: string): string {
  const day = monthAndDay(date);
  return apaYear(date, yearSuffix) + (day === undefined ? '' : `, ${day}`);
}

/** May 20, 2021: of a day of retrieval. */
export function apaRetrieved(date: PartialDate): string {
  const day = monthAndDay(date);
  return day === undefined ? apaYear(date, '') : `${day}, ${apaYear(date, '')}`;
}

function monthAndDay(date: PartialDate | undefined): string | undefined {
  const { month = 0, day } = date === undefined ? {} : dateParts(date);
  const name = MONTHS[month - 1];
  return name === undefined || day === undefined ? name : `${name} ${day}`;
}
