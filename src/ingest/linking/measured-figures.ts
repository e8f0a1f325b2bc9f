/** The figures of a sentence that measure something: not those of names, versions, lists, addresses, ages and time limits. */
import { type Figure, figuresIn } from '../../text/figures.ts';
import type { TextRange } from '../../text/normalise.ts';
import { hanNumber } from '../../text/numerals.ts';
import type { TakenPlaces } from '../../text/taken-places.ts';
import type { Mention } from './mentions.ts';
import { overlap, type PassageText } from './passage-text.ts';

/** In order; `taken`: by dates and names. */
export function measuredFigures(
  text: string,
  sentence: TextRange,
  taken: Pick<TakenPlaces, 'isTaken'>,
): readonly Figure[] {
  const written = figuresOf(text, sentence, taken).filter((figure) => isMeasured(text, figure));
  const isFree = (rank: Figure) => !taken.isTaken(rank) && !written.some((one) => overlap(one, rank));
  const ranks = ranksIn(text, sentence).filter(isFree).slice(0, MOST_RANKS);
  return [...written, ...ranks].toSorted((a, b) => a.start - b.start);
}

/** A sentence with more is a table. */
const MOST_RANKS = 40;
const RANK =
  /(?<=(?:列|居|排|位居|位列|排名|名列|升至)[^,;。\d第]{0,12})第(?<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?![\p{Script=Han}\d]|产业)|(?<=(?:列|居|排)[^,;。\d第]{0,12})第(?<again>\d{1,3}|[一二三四五六七八九十]{1,3})(?=[,;。、]|$)/gu;

/** 列全省第二: without 位. */
function ranksIn(text: string, { start, end }: TextRange): readonly Figure[] {
  return [...text.slice(start, end).matchAll(RANK)].flatMap(({ 0: written, index, groups }) => {
    const number = groups?.number ?? groups?.again ?? '';
    const value = /^\d/u.test(number) ? Number(number) : hanNumber(number);
    const range = { start: start + index, end: start + index + written.length };
    const plain = { comparator: 'EQUAL', isRough: false, isOrdinal: true, isGrowth: false } as const;
    return value === undefined ? [] : [{ ...range, ...plain, value, unit: '位', with: range }];
  });
}

function figuresOf(
  text: string,
  { start, end }: TextRange,
  { isTaken }: Pick<TakenPlaces, 'isTaken'>,
): readonly Figure[] {
  const moved = (range: TextRange) => ({ start: range.start + start, end: range.end + start });
  return figuresIn(text.slice(start, end), (range) => isTaken(moved(range))).map((figure) => ({
    ...figure,
    ...moved(figure),
    with: moved(figure.with),
  }));
}

// No number is tried again from its middle.
const VERSION_OR_NAME =
  /(?<!\d)\d+(?:\.\d+){1,8}\s?版|(?:第[一二三四五六七八九十百\d]+[条款章节届次批号期届])|(?<![a-z])[a-z]+\d+|(?<!\d)\d+[a-z](?![a-z])|三番五次|一五一十|三三两两|七上八下|四面八方|千方百计|(?<!\d)\d+\+[\d\w+]+/gu;

/** What names have in them is no figure. */
export function namedRanges(read: PassageText, mentions: readonly Mention[]): readonly TextRange[] {
  const names = [...read.text.matchAll(VERSION_OR_NAME)].map(({ 0: name, index }) => ({
    start: index,
    end: index + name.length,
  }));
  return [...names, ...mentions, ...read.titles, ...quotedNames(read.text)];
}

/** What is quoted is a name: “双千亿”, “26县”. */
function quotedNames(text: string): readonly TextRange[] {
  return [...text.matchAll(/"[^"]{1,16}"/gu)].map(({ 0: name, index }) => ({ start: index, end: index + name.length }));
}

const LISTED =
  /^(?:个|项|条|大|种|类)?(?:方面|原则|任务|措施|要求|步骤|环节|重点(?!项目)|内容|情形|条件|阶段|层面|维度|事项|问题|关系|意见|建议|举措|抓手|要点)/u;
const PLAIN_UNITS = /(?:倍差|之比|比值|系数|指数|得分|评分|比例|收入比)[^;。]{0,40}$/u;
/** 年收入10万~50万元的家庭占31%: who is counted, not how much. */
const IS_BAND = /^(?:以上|以下|及以上|以内)?的\p{Script=Han}{1,8}?(?:占|有\d|达|共|比重|比例)/u;
const SHORTENED = /(?:缩短|压缩|压减|延长|减少|降低|提高)(?:至|到|为)(?:了)?(?:约|不到|不超过)?$/u;

/** 两县 are the two that were just named. */
const PLACES_AGAIN = /^[两二三四](?:省|市|县|区|镇|乡|村|级|地)$/u;

/** Not a number of a list, an age, a time limit, a number without a unit. */
function isMeasured(text: string, figure: Figure): boolean {
  const { start, end, unit, value } = figure;
  const before = text.slice(Math.max(0, start - 60), start);
  const behind = text.slice(end, end + 8);
  if (figure.isOrdinal) return /[居列位排名第由从到至]/u.test(before.slice(-6));
  if (unit === '') return PLAIN_UNITS.test(before) && !/[:∶]$/u.test(before);
  if (/号$/u.test(before) && /^[幢栋室]$/u.test(unit)) return false;
  if (unit === '个' && /^(?:工作日|自然日)/u.test(behind)) return false;
  if (/^[省市县区]$/u.test(unit) && !/(?:有|共|辖|达|到|及|覆盖)$/u.test(before)) return false;
  if (IS_BAND.test(text.slice(end, end + 16))) return false;
  if (PLACES_AGAIN.test(text.slice(start, end))) return false;
  if (/^(?:年|个月|月|天|小时|分钟|周|周年|岁|期|届|级|篇)$/u.test(unit))
    return (/连续$/u.test(before) || SHORTENED.test(before)) && unit !== '岁';
  if (LISTED.test(behind) || LISTED.test(text.slice(end - unit.length, end + 6))) return value >= 20;
  if (value === 1 && /^(?:个|家|项|条|次|种|批|件|名|位|份|张|部|本)$/u.test(unit)) return false;
  return !/(?:每|第|任何)(?:一)?$/u.test(before) || /^(?:元|万元)/u.test(unit);
}
