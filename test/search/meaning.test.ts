/** Search by meaning in the embedded index: its contract, and its life beside the embedder. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import type { SearchDocument } from '../../src/search/document.ts';
import { type EmbeddedIndexOptions, openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import { createEmbedder } from '../../src/search/embedder/index.ts';
import { dot, type Embedder } from '../../src/search/embedder.ts';
import type { SearchIndex, SearchMode } from '../../src/search/port.ts';
import { meaningText, semanticText, textHash } from '../../src/search/semantic-text.ts';
import { shippedVectors } from '../../src/search/shipped-vectors.ts';
import { saysNothing } from '../../src/text/stop-words.ts';
import { semanticContract, untilFilled } from './contract/meaning.ts';
import { entity, passage, randomDocument, randomOf, randomQuery } from './documents.ts';
import { createHashEmbedder } from './embedder/hash-embedder.ts';
import { SERVED_DIMENSION, SERVED_KEY, startVectorServer, unitVector } from './embedder/vector-server.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'gongfu-meaning-'));
let files = 0;
const newFile = () => join(folder, `index-${++files}.sqlite`);
const WAIT_MS = 10_000;
afterAll(() => rm(folder, { recursive: true, force: true }));

// Each worker loads a dictionary of its own (a second); emptying one is the same as a new one.
let shared: SearchIndex | undefined;
semanticContract('embedded', {
  async open() {
    const options = {
      file: join(folder, 'shared.sqlite'),
      ontology,
      embedder: createHashEmbedder(),
      meaningWaitMs: WAIT_MS,
    };
    shared ??= await openEmbeddedIndex(options);
    await (await shared.rebuild()).finish(0);
    return { index: shared, reopen: () => openEmbeddedIndex(options), discard: async () => undefined };
  },
});
afterAll(() => shared?.close());

async function opened(
  options: Partial<EmbeddedIndexOptions> & { readonly embedder?: Embedder | undefined },
): Promise<SearchIndex> {
  const index = await openEmbeddedIndex({ file: newFile(), ontology, meaningWaitMs: WAIT_MS, ...options });
  onTestFinished(() => index.close());
  return index;
}

const put = (index: SearchIndex, ...documents: SearchDocument[]) => index.update({ documents, removed: [], seq: 1 });
const ask = (index: SearchIndex, query: string, mode: SearchMode = 'SEMANTIC') =>
  index.search({ query, mode, filter: {}, first: 20, facets: [] }, scopeFor('PUBLIC', WAIT_MS));

describe('the vectors of an index', () => {
  test.each([1, 2, 3])('find and order as an exact comparison does (seed %i)', async (seed) => {
    const random = randomOf(seed);
    const index = await opened({ embedder: createHashEmbedder({ isChineseOnly: false }) });
    const documents = new Map(
      Array.from({ length: 120 }, () => randomDocument(random, Math.floor(random() * 90))).map((one) => [one.id, one]),
    );
    await put(index, ...documents.values());
    await untilFilled(index);
    const visible = [...documents.values()].filter(({ visibility }) => visibility === 'PUBLIC');
    for (let i = 0; i < 30; i++) {
      const query = randomQuery(random);
      // Stop words alone have no meaning; words answer them.
      if (saysNothing(meaningText(query))) continue;
      const asked = unitVector(meaningText(query));
      const cosines = new Map(
        visible.map((document) => [document.id, dot(asked, unitVector(semanticText(document) ?? ''))]),
      );
      const { hits } = await ask(index, query);
      const expected = [...cosines.values()].sort((a, b) => b - a).slice(0, hits.length);
      hits.forEach(({ id, score }, place) => {
        expect(score, `${query} ${id}`).toBeCloseTo(Math.max(0, cosines.get(id) ?? 9), 2);
        expect(score, `${query} at ${place}`).toBeCloseTo(Math.max(0, expected[place] ?? 9), 2);
      });
    }
  });

  test('find nothing where nothing is near enough', async () => {
    const index = await opened({ embedder: createHashEmbedder({ leastCosine: 0.4 }) });
    await put(index, passage('near', '茶园增收'), passage('far', '水库大坝加固'));
    await untilFilled(index);
    expect(await ask(index, '茶园')).toMatchObject({ hits: [{ id: 'passage:near' }], totalCount: 1, degraded: [] });
    expect(await ask(index, '桥梁')).toMatchObject({ hits: [], totalCount: 0, degraded: [] });
  });

  test('outlive the program, and what was undone goes on', async () => {
    const file = newFile();
    const embedder = createHashEmbedder();
    const before = await openEmbeddedIndex({ file, ontology, embedder });
    await put(before, passage('a', '茶园'));
    await untilFilled(before);
    await put(before, ...Array.from({ length: 40 }, (_, i) => passage(`b${i}`, `水库之${i}`)));
    await before.close();
    const again = await opened({ file, embedder });
    await untilFilled(again);
    expect(embedder.documents.filter((text) => text === '茶园')).toHaveLength(1);
    expect(new Set(embedder.documents).size).toBeGreaterThanOrEqual(41);
    expect((await ask(again, '茶园')).hits[0]?.id).toBe('passage:a');
  });

  test('are taken over by a rebuild, so that only changed texts are embedded again', async () => {
    const embedder = createHashEmbedder();
    const index = await opened({ embedder });
    await put(index, passage('a', '茶园'), passage('b', '水库'));
    await untilFilled(index);
    const before = embedder.documents.length;
    const rebuild = await index.rebuild();
    await rebuild.add([passage('a', '茶园'), passage('b', '大坝'), passage('c', '水库')]);
    await rebuild.finish(2);
    await untilFilled(index);
    expect(embedder.documents.slice(before)).toEqual(['大坝']);
    expect((await ask(index, '水库')).hits[0]?.id).toBe('passage:c');
    expect((await ask(index, '大坝')).hits[0]?.id).toBe('passage:b');
  });

  test('of another model are made anew', async () => {
    const file = newFile();
    const first = await openEmbeddedIndex({ file, ontology, embedder: createHashEmbedder() });
    await put(first, passage('a', '茶园'));
    await untilFilled(first);
    await first.close();
    const other = createHashEmbedder({ identity: 'hashed:2' });
    const index = await opened({ file, embedder: other });
    await untilFilled(index);
    expect(other.documents).toContain('茶园');
    expect((await index.status()).semantic).toEqual({ model: 'hashed:2', vectors: 1, wanting: 0 });
  });

  test('that were made before are not made again', async () => {
    const embedder = createHashEmbedder();
    const path = join(folder, 'made-before.bin');
    const texts = ['茶园', '水库', '大坝'].map((text) => semanticText(passage('x', text)) ?? '');
    const made = texts.map((text) => ({ hash: textHash(text), vector: unitVector(text) }));
    await writeFile(path, shippedVectors(made, embedder));
    const index = await opened({ embedder, shippedVectors: path });
    await put(index, passage('a', '茶园'), passage('b', '水库'), passage('c', '桥梁'));
    await untilFilled(index);
    expect(embedder.documents.filter((text) => text !== '政策')).toEqual(['桥梁']);
    const { hits } = await ask(index, '水库');
    expect(hits[0]).toMatchObject({ id: 'passage:b', score: expect.closeTo(1, 2) });
  });

  test('that were made before are taken when search by meaning is turned on', async () => {
    const [file, path] = [newFile(), join(folder, 'made-for-later.bin')];
    await writeFile(
      path,
      shippedVectors([{ hash: textHash('茶园'), vector: unitVector('茶园') }], { identity: 'hashed:1' }),
    );
    const off = await openEmbeddedIndex({ file, ontology });
    await put(off, passage('a', '茶园'), passage('b', '水库'));
    await off.close();
    const embedder = createHashEmbedder();
    const index = await opened({ file, embedder, shippedVectors: path });
    await untilFilled(index);
    expect(embedder.documents).toEqual(['政策', '水库']);
    expect((await ask(index, '茶园')).hits[0]).toMatchObject({ id: 'passage:a', score: expect.closeTo(1, 2) });
  });

  test('that were made before by another model are passed over', async () => {
    const path = join(folder, 'of-another.bin');
    const made = [{ hash: textHash('茶园'), vector: unitVector('水库') }];
    await writeFile(path, shippedVectors(made, { identity: 'other' }));
    const embedder = createHashEmbedder();
    const index = await opened({ embedder, shippedVectors: path });
    await put(index, passage('a', '茶园'));
    await untilFilled(index);
    expect(embedder.documents).toContain('茶园');
  });

  test('can be used beside the server that makes them', async () => {
    const file = newFile();
    const writing = await opened({ file, embedder: createHashEmbedder() });
    await put(writing, passage('a', '茶园'), passage('b', '水库'));
    await untilFilled(writing);
    const reading = await opened({ file, embedder: createHashEmbedder(), readOnly: true });
    expect((await ask(reading, '水库')).hits[0]?.id).toBe('passage:b');
    expect((await reading.status()).semantic).toEqual({ model: 'hashed:1', vectors: 2, wanting: 0 });
  });
});

describe('the vector of a query', () => {
  test('is asked for once', async () => {
    const embedder = createHashEmbedder();
    const index = await opened({ embedder });
    await put(index, passage('a', '茶园'));
    await Promise.all([ask(index, '茶园'), ask(index, '茶園'), ask(index, '茶园', 'HYBRID')]);
    await ask(index, '茶园');
    expect(embedder.queries).toEqual(['茶园']);
  });

  test('is not asked for in full text, nor for what has no Chinese', async () => {
    const embedder = createHashEmbedder();
    const index = await opened({ embedder });
    await ask(index, '茶园', 'FULL_TEXT');
    expect((await ask(index, 'chayuan', 'HYBRID')).degraded).toEqual([]);
    expect(embedder.queries).toEqual([]);
  });

  test('is asked for in any language where the model knows more than Chinese', async () => {
    const index = await opened({ embedder: createHashEmbedder({ isChineseOnly: false }) });
    await put(index, passage('a', 'tea garden'), passage('b', 'bridge'));
    await untilFilled(index);
    const answer = await ask(index, 'garden tea');
    expect(answer.hits[0]).toMatchObject({ id: 'passage:a', matchedBy: ['SEMANTIC'] });
    expect(answer.degraded).toEqual([]);
  });
});

describe.each(['SEMANTIC', 'HYBRID'] as const)('%s without an embedder that answers', (mode) => {
  const remote = (url: string) =>
    createEmbedder(
      readConfig({
        GONGFU_EMBEDDER: 'openai',
        GONGFU_EMBEDDER_URL: url,
        GONGFU_EMBEDDER_MODEL: 'hashed',
        GONGFU_EMBEDDER_KEY: SERVED_KEY,
        GONGFU_EMBEDDER_DIMENSION: String(SERVED_DIMENSION),
      }),
    );

  test('goes on in full text where it is off, and has no state', async () => {
    const index = await opened({});
    await put(index, passage('a', '茶园'), passage('b', '水库'));
    expect(await ask(index, '茶园', mode)).toMatchObject({
      hits: [{ id: 'passage:a' }],
      degraded: ['SEMANTIC_UNAVAILABLE'],
    });
    expect((await index.status()).semantic).toBeUndefined();
  });

  test('goes on in full text where it fails, says why, and closes at once', async () => {
    const embedder = remote('http://127.0.0.1:9');
    const index = await opened({ embedder });
    await put(index, passage('a', '茶园'), entity('concept:b', '水库'));
    expect(await ask(index, '茶园', mode)).toMatchObject({
      hits: [{ id: 'passage:a' }],
      degraded: ['SEMANTIC_UNAVAILABLE'],
    });
    while ((await index.status()).semantic?.problem === undefined);
    expect((await index.status()).semantic).toMatchObject({
      wanting: 2,
      problem: expect.stringContaining('127.0.0.1:9'),
    });
  });

  test('goes on in full text where it is slow, and uses the vector once it is there', async () => {
    const server = await startVectorServer();
    onTestFinished(() => server.close());
    const answered = Promise.withResolvers<void>();
    const slow = remote(server.url);
    if (!slow) throw new Error('it is off');
    const embedder: Embedder = {
      ...slow,
      async embed(texts, kind) {
        if (kind === 'QUERY') await answered.promise;
        return slow.embed(texts, kind);
      },
    };
    const index = await opened({ embedder, meaningWaitMs: 50 });
    await put(index, passage('a', '茶园'));
    await untilFilled(index);
    expect((await ask(index, '茶园', mode)).degraded).toEqual(['SEMANTIC_UNAVAILABLE']);
    answered.resolve();
    while ((await ask(index, '茶园', mode)).degraded.length > 0);
    expect(server.asked.filter(({ texts }) => texts.includes('茶园'))).toHaveLength(2);
  });
});
