/** What the store does with files that it cannot use or write: it says what to do, loses nothing, and reads live on where they can. */
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { openSqliteStore } from '../../../src/store/sqlite/index.ts';
import { change, entity, known, remove } from '../items.ts';
import { newFolder, refusalOf } from './folder.ts';

let folder: string;
let file: string;
let ontology: Ontology;
const LABEL = { by: 'LABEL', descending: false } as const;
const opened: GraphStore[] = [];

beforeEach(async () => {
  folder = await newFolder();
  file = join(folder, 'gongfu.db');
  ontology = await readOntology(new URL('../../../schema/', import.meta.url));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await rm(folder, { recursive: true, force: true });
});

describe('a file that is none of ours', () => {
  test('of a newer program is refused and left as it is', async () => {
    await storedFile();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = await readFile(file);
    expect(await refusalOf(openStore())).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/newer.*update this program/s),
    });
    expect(await refusalOf(openStore({ readOnly: true }))).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/newer/),
    });
    expect(await readFile(file)).toEqual(before);
  });

  test('an SQLite file of another program is refused and left as it is', async () => {
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)');
    database.close();
    const before = await readFile(file);
    expect(await refusalOf(openStore())).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/another data folder/),
    });
    expect(await readFile(file)).toEqual(before);
  });

  test('that is no database is refused and left as it is', async () => {
    await writeFile(
      file,
      'this was never a database, and it is long enough to have a header of its own, as it were.'.repeat(20),
    );
    const before = await readFile(file);
    expect(await refusalOf(openStore())).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/damaged.*backup/s),
    });
    expect(await readFile(file)).toEqual(before);
  });

  test('that is not there is not made for reading only', async () => {
    expect(await refusalOf(openStore({ readOnly: true }))).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/start the server/),
    });
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });
});

describe('a damaged file', () => {
  test('is UNAVAILABLE with what to do where the damage is met, and what is whole is read', async () => {
    await storedFile();
    await overwrite(file, await pageOf('change'));
    const store = await openStore();
    const history = () => refusalOf(store.history(['model:m0'], { first: 10, withTotal: false }, scope()));
    expect(await history()).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/damaged.*backup/s) });
    expect((await store.records(['model:m0'], scope()))[0]?.record.id).toBe('model:m0');
    expect(await history()).toMatchObject({ code: 'UNAVAILABLE' });
    expect((await store.counts(scope())).entities).toEqual({ MODEL: 1 });
  });

  test.each([
    ['a record is no longer the text that was written', (text: string) => text.replace('"label"', '"la\u0001el"')],
    ['a record has no end', (text: string) => text.replace('}', ' ')],
    ['a page of records is lost', undefined],
  ])('is UNAVAILABLE for every read that meets it, and health says so: %s', async (_, damaged) => {
    await storedFile(40);
    if (damaged) await replaceInFile('"model:m7"', damaged);
    else await overwrite(file, await pageOf('record'));
    for (const readOnly of [true, false]) {
      const reads: readonly ((store: GraphStore) => Promise<unknown>)[] = [
        (store) => store.records(['model:m7'], scope()),
        (store) => store.scan(undefined, 100, scope()),
        (store) => store.entities([{ filter: {}, order: LABEL, page: { first: 50, withTotal: true } }], scope()),
        (store) => store.apply(change(entity('MODEL', '新名', { id: 'model:m7' }))),
      ];
      for (const read of readOnly ? reads.slice(0, 3) : reads) {
        const store = await openSqliteStore({ file, ontology, readOnly });
        const refused = await refusalOf(read(store));
        expect(refused).toMatchObject({
          code: 'UNAVAILABLE',
          message: expect.stringMatching(/gongfu\.db is damaged.*backup/s),
        });
        expect(await store.health()).toMatchObject({ ok: false, problems: [refused.message] });
        await store.close();
      }
    }
  });

  test('met by a history is UNAVAILABLE to all viewers', async () => {
    const store = await openStore();
    await store.apply(change(entity('DOCUMENT', '内部稿', { id: 'document:mi', fields: { visibility: 'EDITORS' } })));
    await store.close();
    await storedFile(3);
    await replaceInFile('"model:m1"', (text) => text.replace('"label"', '"la\u0001el"'));
    const again = await openStore({ readOnly: true });
    const asked = again.history(['model:m1'], { first: 10, withTotal: false }, scopeFor('PUBLIC', 20_000));
    expect(await refusalOf(asked)).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/damaged/) });
  });

  test('refuses what would be written into the damage, whole', async () => {
    await storedFile();
    await overwrite(file, await pageOf('change'));
    const store = await openStore();
    expect(await refusalOf(store.apply(change(entity('MODEL', '乙', { id: 'model:b' }))))).toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(await store.records(['model:b'], scope())).toEqual([undefined]);
    expect(await store.health()).toMatchObject({
      ok: false,
      writable: false,
      problems: [expect.stringMatching(/damaged/)],
    });
  });
});

describe('a second process', () => {
  test('that would write the same file is told so, and may read', async () => {
    const first = await openStore();
    await first.apply(change(entity('MODEL', '甲')));
    expect(await refusalOf(openStore())).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/already open for writing/),
    });
    const beside = await openStore({ readOnly: true });
    await first.apply(change(entity('MODEL', '乙')));
    expect((await beside.counts(scope())).entities).toEqual({ MODEL: 2 });
    expect(await refusalOf(beside.apply(change(entity('MODEL', '丙'))))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await beside.health()).toEqual({ ok: true, writable: false, problems: [] });
  });

  test('may write when the first one is closed', async () => {
    const first = await openStore();
    await first.close();
    const second = await openStore();
    expect((await second.apply(change(entity('MODEL', '甲')))).revision).toBe(1);
  });
});

describe('a schema that has changed', () => {
  test('is taken over by whoever writes: lists sort by the new order of types', async () => {
    const store = await openStore();
    await store.apply(change(entity('MODEL', '甲', { id: 'model:a' }), entity('DOMAIN', '乙', { id: 'domain:b' })));
    await store.close();
    ontology = turnedRound(ontology);
    expect(await refusalOf(openStore({ readOnly: true }))).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/restart the server/),
    });
    const again = await openStore();
    const [page] = await again.entities(
      [{ filter: {}, order: { by: 'TYPE', descending: false }, page: { first: 10, withTotal: false } }],
      scope(),
    );
    expect(page?.edges.map(({ node }) => node.record.id)).toEqual(['model:a', 'domain:b']);
  });
});

describe('a type that schema/ no longer has', () => {
  test.each([
    ['an entity', ['MODEL'], /entities of the type MODEL/],
    ['a relation', ['WITHIN'], /relations of the type WITHIN/],
    ['both', ['REGION', 'WITHIN'], /entities of the type REGION, relations of the type WITHIN/],
  ])('is named with what to do, and nothing is changed, where %s has it', async (_, gone, named) => {
    const store = await openStore();
    await store.apply(
      change(
        entity('MODEL', '甲', { id: 'model:a' }),
        entity('REGION', '乙', { id: 'region:b' }),
        entity('REGION', '丙', { id: 'region:c' }),
        known('WITHIN', 'region:b', 'region:c'),
      ),
    );
    await store.close();
    const whole = ontology;
    ontology = without(whole, gone);
    for (const readOnly of [true, false]) {
      const refused = await refusalOf(openStore({ readOnly }));
      expect(refused).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(named) });
      expect(refused.message).toMatch(/put .* back into schema\/.*export/s);
    }
    ontology = whole;
    expect((await (await openStore()).counts(scope())).entities).toEqual({ MODEL: 1, REGION: 2 });
  });

  test('is no matter where nothing has it any more', async () => {
    const store = await openStore();
    await store.apply(change(entity('MODEL', '甲', { id: 'model:a' }), entity('REGION', '乙', { id: 'region:b' })));
    await store.apply(change(remove('model:a')));
    await store.close();
    ontology = without(ontology, ['MODEL']);
    expect((await (await openStore()).counts(scope())).entities).toEqual({ REGION: 1 });
  });
});

async function openStore(options: { readOnly?: boolean } = {}): Promise<GraphStore> {
  const store = await openSqliteStore({ file, ontology, ...options });
  opened.push(store);
  return store;
}

async function storedFile(models = 1): Promise<void> {
  const store = await openSqliteStore({ file, ontology });
  await store.apply(
    change(
      ...Array.from({ length: models }, (_, number) => entity('MODEL', `模式${number}`, { id: `model:m${number}` })),
    ),
  );
  await store.close();
}

function scope() {
  return scopeFor('EDITORS', 20_000);
}

/** A page of a table's own, from its root on: [first byte, bytes]. */
async function pageOf(table: string): Promise<readonly [number, number]> {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database
    .prepare('SELECT rootpage, (SELECT page_size FROM pragma_page_size) AS size FROM sqlite_schema WHERE name = ?')
    .get(table);
  database.close();
  const [root, size] = [Number(row?.rootpage), Number(row?.size)];
  return [(root - 1) * size, size];
}

async function overwrite(path: string, [start, bytes]: readonly [number, number]): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.write(Buffer.alloc(bytes, 0xa5), 0, bytes, start);
  await handle.close();
}

/** In place, everywhere that the file has the text: what follows it on the same page, for so many bytes, is replaced. */
async function replaceInFile(text: string, damaged: (text: string) => string): Promise<void> {
  const bytes = await readFile(file, 'latin1');
  const parts = bytes.split(text);
  const changed = parts.map((part, at) => (at === 0 ? part : damaged(part.slice(0, 80)).slice(0, 80) + part.slice(80)));
  await writeFile(file, changed.join(text), 'latin1');
  expect((await stat(file)).size).toBe(bytes.length);
  expect(changed).not.toEqual(parts);
}

function without(read: Ontology, names: readonly string[]): Ontology {
  const ranked = <T extends { readonly name: string }>(types: readonly T[]): T[] =>
    types.filter(({ name }) => !names.includes(name)).map((type, rank) => ({ ...type, rank }));
  const [entityTypes, relationTypes] = [ranked(read.entityTypes), ranked(read.relationTypes)];
  return {
    ...read,
    entityTypes,
    relationTypes,
    entityType: (name) => entityTypes.find((type) => type.name === name),
    relationType: (name) => relationTypes.find((type) => type.name === name),
  };
}

function turnedRound(read: Ontology): Ontology {
  const entityTypes = read.entityTypes.toReversed().map((type, rank) => ({ ...type, rank }));
  return { ...read, entityTypes, entityType: (name) => entityTypes.find((type) => type.name === name) };
}
