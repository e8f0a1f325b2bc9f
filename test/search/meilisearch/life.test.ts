/** Meilisearch as an index of ours: what it does not take, what a crash leaves behind, how it is made anew. On a real server. */
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import { type MeilisearchOptions, openMeilisearchIndex } from '../../../src/search/meilisearch/index.ts';
import type { SearchIndex, SearchMode } from '../../../src/search/port.ts';
import { describeWith, findMeilisearch } from '../../engines/engine.ts';
import { type MeilisearchServer, startMeilisearch } from '../../engines/meilisearch.ts';
import { untilFilled } from '../contract/meaning.ts';
import { entity, passage } from '../documents.ts';
import { createHashEmbedder } from '../embedder/hash-embedder.ts';
import { compareWithReference } from '../random-comparison.ts';

const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
const PATIENT_MS = 30_000;
/** What a started server takes at once; a larger document it refuses. */
const LARGEST_BYTES = 300_000;

describeWith('meilisearch', 'Meilisearch as the index', findMeilisearch(), (found) => {
  let server: MeilisearchServer;
  let client: Meilisearch;
  let indexes = 0;
  beforeAll(async () => {
    server = await startMeilisearch(found, { args: ['--http-payload-size-limit', String(LARGEST_BYTES)] });
    client = new Meilisearch({ host: server.url, ...(server.key ? { apiKey: server.key } : {}) });
  });
  afterAll(() => server.stop());

  const newName = () => `life-${process.pid}-${++indexes}`;
  async function opened(indexName: string, options: Partial<MeilisearchOptions> = {}): Promise<SearchIndex> {
    const index = await openMeilisearchIndex({
      ...{ url: server.url, apiKey: server.key, ontology, indexName, meaningWaitMs: PATIENT_MS },
      ...options,
    });
    onTestFinished(() => index.close());
    return index;
  }
  const found_ = async (index: SearchIndex, query: string, mode: SearchMode = 'FULL_TEXT') => {
    const request = { query, mode, filter: {}, first: 20, facets: [] };
    return (await index.search(request, scopeFor('PUBLIC', PATIENT_MS))).hits.map(({ id }) => id);
  };
  const uids = async () => (await client.getIndexes({ limit: 1_000 })).results.map(({ uid }) => uid);

  test.each([1, 2, 3])('finds, counts and orders as the reference does (seed %i)', async (seed) => {
    await compareWithReference(await opened(newName()), ontology, seed);
  });

  describe('a document that it does not take', () => {
    test('is set aside and named, and the rest goes on', async () => {
      const index = await opened(newName());
      const documents = [passage('a', '茶园。'), passage('é', '茶园。'), passage('b', '茶园。')];
      await index.update({ documents, removed: [], seq: 7 });
      expect(await found_(index, '茶园')).toEqual(['passage:a', 'passage:b']);
      expect(await index.status()).toMatchObject({ seq: 7, documents: 2, refused: [{ id: 'passage:é' }] });
      await index.update({ documents: [], removed: ['passage:é'], seq: 8 });
      expect((await index.status()).refused).toBeUndefined();
    });

    test('only because the server says so is found among others, and is out of the index', async ({ skip }) => {
      if (server.pid === undefined) skip('the size that the server takes is its own setting');
      const index = await opened(newName());
      const large = (text: string) => passage('large', `茶园。${text}`);
      const others = Array.from({ length: 6 }, (_, i) => passage(`p${i}`, '茶园。'));
      await index.update({ documents: [large('')], removed: [], seq: 1 });
      await index.update({ documents: [...others, large('增'.repeat(LARGEST_BYTES))], removed: [], seq: 2 });
      expect(await index.status()).toMatchObject({ seq: 2, documents: 6, refused: [{ id: 'passage:large' }] });
      expect(await found_(index, '茶园')).toEqual(others.map(({ id }) => id));
      const rebuild = await index.rebuild();
      await rebuild.add([...others, large('增'.repeat(LARGEST_BYTES))]);
      await rebuild.finish(3);
      expect(await index.status()).toMatchObject({ seq: 3, documents: 6, refused: [{ id: 'passage:large' }] });
      await index.update({ documents: [large('增收')], removed: [], seq: 4 });
      const { refused, documents } = await index.status();
      expect({ refused, documents }).toEqual({ refused: undefined, documents: 7 });
    });
  });

  describe('made anew', () => {
    test('nothing is left of the second index, also of one that a crash left behind', async () => {
      const name = newName();
      const index = await opened(name);
      await (await index.rebuild()).finish(1);
      const given = await index.rebuild();
      await given.add([passage('a', '茶园。')]);
      await index.close();
      expect((await uids()).filter((uid) => uid.startsWith(`${name}-`)).toSorted()).toEqual(
        [`${name}-next`, `${name}-words`, `${name}-words-next`].toSorted(),
      );
      await opened(name);
      expect((await uids()).filter((uid) => uid.startsWith(`${name}-`))).toEqual([`${name}-words`]);
    });

    test('what lost a document is not swapped in', async () => {
      const name = newName();
      const index = await opened(name);
      await index.update({ documents: [passage('old', '茶园。')], removed: [], seq: 1 });
      const rebuild = await index.rebuild();
      await rebuild.add([passage('a', '茶园。'), passage('b', '茶园。')]);
      await client.index(`${name}-next`).deleteDocument('passage_b_a').waitTask();
      await expect(rebuild.finish(2)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      expect(await found_(index, '茶园')).toEqual(['passage:old']);
      expect(await index.status()).toMatchObject({ seq: 1 });
    });

    test('names that come late are words of the texts before', async () => {
      const index = await opened(newName());
      const rebuild = await index.rebuild();
      await rebuild.add([passage('old', '两地推行丘陵飞渠合作。')]);
      await rebuild.add([entity('mechanism:new', '丘陵飞渠')]);
      await rebuild.finish(1);
      expect(await found_(index, '丘陵飞渠')).toEqual(['mechanism:new', 'passage:old']);
    });

    test('an index of another model wants to be', async () => {
      const name = newName();
      const one = await opened(name, { embedder: createHashEmbedder() });
      const { version, expected } = await one.status();
      expect(version).toBe(expected);
      await one.close();
      const other = await (await opened(name, { embedder: createHashEmbedder({ identity: 'hashed:2' }) })).status();
      expect(other.version).not.toBe(other.expected);
      const without = await (await opened(name)).status();
      expect(without.version).toBe(without.expected);
    });
  });

  describe('vectors', () => {
    test('are made once for a text, whatever becomes of its document', async () => {
      const embedder = createHashEmbedder();
      const index = await opened(newName(), { embedder });
      const put = (seq: number, weight: number) =>
        index.update({ documents: [passage('a', '茶园增收', { weight }), passage('b', '水库')], removed: [], seq });
      await put(1, 1);
      await untilFilled(index);
      await put(2, 2);
      const rebuild = await index.rebuild();
      await rebuild.add([passage('a', '茶园增收'), passage('c', '茶园增收')]);
      await rebuild.finish(3);
      expect((await index.status()).semantic).toMatchObject({ vectors: 2, wanting: 0 });
      expect(await found_(index, '茶园增收', 'SEMANTIC')).toEqual(['passage:a', 'passage:c']);
      expect(embedder.documents.filter((text) => text === '茶园增收')).toHaveLength(1);
    });

    test('stay where a program without a model writes', async () => {
      const name = newName();
      const first = await opened(name, { embedder: createHashEmbedder() });
      await first.update({ documents: [passage('a', '茶园增收')], removed: [], seq: 1 });
      await untilFilled(first);
      await first.close();
      const without = await opened(name);
      await without.update({
        documents: [passage('a', '茶园增收', { weight: 3 }), passage('b', '水库')],
        removed: [],
        seq: 2,
      });
      await without.close();
      const again = await opened(name, { embedder: createHashEmbedder() });
      await untilFilled(again);
      expect((await found_(again, '茶园增收', 'SEMANTIC'))[0]).toBe('passage:a');
    });
  });

  test('beside the server it reads what is there and refuses to write', async () => {
    const name = newName();
    await expect(opened(name, { readOnly: true })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const writing = await opened(name);
    await writing.update({ documents: [passage('a', '茶园。')], removed: [], seq: 3 });
    const reading = await opened(name, { readOnly: true });
    expect(await found_(reading, '茶园')).toEqual(['passage:a']);
    await expect(reading.update({ documents: [], removed: [], seq: 4 })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(reading.rebuild()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('an index that is gone from the server is made again, empty, and filled from the start', async () => {
    const name = newName();
    const index = await opened(name);
    await index.update({ documents: [entity('concept:a', '茶园')], removed: [], seq: 5 });
    await client.deleteIndex(name).waitTask({ timeout: PATIENT_MS });
    await expect(found_(index, '茶园')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await index.status()).toMatchObject({ seq: 0, documents: 0 });
    await index.update({ documents: [entity('concept:a', '茶园')], removed: [], seq: 6 });
    expect(await found_(index, '茶圆')).toEqual(['concept:a']);
  });

  test('two corpora on one server do not see one another', async () => {
    const [one, other] = [await opened(newName()), await opened(newName())];
    await one.update({ documents: [passage('a', '茶园。')], removed: [], seq: 1 });
    expect(await found_(other, '茶园')).toEqual([]);
  });

  test('killed in the middle of a change it stands for what it has, and the change may come again', async ({
    skip,
  }) => {
    if (server.pid === undefined) skip('a server that was found running is not killed');
    const own = await startMeilisearch(found);
    const name = newName();
    const index = await openMeilisearchIndex({ url: own.url, ontology, indexName: name });
    const documents = Array.from({ length: 200 }, (_, i) => passage(`p${i}`, `第${i}号茶园增收。`));
    await index.update({ documents: documents.slice(0, 1), removed: [], seq: 1 });
    const change = index.update({ documents, removed: [], seq: 2 });
    process.kill(own.pid ?? 0, 'SIGKILL');
    await expect(change).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await index.close();
    const restarted = await own.restart();
    const again = await openMeilisearchIndex({ url: restarted.url, ontology, indexName: name });
    const { seq, documents: count } = await again.status();
    expect([
      [1, 1],
      [2, 200],
    ]).toContainEqual([seq, count]);
    await again.update({ documents, removed: [], seq: 2 });
    expect(await again.status()).toMatchObject({ seq: 2, documents: 200 });
    await again.close();
    await restarted.stop();
  });
});

test('where no server is, it says so at once', async () => {
  const startedAt = performance.now();
  const opening = openMeilisearchIndex({ url: 'http://127.0.0.1:1', ontology });
  await expect(opening).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/MEILI_URL/) });
  expect(performance.now() - startedAt).toBeLessThan(20_000);
});
