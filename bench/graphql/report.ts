/** What the bench prints, and whether the goals are met. */
import { type Measure, median, middle } from './rounds.ts';
import type { Shape } from './shapes.ts';

/** CPU of a read, as a multiple of the hand-written server's. */
export const MAX_READ_RATIO = 1.3;
/** Mutations a second, as a multiple of the hand-written server's. */
export const MIN_WRITE_RATIO = 6;

export interface ShapeResult {
  readonly shape: Shape;
  readonly gongfu: readonly Measure[];
  readonly plain: readonly Measure[];
  readonly constants: readonly Measure[];
}

export interface Verdict {
  readonly ratio: number;
  readonly isMet: boolean;
}

/** Rounds are paired: the ratio is the median of theirs. */
export function verdictOf({ shape, gongfu, plain }: ShapeResult): Verdict {
  const name = shape.isWrite ? 'perSecond' : 'cpuUs';
  const ratio = median(gongfu.map((one, i) => one[name] / (plain[i]?.[name] ?? Number.NaN)));
  return { ratio, isMet: shape.isWrite ? ratio >= MIN_WRITE_RATIO : ratio <= MAX_READ_RATIO };
}

export function resultLines(results: readonly ShapeResult[]): readonly string[] {
  const rows = results.map(rowOf);
  return [
    '| shape | CPU µs a request: (a) constants | (b) by hand | (c) gongfu | (c)/(b) | goal | req/s (b) | (c) | p50 ms (b) | (c) | p99 ms (b) | (c) |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ];
}

function rowOf(result: ShapeResult): readonly string[] {
  const [a, b, c] = [middle(result.constants), middle(result.plain), middle(result.gongfu)];
  const { ratio, isMet } = verdictOf(result);
  const { isWrite, title } = result.shape;
  const shown = isWrite ? `${ratio.toFixed(1)}× as many a second` : ratio.toFixed(2);
  const goal = isWrite ? `≥ ${MIN_WRITE_RATIO}×` : `≤ ${MAX_READ_RATIO}`;
  const numbers = [b.perSecond, c.perSecond].map((value) => value.toFixed(0));
  const times = [b.p50Ms, c.p50Ms, b.p99Ms, c.p99Ms].map((value) => value.toFixed(1));
  const cpu = [a, b, c].map(({ cpuUs }) => cpuUs.toFixed(0));
  return [title, ...cpu, shown, `${goal} ${isMet ? 'PASS' : 'MISS'}`, ...numbers, ...times];
}
