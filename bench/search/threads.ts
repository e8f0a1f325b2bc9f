/** How much CPU each thread of the process takes (Linux). */
import { readdirSync, readFileSync } from 'node:fs';

const TASKS = '/proc/self/task';
/** V8's compilers and collectors, which work beside the threads that run JavaScript. */
const HELPER = 'V8Worker';
const NANOSECONDS_PER_MS = 1e6;
/** A thread that ends between two looks is counted up to the last one. */
const LOOK_MS = 200;

/** `stop` gives the CPU milliseconds of the busiest thread since the start: of several that work at once what the clock cannot be below. */
export function watchThreads(): { stop(): number } {
  const before = cpuOfThreads();
  const after = new Map(before);
  const look = () => {
    for (const [thread, ms] of cpuOfThreads()) after.set(thread, ms);
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return Math.max(...[...after].map(([thread, ms]) => ms - (before.get(thread) ?? 0)));
    },
  };
}

/** CPU milliseconds of V8's helpers since the start of the process. */
export function helpersMs(): number {
  let sum = 0;
  for (const [thread, ms] of cpuOfThreads()) if (read(thread, 'comm')?.trim() === HELPER) sum += ms;
  return sum;
}

function cpuOfThreads(): ReadonlyMap<string, number> {
  return new Map(
    readdirSync(TASKS).map((thread) => [
      thread,
      Number(read(thread, 'schedstat')?.split(' ')[0] ?? 0) / NANOSECONDS_PER_MS,
    ]),
  );
}

/** Undefined where the thread has ended meanwhile. */
function read(thread: string, what: 'comm' | 'schedstat'): string | undefined {
  try {
    return readFileSync(`${TASKS}/${thread}/${what}`, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return undefined;
    throw error;
  }
}
