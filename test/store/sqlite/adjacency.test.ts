/** Walks in memory answer exactly as walks in SQL, at every revision. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GongfuError } from '../../../src/domain/errors.ts';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { createAdjacency, type Later } from '../../../src/store/sqlite/adjacency.ts';
import type { Connection } from '../../../src/store/sqlite/connection.ts';
import { openSqliteStore } from '../../../src/store/sqlite/index.ts';
import { openReader } from '../../../src/store/sqlite/open-reader.ts';
import { createWideReads, type WideReads } from '../../../src/store/sqlite/reads.ts';
import { change, entity, type Item, known, remove } from '../items.ts';
import { createDice, type Dice } from '../random/dice.ts';
import { firstStatements, type RandomGraph, randomChange, randomGraph } from '../random/graph.ts';
import { randomWalks } from '../random/walks.ts';
import { newFolder } from './folder.ts';

const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
/** So small that all that happens to large graphs happens to small ones, too. */
const SIZES = { sliceRows: 24, slicesAtOnce: 1, segmentBits: 4, segmentChanges: 4, followed: 40, touched: 8 };
const ALL = { fromRelations: 0, maxBytes: 2 ** 30, sizes: SIZES };
const CHANGES = 14;
const WALKS = 8;

let folder: string;
let store: GraphStore;
let connections: Connection[];

beforeEach(async () => {
  folder = await newFolder();
  connections = [];
  store = await openSqliteStore({ file: join(folder, 'gongfu.db'), ontology });
});
afterEach(async () => {
  for (const connection of connections) connection.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('walks in memory beside those in SQL', () => {
  test.each([1, 2, 3, Date.now() % 1e6])(
    'answer alike after each change of the random graph of seed %i',
    async (seed) => {
      const dice = createDice(seed);
      const graph = await filled(dice);
      const reading = readers();
      let found = 0;
      for (let round = 0; round < CHANGES; round += 1) {
        found += expectSame(reading, { dice, graph, seed });
        await changed(...randomChange(dice, ontology, graph));
      }
      expect(found).toBeGreaterThan(50_000);
    },
  );

  test.each([1, 2])('answer alike while they are read in slices between the changes, seed %i', async (seed) => {
    const dice = createDice(seed);
    const graph = await filled(dice);
    const slices = createSlices();
    const reading = readers(slices.later);
    expect(reading.isHeld()).toBe(false);
    for (let round = 0; round < CHANGES; round += 1) {
      expectSame(reading, { dice, graph, seed });
      for (let count = dice.below(12); count > 0; count -= 1) slices.run();
      await changed(...randomChange(dice, ontology, graph));
      for (let count = dice.below(12); count > 0; count -= 1) slices.run();
    }
    while (slices.run());
    expect(reading.isHeld()).toBe(true);
    expectSame(reading, { dice, graph, seed });
  });

  test('answer alike after more changes than are followed, in lists longer than a slice, and when they are read anew', async () => {
    await store.apply(change(entity('GROUP', '全部', { id: 'group:all' })));
    const slices = createSlices();
    const { inMemory, inSql, isHeld } = readers(slices.later);
    expect(isHeld()).toBe(false);
    while (slices.run());
    expect(isHeld()).toBe(true);
    const expectSamePage = (totalCount: number) => {
      const query = { depth: 1, direction: 'BOTH', page: { first: 1_000, withTotal: true } } as const;
      const [found] = inMemory.neighbours(['group:all'], query, 'PUBLIC');
      expect(found).toEqual(inSql.neighbours(['group:all'], query, 'PUBLIC')[0]);
      expect(found?.totalCount).toBe(totalCount);
    };

    await store.apply(change(...numbers(0, 60).flatMap(part)));
    expect(isHeld()).toBe(false);
    slices.run();
    // What was read of the longest list moves in it: what comes first now is read twice, unless the list is read anew.
    await changed(entity('GROUP', 'a', { id: 'group:g59', keys: { sort: '0' } }));
    await changed(entity('GROUP', 'c', { id: 'group:g0', keys: { sort: 'y' } }));
    while (slices.run()) expect(isHeld()).toBe(false);
    expect(isHeld()).toBe(true);
    expectSamePage(60);
    await changed(remove('relation:r5'), remove('relation:r50'));
    expectSamePage(58);

    await store.apply(change(...numbers(10, 20).map(renamed)));
    expectSamePage(58);
    await store.apply(change(...numbers(30, 20).map(renamed)));
    await changed(entity('GROUP', 'b', { id: 'group:new' }), known('PART_OF', 'group:new', 'group:all'));
    expectSamePage(59);
    while (slices.run());
    expectSamePage(59);
  });
});

function numbers(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}

function part(at: number): readonly Item[] {
  const id = `group:g${at}`;
  return [entity('GROUP', id, { id }), known('PART_OF', id, 'group:all', { id: `relation:r${at}` })];
}

/** What sorted first sorts last, and some sort alike. */
function renamed(at: number): Item {
  const id = `group:g${at}`;
  return entity('GROUP', `${id} neu`, { id, keys: { sort: `x${String(500 - Math.floor(at / 3))}` } });
}

describe('where relations cannot be held', () => {
  const PAGE = { first: 5, withTotal: true };
  const around = () =>
    store.neighbours(
      ['group:a'],
      { depth: 2, direction: 'BOTH', page: PAGE },
      { viewer: 'PUBLIC', deadlineAt: Date.now() + 20_000 },
    );

  test('for want of memory, walks are answered from the file, and health says so', async () => {
    await reopened({ fromRelations: 0, maxBytes: 1, atOnce: true });
    expect((await around())[0]?.totalCount).toBe(1);
    expect(await store.health()).toEqual({
      ok: true,
      writable: true,
      problems: [expect.stringMatching(/memory than 0 MB.*GONGFU_WALK_MEMORY_MB.*from the file/)],
    });
  });

  test.each([
    ['because the graph is small', { fromRelations: 2 }],
    ['because the setting forbids it', { fromRelations: 0, maxBytes: 0, atOnce: true }],
  ])('%s, walks are answered from the file, and all is well', async (_, walks) => {
    await reopened(walks);
    expect((await around())[0]?.totalCount).toBe(1);
    expect((await store.health()).problems).toEqual([]);
  });

  async function reopened(walks: object): Promise<void> {
    await store.apply(
      change(
        entity('GROUP', '甲', { id: 'group:a' }),
        entity('GROUP', '乙', { id: 'group:b' }),
        known('PART_OF', 'group:a', 'group:b'),
      ),
    );
    await store.close();
    store = await openSqliteStore({ file: join(folder, 'gongfu.db'), ontology, walks });
  }
});

interface Reading {
  readonly inMemory: WideReads;
  readonly inSql: WideReads;
  isHeld(): boolean;
}

function readers(later?: Later): Reading {
  const open = () => {
    const connection = openReader(join(folder, 'gongfu.db'));
    connections.push(connection);
    return connection;
  };
  const [one, other] = [open(), open()];
  const adjacency = createAdjacency(one, ALL, later);
  return {
    inMemory: createWideReads(one, ontology, adjacency),
    inSql: createWideReads(other, ontology),
    isHeld: () => adjacency.graphNow({ ontology, viewer: 'PUBLIC' }) !== undefined,
  };
}

/** What a thread would do when it is idle, one by one. */
function createSlices(): { readonly later: Later; run(): boolean } {
  const waiting: (() => void)[] = [];
  return {
    later: (work) => void waiting.push(work),
    run: () => {
      waiting.shift()?.();
      return waiting.length > 0;
    },
  };
}

async function filled(dice: Dice): Promise<RandomGraph> {
  const graph = randomGraph(dice, ontology);
  await store.apply(change(...firstStatements(graph.items)));
  return graph;
}

/** A change that is refused is none. */
async function changed(...items: readonly Item[]): Promise<void> {
  try {
    await store.apply(change(...items));
  } catch (error) {
    if (!(error instanceof GongfuError) || error.code === 'INTERNAL' || error.code === 'UNAVAILABLE') throw error;
  }
}

/** Returns how much there was to compare, in characters. */
function expectSame(
  { inMemory, inSql }: Reading,
  { dice, graph, seed }: { readonly dice: Dice; readonly graph: RandomGraph; readonly seed: number },
): number {
  let size = 0;
  for (let count = 0; count < WALKS; count += 1) {
    const { ids, neighbours, paths, subgraph } = randomWalks(dice, ontology, graph);
    for (const viewer of ['PUBLIC', 'EDITORS'] as const) {
      const ask = (reads: WideReads) => ({
        neighbours: reads.neighbours(ids, neighbours, viewer),
        paths: reads.paths(paths, viewer),
        subgraph: reads.subgraph(subgraph, viewer),
      });
      const asked = { seed, viewer, ids, neighbours, paths, subgraph };
      const wanted = ask(inSql);
      expect({ asked, answer: ask(inMemory) }).toEqual({ asked, answer: wanted });
      size += JSON.stringify(wanted).length;
    }
  }
  return size;
}
