/** Dates as Chinese documents write them: 2021年5月1日, 二〇二一年五月一日, 2021-05-01. */
import { hanNumber } from '../../text/numerals.ts';

const HAN_DIGIT = '[〇零○OＯ一二三四五六七八九]';
const YEAR = `(?:19|2[01])\\d{2}|${HAN_DIGIT}{4}`;
const SMALL = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
/** As a source of a pattern with three groups. */
export const DAY = `(${YEAR})\\s?(?:年|[-/.])\\s?(${SMALL})\\s?(?:月|[-/.])\\s?(${SMALL})\\s?日?`;

/** YYYY-MM-DD of what three groups of DAY hold; undefined for the 31st of February. */
export function dayOf(year: string, month: string, day: string): string | undefined {
  const [y, m, d] = [numberOf(year), numberOf(month), numberOf(day)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCFullYear() !== y || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return undefined;
  return date.toISOString().slice(0, 10);
}

function numberOf(text: string): number {
  return /^\d+$/u.test(text) ? Number(text) : (hanNumber(text.replace(/[○OＯ]/gu, '〇')) ?? Number.NaN);
}
