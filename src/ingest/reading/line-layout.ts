/** How a text's lines are set: whether they break inside sentences, how wide they may be, and what a blank line means. */
import type { Line } from './lines.ts';
import { labelOf } from './markers.ts';
import { endsClause } from './sentences.ts';

export interface LineLayout {
  /** Lines break inside sentences; else each line is a paragraph. */
  readonly isWrapped: boolean;
  /** A blank line parts paragraphs; some extractions put one behind every line. */
  readonly blanksPart: boolean;
  /** The indent of most lines, in em. */
  readonly indent: number;
  /** Of the lines before and behind line `at`, itself apart, how wide a full one is. */
  measures(at: number): { readonly before: number; readonly behind: number };
}

const NEIGHBOURS = 5;
const NEARLY_FULL = 0.75;
/** Of lines that go on: more of them mean that the text is set in lines. */
const WRAPPED_SHARE = 0.3;
const BLANK_SHARE = 0.2;
/** No text is set in wider lines. */
const WIDEST_MEASURE = 90;

export function layoutOf(lines: readonly Line[]): LineLayout {
  const goesOn = lines.map(
    (line, at) => !endsClause(line.text) && isNearlyFull(lines, at) && continues(line, lines[at + 1]),
  );
  const wide = lines.filter(({ width }) => width > 5).length;
  const goingOn = lines.filter((_, at) => goesOn[at]);
  const isWrapped =
    goingOn.length >= 2 && goingOn.length >= WRAPPED_SHARE * wide && median(widths(goingOn)) <= WIDEST_MEASURE;
  const behindGoingOn = lines.filter((_, at) => goesOn[at - 1]);
  const blank = behindGoingOn.filter(({ isAfterBlank }) => isAfterBlank).length;
  return {
    isWrapped,
    blanksPart: blank <= BLANK_SHARE * behindGoingOn.length,
    indent: median(lines.map(({ indent }) => indent)),
    measures: (at) => ({
      before: measureOf(lines.slice(Math.max(0, at - NEIGHBOURS), at)),
      behind: measureOf(lines.slice(at + 1, at + 1 + NEIGHBOURS)),
    }),
  };
}

/** The next line is about as full, or ends what this one began. */
function continues(line: Line, next: Line | undefined): boolean {
  return (
    next !== undefined &&
    labelOf(next.text) === undefined &&
    (next.width >= NEARLY_FULL * line.width || endsClause(next.text))
  );
}

/** 0 where there is no line. */
function measureOf(lines: readonly Line[]): number {
  const rooms = lines.flatMap(({ room }) => room ?? []);
  return rooms.length > 0 ? median(rooms) : median(widths(lines));
}

function isNearlyFull(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  if (!line || line.width <= 5) return false;
  const around = lines.slice(Math.max(0, at - 2), at + 3);
  return line.width >= NEARLY_FULL * (line.room ?? Math.max(...widths(around)));
}

function widths(lines: readonly Line[]): readonly number[] {
  return lines.map(({ width }) => width);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}
