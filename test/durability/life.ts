/** What one process between two kills is told, and what it says. */
import type { KillPoint } from './kill-points.ts';

export interface Life {
  /** The data folder. */
  readonly folder: string;
  readonly seed: number;
  /** It makes the graph first. */
  readonly isFirst: boolean;
  /** It ends when it has caught up and compared; else it goes on to write until it is killed. */
  readonly isLast: boolean;
  /** The points are counted while it still catches up with what the life before left, and nothing is compared. */
  readonly isKilledCatchingUp: boolean;
  /** It makes the whole index anew while it writes. */
  readonly rebuilds: boolean;
  /** An index that moves its position before its documents are there: to be caught. */
  readonly isBroken: boolean;
  /** It is killed where it passes this point for the `nth` time, or so long after it. */
  readonly point: KillPoint;
  readonly nth: number;
  readonly delayMs: number;
}

export type Said =
  | {
      /** Of the state that the life before left, after catching up. */
      readonly compared: { readonly documents: number; readonly differing: number; readonly ids: readonly string[] };
    }
  | { readonly killedAt: KillPoint };
