/** Long computing on the main thread, in turns with the requests that wait. */
import { setImmediate } from 'node:timers/promises';

/** How long a turn may keep requests waiting. */
const TURN_MS = 10;

export async function inTurns<T>(making: Iterable<T>): Promise<readonly T[]> {
  const made: T[] = [];
  let turnEnds = performance.now() + TURN_MS;
  for (const one of making) {
    made.push(one);
    if (performance.now() < turnEnds) continue;
    await setImmediate();
    turnEnds = performance.now() + TURN_MS;
  }
  return made;
}
