/** The writer's thread, started anew where it broke down: what it had committed is in the file, and it keeps nothing else. */
import type { Calls, Methods } from '../../worker.ts';

/** A thread that keeps breaking down is left alone: after so many new starts within this time, until it has passed. */
const MAX_STARTS = 3;
const WITHIN_MS = 60_000;

/**
 * Asked like the thread itself. Requests under way when it breaks down are UNAVAILABLE, and may have been carried out; the next one
 * starts it anew. `failure` tells of a thread that is left alone.
 */
export async function createWriterThread<M extends Methods>(
  spawn: () => Promise<Calls<M>>,
  now: () => number = Date.now,
): Promise<Calls<M>> {
  let current = await spawn();
  let starting: Promise<Calls<M>> | undefined;
  let starts: readonly number[] = [];
  let isClosing = false;
  const mayStart = () => {
    starts = starts.filter((at) => now() - at < WITHIN_MS);
    return !isClosing && starts.length < MAX_STARTS;
  };
  const start = async () => {
    starts = [...starts, now()];
    try {
      current = await spawn();
      return current;
    } finally {
      starting = undefined;
    }
  };
  const thread = () => {
    if (starting || !current.failure() || !mayStart()) return starting ?? current;
    starting = start();
    return starting;
  };
  return {
    call: async (method, request) => {
      const calls = thread();
      // Without a turn of the loop where it runs: requests reach it in the order of the calls.
      return (calls instanceof Promise ? await calls : calls).call(method, request);
    },
    waiting: () => current.waiting(),
    failure: () => (starting || mayStart() ? undefined : current.failure()),
    close: async () => {
      isClosing = true;
      await starting?.catch(() => undefined);
      await current.close();
    },
  };
}
