/** Neo4j and Meilisearch that are not there, on addresses that refuse, hang, reset, trickle and answer garbage. Runs everywhere. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { openMeilisearchIndex } from '../../src/search/meilisearch/index.ts';
import { SCHEMA_FOLDER } from '../../src/shipped.ts';
import { openNeo4jStore } from '../../src/store/neo4j/index.ts';
import { expectRefusedAtOnce, FIRST_MS, MODEL, MODEL_ANSWER } from './answers.ts';
import { type Manner, type Relay, startRelay } from './relay.ts';
import { type RunningService, startService } from './running-server.ts';

const HUSH = 'hush-hush-hush-hush';
const MANNERS: readonly Manner[] = ['REFUSE', 'HANG', 'RESET', 'TRICKLE', 'GARBAGE'];
const SEARCH =
  '{ search(query: "甲模式", mode: FULL_TEXT, first: 2) { degraded edges { cursor node { ... on Model { label } } } } }';

/** A hang guard of the index beside: it follows three changes. */
const CATCH_UP_MS = 20_000;

const THREE = { 'jia-yi': '甲模式一', 'jia-er': '甲模式二', 'jia-san': '甲模式三' };

const ontology = await readOntology(SCHEMA_FOLDER);

interface Engine {
  readonly name: string;
  /** How its answers begin. */
  readonly opening: string;
  readonly settings: (host: string) => Readonly<Record<string, string>>;
  readonly open: (host: string) => Promise<{ close(): Promise<void> }>;
}

const NEO4J: Engine = {
  name: 'Neo4j',
  // The version of Bolt that it chose, and the head of a chunk.
  opening: '\0\0\u0004\u0004\u0000\u0070',
  settings: (host) => ({ GONGFU_STORE: 'neo4j', NEO4J_URI: `bolt://${host}`, NEO4J_PASSWORD: HUSH }),
  open: (host) => openNeo4jStore({ uri: `bolt://${host}`, username: 'neo4j', password: HUSH, ontology }),
};
const MEILISEARCH: Engine = {
  name: 'Meilisearch',
  opening: 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n{"status":"',
  settings: (host) => ({ GONGFU_SEARCH: 'meilisearch', MEILI_URL: `http://${host}`, MEILI_API_KEY: HUSH }),
  open: (host) => openMeilisearchIndex({ url: `http://${host}`, apiKey: HUSH, ontology }),
};

describe.each([NEO4J, MEILISEARCH])('opening $name', ({ open, opening, name }) => {
  it.each(MANNERS)('%s: is refused in time, by name and without a secret', async (manner) => {
    const relay = await startRelay({ manner, opening });
    onTestFinished(() => relay.close());
    const before = performance.now();
    const error = await open(relay.host).then(
      (opened) => opened.close(),
      (reason: unknown) => reason,
    );
    expect(performance.now() - before).toBeLessThan(FIRST_MS);
    expect(error).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining(name) });
    expect(String(error)).not.toContain(HUSH);
  });
});

describe('a service whose Neo4j is not there', () => {
  const running = runningWith(NEO4J, {});

  it('starts, and says so on /readyz', async () => {
    const { service } = running();
    expect(service.startedInMs).toBeLessThan(FIRST_MS);
    const ready = await service.readyz();
    expect(ready).toMatchObject({ status: 503, text: expect.stringMatching(/Neo4j at bolt:\S+ was not there/) });
    expect(ready.text).not.toContain(HUSH);
  });

  it('refuses what needs it at once, in every state that its address gets into', async () => {
    const { service, relay } = running();
    for (const manner of MANNERS) {
      await relay.set(manner);
      expect((await service.enter('jia', '甲模式')).code).toBe('UNAVAILABLE');
      await expectRefusedAtOnce(() => service.ask(MODEL));
    }
  });

  it('answers what does not need it', async () => {
    const { service } = running();
    expect((await service.get('/livez')).status).toBe(200);
    expect((await service.get('/graphiql')).status).toBe(200);
    expect((await service.ask('{ __schema { queryType { name } } }')).answer.errors).toBeUndefined();
    expect((await service.get('/metrics')).text).toMatch(/gongfu_ready 0/);
  });
});

describe('a service whose Meilisearch is not there, and that has nothing beside it', () => {
  const running = runningWith(MEILISEARCH, {});

  it('answers all but searches, and takes changes', async () => {
    const { service, relay } = running();
    expect(service.startedInMs).toBeLessThan(FIRST_MS);
    for (const manner of MANNERS) {
      await relay.set(manner);
      expect((await service.enter('jia', '甲模式')).code).toBeUndefined();
      expect((await service.ask(MODEL)).answer).toEqual(MODEL_ANSWER);
      await expectRefusedAtOnce(() => service.ask(SEARCH));
    }
  });

  it('says so on /readyz', async () => {
    const ready = await running().service.readyz();
    expect(ready).toMatchObject({
      status: 503,
      text: expect.stringMatching(/Meilisearch at http:\S+ was not there.*refused/),
    });
    expect(ready.text).not.toContain(HUSH);
  });
});

describe('a service whose Meilisearch is not there, with the embedded index beside it', () => {
  const running = runningWith(MEILISEARCH, { GONGFU_SEARCH_FALLBACK: 'embedded' });

  it('searches on, says so, and leaves nothing out', async () => {
    const { service } = running();
    for (const [slug, label] of Object.entries(THREE)) expect((await service.enter(slug, label)).code).toBeUndefined();
    await expect.poll(() => spareOf(service), { timeout: CATCH_UP_MS }).toMatchObject({ behind: 0 });
    await expect.poll(() => labelsOf(service, SEARCH), { timeout: CATCH_UP_MS }).toHaveLength(2);
    const { answer, ms } = await service.ask(SEARCH);
    expect(answer.data).toMatchObject({ search: { degraded: ['FALLBACK_INDEX'] } });
    expect(ms).toBeLessThan(FIRST_MS);
    const after = edgesOf(answer.data).at(-1)?.cursor;
    const next = SEARCH.replace('first: 2', `first: 2, after: "${after}"`);
    const all = [...(await labelsOf(service, SEARCH)), ...(await labelsOf(service, next))];
    expect(all.toSorted()).toEqual(Object.values(THREE).toSorted());
  });

  it('is ready, and says what is amiss and what answers', async () => {
    const { service } = running();
    const { status, text } = await service.readyz();
    expect(status).toBe(200);
    const { degraded, index } = JSON.parse(text);
    expect(degraded.join()).toMatch(/Meilisearch at http:\S+ was not there.*embedded index beside it/);
    expect(index).toMatchObject({ name: 'meilisearch', ok: false, fallback: { name: 'embedded', behind: 0 } });
  });
});

describe('a Meilisearch that is full', () => {
  it('is refused by name, with what to do', async () => {
    const server = createServer((request, response) => {
      const isHealth = request.url === '/health';
      response.writeHead(isHealth ? 200 : 507, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isHealth ? { status: 'available' } : FULL));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    // A server on TCP has an address of this form.
    const { port } = server.address() as AddressInfo;
    const error = await MEILISEARCH.open(`127.0.0.1:${port}`).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/Meilisearch.*(space|room)/) });
  });
});

const FULL = {
  message: 'No space left on device',
  code: 'no_space_left_on_device',
  type: 'system',
  link: 'https://docs.meilisearch.com/errors#no_space_left_on_device',
};

/** A service on an address that hangs at first, for the cases of one suite. */
function runningWith(engine: Engine, more: Readonly<Record<string, string>>) {
  let parts: { readonly relay: Relay; readonly service: RunningService } | undefined;
  beforeAll(async () => {
    const relay = await startRelay({ manner: 'HANG', opening: engine.opening });
    parts = { relay, service: await startService({ ...engine.settings(relay.host), ...more }) };
  });
  afterAll(async () => {
    await parts?.service.close();
    await parts?.relay.close();
  });
  return () => {
    if (!parts) throw new Error('the service did not start');
    return parts;
  };
}

async function spareOf(service: RunningService): Promise<unknown> {
  return JSON.parse((await service.readyz()).text).index.fallback;
}

interface Edge {
  readonly cursor: string;
  readonly node: { readonly label: string };
}

function edgesOf(data: unknown): readonly Edge[] {
  return (data as { readonly search?: { readonly edges: readonly Edge[] } } | undefined)?.search?.edges ?? [];
}

async function labelsOf(service: RunningService, query: string): Promise<readonly string[]> {
  return edgesOf((await service.ask(query)).answer.data).map(({ node }) => node.label);
}
