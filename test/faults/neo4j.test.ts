/** A service on a real Neo4j, with an address in between that takes the server away in every way that a network and a server know. */
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { describeWith } from '../engines/engine.ts';
import { type Borrowed, borrowNeo4j } from '../engines/neo4j/borrow.ts';
import { emptied } from '../engines/neo4j/emptied.ts';
import { findNeo4j } from '../engines/neo4j/find.ts';
import { back, entered, expectMadeOnce, expectRefusedAtOnce, FIRST_MS, MODEL } from './answers.ts';
import { type Manner, type Relay, startRelay } from './relay.ts';
import { type RunningService, startService } from './running-server.ts';

/** The first that asks starts a JVM, and makes the indexes of an empty database. */
const START_MS = 600_000;

describeWith('neo4j', 'a service and its Neo4j', findNeo4j(), () => {
  let server: Borrowed;
  let relay: Relay;
  let service: RunningService;

  beforeAll(async () => {
    server = await emptied(await borrowNeo4j(inject('runFolder')));
    relay = await startRelay({ manner: 'PASS', target: targetOf(server) });
    service = await startService(settingsFor(server, relay));
    await entered(service, 'jia', '甲模式');
  }, START_MS);
  afterAll(async () => {
    await service?.close();
    await relay?.close();
    await server?.giveBack();
  });
  beforeEach(async () => {
    await relay.set('PASS');
    await back(service);
  });

  describe.each<Manner>(['HANG', 'REFUSE', 'RESET', 'GARBAGE', 'SLOW'])('%s', (manner) => {
    it('the first call ends in time, later ones at once, /readyz says so, and it comes back by itself', async () => {
      await relay.set(manner);
      const first = await service.ask(MODEL);
      expect(first.ms).toBeLessThan(FIRST_MS);
      expect(['UNAVAILABLE', 'TIMEOUT']).toContain(first.code);
      await expectRefusedAtOnce(() => service.ask(MODEL));
      const ready = await service.readyz();
      expect(ready).toMatchObject({ status: 503, text: expect.stringContaining('Neo4j') });
      expect(ready.ms).toBeLessThan(FIRST_MS);
      expect((await service.get('/livez')).status).toBe(200);
      await relay.set('PASS');
      await back(service);
      expect((await service.readyz()).status).toBe(200);
    });
  });

  it('gone in the middle of a request, it ends the request', async () => {
    await relay.set('HANG');
    const asked = service.ask(MODEL);
    await setTimeout(50);
    await relay.set('REFUSE');
    const { code, ms } = await asked;
    expect(code).toBe('UNAVAILABLE');
    expect(ms).toBeLessThan(FIRST_MS);
  });

  it('a change on a server that hangs does not wait for the deadline of a change', async () => {
    await relay.set('HANG');
    const { code, ms } = await service.enter('bing', '丙模式');
    expect(code).toBe('UNAVAILABLE');
    expect(ms).toBeLessThan(FIRST_MS);
  });

  it('a change whose answer was lost may be sent again, and is made once', async () => {
    await relay.set('DEAF');
    const lost = await service.enter('yi', '乙模式');
    expect(lost.code).toBe('UNAVAILABLE');
    await relay.set('PASS');
    await back(service);
    for (let i = 0; i < 2; i += 1) await entered(service, 'yi', '乙模式');
    await expectMadeOnce(service);
  });

  it('not there at the start, it is taken in when it comes', async () => {
    const closed = await startRelay({ manner: 'REFUSE', target: targetOf(server) });
    onTestFinished(() => closed.close());
    const early = await startService(settingsFor(server, closed));
    onTestFinished(() => early.close());
    expect((await early.ask(MODEL)).code).toBe('UNAVAILABLE');
    await closed.set('PASS');
    await back(early);
    expect((await early.readyz()).status).toBe(200);
  });
});

function targetOf({ uri }: Borrowed): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(uri);
  return { host: hostname, port: Number(port) };
}

function settingsFor({ username, password }: Borrowed, { host }: Relay): Readonly<Record<string, string>> {
  return {
    GONGFU_STORE: 'neo4j',
    NEO4J_URI: `bolt://${host}`,
    NEO4J_USERNAME: username,
    NEO4J_PASSWORD: password,
  };
}
