/** A plain text's lines, with what tells one that goes on from one that ends: width, indent, page. */
import type { Range } from './document.ts';

/** Without white space at its ends; never empty. Widths are in em: a Han character is one, a Latin letter half of one. */
export interface Line extends Range {
  readonly text: string;
  /** From 0. */
  readonly page: number;
  readonly startsPage: boolean;
  readonly isAfterBlank: boolean;
  readonly indent: number;
  readonly width: number;
  /** Of what lays out pages itself: the height of its letters, and how wide its column is in em. */
  readonly size?: number;
  readonly room?: number;
}

export interface PlainLines {
  readonly lines: readonly Line[];
  /** Where each page begins in the text; empty where the text shows no pages. */
  readonly pageStarts: readonly number[];
}

const INDENTED = /^[ \t\u3000\u00a0]*/u;
const WIDE_UNIT = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]/u;
/** Printed as wide as a Han character among them. */
const WIDE_SIGN = /[“”‘’—…·①-⑳]/u;
const FEWEST_LINES_OF_A_PAGE = 8;

/** Pages begin with a form feed, or with one space before a line where an extraction marked them so. Cost: linear. */
export function plainLines(text: string): PlainLines {
  const beginsPage = pageBeginnings(text);
  const lines: Line[] = [];
  const pageStarts: number[] = [];
  let [isAfterBlank, startsPage] = [false, false];
  for (const range of rawLines(text)) {
    if (beginsPage(range)) {
      pageStarts.push(range.start);
      startsPage = true;
    }
    const words = text.slice(range.start, range.end);
    if (words.trim() === '') {
      isAfterBlank = true;
      continue;
    }
    const page = Math.max(0, pageStarts.length - 1);
    lines.push({ ...shapeOf(words, range.start), page, startsPage, isAfterBlank });
    [isAfterBlank, startsPage] = [false, false];
  }
  return { lines, pageStarts };
}

function pageBeginnings(text: string): (line: Range) => boolean {
  if (text.includes('\f')) return ({ start }) => start === 0 || text[start - 1] === '\f';
  return spacesMarkPages(text) ? ({ start, end }) => hasOneSpace(text, start, end) : () => false;
}

function shapeOf(words: string, start: number): Omit<Line, 'page' | 'startsPage' | 'isAfterBlank'> {
  const text = words.trim();
  const from = start + words.indexOf(text);
  const indented = INDENTED.exec(words)?.[0] ?? '';
  return {
    text,
    start: from,
    end: from + text.length,
    indent: widthOf(indented.replaceAll('\t', '    ')),
    width: widthOf(text),
  };
}

/** In em. */
export function widthOf(text: string): number {
  let width = 0;
  for (let unit = 0; unit < text.length; unit++) {
    const code = text.charCodeAt(unit);
    if (code < 0x80) width += 0.5;
    else if ((code >= 0x4e00 && code <= 0x9fff) || code === 0x3000) width += 1;
    else width += WIDE_UNIT.test(text.charAt(unit)) || WIDE_SIGN.test(text.charAt(unit)) ? 1 : 0.5;
  }
  return width;
}

/** Between line breaks of any kind and form feeds. */
function* rawLines(text: string): Generator<Range> {
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? 0x0a : text.charCodeAt(at);
    if (
      code !== 0x0a &&
      code !== 0x0d &&
      code !== 0x0c &&
      code !== 0x0b &&
      code !== 0x85 &&
      code !== 0x2028 &&
      code !== 0x2029
    )
      continue;
    yield { start, end: at };
    if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at += 1;
    start = at + 1;
  }
}

/** The first line has one, and few others, none of them close to one another. */
function spacesMarkPages(text: string): boolean {
  let [lines, last, pages] = [0, Number.NEGATIVE_INFINITY, 0];
  for (const { start, end } of rawLines(text)) {
    if (hasOneSpace(text, start, end)) {
      if (lines - last < FEWEST_LINES_OF_A_PAGE) return false;
      [last, pages] = [lines, pages + 1];
    }
    if (lines === 0 && pages === 0) return false;
    if (/\S/u.test(text.slice(start, end))) lines += 1;
  }
  return pages > 1;
}

function hasOneSpace(text: string, start: number, end: number): boolean {
  return end - start > 1 && text[start] === ' ' && /\S/u.test(text[start + 1] ?? ' ');
}
