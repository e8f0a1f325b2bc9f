import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import type { SearchIndex, SearchRequest } from '../../src/search/port.ts';
import { createSegmenter } from '../../src/text/segment.ts';
import { searchContract } from './contract.ts';
import { entity, passage, pick, randomDocument, randomOf, randomQuery } from './documents.ts';
import { createReferenceIndex } from './reference.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'gongfu-search-'));
let files = 0;
const newFile = () => join(folder, `index-${++files}.sqlite`);
afterAll(() => rm(folder, { recursive: true, force: true }));

// Each worker loads a dictionary of its own (a second); emptying one is the same as a new one.
let shared: SearchIndex | undefined;
const sharedFile = newFile();

searchContract('embedded', {
  async open() {
    shared ??= await openEmbeddedIndex({ file: sharedFile, ontology });
    const rebuild = await shared.rebuild().catch(() => undefined);
    if (!rebuild) shared = await openEmbeddedIndex({ file: sharedFile, ontology });
    await (rebuild ?? (await shared.rebuild())).finish(0);
    return {
      index: shared,
      reopen: () => openEmbeddedIndex({ file: sharedFile, ontology }),
      discard: async () => undefined,
    };
  },
});
afterAll(() => shared?.close());

describe('the embedded index', () => {
  test.each([1, 2, 3, 4, 5, 6])('finds, counts and orders as the reference does (seed %i)', async (seed) => {
    const random = randomOf(seed);
    const [index, reference] = [
      await openEmbeddedIndex({ file: newFile(), ontology }),
      createReferenceIndex(ontology, createSegmenter()),
    ];
    for (let seq = 1; seq <= 6; seq++) {
      const documents = Array.from({ length: 15 }, () => randomDocument(random, Math.floor(random() * 60)));
      const removed = [`passage:${Math.floor(random() * 60)}`, `model:${Math.floor(random() * 60)}`];
      await index.update({ documents, removed, seq });
      await reference.update({ documents, removed, seq });
    }
    for (let i = 0; i < 40; i++) await compare(index, reference, random);
    await index.close();
  });

  test('keeps its answers beside a rebuild that a crash left behind', async () => {
    const file = newFile();
    await writeFile(`${file}.rebuild`, 'half a file');
    const index = await openEmbeddedIndex({ file, ontology });
    await index.update({ documents: [entity('concept:a', '茶园')], removed: [], seq: 1 });
    await index.close();
    expect((await readdir(folder)).filter((name) => name.includes('.rebuild'))).toEqual([]);
  });

  test.each(['no database at all', ''])('a damaged file (%j) is made anew, at position 0', async (content) => {
    const file = newFile();
    await writeFile(file, content.repeat(1_000));
    const index = await openEmbeddedIndex({ file, ontology });
    expect(await index.status()).toMatchObject({ seq: 0, documents: 0 });
    await index.update({ documents: [entity('concept:a', '茶园')], removed: [], seq: 1 });
    await index.close();
  });

  test('beside the server it reads what is there and refuses to write', async () => {
    const file = newFile();
    const writing = await openEmbeddedIndex({ file, ontology });
    await writing.update({ documents: [passage('a', '茶园。')], removed: [], seq: 3 });
    const reading = await openEmbeddedIndex({ file, ontology, readOnly: true });
    expect((await reading.search(requestOf('茶园'), scopeFor('PUBLIC', 5_000))).totalCount).toBe(1);
    await expect(reading.update({ documents: [], removed: [], seq: 4 })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await Promise.all([reading.close(), writing.close()]);
  });

  test('for reading only there must be a file', async () => {
    await expect(openEmbeddedIndex({ file: newFile(), ontology, readOnly: true })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });

  test('too many requests at once are LIMIT_EXCEEDED, and the rest is answered', async () => {
    const index = await openEmbeddedIndex({ file: newFile(), ontology, maxQueue: 3 });
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => index.status()));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(3);
    expect(answers.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'LIMIT_EXCEEDED' } });
    await index.close();
  });
});

function requestOf(query: string, more: Partial<SearchRequest> = {}): SearchRequest {
  return {
    query,
    mode: 'FULL_TEXT',
    filter: {},
    first: 1_000,
    facets: ['type', 'kind', 'domain', 'region', 'document', 'year'],
    ...more,
  };
}

async function compare(index: SearchIndex, reference: SearchIndex, random: () => number): Promise<void> {
  const query = randomQuery(random);
  const filter = pick(random, [
    {},
    {},
    { types: ['MODEL', 'REGION'] },
    { passages: true },
    { regions: ['region:a'] },
    { from: '2018', to: '2019-06' },
    { kinds: ['FUND'] },
  ]);
  const scope = scopeFor(pick(random, ['PUBLIC', 'EDITORS']), 10_000);
  const [found, expected] = await Promise.all([
    index.search(requestOf(query, { filter }), scope),
    reference.search(requestOf(query, { filter }), scope),
  ]);
  const label = JSON.stringify({ query, filter, viewer: scope.viewer });
  expect(found.hits.map((hit) => hit.id).toSorted(), label).toEqual(expected.hits.map((hit) => hit.id).toSorted());
  expect({ ...found, hits: [] }, label).toEqual({ ...expected, hits: [] });
  const ofReference = new Map(expected.hits.map((hit) => [hit.id, hit]));
  for (const hit of found.hits) {
    expect(hit.score, `${label} ${hit.id}`).toBeCloseTo(ofReference.get(hit.id)?.score ?? -1, 9);
    expect(hit.matchedBy, `${label} ${hit.id}`).toEqual(ofReference.get(hit.id)?.matchedBy);
  }
  const prefix = query.slice(0, 1 + Math.floor(random() * 3));
  const asked = { prefix, first: 5 };
  expect(await index.suggest(asked, scope), prefix).toEqual(await reference.suggest(asked, scope));
}
