/** Who asks, and until when an answer is of use: part of every read of a port. */
import { GongfuError } from './errors.ts';

/** PUBLIC sees what is public, EDITORS sees all. */
export type Viewer = 'PUBLIC' | 'EDITORS';

export interface Scope {
  readonly viewer: Viewer;
  /** Milliseconds since the epoch, so that it holds across worker threads; work past it stops with TIMEOUT. */
  readonly deadlineAt: number;
}

export function scopeFor(viewer: Viewer, timeoutMs: number, now: number = Date.now()): Scope {
  return { viewer, deadlineAt: now + timeoutMs };
}

export function timeout(what: string): GongfuError {
  return new GongfuError(
    'TIMEOUT',
    `${what} took longer than a request may; ask for less at once or narrow the filter.`,
  );
}
