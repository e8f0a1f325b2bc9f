/** The followers of an index and of the one that is kept beside it, as one. */
import type { Follower } from './follow.ts';

/** Status, rebuilding and mending are the primary's. Who waits, waits for the primary, where that is away for the spare, which then answers. */
export function followBoth(primary: Follower, spare: Follower): Follower {
  return {
    start() {
      primary.start();
      spare.start();
    },
    async stop() {
      await Promise.all([primary.stop(), spare.stop()]);
    },
    nudge(seq) {
      primary.nudge(seq);
      spare.nudge(seq);
    },
    async caughtUp(seq, timeoutMs) {
      const before = performance.now();
      if (await primary.caughtUp(seq, timeoutMs)) return true;
      if (primary.status().state !== 'FAILING') return false;
      return spare.caughtUp(seq, Math.max(0, timeoutMs - (performance.now() - before)));
    },
    status: () => primary.status(),
    rebuild: (onProgress) => primary.rebuild(onProgress),
    reproject: (ids) => primary.reproject(ids),
  };
}
