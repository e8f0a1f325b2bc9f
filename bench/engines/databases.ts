/** The Neo4j of the bench: one JVM, in which each contender has a server of its own, with its own database, page cache and port. */
import { readFileSync } from 'node:fs';
import neo4j, { type Driver } from 'neo4j-driver';
import { type Borrowed, borrowFrom } from '../../test/engines/neo4j/borrow.ts';
import { NEO4J_VERSION } from '../../test/engines/neo4j/find.ts';
import { startPool } from '../../test/engines/neo4j/start.ts';
import type { Usage } from '../graphql/child.ts';

export interface Databases {
  /** Of the statements by hand. */
  readonly plain: Borrowed;
  /** Of gongfu. */
  readonly gongfu: Borrowed;
  /** Of the JVM. */
  usage(): Usage;
}

export interface StartedDatabases extends Databases {
  stop(): Promise<void>;
}

/** Enough that no collection of garbage is for want of room, and that the whole graph stays in memory. */
const [HEAP, PAGE_CACHE] = ['2g', '2g'];
export const DATABASES_LINE = `Neo4j ${NEO4J_VERSION} (Community), heap ${HEAP}, page cache ${PAGE_CACHE} for each of two servers`;

/** `folder`: what was written there before is there again. */
export async function startDatabases(folder: string): Promise<StartedDatabases> {
  const pool = await startPool({ folder, owner: process.pid, compiler: 'full', heap: HEAP, pageCache: PAGE_CACHE });
  // Lent in this order they have the same folders each time.
  const plain = await borrowFrom(pool.door);
  const gongfu = await borrowFrom(pool.door);
  const { pid = 0 } = pool.process;
  return {
    ...{ plain, gongfu, usage: () => usageOf(pid) },
    async stop() {
      const ended = new Promise((resolve) => pool.process.once('exit', resolve));
      pool.process.ref();
      await Promise.all([plain.giveBack(), gongfu.giveBack()]);
      pool.process.kill('SIGTERM');
      await ended;
    },
  };
}

/** As Linux counts it for a process whose own word cannot be asked. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4_096;
/** Behind the name, which may hold anything, the third field comes first. */
const [UTIME, STIME, RSS] = [14 - 3, 15 - 3, 24 - 3];

/** All threads. Throws where there is no /proc. */
export function usageOf(pid: number): Usage {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[UTIME]) + Number(fields[STIME]);
  return { cpuMs: (ticks * 1_000) / TICKS_PER_SECOND, rssBytes: Number(fields[RSS]) * PAGE_BYTES };
}

export function driverFor({ uri, username, password }: Omit<Borrowed, 'giveBack'>): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(username, password), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
}
