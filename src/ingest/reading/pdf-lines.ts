/** The pages of a PDF as lines of one raw text, in the order of reading, without running heads and page numbers. */
import { type ColumnLine, gutterOf, linesInOrder } from './columns.ts';
import type { Dropped } from './document.ts';
import { withoutFurniture } from './furniture.ts';
import type { Line } from './lines.ts';
import type { Fragment, FragmentPage } from './pdf-fragments.ts';

export interface PdfLines {
  readonly raw: string;
  readonly lines: readonly Line[];
  readonly pageStarts: readonly number[];
  readonly dropped: readonly Dropped[];
  /** By page, from 0. */
  readonly printed: ReadonlyMap<number, string>;
}

type Row = readonly Fragment[];

/** Further from the line above by so many line heights of the page, a line stands behind a blank. */
const BLANK_FROM = 1.6;

export function pdfLines(pages: readonly FragmentPage[]): PdfLines {
  const rows = pages.flatMap(({ rows: all }, page) => all.map((row) => ({ row, page })));
  const asLines = rows.map(({ row, page }, at): Line => rowLine(textOf(row), page, at));
  const { dropped: droppedRows, printed } = withoutFurniture(asLines, pages.length);
  const why = new Map(droppedRows.map((one) => [rows[one.start]?.row, one.why]));
  const writer = createLineWriter();
  const keptOf = (page: FragmentPage) => page.rows.filter((row) => !why.has(row));
  const usual = usualGutter(
    pages.flatMap((page) => gutterOf(keptOf(page), page.width) ?? []),
    pages.length,
  );
  for (const [number, page] of pages.entries()) {
    writer.startPage();
    const kept = keptOf(page);
    const furniture = page.rows.filter((row) => why.has(row));
    for (const row of furniture) writer.drop(textOf(row), why.get(row) ?? 'RUNNING_HEAD');
    writer.lines(linesInOrder(kept, page.width, usual), number);
  }
  return { ...writer.all(), printed };
}

/** Where half of the pages or more have one. */
function usualGutter(gutters: readonly number[], pageCount: number): number | undefined {
  return 2 * gutters.length < pageCount
    ? undefined
    : gutters.toSorted((one, other) => one - other)[gutters.length >> 1];
}

function rowLine(text: string, page: number, at: number): Line {
  return { start: at, end: at, text, page, startsPage: false, isAfterBlank: false, indent: 0, width: text.length };
}

function textOf(row: Row): string {
  return row.map(({ text }) => text).join('  ');
}

function createLineWriter() {
  const texts: string[] = [];
  const lines: Line[] = [];
  const pageStarts: number[] = [];
  const dropped: Dropped[] = [];
  let length = 0;

  function put(text: string, end: string): { readonly start: number; readonly end: number } {
    texts.push(text, end);
    const range = { start: length, end: length + text.length };
    length = range.end + end.length;
    return range;
  }

  return {
    startPage(): void {
      if (pageStarts.length > 0) put('', '\f');
      pageStarts.push(length);
    },
    drop(text: string, why: Dropped['why']): void {
      dropped.push({ ...put(text, '\n'), why });
    },
    lines(all: readonly ColumnLine[], page: number): void {
      const step = usualStep(all);
      for (const [at, line] of all.entries()) {
        const text = textOf(line.fragments);
        const before = all[at - 1];
        const gap = before && before.columnLeft === line.columnLeft ? line.y - before.y : 0;
        lines.push({
          ...put(text, '\n'),
          ...shapeOf(line),
          text,
          page,
          startsPage: at === 0,
          isAfterBlank: gap > BLANK_FROM * step,
        });
      }
    },
    all: () => ({ raw: texts.join(''), lines, pageStarts, dropped }),
  };
}

function shapeOf({ left, right, size, columnLeft, columnRight }: ColumnLine) {
  return {
    indent: (left - columnLeft) / size,
    width: (right - left) / size,
    room: Math.max((columnRight - columnLeft) / size, (right - left) / size),
    size: Math.round(size * 10) / 10,
  };
}

/** From baseline to baseline, mostly. */
function usualStep(lines: readonly ColumnLine[]): number {
  const steps = lines.flatMap((line, at) => {
    const before = lines[at - 1];
    return before && before.columnLeft === line.columnLeft && line.y > before.y ? [line.y - before.y] : [];
  });
  return steps.toSorted((one, other) => one - other)[steps.length >> 1] ?? 12;
}
