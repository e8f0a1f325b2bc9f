/** One store copied into another, by the ports and by the command's own way, also when it is cut off. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { type Place, parsePlace } from '../../src/config/place.ts';
import { readConfig } from '../../src/config.ts';
import { lockDataFolder, makeDataFolder } from '../../src/data-folder.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { type Copying, copyStore } from '../../src/ingest/copy.ts';
import { exportLines } from '../../src/ingest/export.ts';
import { applyJoining } from '../../src/ingest/joining.ts';
import { compareGraphs, performCopy } from '../../src/moving.ts';
import type { GraphStore, StoreSnapshot } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { describeWith } from '../engines/engine.ts';
import { borrowNeo4j } from '../engines/neo4j/borrow.ts';
import { emptied } from '../engines/neo4j/emptied.ts';
import { findNeo4j } from '../engines/neo4j/find.ts';
import { change, entity, type Item, keysOf, merge, remove } from '../store/items.ts';
import { createDice } from '../store/random/dice.ts';
import { firstStatements, randomChange, randomGraph } from '../store/random/graph.ts';
import { tempFolder } from '../temp-folder.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const SCRIPT = fileURLToPath(new URL('./copying-process.ts', import.meta.url));
/** Lines of a scan: so many more make a second batch. */
const BATCH = 500;

async function openFile(file: string): Promise<GraphStore> {
  const store = await openSqliteStore({ file, ontology });
  onTestFinished(() => store.close());
  return store;
}

/** A graph with hidden sources, merged ids and removed records, of more than one batch; no test writes to it. */
const shared = mkdtempSync(join(tmpdir(), 'gongfu-test-'));
const filledFile = join(shared, 'filled.db');
beforeAll(() => fill(filledFile));
afterAll(() => rmSync(shared, { recursive: true, force: true, maxRetries: 5 }));

async function fill(file: string): Promise<void> {
  const store = await openSqliteStore({ file, ontology });
  const dice = createDice(9);
  const graph = randomGraph(dice, ontology);
  const write = (items: readonly Item[]) => applyJoining(store, change(...items), keysOf);
  await write(firstStatements(graph.items));
  await write(
    Array.from({ length: BATCH }, (_, number) => entity('PERSON', `人${number}`, { id: `person:n${number}` })),
  );
  for (let number = 0; number < 10; number += 1) {
    await write(randomChange(dice, ontology, graph)).catch(() => undefined);
  }
  await write([merge('person:n1', 'person:n2')]);
  await write([remove('person:n3')]);
  await store.close();
}

async function textOf(store: Pick<GraphStore, 'scan'>): Promise<string> {
  let text = '';
  for await (const lines of exportLines(store, 'EDITORS')) text += lines;
  return text;
}

function copying(from: GraphStore, to: GraphStore, more: Partial<Copying> = {}): Promise<unknown> {
  return copyStore({ from, to, keys: keysOf, ...more });
}

function sqlite(path: string): Place {
  return parsePlace(`sqlite:${path}`, 'path');
}

/** The way of the command, with the settings of this process. */
function performed(from: Place, to: Place): ReturnType<typeof performCopy> {
  return performCopy(readConfig({ ...process.env, GONGFU_DATA: tempFolder() }), { from, to }, () => {});
}

/** Kills the process of a copying as soon as its target has taken something. */
async function killedInTheMiddle(from: string, to: string): Promise<void> {
  const child = spawn(process.execPath, [SCRIPT, from, to], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('copying')) break;
  child.kill('SIGKILL');
  await closed;
  expect(child.signalCode).toBe('SIGKILL');
}

describe('a copied graph', () => {
  test('is the same graph byte for byte, and a second copying finds it there', async () => {
    const [from, to] = [await openFile(filledFile), await openFile(join(tempFolder(), 'b.db'))];
    const { revision } = await from.position();
    const text = await textOf(from);
    const merged = text.match(/^\{"merged":/gm)?.length ?? 0;
    const records = text.match(/^\{"record":/gm)?.length ?? 0;
    expect([merged > 0, records > BATCH]).toEqual([true, true]);
    const done = { records, merged, revision, sourceRevision: revision };
    expect(await copying(from, to)).toEqual({ kind: 'COPIED', ...done });
    expect(await textOf(to)).toBe(text);
    expect(await textOf(from)).toBe(text);
    expect(await copying(from, to)).toEqual({ kind: 'THERE_ALREADY', ...done });
  });

  test('is one state of its source, which is written to meanwhile', async () => {
    const file = join(tempFolder(), 'a.db');
    copyFileSync(filledFile, file);
    const [from, to] = [await openFile(file), await openFile(join(tempFolder(), 'b.db'))];
    const text = await textOf(from);
    const { revision } = await from.position();
    const writes: Promise<unknown>[] = [];
    const onLines = () => {
      if (writes.length === 0) writes.push(from.apply(change(remove('person:n99'), entity('PERSON', '后来'))));
    };
    // The second batch is read after the write.
    const slow = { ...from, snapshot: async () => readAfter(await from.snapshot(), writes) };
    expect(await copying(slow, to, { onLines })).toMatchObject({ revision, sourceRevision: revision + 1 });
    expect(await textOf(to)).toBe(text);
    await expect(copying(from, to)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('an older state of this graph'),
    });
  });
});

function readAfter(snapshot: StoreSnapshot, writes: readonly Promise<unknown>[]): StoreSnapshot {
  const scan: StoreSnapshot['scan'] = async (...args) => {
    await Promise.all(writes);
    return snapshot.scan(...args);
  };
  return { ...snapshot, scan };
}

describe('a copying is refused', () => {
  test('into a store that holds something else, which stays as it is', async () => {
    const [from, to] = [await openFile(filledFile), await openFile(join(tempFolder(), 'b.db'))];
    await to.apply(change(entity('PERSON', '他人')));
    const text = await textOf(to);
    await expect(copying(from, to)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('something else'),
    });
    expect(await textOf(to)).toBe(text);
  });

  test('from an empty store, and from a place into itself', async () => {
    const folder = tempFolder();
    const [from, to] = [await openFile(join(folder, 'a.db')), await openFile(join(folder, 'b.db'))];
    await expect(copying(from, to)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const place = sqlite(join(folder, 'a.db'));
    await expect(performed(place, place)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('same place'),
    });
  });

  test('into a data folder that another process owns', async () => {
    const folder = tempFolder();
    const lock = lockDataFolder(makeDataFolder(join(folder, 'to')));
    await expect(performed(sqlite(filledFile), sqlite(join(folder, 'to')))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    lock.release();
  });
});

describe('a copying whose process is killed', () => {
  test('into a data folder leaves it empty, and the next one makes it whole', async () => {
    const to = join(tempFolder(), 'to');
    await killedInTheMiddle(`sqlite:${filledFile}`, `sqlite:${to}`);
    expect((await performed(sqlite(filledFile), sqlite(to))).kind).toBe('COPIED');
    const config = readConfig({ GONGFU_DATA: to });
    expect(await compareGraphs(config, sqlite(filledFile), () => {})).toMatchObject({ differingBuckets: 0 });
  });
});

describeWith('neo4j', 'a copying to Neo4j', findNeo4j(), () => {
  async function borrowed(): Promise<string> {
    const server = await borrowNeo4j(inject('runFolder'));
    onTestFinished(() => server.giveBack());
    return (await emptied(server)).uri;
  }

  test('that is killed is made whole by the next one, and copied back it is the same byte for byte', async () => {
    const [uri, from, back] = [await borrowed(), filledFile, join(tempFolder(), 'back.db')];
    const text = await textOf(await openFile(from));
    await killedInTheMiddle(`sqlite:${from}`, uri);
    const place = parsePlace(uri, 'uri');
    expect((await performed(sqlite(from), place)).kind).toBe('COPIED');
    expect((await performed(sqlite(from), place)).kind).toBe('THERE_ALREADY');
    expect((await performed(place, sqlite(back))).kind).toBe('COPIED');
    expect(await textOf(await openFile(back))).toBe(text);
  }, 300_000);
});
