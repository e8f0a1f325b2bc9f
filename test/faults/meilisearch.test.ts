/** A service on a real Meilisearch that is stopped, cut off, slowed down and started again, with and without an index beside it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeWith, findMeilisearch } from '../engines/engine.ts';
import { type MeilisearchServer, startMeilisearch } from '../engines/meilisearch.ts';
import { freePort } from '../free-port.ts';
import { entered, expectRefusedAtOnce, FIRST_MS, MODEL, MODEL_ANSWER, PATIENT } from './answers.ts';
import { type Manner, type Relay, startRelay } from './relay.ts';
import { type RunningService, startService } from './running-server.ts';

const SEARCH =
  '{ search(query: "模式", mode: FULL_TEXT, first: 50) { degraded edges { node { ... on Model { label } } } } }';
const found = findMeilisearch();
// A server that is only named is not ours to stop.
const program = found?.startsWith('http') ? undefined : found;

describeWith('meilisearch', 'a service and its Meilisearch', program, (path) => {
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-meilisearch-'));
  let port: number;
  let server: MeilisearchServer;
  let relay: Relay;
  let service: RunningService;

  const start = () => startMeilisearch(path, { folder, port });
  const signal = (name: NodeJS.Signals) => process.kill(server.pid ?? 0, name);
  const serve = (fallback: 'none' | 'embedded') =>
    startService({
      GONGFU_SEARCH: 'meilisearch',
      MEILI_URL: `http://${relay.host}`,
      GONGFU_SEARCH_FALLBACK: fallback,
    });

  beforeAll(async () => {
    port = await freePort();
    server = await start();
    relay = await startRelay({ manner: 'PASS', target: { host: '127.0.0.1', port } });
  });
  afterAll(async () => {
    await relay?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  describe('with nothing beside it', () => {
    beforeAll(async () => {
      await relay.set('PASS');
      service = await serve('none');
      await entered(service, 'jia', '甲模式');
    });
    afterAll(() => service?.close());
    beforeEach(async () => {
      await relay.set('PASS');
      await expectFound(service, ['甲模式'], []);
    });

    it.each<Manner>(['HANG', 'REFUSE', 'RESET', 'GARBAGE', 'SLOW'])(
      '%s: the first search ends in time, later ones at once, all else is answered, and it comes back by itself',
      async (manner) => {
        await relay.set(manner);
        const first = await service.ask(SEARCH);
        expect(first.ms).toBeLessThan(FIRST_MS);
        expect(['UNAVAILABLE', 'TIMEOUT']).toContain(first.code);
        await expectRefusedAtOnce(() => service.ask(SEARCH));
        expect((await service.ask(MODEL)).answer).toEqual(MODEL_ANSWER);
        expect(await service.readyz()).toMatchObject({ status: 503, text: expect.stringContaining('Meilisearch') });
        await relay.set('PASS');
        await expectFound(service, ['甲模式'], []);
        expect((await service.readyz()).status).toBe(200);
      },
    );

    it('stopped (SIGSTOP), it is not waited for, and taken in when it goes on', async () => {
      signal('SIGSTOP');
      const first = await service.ask(SEARCH);
      expect(first.ms).toBeLessThan(FIRST_MS);
      await expectRefusedAtOnce(() => service.ask(SEARCH));
      signal('SIGCONT');
      await expectFound(service, ['甲模式'], []);
    });

    it('follows what was changed while it was away', async () => {
      await relay.set('REFUSE');
      await entered(service, 'yi', '乙模式');
      await relay.set('PASS');
      await expectFound(service, ['乙模式', '甲模式'], []);
    });
  });

  describe('with the embedded index beside it', () => {
    beforeAll(async () => {
      await relay.set('PASS');
      service = await serve('embedded');
      await entered(service, 'jia', '甲模式');
    });
    afterAll(() => service?.close());
    beforeEach(async () => {
      await relay.set('PASS');
      await expectFound(service, ['甲模式'], []);
    });

    it.each<Manner>(['HANG', 'REFUSE'])('%s: searches go on in it and say so', async (manner) => {
      await relay.set(manner);
      const { ms, answer } = await service.ask(SEARCH);
      expect(ms).toBeLessThan(FIRST_MS);
      expect(answer.data).toMatchObject({ search: { degraded: ['FALLBACK_INDEX'], edges: [{}] } });
      expect(await service.readyz()).toMatchObject({ status: 200, text: expect.stringContaining('embedded') });
    });

    it('killed and started again, it answers itself, with what was changed meanwhile', async () => {
      signal('SIGKILL');
      await entered(service, 'yi', '乙模式');
      await expectFound(service, ['乙模式', '甲模式'], ['FALLBACK_INDEX']);
      server = await start();
      await expectFound(service, ['乙模式', '甲模式'], []);
    });
  });
});

/** Until a search finds just these models and lacks just this. */
async function expectFound(
  service: RunningService,
  labels: readonly string[],
  degraded: readonly string[],
): Promise<void> {
  await vi.waitFor(async () => {
    const { answer } = await service.ask(SEARCH);
    // The query asks for this form.
    const search = answer.data?.search as
      | {
          readonly degraded: readonly string[];
          readonly edges: readonly { readonly node: { readonly label: string } }[];
        }
      | undefined;
    const names = search?.edges.map(({ node }) => node.label).toSorted();
    expect({ names, degraded: search?.degraded }).toEqual({ names: labels.toSorted(), degraded });
  }, PATIENT);
}
