/** Tables in a pasted text: what stands above a cell and at the start of its row says what its figure is of. */
import { type NormalisedText, normalise, type TextRange } from './normalise.ts';

/** The range is that of its line, without the space around it. */
export interface TableRow extends TextRange {
  readonly cells: readonly Cell[];
  /** Of its table, aligned with the cells; undefined for the head itself, and where a table has none. */
  readonly head?: readonly string[];
  readonly isHead: boolean;
  /** 表1 浙江省城乡居民收入倍差, without its number; '' where none stands above. */
  readonly caption: string;
}

export interface Cell extends TextRange {
  readonly text: string;
}

const RULE = /^[\s|:+-]*-{2,}[\s|:+-]*$/u;
const CAPTION = /^(?:续?表|table) ?(?:[\d一二三四五六七八九十]+(?:[-.．]\d+)*)?[\s.:：、]*(?<words>\S.{0,80})$/iu;
const YEAR = /^(?:1[89]|20)\d\d(?: ?年)?$/u;
const AMOUNT = /^[^\p{L}]*\d[\d.,]*\s*(?:%|\p{L}{0,3})$/u;

/** Rows of cells parted by bars (Markdown) or tabs (a spreadsheet), at least two lines below one another. Linear. */
export function tableRowsOf(text: string): readonly TableRow[] {
  const lines = linesOf(text);
  const rows: TableRow[] = [];
  for (let at = 0; at < lines.length; at++) {
    let end = at;
    while (isRow(lines[end])) end++;
    if (end - at >= 2) rows.push(...tableOf(text, lines.slice(at, end), lines.slice(0, at).findLast(isWritten)));
    at = Math.max(at, end - 1);
  }
  return rows;
}

interface Line extends TextRange {
  readonly words: string;
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/[^\r\n\u2028\u2029]+/gu)].map(({ 0: words, index }) => ({
    words,
    start: index,
    end: index + words.length,
  }));
}

function isRow(line: Line | undefined): boolean {
  return line !== undefined && /[|\t]/u.test(line.words.trim());
}

function isWritten({ words }: Line): boolean {
  return words.trim() !== '';
}

function tableOf(text: string, lines: readonly Line[], above: Line | undefined): readonly TableRow[] {
  const rows = lines.filter(({ words }) => !RULE.test(words)).map((line) => ({ line, cells: cellsOf(text, line) }));
  const caption = CAPTION.exec(above?.words.trim() ?? '')?.groups?.words ?? '';
  const first = rows[0]?.cells ?? [];
  // What has amounts of its own heads nothing.
  const head = first.slice(1).some(({ text: words }) => AMOUNT.test(words) && !YEAR.test(words)) ? undefined : first;
  return rows.map(({ line, cells }) => {
    const isHead = cells === head;
    const isHeaded = head && !isHead && head.length === cells.length;
    const own = { ...trimmed(line), cells, isHead, caption };
    return isHeaded ? { ...own, head: head.map((cell) => cell.text) } : own;
  });
}

function trimmed({ words, start }: Line): TextRange {
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: from + words.trim().length };
}

function cellsOf(text: string, line: Line): readonly Cell[] {
  const range = trimmed(line);
  const hasBars = line.words.includes('|');
  const from = hasBars ? range.start + (text[range.start] === '|' ? 1 : 0) : line.start;
  const to = range.end - (text[range.end - 1] === '|' ? 1 : 0);
  const cells: Cell[] = [];
  let at = from;
  for (const part of text.slice(from, to).split(hasBars ? '|' : '\t')) {
    const words = part.trim();
    const own = at + (words === '' ? 0 : part.indexOf(words));
    cells.push({ text: words, start: own, end: own + words.length });
    at += part.length + 1;
  }
  return cells;
}

/**
 * The row as a sentence says it: its first cell, then each other behind its head. What is not the row's own stands nowhere: its range in the
 * original is empty. `origin` is where the sentence starts.
 */
export function readRow(row: TableRow, origin: number): NormalisedText {
  const [label, ...cells] = row.cells;
  const isChinese = /\p{Script=Han}/u.test(
    [row.caption, ...(row.head ?? []), ...row.cells.map(({ text }) => text)].join(''),
  );
  const said = (words: string) =>
    /^\d+$/u.test(words) && YEAR.test(words) ? (isChinese ? `${words}年` : `in ${words}`) : words;
  const pieces: Piece[] = row.caption === '' ? [] : [{ words: `${row.caption}; ` }];
  if (label) pieces.push({ words: said(label.text), at: label }, { words: '; ' });
  cells.forEach((cell, at) => {
    pieces.push({ words: `${said(row.head?.[at + 1] ?? '')} ` }, { words: cell.text, at: cell }, { words: '; ' });
  });
  return joined(pieces, row.start - origin, origin);
}

interface Piece {
  readonly words: string;
  readonly at?: TextRange;
}

function joined(pieces: readonly Piece[], start: number, origin: number): NormalisedText {
  const [texts, unsimplified, starts, ends]: [string[], string[], number[], number[]] = [[], [], [], []];
  let last = start;
  for (const { words, at } of pieces) {
    const own = normalise(words);
    texts.push(own.text);
    unsimplified.push(own.unsimplified);
    const isOwn = at !== undefined && at.end - at.start === words.length;
    for (let unit = 0; unit < own.text.length; unit++) {
      starts.push(isOwn ? at.start - origin + (own.starts[unit] ?? 0) : last);
      ends.push(isOwn ? at.start - origin + (own.ends[unit] ?? 0) : at ? at.end - origin : last);
    }
    if (at) last = at.end - origin;
  }
  return {
    text: texts.join(''),
    unsimplified: unsimplified.join(''),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
  };
}
