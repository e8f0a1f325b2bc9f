import type { ServerResponse } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { createEmbedder } from '../../../src/search/embedder/index.ts';
import { dot, type Embedder } from '../../../src/search/embedder.ts';
import { SERVED_DIMENSION, SERVED_KEY, startVectorServer, unitVector, type VectorServer } from './vector-server.ts';

type Settings = Readonly<Record<string, string>>;

async function serving(broken?: (response: ServerResponse) => void): Promise<VectorServer> {
  const server = await startVectorServer(broken);
  onTestFinished(() => server.close());
  return server;
}

function embedderFor(url: string, settings: Settings = {}): Embedder {
  const given = {
    GONGFU_EMBEDDER: 'openai',
    GONGFU_EMBEDDER_URL: url,
    GONGFU_EMBEDDER_MODEL: 'hashed',
    GONGFU_EMBEDDER_KEY: SERVED_KEY,
    GONGFU_EMBEDDER_DIMENSION: String(SERVED_DIMENSION),
  };
  const embedder = createEmbedder(readConfig({ ...given, ...settings }));
  if (!embedder) throw new Error('it is off');
  onTestFinished(() => embedder.close());
  return embedder;
}

const TEXTS = ['山海协作', '农户增收的办法', '茶', '县城'];

describe.each(['openai', 'ollama'])('an embedder that speaks %s', (kind) => {
  test('gives vectors of length 1, aligned with the texts', async () => {
    const server = await serving();
    const vectors = await embedderFor(server.url, { GONGFU_EMBEDDER: kind }).embed(TEXTS, 'DOCUMENT');
    expect(vectors.map((vector, i) => dot(vector, unitVector(TEXTS[i] ?? '')))).toEqual(
      TEXTS.map(() => expect.closeTo(1, 5)),
    );
  });

  test('asks for as many texts at once as it may, by length', async () => {
    const server = await serving();
    const settings = { GONGFU_EMBEDDER: kind, GONGFU_EMBEDDER_BATCH: '3' };
    await embedderFor(server.url, settings).embed(TEXTS, 'DOCUMENT');
    expect(server.asked.map(({ texts }) => texts)).toEqual([['茶', '县城', '山海协作'], ['农户增收的办法']]);
    expect(server.asked[0]?.model).toBe('hashed');
  });

  test.each([
    ['查询：', '查询：茶'],
    ['query: ', 'query: 茶'],
  ])('puts the prefix %s in front of queries alone', async (prefix, query) => {
    const server = await serving();
    const embedder = embedderFor(server.url, { GONGFU_EMBEDDER: kind, GONGFU_EMBEDDER_QUERY_PREFIX: prefix });
    await embedder.embed(['茶'], 'QUERY');
    await embedder.embed(['茶'], 'DOCUMENT');
    expect(server.asked.map(({ texts }) => texts)).toEqual([[query], ['茶']]);
  });
});

describe('what a service does wrong is UNAVAILABLE, and says what would help', () => {
  const ok = (body: string) => (response: ServerResponse) => void response.writeHead(200).end(body);
  const vectors = (...lists: readonly unknown[]) => JSON.stringify({ data: lists.map((embedding) => ({ embedding })) });

  test.each<[string, (response: ServerResponse) => void, RegExp]>([
    ['broken JSON', ok('{"data": ['), /no JSON/],
    ['an answer of another kind', ok('{"result": 1}'), /without vectors/],
    ['too few vectors', ok(vectors()), /0 vectors for 1 texts/],
    ['another dimension', ok(vectors([1, 2, 3])), /3 numbers.*DIMENSION is 64/],
    ['words for numbers', ok(vectors(new Array(SERVED_DIMENSION).fill('1'))), /no list of numbers/],
    ['500', (response) => void response.writeHead(500).end('out of memory'), /500 \(out of memory\)/],
    ['404', (response) => void response.writeHead(404).end(), /404.*GONGFU_EMBEDDER_MODEL/],
    ['a closed connection', (response) => void response.destroy(), /not reached/],
  ])('%s', async (_, broken, message) => {
    const server = await serving(broken);
    const asked = embedderFor(server.url).embed(['茶'], 'QUERY');
    await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(message) });
  });

  test('a wrong key', async () => {
    const server = await serving();
    const asked = embedderFor(server.url, { GONGFU_EMBEDDER_KEY: 'guessed' }).embed(['茶'], 'QUERY');
    await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/EMBEDDER_KEY/) });
  });

  test('no server', async () => {
    const server = await startVectorServer();
    await server.close();
    await expect(embedderFor(server.url).embed(['茶'], 'QUERY')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('silence, after the time that it may take', async () => {
    const server = await serving(() => undefined);
    const asked = embedderFor(server.url, { GONGFU_EMBEDDER_TIMEOUT_MS: '100' }).embed(['茶'], 'DOCUMENT');
    await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/100 ms/) });
  });

  test('past the deadline of a question it is TIMEOUT', async () => {
    const server = await serving(() => undefined);
    const embedder = embedderFor(server.url);
    await expect(embedder.embed(['茶'], 'QUERY', Date.now() + 50)).rejects.toMatchObject({ code: 'TIMEOUT' });
    await expect(embedder.embed(['茶'], 'QUERY', Date.now() - 1)).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  test('closing ends what is under way', async () => {
    const server = await serving(() => undefined);
    const embedder = embedderFor(server.url);
    const asked = embedder.embed(['茶'], 'DOCUMENT');
    await embedder.close();
    await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('settings', () => {
  test.each<[string, Settings]>([
    ['URL', { GONGFU_EMBEDDER: 'openai', GONGFU_EMBEDDER_MODEL: 'm', GONGFU_EMBEDDER_DIMENSION: '8' }],
    ['MODEL', { GONGFU_EMBEDDER: 'ollama', GONGFU_EMBEDDER_DIMENSION: '8' }],
    ['DIMENSION', { GONGFU_EMBEDDER: 'ollama', GONGFU_EMBEDDER_MODEL: 'm' }],
  ])('a missing %s is refused by its name', (name, env) => {
    expect(() => createEmbedder(readConfig(env))).toThrow(new RegExp(`GONGFU_EMBEDDER_${name} is to be given`));
  });

  test('off is none', () => {
    expect(createEmbedder(readConfig({ GONGFU_EMBEDDER: 'off' }))).toBeUndefined();
  });

  test.each(['', '/', '/v1', '/v1/', '/v1/embeddings'])('an address that ends with %j is completed', async (end) => {
    const server = await serving();
    await embedderFor(`${server.url}${end}`).embed(['茶'], 'QUERY');
    expect(server.asked[0]?.path).toBe('/v1/embeddings');
  });

  test('vectors of another model or dimension have another identity', () => {
    const identityOf = (settings: Settings) => embedderFor('http://127.0.0.1:9', settings).identity;
    const settings: readonly Settings[] = [
      {},
      { GONGFU_EMBEDDER_MODEL: 'other' },
      { GONGFU_EMBEDDER_DIMENSION: '32' },
      { GONGFU_EMBEDDER: 'ollama' },
    ];
    const identities = settings.map(identityOf);
    expect(new Set(identities).size).toBe(4);
  });
});
