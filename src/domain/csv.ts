/** CSV as spreadsheet programs, pandas and R read it alike: RFC 4180, UTF-8 with a byte order mark (docs/exchange.md). */

export const CSV_MARK = '\ufeff';

/** A list has one value a line: no value of a list has a line break. */
export type Cell = string | number | boolean | readonly (string | undefined)[] | undefined;

export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  return quoted(inert(typeof cell === 'string' ? cell : listText(cell)));
}

function listText(values: readonly (string | undefined)[]): string {
  return values.map((value) => (value ?? '').replaceAll(/\s*\n\s*/g, ' ')).join('\n');
}

/** What a spreadsheet program takes for the start of a formula, in full width, too; and our own mark, so that it can be taken away. */
const FORMULA = /^[=+\-@\t\r＝＋－＠']/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** An apostrophe in front keeps a text from being run. To undo: take one away from each cell that starts with one. */
function inert(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
