/** A disk that is full or can only be read: changes are refused whole, nothing is lost, and reads go on. */
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GongfuError } from '../../../src/domain/errors.ts';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { openConnection } from '../../../src/store/sqlite/connection.ts';
import { openSqliteStore } from '../../../src/store/sqlite/index.ts';
import { createWriter, transactionsOn } from '../../../src/store/sqlite/writer.ts';
import { change, entity } from '../items.ts';
import { newFolder, refusalOf } from './folder.ts';

const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
const opened: GraphStore[] = [];
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await newFolder();
  file = join(folder, 'gongfu.db');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await rm(folder, { recursive: true, force: true });
});

describe('a file that may not grow', () => {
  test('refuses the change that does not fit and takes those that wait with it', async () => {
    await (await openStore()).close();
    const connection = openConnection({ file, readOnly: false, cacheKib: 2000 });
    const writer = createWriter({ connection, ontology, transactions: transactionsOn(connection) });
    const [pages = 0] = connection.get<[number]>('PRAGMA page_count') ?? [];
    connection.exec(`PRAGMA max_page_count = ${pages + 30}`);
    const [first, second, third] = await Promise.allSettled([
      writer.apply(SMALL),
      writer.apply(LARGE),
      writer.apply(OTHER),
    ]);
    expect([first, third]).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }]);
    expect(second).toMatchObject({
      status: 'rejected',
      reason: { code: 'UNAVAILABLE', message: expect.stringMatching(/full/) },
    });
    connection.exec('PRAGMA max_page_count = 100000');
    expect(await writer.health()).toBeUndefined();
    expect((await writer.apply(LARGE)).value.changed).toHaveLength(300);
    writer.close();
    const store = await openStore();
    expect((await store.counts(scope())).entities).toEqual({ CONCEPT: 300, MODEL: 2 });
  });
});

const isRoot = process.getuid?.() === 0;
const mayMount = isRoot && process.platform === 'linux' && canMount();

describe.skipIf(!mayMount)('a disk (needs root on Linux, for a small file system of its own)', () => {
  let disk: string;
  beforeEach(async () => {
    disk = join(folder, 'disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
    file = join(disk, 'gongfu.db');
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    execFileSync('umount', ['-l', disk]);
  });

  test('that is full refuses changes whole, keeps what was acknowledged, reads on, and takes changes again when there is room', async () => {
    const store = await openStore();
    await writeFile(join(disk, 'ballast'), Buffer.alloc(600_000));
    const kept: string[] = [];
    let full: GongfuError | undefined;
    for (let number = 0; full === undefined && number < 500; number += 1) {
      const id = `model:m${number}`;
      const outcome = await store
        .apply(change(entity('MODEL', `模式${number}`, { id, summary: '一'.repeat(3000) })))
        .catch((error) => error);
      if (outcome instanceof GongfuError) full = outcome;
      else kept.push(id);
    }
    expect(full).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/full.*free some space/s) });
    expect(kept.length).toBeGreaterThan(5);
    expect(await store.health()).toMatchObject({
      ok: true,
      writable: false,
      problems: [expect.stringMatching(/full/)],
    });
    expect((await store.counts(scope())).entities).toEqual({ MODEL: kept.length });
    expect((await store.position()).revision).toBe(kept.length);

    await rm(join(disk, 'ballast'));
    expect(await store.health()).toEqual({ ok: true, writable: true, problems: [] });
    await store.apply(change(entity('MODEL', '后来', { id: 'model:later' })));
    await store.close();
    const again = await openStore();
    const found = await again.records([...kept, 'model:later'], scope());
    expect(found.every((stored) => stored !== undefined)).toBe(true);
  });

  test('that is full for one large change still takes small ones that wait with it', async () => {
    const store = await openStore();
    const large = change(
      ...Array.from({ length: 300 }, (_, number) => entity('CONCEPT', `概念${number}`, { summary: '一'.repeat(3000) })),
    );
    const small = Array.from({ length: 5 }, (_, number) => change(entity('MODEL', `模式${number}`)));
    const [first, ...rest] = await Promise.allSettled([store.apply(large), ...small.map((one) => store.apply(one))]);
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE' } });
    expect(rest.map((outcome) => outcome.status)).toEqual(small.map(() => 'fulfilled'));
    expect((await store.counts(scope())).entities).toEqual({ MODEL: 5 });
  });

  test.each([
    ['after a clean end', true],
    ['after a crash', false],
  ])('that can only be read is read, and says so to who would write: %s', async (_, isClosed) => {
    const store = await openStore();
    await store.apply(change(entity('MODEL', '甲')));
    if (isClosed) await store.close();
    const copy = isClosed ? undefined : await copied(disk, folder);
    if (copy) {
      await store.close();
      await copied(copy, disk);
    }
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const again = await openStore();
    expect((await again.counts(scope())).entities).toEqual({ MODEL: 1 });
    const refused = await refusalOf(again.apply(change(entity('MODEL', '乙'))));
    expect(refused).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/right to write|may read and write/),
    });
    expect(await again.health()).toMatchObject({ ok: true, writable: false, problems: [refused.message] });
  });
});

const SMALL = change(entity('MODEL', '甲'));
const OTHER = change(entity('MODEL', '乙'));
const LARGE = change(
  ...Array.from({ length: 300 }, (_, number) => entity('CONCEPT', `概念${number}`, { summary: '一'.repeat(3000) })),
);

async function openStore(): Promise<GraphStore> {
  const store = await openSqliteStore({ file, ontology });
  opened.push(store);
  return store;
}

function scope() {
  return scopeFor('EDITORS', 20_000);
}

/** As a crash leaves it: the WAL not yet folded into the file. */
async function copied(from: string, to: string): Promise<string> {
  const target = from.endsWith('crashed') ? to : join(to, 'crashed');
  await mkdir(target, { recursive: true });
  for (const name of ['gongfu.db', 'gongfu.db-wal', 'gongfu.db-shm'])
    await copyFile(join(from, name), join(target, name));
  return target;
}

function canMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
