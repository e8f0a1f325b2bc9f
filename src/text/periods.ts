/** Times that a normalised text names, as periods of ISO 8601-2: 截至2020年底 → ../2020-12, since 2006 → 2006/.., 2019-2021年. */
import type { TextRange } from './normalise.ts';
import { hanNumber } from './numerals.ts';
import { takenPlaces } from './taken-places.ts';

export interface SaidPeriod extends TextRange {
  readonly period: string;
}

const YEAR = '(?:1[89]|2[01])\\d\\d|[一二][九〇零][零〇一二三四五六七八九]{2}';
const PART = '底|末|年底|年末|初|年初|上半年|下半年|年中';
const DATE = `(?<y>${YEAR}) ?年(?: ?(?<m>\\d{1,2}|十[一二]?|[一二三四五六七八九]) ?月)?(?: ?\\d{1,2} ?[日号])?(?<part>${PART})?`;
const CHINESE = new RegExp(
  `(?<lead>截至|截止到?|(?<![降升增减高低缩扩涨提达调改得直跌长小少加])到|(?<![降升增减高低缩扩涨提达调改以乃甚])至|自从?|从)? ?(?:(?<y0>${YEAR}) ?年?(?: ?(?<m0>\\d{1,2}|十[一二]?|[一二三四五六七八九]) ?月?)? ?(?:-{1,2}|~|至|到) ?(?:${DATE}|(?<m1>\\d{1,2}|十[一二]?|[一二三四五六七八九]) ?月)|${DATE.replaceAll('?<y>', '?<ya>').replaceAll('?<m>', '?<ma>').replaceAll('?<part>', '?<parta>')})(?<since>起|以来|开始|至今)?`,
  'gu',
);
const PLAN = /[“"]?(?<n>十[一二三四五六七]?)五[”"]?(?:时期|期间|规划|以来|末)/gu;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH = `(?<MN>${MONTHS.join('|')}),? `;
const ENGLISH = new RegExp(
  [
    `(?:from|between) (?:${MONTH.replace('MN', 'em0')})?(?<e0>(?:1[89]|20)\\d\\d) (?:to|and|until|through) (?:${MONTH.replace('MN', 'em1')})?(?<e1>(?:1[89]|20)\\d\\d)`,
    `(?<![\\d.,])(?<r0>(?:1[89]|20)\\d\\d) ?(?:-{1,2}|~|/|to) ?(?<r1>(?:1[89]|20)?\\d\\d)(?![\\d.,]\\d|\\d)`,
    `(?<![a-z])(?<em2>${MONTHS.join('|')}) (?:to|-) (?<em3>${MONTHS.join('|')}),? (?<e4>(?:1[89]|20)\\d\\d)`,
    `(?<![a-z])(?<word>since|from|by|until|till|as of|up to|in|during|of|for|at|to|before)? ?(?:the )?(?<half>first half of |second half of )?(?<end>end of |late |early )?(?:the year )?(?:${MONTH.replace('MN', 'em')})?(?<![\\d.,])(?<e>(?:1[89]|20)\\d\\d)(?![\\d]|[.,]\\d|年|-\\d)(?! ?(?:元|yuan|households|villages|people|%|年))(?<onwards> onwards?)?`,
  ].join('|'),
  'giu',
);

/** In order of their starts. Linear. */
export function periodsIn(text: string): readonly SaidPeriod[] {
  const found: SaidPeriod[] = [];
  const places = takenPlaces(text.length);
  const add = (start: number, written: string, period: string | undefined) => {
    const range = { start, end: start + written.length };
    if (period === undefined || places.isTaken(range)) return;
    places.take(range);
    found.push({ ...range, period });
  };
  for (const match of text.matchAll(CHINESE)) add(match.index, match[0], chinesePeriod(match.groups ?? {}));
  for (const match of text.matchAll(PLAN)) add(match.index, match[0], planPeriod(match.groups?.n ?? ''));
  for (const match of text.matchAll(ENGLISH)) add(match.index, match[0], englishPeriod(match.groups ?? {}));
  return found.toSorted((one, other) => one.start - other.start);
}

const SAME = /同期|同年|当年|同一时期|同一年|(?:the|that) same (?:period|years?|time)|that year|those years/u;

/** Whether it says that the time is that of the sentence before. */
export function namesSamePeriod(text: string): boolean {
  return SAME.test(text);
}

type Groups = Partial<Record<string, string>>;

function chinesePeriod({ lead = '', y0, m0, y, m, m1, part, ya, ma, parta, since }: Groups): string | undefined {
  if (y0 !== undefined) {
    const last = y === undefined ? date(y0, m1) : date(y, m ?? monthOf(part));
    return `${date(y0, m0)}/${last}`;
  }
  if (ya === undefined) return undefined;
  if (parta?.includes('半年')) return halfYear(yearOf(ya), parta.startsWith('上'));
  const own = date(ya, ma ?? monthOf(parta));
  if (/^截|^[到至]/u.test(lead)) return `../${own}`;
  return since !== undefined && (since !== '开始' || /^[自从]/u.test(lead)) ? `${own}/..` : own;
}

function monthOf(part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  if (/[底末]/u.test(part)) return '12';
  return /初/u.test(part) ? '1' : undefined;
}

function date(year: string, month: string | undefined): string {
  const number = month === undefined ? undefined : /^\d/u.test(month) ? Number(month) : hanNumber(month);
  const isMonth = number !== undefined && number >= 1 && number <= 12;
  return isMonth ? `${yearOf(year)}-${String(number).padStart(2, '0')}` : yearOf(year);
}

function yearOf(written: string): string {
  return /^\d/u.test(written) ? written : String(hanNumber(written) ?? '');
}

function halfYear(year: string, isFirst: boolean): string {
  return isFirst ? `${year}-01/${year}-06` : `${year}-07/${year}-12`;
}

/** 十五 is 2001 to 2005, 十三五 2016 to 2020. */
function planPeriod(number: string): string | undefined {
  const place = hanNumber(number);
  return place === undefined ? undefined : `${2001 + 5 * (place - 10)}/${2005 + 5 * (place - 10)}`;
}

function englishPeriod(groups: Groups): string | undefined {
  const { e0, e1, em0, em1, r0, r1, em2, em3, e4, e, em, word, half, end, onwards } = groups;
  if (e0 !== undefined && e1 !== undefined) return `${date(e0, monthNumber(em0))}/${date(e1, monthNumber(em1))}`;
  if (r0 !== undefined && r1 !== undefined) {
    const last = r1.length === 2 ? r0.slice(0, 2) + r1 : r1;
    return last > r0 ? `${r0}/${last}` : undefined;
  }
  if (e4 !== undefined) return `${date(e4, monthNumber(em2))}/${date(e4, monthNumber(em3))}`;
  if (e === undefined || (word === undefined && em === undefined && end === undefined && half === undefined))
    return undefined;
  if (half !== undefined) return halfYear(e, half.startsWith('first'));
  const own = date(e, monthNumber(em) ?? (/end|late/u.test(end ?? '') ? '12' : undefined));
  if (word === 'since' || onwards !== undefined) return `${own}/..`;
  return /^(?:by|until|till|as of|up to|before)$/u.test(word ?? '') ? `../${own}` : own;
}

function monthNumber(name: string | undefined): string | undefined {
  return name === undefined ? undefined : String(MONTHS.indexOf(name.toLowerCase()) + 1);
}
