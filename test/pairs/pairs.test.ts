/** The same life of a service on each of the four pairs of store and index, and the same answers. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Ontology } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import { openMeilisearchIndex } from '../../src/search/meilisearch/index.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import { guard } from '../../src/store/guard.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { describeWith, findMeilisearch } from '../engines/engine.ts';
import { startMeilisearch } from '../engines/meilisearch.ts';
import { findNeo4j } from '../engines/neo4j/find.ts';
import { neo4jFactory } from '../store/neo4j/factory.ts';
import { scenario, type Transcript } from './scenario.ts';

let ontology: Ontology;
let folder: string;
let expected: Transcript;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  ontology = await readOntology(new URL('../../schema/', import.meta.url));
  folder = await mkdtemp(join(tmpdir(), 'gongfu-pairs-'));
  expected = await scenario({ ontology, store: await sqlite('expected'), index: await embedded('expected') });
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function sqlite(name: string): Promise<GraphStore> {
  const store = guard(await openSqliteStore({ file: join(folder, `${name}.sqlite`), ontology }));
  closing.push(() => store.close());
  return store;
}

async function embedded(name: string): Promise<SearchIndex> {
  const index = await openEmbeddedIndex({ file: join(folder, `${name}-index.sqlite`), ontology });
  closing.push(() => index.close());
  return index;
}

async function neo4j(): Promise<GraphStore> {
  const factory = neo4jFactory(inject('runFolder'));
  const store = await factory.open(ontology);
  closing.push(() => factory.drop(store));
  return guard(store);
}

async function meilisearch(found: string): Promise<SearchIndex> {
  const server = await startMeilisearch(found);
  closing.push(() => server.stop());
  const key = server.key === undefined ? {} : { apiKey: server.key };
  const index = await openMeilisearchIndex({ url: server.url, ontology, ...key });
  closing.push(() => index.close());
  await (await index.rebuild()).finish(0);
  return index;
}

async function expectSame(store: GraphStore, index: SearchIndex): Promise<void> {
  expect(await scenario({ ontology, store, index })).toEqual(expected);
}

describe('on SQLite with the embedded index', () => {
  it('the scenario tells what happened', () => {
    expect(expected).toMatchObject({
      added: { upsertEntities: { revision: 2, seq: 2, changed: [{ id: 'mechanism:chaye-lianmeng' }] } },
      related: { change: { revision: 3, unchanged: 0 } },
      'related again': { change: { revision: 3, unchanged: 1 } },
      read: { entity: { id: 'mechanism:chaye-lianmeng', label: 'Tea league' } },
      'found by 茶叶联盟': { search: { totalCount: 1, edges: [{ node: { id: 'mechanism:chaye-lianmeng' } }] } },
      merged: { merge: { revision: 4 } },
      'after the merge': { node: { id: 'model:dongxian' } },
      'found after the merge': { search: { edges: [{ node: { id: 'model:dongxian' } }, {}] } },
      'in the end': { node: { id: 'model:xixian' } },
    });
    const { search } = expected['found in the end'] as { search: { edges: readonly { node: { id: string } }[] } };
    expect(search.edges[0]?.node.id).toBe('model:xixian');
  });
});

describeWith('neo4j', 'on Neo4j with the embedded index', findNeo4j(), () => {
  it('the scenario has the same answers', async () => {
    await expectSame(await neo4j(), await embedded('beside-neo4j'));
  });
});

describeWith('meilisearch', 'on SQLite with Meilisearch', findMeilisearch(), (found) => {
  it('the scenario has the same answers', async () => {
    await expectSame(await sqlite('beside-meilisearch'), await meilisearch(found));
  });
});

describeWith('meilisearch', 'on Neo4j with Meilisearch', findMeilisearch(), (found) => {
  it.skipIf(findNeo4j() === undefined)('the scenario has the same answers', async () => {
    await expectSame(await neo4j(), await meilisearch(found));
  });
});
