/** Loaded before a program (`node --import`), or by itself as one that does nothing: tells how late its event loop was. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
import type { Usage } from '../graphql/child.ts';

/** Since it was last asked. */
export interface Watched extends Usage {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

const RESOLUTION_MS = 10;
const NANOSECONDS_PER_MS = 1e6;

if (isMainThread) watch();

function watch(): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let cpu = process.cpuUsage();
  process.on('message', () => {
    const { user, system } = process.cpuUsage(cpu);
    process.send?.({
      ...{ p50Ms: late(delay.percentile(50)), p99Ms: late(delay.percentile(99)), maxMs: late(delay.max) },
      ...{ cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage.rss() },
    } satisfies Watched);
    delay.reset();
    cpu = process.cpuUsage();
  });
  // A program is not kept alive by it.
  if (!import.meta.main) process.channel?.unref();
}

/** What is measured is the time between two looks, which are to be 10 ms apart. */
function late(nanoseconds: number): number {
  return Math.max(0, nanoseconds / NANOSECONDS_PER_MS - RESOLUTION_MS);
}
