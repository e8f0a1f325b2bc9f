/** Rounds of killing a writing process, by the machinery of test/durability, and what is counted after each. */
import { join } from 'node:path';
import type { Ontology } from '../../src/domain/ontology.ts';
import { damageIn, killedWhileWriting, type Mode, prepare } from '../../test/durability/killing.ts';
import { createDice, type Dice } from '../../test/store/random/dice.ts';

export interface Killing {
  readonly folder: string;
  readonly ontology: Ontology;
  readonly kills: number;
  readonly writers: number;
  readonly seed: number;
}

export interface Tally {
  readonly kills: number;
  readonly acknowledged: number;
  /** Whole changes in the store, those included whose writer was killed before the answer reached it. */
  readonly found: number;
  readonly lost: number;
  readonly torn: number;
  readonly reopenMs: readonly number[];
}

/** The whole store is read after each kill: it is not to grow for ever. */
const KILLS_A_FILE = 25;
const MAX_KILLS_TO_PROVE = 20;
const LONGEST_LIFE_MS = 400;
const MOST_COMMITS = 40;

/** Every third process stands still after a commit, so that the kill falls between the disk and the reply. */
export async function kills(killing: Killing): Promise<Tally> {
  const tallies: Tally[] = [];
  for (let done = 0; done < killing.kills; done += KILLS_A_FILE) {
    const count = Math.min(KILLS_A_FILE, killing.kills - done);
    const mode = (number: number): Mode => (number % 3 === 2 ? 'HOLD' : 'STORE');
    tallies.push(await killsOfFile({ ...killing, kills: count, seed: killing.seed + done }, mode));
  }
  return tallies.reduce(sum);
}

/** A store that answers too early, until it is caught: it shows that a loss is seen. */
export async function provesLoss(killing: Killing): Promise<Tally> {
  const tallies: Tally[] = [];
  do {
    const seed = killing.seed + 1_000_000 + tallies.length;
    tallies.push(await killsOfFile({ ...killing, kills: 1, seed }, () => 'EARLY'));
  } while (tallies.at(-1)?.lost === 0 && tallies.length < MAX_KILLS_TO_PROVE);
  return tallies.reduce(sum);
}

async function killsOfFile(killing: Killing, modeOf: (number: number) => Mode): Promise<Tally> {
  const { folder, ontology, writers, seed } = killing;
  const file = join(folder, `kills-${seed}.sqlite`);
  const dice = createDice(seed);
  await prepare(file, ontology);
  const acknowledged = new Set<string>();
  const reopenMs: number[] = [];
  let [found, lost, torn] = [0, 0, 0];
  for (let number = 0; number < killing.kills; number += 1) {
    const round = { file, number, clients: writers, mode: modeOf(number), ...momentOf(dice) };
    for (const name of await killedWhileWriting(round)) acknowledged.add(name);
    const damage = await damageIn(file, ontology, acknowledged);
    // What was lost once stays so: the last count is that of the file.
    [found, lost, torn] = [damage.found, damage.lost.length, damage.half.length];
    reopenMs.push(damage.reopenMs);
  }
  return { kills: killing.kills, acknowledged: acknowledged.size, found, lost, torn, reopenMs };
}

function momentOf(dice: Dice) {
  return { killAfterMs: dice.below(LONGEST_LIFE_MS), holdAfter: 1 + dice.below(MOST_COMMITS) };
}

function sum(one: Tally, other: Tally): Tally {
  return {
    kills: one.kills + other.kills,
    acknowledged: one.acknowledged + other.acknowledged,
    found: one.found + other.found,
    lost: one.lost + other.lost,
    torn: one.torn + other.torn,
    reopenMs: [...one.reopenMs, ...other.reopenMs],
  };
}
