/** A figure's number and unit as they are printed: 138.09亿元 is 138.09 of 亿元, 三千二百万元 is 3200 of 万元, 三成 is 3 of 成, 翻一番 1 of 番. */
import type { Figure } from '../../text/figures.ts';
import { hanNumber } from '../../text/numerals.ts';

export interface PrintedFigure {
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly unit?: string;
  /** Where no number of a unit is printed: 三分之一. */
  readonly wording?: string;
}

interface Part {
  readonly value: number;
  readonly unit: string;
}

const PART =
  /^第?(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万亿点]+) ?(?:多|余)?(?<scale>万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)? ?(?:多|余)?个?(?<unit>.*)$/u;
const HAN_SCALE = /^(?<number>.+?)(?<scale>万亿|亿|万)$/u;
const LARGE_PARTS = /.(?<scale>亿).+/u;
const RANGE = /\s?(?:~|-{1,2}|至|到)\s?/u;

/** `text` is the normalised one that the figure was found in. */
export function printedFigure(text: string, figure: Figure): PrintedFigure {
  const written = text.slice(figure.start, figure.end);
  const percent = /^百分之(?<number>.+)$/u.exec(written)?.groups?.number;
  if (percent !== undefined) return { value: figure.value, unit: '%' };
  if (figure.isGrowth) return { value: fansOf(written), unit: '番' };
  if (/分之/u.test(written)) return { value: figure.value, unit: figure.unit, wording: written };
  if (figure.high !== undefined) return printedRange(written, figure);
  const part = partOf(written);
  if (!part) return withUnit(figure.value, figure.unit);
  return withUnit(part.value, part.unit === '' ? figure.unit : part.unit);
}

/** 翻一番 doubles, 翻两番 makes it four times as much. */
function fansOf(written: string): number {
  return hanNumber(/[一两二三四五]/u.exec(written)?.[0] ?? '一') ?? 1;
}

function printedRange(written: string, { value, high, unit }: Figure): PrintedFigure {
  const [from, to] = written.split(RANGE).map(partOf);
  if (!from || !to) return { low: value, ...(high === undefined ? {} : { high }), unit };
  return { low: from.value, high: to.value, ...(to.unit === '' ? {} : { unit: to.unit }) };
}

function partOf(written: string): Part | undefined {
  const groups = PART.exec(written)?.groups;
  if (!groups) return undefined;
  const { number = '', scale = '', unit = '' } = groups;
  const plain = unit === '' && written.endsWith('个') ? '个' : unitOf(unit, written);
  if (/^\d/u.test(number)) return { value: Number(number.replaceAll(',', '')), unit: scale + plain };
  const large = LARGE_PARTS.exec(number)?.groups?.scale;
  const [total, scaled] = [hanNumber(number), HAN_SCALE.exec(number)?.groups];
  // 一亿两千万 is 1.2 of 亿.
  if (large !== undefined && total !== undefined) return { value: total / 1e8, unit: large + plain };
  const value = hanNumber(scaled?.number ?? number);
  return value === undefined ? undefined : { value, unit: (scaled?.scale ?? '') + scale + plain };
}

/** 2.3个百分点 keeps its 个; 26个县 is counted in 个. */
function unitOf(unit: string, written: string): string {
  if (unit === '百分点' || unit === '月') return written.includes(`个${unit}`) ? `个${unit}` : unit;
  return unit;
}

function withUnit(value: number, unit: string): PrintedFigure {
  return { value, ...(unit === '' ? {} : { unit }) };
}
