/** The JVM compiles what is used often, and compiles it better the longer it is used: a server is asked until that shows no more. */
import type { Driver } from '../graphql/processes.ts';
import { type Contender, type Measure, oneRound, type Plan } from '../graphql/rounds.ts';

export const WARMING_ROUND_MS = 1_500;
/** So many rounds in a row without a better one by this much end it. */
const ROUNDS_WITHOUT_GAIN = 3;
const GAIN = 0.97;

export async function warmUp(driver: Driver, contender: Contender, plan: Plan, mostRounds: number): Promise<void> {
  let best = Number.POSITIVE_INFINITY;
  let idle = 0;
  for (let round = 0; round < mostRounds && idle < ROUNDS_WITHOUT_GAIN; round += 1) {
    const { cpuUs } = await firstRound(driver, contender, plan);
    idle = cpuUs < best * GAIN ? 0 : idle + 1;
    best = Math.min(best, cpuUs);
  }
}

const ATTEMPTS = 20;

/** Where a database plans a statement for the first time, on a machine that is busy, answers may be late. */
async function firstRound(driver: Driver, contender: Contender, plan: Plan): Promise<Measure> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await oneRound(driver, contender, plan);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}
