/** The order in which a page is read: its columns are told by the gutter that few of its lines cross. */
import type { Fragment } from './pdf-fragments.ts';

/** A line of a column. */
export interface ColumnLine {
  readonly fragments: readonly Fragment[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The edges of the column. */
  readonly columnLeft: number;
  readonly columnRight: number;
}

/** Measured on five two-column journals: the gutter is in the middle third, and headings and captions over both columns cross it. */
const [GUTTER_FROM, GUTTER_TO] = [0.35, 0.65];
const MOST_CROSSING = 0.25;
const LEAST_ON_A_SIDE = 0.2;
const FEWEST_ON_A_SIDE = 5;
const STEP = 2;

type Row = readonly Fragment[];
type Zone = { readonly rows: readonly Row[]; readonly isWide: boolean };

/** `usual` is where the gutter of most pages is: a last page has too few lines to show its own. */
export function linesInOrder(rows: readonly Row[], width: number, usual?: number): readonly ColumnLine[] {
  const gutter = gutterOf(rows, width) ?? (usual !== undefined && parts(rows, usual) ? usual : undefined);
  if (gutter === undefined) return columnOf(rows);
  return zonesOf(rows, gutter).flatMap(({ rows: zone, isWide }) => {
    if (isWide) return columnOf(zone);
    const sides = [(one: Fragment) => middleOf(one) < gutter, (one: Fragment) => middleOf(one) >= gutter];
    return sides.flatMap((isOnSide) =>
      columnOf(zone.map((row) => row.filter(isOnSide)).filter((row) => row.length > 0)),
    );
  });
}

/** Undefined for a page of one column. Where several places are as good, the middle of the widest stretch of them. */
export function gutterOf(rows: readonly Row[], width: number): number | undefined {
  const fragments = rows.flat();
  const places: { readonly x: number; readonly crossing: number }[] = [];
  for (let x = GUTTER_FROM * width; x <= GUTTER_TO * width; x += STEP)
    places.push({ x, crossing: fragments.filter(({ left, right }) => left < x && right > x).length });
  const fewest = Math.min(...places.map(({ crossing }) => crossing));
  const gutter = middleOfWidest(places.map(({ crossing }) => crossing === fewest)) * STEP + GUTTER_FROM * width;
  const [left, right] = [
    fragments.filter((one) => one.right <= gutter).length,
    fragments.filter((one) => one.left >= gutter).length,
  ];
  const fewestOnASide = Math.max(FEWEST_ON_A_SIDE, LEAST_ON_A_SIDE * fragments.length);
  if (fewest >= MOST_CROSSING * fragments.length || Math.min(left, right) < fewestOnASide) return undefined;
  return isTable(rows, gutter) ? undefined : gutter;
}

/** Lines on both sides, and few over it. */
function parts(rows: readonly Row[], gutter: number): boolean {
  const fragments = rows.flat();
  const crossing = fragments.filter(({ left, right }) => left < gutter && right > gutter).length;
  return (
    crossing < MOST_CROSSING * fragments.length &&
    fragments.some(({ left }) => left >= gutter) &&
    !isTable(rows, gutter)
  );
}

/** In a table both sides of most rows are short; columns of text are filled. */
function isTable(rows: readonly Row[], gutter: number): boolean {
  const sided = rows.filter(
    (row) => row.some(({ right }) => right <= gutter) && row.some(({ left }) => left >= gutter),
  );
  const many = sided.filter((row) => row.length > 2).length;
  return sided.length > 0 && many > 0.5 * sided.length;
}

function middleOfWidest(flags: readonly boolean[]): number {
  let [best, bestLength, length] = [0, 0, 0];
  for (const [at, flag] of flags.entries()) {
    length = flag ? length + 1 : 0;
    if (length > bestLength) [best, bestLength] = [at - (length - 1) / 2, length];
  }
  return best;
}

/** Lines over the gutter part the page from top to bottom. */
function zonesOf(rows: readonly Row[], gutter: number): readonly Zone[] {
  const zones: { rows: Row[]; isWide: boolean }[] = [];
  for (const row of rows) {
    const isWide = row.some(({ left, right, size }) => left < gutter - size && right > gutter + size);
    const last = zones.at(-1);
    if (last && last.isWide === isWide) last.rows.push(row);
    else zones.push({ rows: [row], isWide });
  }
  return zones;
}

function columnOf(rows: readonly Row[]): readonly ColumnLine[] {
  const lefts = rows.map((row) => row[0]?.left ?? 0).toSorted((one, other) => one - other);
  const rights = rows.map((row) => row.at(-1)?.right ?? 0).toSorted((one, other) => one - other);
  const columnLeft = lefts[Math.floor(lefts.length * 0.1)] ?? 0;
  const columnRight = rights[Math.floor(rights.length * 0.9)] ?? 0;
  return rows.map((fragments) => lineOf(fragments, columnLeft, columnRight));
}

function lineOf(fragments: Row, columnLeft: number, columnRight: number): ColumnLine {
  const widest = fragments.reduce<Fragment | undefined>(
    (best, one) => (best && best.text.length >= one.text.length ? best : one),
    undefined,
  );
  return {
    fragments,
    left: fragments[0]?.left ?? 0,
    right: fragments.at(-1)?.right ?? 0,
    y: widest?.y ?? 0,
    size: widest?.size ?? 1,
    columnLeft,
    columnRight,
  };
}

function middleOf({ left, right }: Fragment): number {
  return (left + right) / 2;
}
