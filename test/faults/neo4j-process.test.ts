/** A service on a Neo4j of its own, whose process is stopped, killed and started again. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { SCHEMA_FOLDER } from '../../src/shipped.ts';
import { openNeo4jStore } from '../../src/store/neo4j/index.ts';
import { type Pool, startPool } from '../engines/neo4j/start.ts';
import { freePort } from '../free-port.ts';
import { back, entered, expectMadeOnce, expectRefusedAtOnce, FIRST_MS, MODEL, PATIENT } from './answers.ts';
import { type RunningService, startService } from './running-server.ts';

/** A JVM, an empty database and its indexes: ten times what a machine takes that has other things to do. */
const START_MS = 600_000;
// Two starts of a JVM are dear: it runs where it is asked for.
const isAsked = process.env.NEO4J_FAULTS !== undefined;

describe.skipIf(!isAsked)('a service and the process of its Neo4j (NEO4J_FAULTS=1 starts one)', () => {
  let folder: string;
  let port: number;
  let pool: Pool;
  let service: RunningService;

  const start = () => {
    // What the one before has said is no sign of this one.
    rmSync(join(folder, 'pool.log'), { force: true });
    return startPool({ folder, owner: process.pid, port });
  };
  const signal = (name: NodeJS.Signals) => process.kill(pool.process.pid ?? 0, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongfu-neo4j-'));
    port = await freePort();
    pool = await start();
    await made(`bolt://127.0.0.1:${port}`);
    service = await startService({ GONGFU_STORE: 'neo4j', NEO4J_URI: `bolt://127.0.0.1:${port}` });
    await entered(service, 'jia', '甲模式');
  }, START_MS);
  afterAll(async () => {
    await service?.close();
    if (pool) signal('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('stopped (SIGSTOP), it is not waited for, and taken in when it goes on', async () => {
    signal('SIGSTOP');
    const first = await service.ask(MODEL);
    expect(first.ms).toBeLessThan(FIRST_MS);
    expect(['UNAVAILABLE', 'TIMEOUT']).toContain(first.code);
    await expectRefusedAtOnce(() => service.ask(MODEL));
    expect(await service.readyz()).toMatchObject({ status: 503, text: expect.stringContaining('Neo4j') });
    signal('SIGCONT');
    await back(service);
  });

  it(
    'full under changes, it says so; killed and started again, it has what was acknowledged, each change once',
    async () => {
      const acknowledged: number[] = [];
      for (let i = 0; acknowledged.length < 3; i += 1)
        if (!(await service.enter(`model-${i}`, `模式${i}`)).code) acknowledged.push(i);
      limitFiles(pool, 1);
      expect((await service.enter('yi', '乙模式')).code).toBe('UNAVAILABLE');
      // It stops the whole database where it cannot write.
      await vi.waitFor(async () => expect((await service.readyz()).text).toMatch(/full disk.*restart it/), PATIENT);
      expect((await service.ask(MODEL)).code).toBe('UNAVAILABLE');
      signal('SIGKILL');
      await expectRefusedAtOnce(() => service.ask(MODEL));
      pool = await start();
      await back(service, { timeout: START_MS });
      const ids = acknowledged.map((i) => `model:model-${i}`);
      const { answer } = await service.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
      expect(answer.data).toEqual({ nodes: ids.map((id) => ({ id })) });
      for (let i = 0; i < 2; i += 1) await entered(service, 'yi', '乙模式');
      await expectMadeOnce(service);
    },
    2 * START_MS,
  );
});

/** Indexes and constraints, which take a new server on a busy machine longer than a service waits for an answer. */
async function made(uri: string): Promise<void> {
  const ontology = await readOntology(SCHEMA_FOLDER);
  const store = await openNeo4jStore({ uri, username: 'neo4j', password: '', ontology, patienceMs: 60_000 });
  await store.close();
}

/** How large a file of the process may become: beyond it the system refuses to write, as it does where a disk is full. */
function limitFiles({ process: server }: Pool, bytes: number): void {
  const { status, stderr } = spawnSync('prlimit', [`--pid=${server.pid}`, `--fsize=${bytes}:unlimited`]);
  expect(status, String(stderr)).toBe(0);
}
