/** The words of a PDF page as they are placed on it: runs of one baseline, and rows of them. */
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';

/** In points from the page's top left corner; `y` is the baseline. */
export interface Fragment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

export interface FragmentPage {
  readonly width: number;
  readonly height: number;
  /** From top to bottom, each row from left to right. */
  readonly rows: readonly (readonly Fragment[])[];
}

type Matrix = readonly number[];
interface Glyphs extends Fragment {
  readonly isSpace: boolean;
}

/** In em. Nearer runs are one fragment; such a gap between Latin runs is a space. */
const JOIN_BELOW = 0.9;
const SPACE_FROM = 0.18;
/** Marks of notes stand above the baseline, by so much of the larger type. */
const SAME_ROW = 0.5;
const MOST_TILT = 0.05;

export function fragmentPage(
  items: readonly TextItem[],
  view: { readonly width: number; readonly height: number; readonly transform: Matrix },
): FragmentPage {
  const glyphs = items
    .flatMap((item) => glyphsOf(item, view.transform))
    .toSorted((one, other) => one.y - other.y || one.left - other.left);
  return {
    width: view.width,
    height: view.height,
    rows: rowsOf(glyphs)
      .map((row) => joinedRow(row))
      .filter((row) => row.length > 0),
  };
}

/** Words that are tilted (a watermark) are no text. */
function glyphsOf(item: TextItem, view: Matrix): readonly Glyphs[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = multiplied(view, item.transform as Matrix);
  const size = Math.hypot(c, d);
  if (item.str === '' || size < 1 || !Number.isFinite(size) || Math.abs(b) > MOST_TILT * Math.hypot(a, b) || a < 0)
    return [];
  return [{ text: item.str, left: e, right: e + item.width, y: f, size, isSpace: item.str.trim() === '' }];
}

function multiplied(
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix,
  [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0]: Matrix,
): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function rowsOf(glyphs: readonly Glyphs[]): readonly (readonly Glyphs[])[] {
  const rows: Glyphs[][] = [];
  let [top, size] = [0, 0];
  for (const one of glyphs) {
    const row = rows.at(-1);
    if (row && one.y - top <= SAME_ROW * Math.max(size, one.size)) {
      row.push(one);
      size = Math.max(size, one.size);
    } else {
      rows.push([one]);
      [top, size] = [one.y, one.size];
    }
  }
  return rows;
}

function joinedRow(row: readonly Glyphs[]): readonly Fragment[] {
  const fragments: Fragment[] = [];
  for (const one of row.toSorted((first, second) => first.left - second.left)) {
    const last = fragments.at(-1);
    const gap = last ? (one.left - last.right) / Math.max(last.size, one.size) : 0;
    if (last && gap < JOIN_BELOW) fragments[fragments.length - 1] = joined(last, one, gap);
    else if (!one.isSpace)
      fragments.push({ text: one.text, left: one.left, right: one.right, y: one.y, size: one.size });
  }
  return fragments.map((one) => ({ ...one, text: one.text.trim() })).filter(({ text }) => text !== '');
}

function joined(last: Fragment, one: Glyphs, gap: number): Fragment {
  const isParted = gap > SPACE_FROM && !/\s$/u.test(last.text) && !one.isSpace;
  const isLarger = one.size > last.size && !one.isSpace;
  return {
    text: `${last.text}${isParted ? ' ' : ''}${one.text}`,
    left: last.left,
    right: Math.max(last.right, one.right),
    y: isLarger ? one.y : last.y,
    size: isLarger ? one.size : last.size,
  };
}
