/** Acknowledged means on disk: processes are killed while four clients write. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ontology } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { newFolder } from '../store/sqlite/folder.ts';
import { type Damage, damageIn, killedWhileWriting, type Mode, prepare } from './killing.ts';

const CLIENTS = 4;
const ROUNDS = 20;
/** Of a store that answers early, a round in which nothing was promised at the moment of the kill is possible, but rare. */
const MAX_ROUNDS_TO_PROVE = 8;

let folder: string;
let ontology: Ontology;
let random: () => number;
let seed: number;

beforeEach(async () => {
  folder = await newFolder();
  ontology = await readOntology(new URL('../../schema/', import.meta.url));
  seed = Math.floor(Math.random() * 2 ** 31);
  random = seeded(seed);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a process that is killed while four clients write', () => {
  test('loses what it acknowledged, where it answers before the commit: the test can fail', async () => {
    const file = join(folder, 'gongfu.db');
    await prepare(file, ontology);
    let lost = 0;
    for (let number = 0; number < MAX_ROUNDS_TO_PROVE && lost === 0; number += 1) {
      const acknowledged = await round(file, number, 'EARLY');
      lost = (await damageIn(file, ontology, new Set(acknowledged))).lost.length;
    }
    expect(lost, `seed ${seed}`).toBeGreaterThan(0);
  }, 120_000);

  test('keeps every acknowledged change whole and no half one, in 20 rounds, also between the commit and the reply', async () => {
    const file = join(folder, 'gongfu.db');
    await prepare(file, ontology);
    const acknowledged = new Set<string>();
    let unanswered = 0;
    for (let number = 0; number < ROUNDS; number += 1) {
      const mode = number % 3 === 2 ? 'HOLD' : 'STORE';
      for (const name of await round(file, number, mode)) acknowledged.add(name);
      const last: Damage = await damageIn(file, ontology, acknowledged);
      expect({ lost: last.lost, half: last.half }, `seed ${seed}, round ${number}`).toEqual({ lost: [], half: [] });
      // What was committed is there although nobody was told.
      if (mode === 'HOLD') expect(last.unanswered.length, `seed ${seed}, round ${number}`).toBeGreaterThan(unanswered);
      unanswered = last.unanswered.length;
    }
    expect(acknowledged.size, `seed ${seed}`).toBeGreaterThan(ROUNDS);
  }, 180_000);
});

function round(file: string, number: number, mode: Mode): Promise<readonly string[]> {
  return killedWhileWriting({
    file,
    number,
    clients: CLIENTS,
    mode,
    killAfterMs: Math.floor(random() * 120),
    holdAfter: 1 + Math.floor(random() * 20),
  });
}

/** mulberry32: small, and the same everywhere. */
function seeded(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
