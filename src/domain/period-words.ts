/** Periods as a reader says them: 2006年起, 到2025年, 10 June 2021. */
import type { Words } from './ontology.ts';

type Lang = keyof Words;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * `period` is ISO 8601-2: 2021, 2019/2021, 2006/.., ../2025. What ends without a start is a deadline where it is not said to hold,
 * and otherwise the day up to which it was counted. What is no such period is given back as it is.
 */
export function periodWords(period: string, lang: Lang, status = 'HOLDS'): string {
  const [start = '', end] = period.split('/');
  if (end === undefined) return dateWords(start, lang);
  const [from, to] = [dateWords(start, lang), dateWords(end, lang)];
  if (end === '..') return lang === 'zh' ? `${from}起` : `since ${from}`;
  if (start !== '..') return lang === 'zh' ? `${from}—${to}` : `${from} – ${to}`;
  if (status === 'HOLDS') return lang === 'zh' ? `截至${to}` : `as of ${to}`;
  return lang === 'zh' ? `到${to}` : `by ${to}`;
}

function dateWords(date: string, lang: Lang): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (!match) return date;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (lang === 'zh') return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
  return [day, month && MONTHS[month - 1], year].filter(Boolean).join(' ');
}
