/** Records are kept for as long as nothing is written: what is read is what is stored, whoever asks. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { scopeFor, type Viewer } from '../../../src/domain/scope.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { openSqliteStore } from '../../../src/store/sqlite/index.ts';
import { at, change, entity, passage, relation, remove } from '../items.ts';
import { newFolder } from './folder.ts';

const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
const scope = (viewer: Viewer = 'PUBLIC') => scopeFor(viewer, 20_000);
const PAGE = { first: 20, withTotal: false };

let folder: string;
let store: GraphStore;
let statements: number;

beforeEach(async () => {
  folder = await newFolder();
  const file = join(folder, 'gongfu.db');
  store = await openSqliteStore({ file, ontology, onStatements: (count) => (statements += count) });
  await store.apply(
    change(
      entity('DOCUMENT', '文献', { id: 'document:d' }),
      passage('document:d', '一段。', { id: 'passage:p' }),
      entity('REGION', '某地', { id: 'region:r' }),
      entity('MODEL', '模式', { id: 'model:m', summary: '旧' }),
      relation('PRACTISED_IN', 'model:m', 'region:r', { id: 'relation:r', evidence: [at('passage:p')] }),
    ),
  );
  statements = 0;
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function summary(viewer?: Viewer): Promise<unknown> {
  const [stored] = await store.records(['model:m'], scope(viewer));
  return stored && 'summary' in stored.record ? stored.record.summary : undefined;
}

test('the same record is read from the file once', async () => {
  expect([await summary(), await summary()]).toEqual(['旧', '旧']);
  expect(statements).toBe(1);
});

test('what is written is read, also where it was read before', async () => {
  await summary();
  await store.apply(change(entity('MODEL', '模式', { id: 'model:m', summary: '新' })));
  expect(await summary()).toBe('新');
});

test('what is removed is gone from records and lists', async () => {
  await store.relationsOf(['model:m'], { direction: 'BOTH', page: PAGE }, scope());
  await store.apply(change(remove('relation:r')));
  const [page] = await store.relationsOf(['model:m'], { direction: 'BOTH', page: PAGE }, scope());
  expect(page?.edges).toEqual([]);
  expect(await store.records(['relation:r'], scope())).toEqual([undefined]);
});

test('what becomes hidden is hidden from the public, though its text stays the same, and editors see it still', async () => {
  const read = (viewer: Viewer) => store.records(['passage:p', 'model:m', 'relation:r'], scope(viewer));
  expect((await read('PUBLIC')).every((stored) => stored !== undefined)).toBe(true);
  await read('EDITORS');
  await store.apply(change(entity('DOCUMENT', '文献', { id: 'document:d', fields: { visibility: 'EDITORS' } })));
  expect(await read('PUBLIC')).toEqual([undefined, undefined, undefined]);
  expect((await read('EDITORS')).every((stored) => stored !== undefined)).toBe(true);
});

test('what was kept is in an answer that is too large to be kept beside it', async () => {
  const text = '长'.repeat(90_000);
  const ids = Array.from({ length: 200 }, (_, i) => `passage:long-${i}`);
  await store.apply(
    change(...ids.map((id, i) => passage('document:d', text, { id, section: ['长'], paragraph: i + 1 }))),
  );
  await store.records(ids.slice(0, 1), scope());
  expect((await store.records(ids, scope())).map((stored) => stored?.record.id)).toEqual(ids);
  await store.records(ids.slice(0, 1), scope());
  const [page] = await store.contentOf(['document:d'], [], { first: 300, withTotal: false }, scope());
  expect(page?.edges.map(({ node }) => node.record.id)).toEqual(expect.arrayContaining(ids));
});
