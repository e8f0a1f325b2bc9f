/** Dates as references write them → partial dates. */
import type { PartialDate } from '../record.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const YEAR = '(1[5-9]\\d{2}|20\\d{2})';
const NUMERIC = new RegExp(`(?<!\\d)${YEAR}(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?(?!\\d)`, 'u');
const CHINESE = new RegExp(`(?<!\\d)${YEAR}\\s*年(?:\\s*(\\d{1,2})\\s*月(?:\\s*(\\d{1,2})\\s*日)?)?`, 'u');
const ENGLISH = new RegExp(`(?<!\\d)${YEAR},?\\s+([A-Za-z]{3,9})\\.?(?:\\s+(\\d{1,2}))?(?!\\d)`, 'u');

/** The first that stands in the text: 2021-04-01, 2021/4, 2021年4月1日, 2021, April 1; undefined without a year from 1500 to 2099. */
export function dateIn(text: string): PartialDate | undefined {
  const english = ENGLISH.exec(text);
  const month = MONTHS.indexOf(english?.[2]?.slice(0, 3).toLowerCase() ?? '') + 1;
  if (english?.[1] !== undefined && month > 0) return partialDate(english[1], String(month), english[3]);
  const [, year, ...rest] = CHINESE.exec(text) ?? NUMERIC.exec(text) ?? [];
  return year === undefined ? undefined : partialDate(year, rest[0], rest[1]);
}

/** Parts out of their range are left out, with those below them. */
function partialDate(year: string, month: string | undefined, day: string | undefined): PartialDate {
  if (!isBetween(month, 12)) return year;
  const date = `${year}-${month?.padStart(2, '0')}`;
  return isBetween(day, 31) ? `${date}-${day?.padStart(2, '0')}` : date;
}

function isBetween(part: string | undefined, last: number): boolean {
  return part !== undefined && Number(part) >= 1 && Number(part) <= last;
}
