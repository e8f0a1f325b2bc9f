/**
 * A process that owns a data folder: it lets the index catch up with the graph, compares both, and then writes while the index follows,
 * until it kills itself at a point that it was told. Arguments: the life as JSON; settings come from the environment.
 */
import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../../src/config.ts';
import { makeDataFolder } from '../../src/data-folder.ts';
import { GongfuError } from '../../src/domain/errors.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { countOfDifferences } from '../../src/ingest/compare-sides.ts';
import { createFollower, type Follower } from '../../src/ingest/follow.ts';
import { applyJoining } from '../../src/ingest/joining.ts';
import type { Following } from '../../src/ingest/reindex.ts';
import { idsOf, verifyIndex } from '../../src/ingest/verify-index.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { change, keysOf } from '../store/items.ts';
import { createDice } from '../store/random/dice.ts';
import { firstStatements, randomChange, randomGraph } from '../store/random/graph.ts';
import { type KillPoint, pointedIndex, pointedStore } from './kill-points.ts';
import type { Life, Said } from './life.ts';

/** A catch-up takes a second; a machine may be busy. */
const CAUGHT_UP_MS = 60_000;
/** The index is to get its turn. */
const WRITE_PAUSE_MS = 10;

// Written by test/durability/following.ts.
const life = JSON.parse(process.argv[2] ?? '') as Life;
const pair = await patiently(openPair);
const { ontology } = pair;
let [passed, isArmed] = [0, life.isKilledCatchingUp];
const parts: Following = {
  ontology,
  store: pointedStore(pair.store, pass),
  index: pointedIndex(pair.index, pass, life.isBroken),
};
const dice = createDice(life.seed);
/** The same in every life of a folder: each change is about its parts. */
const random = randomGraph(createDice(1), ontology);

if (life.isFirst) {
  await patiently(() => applyJoining(parts.store, change(...firstStatements(random.items)), keysOf));
}
const follower = createFollower({ ...parts, pollMs: 20, onProblem: (error) => console.error(error) });
follower.start();
await patiently(() => caughtUp(follower));
if (!isArmed) await patiently(compare);
if (life.isLast) {
  await follower.stop();
  await pair.close();
} else {
  isArmed = true;
  await Promise.all([writeForEver(), life.rebuilds ? rebuildForEver() : undefined]);
}

/** That of the settings. The embedded one by itself: what the others need takes half a second to load. */
async function openPair(): Promise<Following & { close(): Promise<void> }> {
  const config = readConfig(process.env);
  const folder = makeDataFolder(life.folder);
  if (config.store !== 'sqlite' || config.search !== 'embedded') {
    const { openParts } = await import('../../src/app.ts');
    const { primary, ...opened } = await openParts(config, folder, { readOnly: false, waits: false });
    return { ...opened, index: primary };
  }
  const read = await readOntology(new URL('../../schema/', import.meta.url));
  const store = await openSqliteStore({ file: folder.graphFile, ontology: read });
  const index = await openEmbeddedIndex({ file: folder.indexFile, ontology: read });
  const close = async () => {
    await Promise.all([store.close(), index.close()]);
  };
  return { ontology: read, store, index, close };
}

function pass(point: KillPoint): void {
  if (!isArmed || point !== life.point) return;
  passed += 1;
  if (passed < life.nth) return;
  isArmed = false;
  say({ killedAt: point });
  if (life.delayMs === 0) kill();
  else void setTimeout(life.delayMs).then(kill);
}

function kill(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Written at once: what a buffer still held would be lost with the process. */
function say(said: Said): void {
  writeSync(1, `${JSON.stringify(said)}\n`);
}

/** An engine on a machine that is busy with a whole suite is taken for away now and then. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + CAUGHT_UP_MS; ; await setTimeout(WRITE_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      const mayPass = error instanceof GongfuError && ['UNAVAILABLE', 'TIMEOUT'].includes(error.code);
      if (!mayPass || Date.now() > until) throw error;
    }
  }
}

async function caughtUp(followed: Follower): Promise<void> {
  const { seq } = await pair.store.position();
  if (!(await followed.caughtUp(seq, CAUGHT_UP_MS)))
    throw new GongfuError('UNAVAILABLE', JSON.stringify(followed.status()));
}

async function compare(): Promise<void> {
  const { differences, ...rest } = await verifyIndex(pair, { isFollowed: true });
  if (!differences) throw new Error(JSON.stringify(rest));
  const ids = idsOf(differences);
  say({ compared: { documents: differences.one, differing: countOfDifferences(differences), ids } });
}

async function writeForEver(): Promise<never> {
  for (;;) {
    const request = change(...randomChange(dice, ontology, random));
    // Some are refused, as it happens to clients.
    const outcome = await applyJoining(parts.store, request, keysOf).catch(() => undefined);
    if (outcome) follower.nudge(outcome.seq);
    await setTimeout(WRITE_PAUSE_MS);
  }
}

async function rebuildForEver(): Promise<never> {
  for (;;) await follower.rebuild();
}
