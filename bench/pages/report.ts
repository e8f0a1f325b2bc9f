/** Figures as a table, goals beside them. */
import type { Result, TimedPage } from './run.ts';

export function reportLines(results: readonly Result[]): readonly string[] {
  return [
    '| page | first byte p50 | p95 ms | whole p50 | p95 ms | CPU p50 | p95 ms | KB | goals (p95) |',
    '|---|---|---|---|---|---|---|---|---|',
    ...results.map(lineOf),
  ];
}

/**
 * By the smaller of the clock's p95 and that of CPU time: on a quiet machine the clock is what one waits, on a shared one it counts the
 * others' work.
 */
export function isMet({ sort, timed }: Result): boolean {
  const { firstByteMs = Number.POSITIVE_INFINITY, wholeMs = Number.POSITIVE_INFINITY } = sort.goals;
  const cpuMs = at(timed, 'cpuMs', 0.95);
  return (
    Math.min(cpuMs, at(timed, 'firstByteMs', 0.95)) <= firstByteMs &&
    Math.min(cpuMs, at(timed, 'wholeMs', 0.95)) <= wholeMs
  );
}

function lineOf(result: Result): string {
  const { sort, timed } = result;
  const times = (['firstByteMs', 'wholeMs', 'cpuMs'] as const).flatMap((name) => [
    at(timed, name, 0.5),
    at(timed, name, 0.95),
  ]);
  const bytes = timed.reduce((sum, one) => sum + one.bytes, 0) / timed.length;
  const cells = [sort.title, ...times.map(short), short(bytes / 1_000), goalsOf(result)];
  return `| ${cells.join(' | ')} |`;
}

function goalsOf(result: Result): string {
  const { firstByteMs, wholeMs } = result.sort.goals;
  const goals = [
    ...(firstByteMs === undefined ? [] : [`first byte ${firstByteMs}`]),
    ...(wholeMs === undefined ? [] : [`whole ${wholeMs}`]),
  ];
  return goals.length === 0 ? '' : `${goals.join(', ')}: ${isMet(result) ? 'met' : 'missed'}`;
}

function at(timed: readonly TimedPage[], name: keyof TimedPage, share: number): number {
  const sorted = timed.map((one) => one[name]).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function short(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}
