/** Numbers that say how much, in a normalised text: 138.09亿元, 近四成, 翻一番, over 90 percent, two and a half times, 34th. */
import type { Comparator } from '../domain/records.ts';
import { MULTIPLIERS } from '../domain/units.ts';
import { comparatorAround, type SaidComparator } from './comparators.ts';
import { COUNTED, unitAt } from './figure-units.ts';
import type { TextRange } from './normalise.ts';
import { ENGLISH_NUMERAL, ENGLISH_ORDINAL, englishNumber, HAN_NUMERAL, hanNumber } from './numerals.ts';

/** Values are in `unit` with the scale taken in: 138.09亿元 is 13809000000 of 元. */
export interface Figure extends TextRange {
  readonly value: number;
  /** Of a range the other end. */
  readonly high?: number;
  /** '' where none is named; COUNTED for whatever is counted in English (151 reading rooms). */
  readonly unit: string;
  readonly comparator: Comparator;
  /** A little below or above is meant, too: 近四成. */
  readonly isRough: boolean;
  /** 第34位, 34th. */
  readonly isOrdinal: boolean;
  /** 翻一番, doubled: how much more, in %. */
  readonly isGrowth: boolean;
  /** The number with the words that compare it: 超过86亿元. */
  readonly with: TextRange;
  /** Of a number in Arabic digits; not of a range. */
  readonly precision?: Precision;
}

/** How exactly a number is written: 138亿元 in steps of 1e8, with three digits that say something. */
export interface Precision {
  /** What its last digit stands for, in the figure's unit. */
  readonly step: number;
  readonly digits: number;
}

const SCALE: ReadonlyMap<string, number> = new Map([
  ...MULTIPLIERS,
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
]);

const ARABIC = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const FIGURE = new RegExp(
  [
    `百分之(?<hanPercent>${ARABIC}|${HAN_NUMERAL})`,
    `(?<below>${HAN_NUMERAL}|\\d{1,3})分之(?<above>${HAN_NUMERAL}|\\d{1,3})`,
    `翻(?:了|了近|近)?(?<fan>[一两二三四五])?番`,
    `(?<![\\p{L}\\d.,])(?<word>doubled|tripled|quadrupled|twice|half)(?!\\p{L})`,
    `(?<![a-z\\d.])(?<ordinal>\\d{1,5})(?:st|nd|rd|th)(?![a-z])`,
    `(?<![a-z])(?<ordinalWord>${ENGLISH_ORDINAL})(?![a-z-])`,
    `(?<![\\d.,])(?<mark>第)?(?<arabic>${ARABIC})(?!\\d)`,
    `(?<hanMark>第)?(?<han>${HAN_NUMERAL})`,
    `(?<![a-z])(?<english>${ENGLISH_NUMERAL})(?<half> and a half)?(?![a-z])`,
  ].join('|'),
  'giu',
);
const BEHIND_NUMBER =
  /[ ]?(?:多|余)?(?<scale>万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|hundred\b|thousand\b|million\b|mn\b|billion\b|bn\b|trillion\b)?[ ]?(?:多|余)?/uy;
const RANGE_MARK = /^ ?(?:~|-{1,2}|至|到|to|and) ?$/u;
const WORDS: ReadonlyMap<string, readonly [number, string, boolean]> = new Map([
  ['doubled', [100, '%', true]],
  ['tripled', [200, '%', true]],
  ['quadrupled', [300, '%', true]],
  ['twice', [2, '倍', false]],
  ['half', [50, '%', false]],
]);

/** A sentence with more is a table, and the first ones say what it is of. */
const MOST_FIGURES = 40;

/** In order, at most 40; dates, numbered tables and what is but an article (一个) are none. `text` is what `normalise` gives. Linear. */
export function figuresIn(text: string, isTaken: (range: TextRange) => boolean): readonly Figure[] {
  const found: Figure[] = [];
  for (const match of text.matchAll(FIGURE)) {
    if (found.length >= MOST_FIGURES) break;
    const figure = figureOf(text, match);
    if (!figure || isTaken(figure)) continue;
    const last = found.at(-1);
    if (last && isRange(text, last, figure)) found[found.length - 1] = ranged(last, figure);
    else found.push(figure);
  }
  return found;
}

type Groups = Partial<Record<string, string>>;

function figureOf(text: string, match: RegExpExecArray): Figure | undefined {
  const groups: Groups = match.groups ?? {};
  const { index, 0: written } = match;
  const end = index + written.length;
  const fixed = fixedFigure(groups);
  if (fixed) return withComparator(text, { ...fixed, start: index, end });
  const value = writtenValue(groups);
  if (value === undefined) return undefined;
  if (groups.ordinal !== undefined || groups.ordinalWord !== undefined)
    return isRank(text, index, groups) ? plain({ start: index, end, value, unit: '位' }, true) : undefined;
  BEHIND_NUMBER.lastIndex = end;
  const { 0: behind = '', groups: scaled } = BEHIND_NUMBER.exec(text) ?? {};
  const scale = SCALE.get(scaled?.scale ?? '') ?? 1;
  const unit = unitAt(text, end + behind.length);
  const isHan = groups.han !== undefined;
  if (isDate(text, index, end, groups, unit.unit)) return undefined;
  if (isHan && !isHanFigure(text, index, written, unit.unit, groups.hanMark !== undefined)) return undefined;
  if (groups.english !== undefined && (unit.unit === '' || (value === 1 && unit.unit !== '%'))) return undefined;
  const range = { start: index, end: unit.unit === '' ? end + (scale === 1 ? 0 : behind.trimEnd().length) : unit.end };
  const isOrdinal = groups.mark !== undefined || groups.hanMark !== undefined;
  if (isOrdinal) return /^[位名]$/u.test(unit.unit) ? plain({ ...range, value, unit: '位' }, true) : undefined;
  const times = scale * unit.factor;
  const precision = precisionOf(groups.arabic ?? '', times);
  const figure = { ...range, value: precise(value * times), unit: unitBefore(text, index) ?? unit.unit };
  const said = withComparator(text, { ...figure, isGrowth: false, hasMore: /[多余]/u.test(behind) });
  return precision ? { ...said, precision } : said;
}

function precisionOf(written: string, times: number): Precision | undefined {
  const [whole = '', decimals = ''] = written.replaceAll(',', '').split('.');
  const digits = `${whole}${decimals}`.replace(/^0+/u, '').length;
  return digits === 0 ? undefined : { step: precise(times * 10 ** -decimals.length), digits };
}

function plain(figure: Pick<Figure, 'start' | 'end' | 'value' | 'unit'>, isOrdinal: boolean): Figure {
  const { start, end } = figure;
  return { ...figure, comparator: 'EQUAL', isRough: false, isOrdinal, isGrowth: false, with: { start, end } };
}

interface Fixed {
  readonly value: number;
  readonly unit: string;
  readonly isGrowth: boolean;
}

function fixedFigure({ hanPercent, above, below, fan, word, ...rest }: Groups): Fixed | undefined {
  if (hanPercent !== undefined) return { value: numberOf(hanPercent) ?? Number.NaN, unit: '%', isGrowth: false };
  if (above !== undefined && below !== undefined) {
    const [over, under] = [numberOf(above), numberOf(below)];
    return over === undefined || !under
      ? undefined
      : { value: precise((100 * over) / under), unit: '%', isGrowth: false };
  }
  if (word !== undefined) {
    const [value, unit, isGrowth] = WORDS.get(word.toLowerCase()) ?? [Number.NaN, '', false];
    return { value, unit, isGrowth };
  }
  const isFan = Object.values(rest).every((group) => group === undefined);
  return isFan ? { value: 100 * (2 ** (hanNumber(fan ?? '一') ?? 1) - 1), unit: '%', isGrowth: true } : undefined;
}

function writtenValue({ arabic, han, english, half, ordinal, ordinalWord }: Groups): number | undefined {
  if (english !== undefined) return (englishNumber(english) ?? Number.NaN) + (half === undefined ? 0 : 0.5);
  if (ordinalWord !== undefined) return englishNumber(ordinalWord);
  return numberOf(arabic ?? han ?? ordinal ?? '');
}

function numberOf(written: string): number | undefined {
  return /^\d/u.test(written) ? Number(written.replaceAll(',', '')) : hanNumber(written);
}

/** A century, a step or a point is no rank. */
function isRank(text: string, at: number, { ordinalWord }: Groups): boolean {
  if (ordinalWord === undefined) return true;
  return /(?:rank(?:s|ed|ing)?|came|come|comes|placed?|stood|stands?|number)(?: as| at| in)?(?: the)? $/u.test(
    text.slice(Math.max(0, at - 24), at),
  );
}

const YEAR_BEFORE =
  /(?:^|[\s(])(?:in|since|from|to|by|until|till|between|and|end of|during|before|after|for|late|early|mid|through|of|year|january|february|march|april|may|june|july|august|september|october|november|december) ?-?$|[-~/] ?$/u;

function isDate(
  text: string,
  start: number,
  end: number,
  { arabic, han, mark, hanMark }: Groups,
  unit: string,
): boolean {
  if (mark !== undefined || hanMark !== undefined) return false;
  const written = arabic ?? han ?? '';
  if (/^ ?(?:月(?!饼)|日|号)/u.test(text.slice(end, end + 2))) return true;
  if (
    /(?:表|图|式|注|附录|附件|table|figure|fig\.|section|chapter|no\.|page|p\.|step|part) ?$/u.test(
      text.slice(Math.max(0, start - 8), start),
    )
  )
    return true;
  if (/^[零〇一二三四五六七八九]{4}$/u.test(written)) return text[end] === '年';
  if (!/^(?:1[89]|2[01])\d\d$/u.test(written)) return false;
  if (/^ ?(?:年|s\b|-\d)/u.test(text.slice(end, end + 4))) return true;
  return unit === '' || unit === COUNTED
    ? YEAR_BEFORE.test(text.slice(Math.max(0, start - 14), start)) ||
        /^ ?[-~] ?(?:20)?\d\d(?!\d)/u.test(text.slice(end, end + 8))
    : false;
}

/** 一个, 统一, 十分: a word, not a number. What has a scale in it (一百五十一) or counts something is one. */
function isHanFigure(text: string, start: number, written: string, unit: string, isMarked: boolean): boolean {
  if (isMarked) return true;
  if (unit === '') return /[十百千万亿].|.[十百千万亿]/u.test(written) && written.length > 2;
  if (/[万统唯第其每某任同划单专]$/u.test(text.slice(Math.max(0, start - 1), start))) return false;
  return written !== '一' || /^[%倍]|百分点/u.test(unit);
}

/** RMB 320 million, ¥3.2亿, $5 bn. */
function unitBefore(text: string, start: number): string | undefined {
  const before = /(?:(?<yuan>rmb|cny|¥|人民币) ?|(?<dollar>us\$|usd|\$) ?|(?<euro>€|eur) ?)$/u.exec(
    text.slice(Math.max(0, start - 5), start),
  );
  if (!before?.groups) return undefined;
  if (before.groups.yuan) return '元';
  return before.groups.dollar ? '美元' : '欧元';
}

interface Counted extends Pick<Figure, 'start' | 'end' | 'value' | 'unit' | 'isGrowth'> {
  readonly hasMore?: boolean;
}

function withComparator(text: string, { hasMore = false, ...figure }: Counted): Figure {
  const said: SaidComparator = comparatorAround(text, figure);
  const comparator = hasMore && said.comparator === 'EQUAL' ? 'OVER' : said.comparator;
  return { ...figure, comparator, isRough: said.isRough, isOrdinal: false, with: said.with };
}

function isRange(text: string, last: Figure, next: Figure): boolean {
  if (last.high !== undefined || last.isOrdinal || next.isOrdinal || next.start <= last.end - 1) return false;
  const between = text.slice(last.end, next.start);
  const isPlain = last.unit === '' || last.unit === next.unit;
  return (
    isPlain &&
    last.value < next.value &&
    RANGE_MARK.test(between) &&
    (!/and/u.test(between) || /between $/u.test(text.slice(0, last.start)))
  );
}

function ranged(last: Figure, next: Figure): Figure {
  // 10-50万元: the scale of the end counts for the start.
  const scale =
    last.unit === '' && next.value >= 1e4 && last.value < 1e3 ? 10 ** Math.floor(Math.log10(next.value / 100)) : 1;
  const isScaled = last.unit === '' && scale > 1 && next.value / scale < 1e4;
  const { precision: _, ...end } = next;
  return {
    ...end,
    start: last.start,
    with: { start: last.with.start, end: next.with.end },
    value: isScaled ? last.value * 1e4 ** Math.floor(Math.log10(next.value) / 4) : last.value,
    high: next.value,
  };
}

/** Twelve digits: 138.09 × 1e8 is 13809000000. */
function precise(value: number): number {
  return Number(value.toPrecision(12));
}
