/** The times that a sentence tells of its figures: deadlines, years said from the document's own, none of which a month is made up for. */
import type { TextRange } from '../../text/normalise.ts';
import { periodsIn, type SaidPeriod } from '../../text/periods.ts';

const PLAN = /^[“"]?十[一二三四五六七]?五/u;
const RELATIVE = /(?<year>今年|本年度?|去年|上年|明年|前年)(?:底|末)?/gu;
const YEARS_AWAY: Readonly<Record<string, number>> = { 今: 0, 本: 0, 去: -1, 上: -1, 明: 1, 前: -2 };

/** 2100年底前 is a deadline; 今年 is the year of the document. */
export function toldPeriods(
  text: string,
  { start, end }: TextRange,
  issuedOn: string | undefined,
): readonly SaidPeriod[] {
  const words = text.slice(start, end);
  // 十五五期间 says between which years, not when.
  const dated = periodsIn(words).filter((one) => !PLAN.test(words.slice(one.start, one.end)));
  const told = dated.map((one) => {
    const behind = /^(?:之前|以前|前(?!三|十|列|五|两|后))/u.exec(words.slice(one.end, one.end + 2))?.[0];
    const isEnd = behind !== undefined || (/末$/u.test(words.slice(one.start, one.end)) && one.period.includes('/'));
    const plain = withoutMadeUpMonth(one.period, words.slice(one.start, one.end));
    const period = isEnd ? `../${plain.split('/').at(-1)}` : plain;
    return { start: one.start + start, end: one.end + start + (behind?.length ?? 0), period };
  });
  const year = Number(issuedOn?.slice(0, 4));
  const relative = [...words.matchAll(RELATIVE)].flatMap(({ 0: word, index }) => {
    const away = YEARS_AWAY[word.charAt(0)];
    const isCompared = /[比较]/u.test(words[index - 1] ?? '');
    if (Number.isNaN(year) || away === undefined || isCompared) return [];
    return [{ start: start + index, end: start + index + word.length, period: String(year + away) }];
  });
  return [...told, ...relative].toSorted((a, b) => a.start - b.start);
}

/** 2098年底 is a time of that year, of no month that is named. */
function withoutMadeUpMonth(period: string, words: string): string {
  return /[底末初]/u.test(words) && !/月/u.test(words) ? period.replace(/-\d\d$/u, '') : period;
}
