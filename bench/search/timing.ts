/** How long an answer takes: by the clock, and in CPU time, which a busy machine stretches less. */
import { helpersMs } from './threads.ts';

export interface Timed {
  readonly wallMs: number;
  /** Of all threads of the process. */
  readonly cpuMs: number;
  /** The same without V8's compilers and collectors, which work beside the thread that one waits for. */
  readonly ownMs: number;
}

export interface Spread {
  readonly count: number;
  /** Without V8's helpers. */
  readonly cpuP50: number;
  readonly cpuP95: number;
  readonly wallP50: number;
  readonly wallP95: number;
}

/**
 * What a goal is judged by: the smaller of the clock's p95 and that of CPU time. On a quiet machine the clock is what one waits; on a
 * shared one it counts the others' work.
 */
export function judgedP95({ cpuP95, wallP95 }: Spread): number {
  return Math.min(cpuP95, wallP95);
}

/** Nothing else is under way in the process. */
export async function timed<T>(work: () => Promise<T>): Promise<Timed & { readonly value: T }> {
  const helpersBefore = helpersMs();
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const value = await work();
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system) / 1_000;
  return { value, wallMs, cpuMs, ownMs: cpuMs - (helpersMs() - helpersBefore) };
}

export function spreadOf(all: readonly Timed[]): Spread {
  const at = (name: keyof Timed, share: number) => {
    const sorted = all.map((one) => one[name]).toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  };
  return {
    count: all.length,
    cpuP50: at('ownMs', 0.5),
    cpuP95: at('ownMs', 0.95),
    wallP50: at('wallMs', 0.5),
    wallP95: at('wallMs', 0.95),
  };
}
