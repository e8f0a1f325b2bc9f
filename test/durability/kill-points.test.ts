/** Store and index do not come apart: processes are killed between write, feed and index. */
import { describe, expect, test } from 'vitest';
import { createDice } from '../store/random/dice.ts';
import { tempFolder } from '../temp-folder.ts';
import { killedWhileFollowing } from './following.ts';

const KILLS = 50;
const MOST_TO_PROVE = 5;

describe('a process that is killed while the index follows the graph', () => {
  test('leaves them apart where the index moves its position too early: the test can fail', async () => {
    const dice = createDice(2);
    let apart = 0;
    for (let tries = 0; tries < MOST_TO_PROVE && apart === 0; tries += 1) {
      const { diverged } = await killedWhileFollowing({ folder: tempFolder(), kills: 2, dice, isBroken: true });
      apart = diverged.length;
    }
    expect(apart).toBeGreaterThan(0);
  }, 300_000);

  test(`leaves nothing apart after it has caught up, at ${KILLS} points`, async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const outcome = await killedWhileFollowing({ folder: tempFolder(), kills: KILLS, dice: createDice(seed) });
    expect(outcome.diverged, `seed ${seed}`).toEqual([]);
    // By chance a few kills fall into a catch-up, which the life after it compares.
    expect(outcome.compared).toBeGreaterThan(KILLS / 2);
    expect(outcome.documents).toBeGreaterThan(50);
    expect(outcome.points.size, `seed ${seed}: ${[...outcome.points.keys()]}`).toBeGreaterThan(4);
  }, 900_000);
});
