/** Processes that write while the index follows, each killed at a point by chance, and what the next one finds. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Dice } from '../store/random/dice.ts';
import { BREAKING_POINT, FOLLOWING_POINTS, type KillPoint, REBUILDING_POINTS } from './kill-points.ts';
import type { Life, Said } from './life.ts';

const SCRIPT = fileURLToPath(new URL('./following-process.ts', import.meta.url));
const MOST_TIMES = 3;
const LONGEST_DELAY_MS = 20;

export interface Following {
  readonly folder: string;
  readonly kills: number;
  readonly dice: Dice;
  readonly isBroken?: boolean;
  /** Settings, as the environment has them: of an empty store and an empty index. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called after each kill. */
  readonly onKill?: (kills: number) => void;
}

export interface Outcome {
  readonly kills: number;
  readonly points: ReadonlyMap<KillPoint, number>;
  /** How often both were compared, and how many documents were in the graph then, at most. */
  readonly compared: number;
  readonly documents: number;
  /** Of a life, what differed after it was killed and the next had caught up. */
  readonly diverged: readonly { readonly life: string; readonly ids: readonly string[] }[];
}

/** Kills by chance, each followed by a catch-up and a comparison, or by a kill while it catches up. */
export async function killedWhileFollowing(following: Following): Promise<Outcome> {
  const { folder, kills, dice, isBroken = false, env = {}, onKill } = following;
  const points = new Map<KillPoint, number>();
  const diverged: { life: string; ids: readonly string[] }[] = [];
  let [compared, documents, before] = [0, 0, 'none'];
  for (let number = 0; number <= kills; number += 1) {
    const isLast = number === kills;
    const life = {
      folder,
      isFirst: number === 0,
      isLast,
      isBroken,
      ...lifeOf(dice, number > 0 && !isLast, isBroken),
    };
    for (const said of await lived(life, env)) {
      if ('killedAt' in said) {
        points.set(said.killedAt, (points.get(said.killedAt) ?? 0) + 1);
        before = JSON.stringify({ ...life, killedAt: said.killedAt });
        continue;
      }
      compared += 1;
      documents = Math.max(documents, said.compared.documents);
      if (said.compared.differing > 0) diverged.push({ life: before, ids: said.compared.ids });
    }
    if (!isLast) onKill?.(number + 1);
  }
  return { kills, points, compared, documents, diverged };
}

function lifeOf(
  dice: Dice,
  mayBeCatchingUp: boolean,
  isBroken: boolean,
): Omit<Life, 'folder' | 'isFirst' | 'isLast' | 'isBroken'> {
  const rebuilds = !isBroken && dice.chance(0.2);
  const point = isBroken ? BREAKING_POINT : (dice.one(rebuilds ? REBUILDING_POINTS : FOLLOWING_POINTS) ?? 'WRITTEN');
  return {
    ...{ seed: dice.below(2 ** 31), rebuilds, point, nth: rebuilds ? 1 : 1 + dice.below(MOST_TIMES) },
    isKilledCatchingUp: mayBeCatchingUp && !isBroken && dice.chance(0.2),
    delayMs: dice.chance(0.5) ? 0 : 1 + dice.below(LONGEST_DELAY_MS),
  };
}

/** What the process said, which ended as it should. */
async function lived(life: Life, env: Readonly<Record<string, string>>): Promise<readonly Said[]> {
  const cache = process.env.NODE_COMPILE_CACHE ?? join(tmpdir(), 'gongfu-compile-cache');
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(life)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GONGFU_EMBEDDER: 'off', NODE_COMPILE_CACHE: cache, ...env },
  });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const said: Said[] = [];
  const lines = createInterface({ input: child.stdout });
  // The process writes nothing else there.
  lines.on('line', (line) => said.push(JSON.parse(line) as Said));
  await Promise.all([once(child, 'close'), once(lines, 'close')]);
  const isAsItShould = life.isLast ? child.exitCode === 0 : child.signalCode === 'SIGKILL';
  if (isAsItShould) return said;
  throw new Error(`the process of ${JSON.stringify(life)} ended by itself:\n${errors.join('')}`);
}
