/** The timing: rounds of the servers in turn, so that what else the machine does falls on all of them alike. */
import type { Driver, MeasuredServer } from './processes.ts';

export interface Contender {
  readonly server: MeasuredServer;
  readonly bodies: readonly string[];
  readonly token?: string;
}

export interface Measure {
  readonly cpuUs: number;
  /** Of it, what a database on the network took. */
  readonly databaseUs: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly rssMb: number;
}

export interface Plan {
  readonly connections: number;
  readonly rounds: number;
  readonly roundMs: number;
  /** Before the rounds, of each server: programs become fast by being used. */
  readonly warmUpRequests: number;
}

const MOST_PER_MS = 100;

/** By contender, in their order: one measure a round. */
export async function measure(
  driver: Driver,
  contenders: readonly Contender[],
  plan: Plan,
): Promise<readonly (readonly Measure[])[]> {
  const measures: Measure[][] = contenders.map(() => []);
  for (const contender of contenders) await oneRound(driver, contender, plan, plan.warmUpRequests);
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const [i, contender] of contenders.entries()) {
      measures[i]?.push(await oneRound(driver, contender, plan));
    }
  }
  return measures;
}

/** Asks the bodies in turn, from the first. */
export async function oneRound(
  driver: Driver,
  { server, bodies, token }: Contender,
  plan: Plan,
  atLeast = 2 * plan.connections,
): Promise<Measure> {
  const before = await server.usage();
  const { connections, roundMs: ms } = plan;
  const driven = await driver.drive({
    ...{ url: server.url, bodies, connections, ms, atLeast, numbersFrom: nextNumber(ms * MOST_PER_MS + atLeast) },
    ...(token ? { token } : {}),
  });
  const after = await server.usage();
  return {
    cpuUs: ((after.cpuMs - before.cpuMs) * 1_000) / driven.requests,
    databaseUs: (((after.databaseMs ?? 0) - (before.databaseMs ?? 0)) * 1_000) / driven.requests,
    perSecond: (driven.requests * 1_000) / driven.ms,
    p50Ms: driven.p50Ms,
    p99Ms: driven.p99Ms,
    rssMb: after.rssBytes / 2 ** 20,
  };
}

let lastNumber = Date.now() * 1_000;

/** Numbers that no mutation of this run or an earlier one has had: the first of so many. */
export function nextNumber(count: number): number {
  const from = lastNumber;
  lastNumber += count;
  return from;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The median over the rounds. */
export function middle(measures: readonly Measure[]): Measure {
  const of = (name: keyof Measure) => median(measures.map((one) => one[name]));
  return {
    ...{ cpuUs: of('cpuUs'), databaseUs: of('databaseUs'), perSecond: of('perSecond') },
    ...{ p50Ms: of('p50Ms'), p99Ms: of('p99Ms'), rssMb: of('rssMb') },
  };
}
