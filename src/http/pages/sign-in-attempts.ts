/**
 * Wrong tokens are counted, over all who send them: what many of them cost is bounded. A good token is taken all the while; to guess
 * one of 256 random bits is no danger.
 */
const MOST = 10;
const WITHIN_MS = 60_000;

export interface Attempts {
  /** Counts one more that was wrong. */
  areTooMany(): boolean;
}

export function createAttempts(now: () => number = Date.now): Attempts {
  let wrong: readonly number[] = [];
  return {
    areTooMany() {
      wrong = [...wrong.filter((at) => now() - at < WITHIN_MS), now()].slice(-MOST - 1);
      return wrong.length > MOST;
    },
  };
}
