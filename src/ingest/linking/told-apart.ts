/** What 分别 takes apart: 甲县、乙县分别达到3万元和4万元; 城镇和农村居民收入分别为…和…. */
import type { Figure } from '../../text/figures.ts';
import type { TextRange } from '../../text/normalise.ts';

/** What is said of one figure of a list: the item that it belongs to. */
export interface Apart extends TextRange {
  readonly figure: Figure;
  /** As written; with what the last item alone has written out, where the others need it: 农村居民收入. */
  readonly words: string;
}

const BETWEEN = /^[^,;。\d]{0,6}?(?:以上|左右|以内)?\s?(?:[、,]|和|与|及|以及)?\s?[^,;。\d]{0,4}$/u;
const ITEMS = /[、,]|和|与|及|以及/gu;
const LONGEST_ITEM = 24;
const SHORT = 4;
/** A sentence with more is no statement. */
const MOST = 10;

/** Aligned with the figures behind 分别; empty where items and figures are not as many. `clause` is what may hold the items. */
export function toldApart(text: string, sentence: TextRange, figures: readonly Figure[]): readonly Apart[] {
  const found: Apart[] = [];
  const places = [...text.slice(sentence.start, sentence.end).matchAll(/分别/gu)].slice(0, MOST);
  for (const { index } of places) {
    const at = sentence.start + index;
    const listed = figuresBehind(text, at, sentence, figures);
    const items = itemsBefore(text, sentence.start, at, listed.length);
    if (items.length !== listed.length || listed.length < 2) continue;
    found.push(...listed.flatMap((figure, i) => (items[i] ? [{ ...items[i], figure, words: '' }] : [])));
  }
  return found.map((one, i) => ({ ...one, words: wordsOf(text, found, i) }));
}

function figuresBehind(text: string, at: number, sentence: TextRange, figures: readonly Figure[]): readonly Figure[] {
  const behind = figures.filter(({ start }) => start > at && start < sentence.end);
  const listed: Figure[] = [];
  for (const figure of behind) {
    const last = listed.at(-1);
    if (last && !BETWEEN.test(text.slice(last.end, figure.with.start))) break;
    listed.push(figure);
  }
  return listed;
}

function itemsBefore(text: string, from: number, at: number, count: number): readonly TextRange[] {
  const clauseStart = Math.max(from, text.slice(from, at).search(/[;。:][^;。:]*$/u) + from + 1);
  const bounds = [...text.slice(clauseStart, at).matchAll(ITEMS)].map(({ 0: sign, index }) => ({
    start: clauseStart + index,
    end: clauseStart + index + sign.length,
  }));
  const joins = bounds.slice(-(count - 1));
  if (count < 2 || joins.length < count - 1) return [];
  const first = bounds.at(-count)?.end ?? clauseStart;
  const items = [
    ...joins.map(({ start }, i) => ({ start: joins[i - 1]?.end ?? first, end: start })),
    { start: joins.at(-1)?.end ?? first, end: at },
  ];
  return items.every(({ start, end }) => end - start >= 1 && end - start <= LONGEST_ITEM) ? items : [];
}

/** 城镇和农村居民人均收入: the first item lacks what the last one ends with. */
function wordsOf(text: string, all: readonly Apart[], at: number): string {
  const own = text.slice(all[at]?.start, all[at]?.end).trim();
  const last = text.slice(all.at(-1)?.start, all.at(-1)?.end).trim();
  if (at === all.length - 1 || own.length > SHORT || last.length <= own.length + 1) return own;
  return own + last.slice(Math.min(own.length, 2));
}
