/** Files of an earlier version of the tables are brought up to date, or left as they are. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import { type Connection, openConnection } from '../../../src/store/sqlite/connection.ts';
import { MIGRATIONS } from '../../../src/store/sqlite/ddl.ts';
import { openSqliteStore } from '../../../src/store/sqlite/index.ts';
import { migrate, stateOfFile } from '../../../src/store/sqlite/migrate.ts';
import { change, entity } from '../items.ts';
import { newFolder } from './folder.ts';

const NEXT = 'CREATE TABLE added (a); INSERT INTO added VALUES (1)';

let folder: string;
let file: string;
let connection: Connection;

beforeEach(async () => {
  folder = await newFolder();
  file = join(folder, 'gongfu.db');
  connection = openConnection({ file, readOnly: false, cacheKib: 2000 });
});
afterEach(async () => {
  connection.close();
  await rm(folder, { recursive: true, force: true });
});

describe('migrations', () => {
  test('take an empty file through every step to the version of the program', () => {
    expect(stateOfFile(connection)).toBe('EMPTY');
    migrate(connection);
    expect(stateOfFile(connection)).toBe('CURRENT');
    expect(connection.get('PRAGMA user_version')).toEqual([MIGRATIONS.length]);
  });

  test('take an older file on with what it holds', async () => {
    const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
    const store = await openSqliteStore({ file, ontology });
    await store.apply(change(entity('MODEL', '甲', { id: 'model:a' })));
    await store.close();
    expect(stateOfFile(connection, [...MIGRATIONS, NEXT])).toBe('OLDER');
    migrate(connection, [...MIGRATIONS, NEXT]);
    expect(stateOfFile(connection, [...MIGRATIONS, NEXT])).toBe('CURRENT');
    expect(connection.get('SELECT a FROM added')).toEqual([1]);
    expect(connection.get('SELECT id FROM record')).toEqual(['model:a']);
  });

  test('run once however often the file is opened', () => {
    migrate(connection);
    migrate(connection, [...MIGRATIONS, NEXT]);
    migrate(connection, [...MIGRATIONS, NEXT]);
    expect(connection.all('SELECT a FROM added')).toEqual([[1]]);
  });

  test('that fail half-way leave the file as it was', () => {
    migrate(connection);
    expect(() => migrate(connection, [...MIGRATIONS, NEXT, 'CREATE TABLE nonsense'])).toThrow();
    expect(stateOfFile(connection)).toBe('CURRENT');
    expect(() => connection.get('SELECT a FROM added')).toThrow('no such table');
  });

  test('are not run by who only reads: the older file is named with what to do', async () => {
    const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
    await expect(openSqliteStore({ file, ontology, readOnly: true })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const store = await openSqliteStore({ file, ontology });
    expect((await store.counts(scopeFor('PUBLIC', 5000))).passages).toBe(0);
    await store.close();
  });
});
