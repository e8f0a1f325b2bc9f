/** What every answer carries, what operators ask for, and how the server stops. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningFixture } from './http-fixture.ts';
import { bodyOf, HEALTHY, refusalOf, startFixture } from './http-fixture.ts';

let server: RunningFixture;
beforeAll(async () => {
  server = await startFixture();
});
afterAll(() => server.close());

const get = (path: string, headers: Readonly<Record<string, string>> = {}, from = server) =>
  fetch(from.url + path, { headers, redirect: 'manual' });
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A server for one test. */
async function having<T>(
  options: Parameters<typeof startFixture>[0],
  use: (fixture: RunningFixture) => Promise<T>,
): Promise<T> {
  const fixture = await startFixture(options);
  try {
    return await use(fixture);
  } finally {
    await fixture.close(0);
  }
}

describe('every answer', () => {
  it.each(['/livez', '/graphql?query=%7Bhello%7D', '/graphiql', '/', '/no/such/page'])(
    'has the security headers: %s',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      });
      expect(headers.has('strict-transport-security')).toBe(false);
    },
  );
  it('holds browsers to TLS where the public address has it', async () => {
    await having({ flags: { 'public-url': 'https://gongfu.test' } }, async (fixture) => {
      expect((await get('/livez', {}, fixture)).headers.get('strict-transport-security')).toMatch(/max-age/);
    });
  });
  it('repeats a sane request id, and makes one in place of any other', async () => {
    expect((await get('/livez', { 'x-request-id': 'trace-1:a.b_c' })).headers.get('x-request-id')).toBe(
      'trace-1:a.b_c',
    );
    for (const strange of ['a b', `x${'y'.repeat(200)}`, '{"a":1}', '-']) {
      expect((await get('/livez', { 'x-request-id': strange })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
  it.each(['/livez', '/support', '/sign-in'])('to HEAD %s has the headers only', async (path) => {
    const response = await fetch(`${server.url}${path}`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(10);
    expect(await response.text()).toBe('');
  });
  it('is one line in the log, with its request id, route and status', async () => {
    await get('/livez', { 'x-request-id': 'logged-1' });
    await sleep(50);
    expect(server.log).toContainEqual(
      expect.objectContaining({ requestId: 'logged-1', route: 'livez', method: 'GET', status: 200, msg: 'request' }),
    );
  });
});

describe('other sites', () => {
  const origin = 'https://other.test';
  it('may not read answers, nor ask whether they may', async () => {
    expect((await get('/graphql?query=%7Bhello%7D', { origin })).headers.has('access-control-allow-origin')).toBe(
      false,
    );
    const preflight = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.has('access-control-allow-origin')).toBe(false);
    expect(await refusalOf(preflight)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });
  it('that the settings name may', async () => {
    await having({ flags: { 'cors-origins': `${origin}, https://third.test` } }, async (fixture) => {
      const answer = await get('/graphql?query=%7Bhello%7D', { origin }, fixture);
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      expect(answer.headers.get('vary')).toContain('origin');
      const preflight = await fetch(`${fixture.url}/graphql`, { method: 'OPTIONS', headers: { origin } });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
      expect(
        (await get('/livez', { origin: 'https://fourth.test' }, fixture)).headers.has('access-control-allow-origin'),
      ).toBe(false);
    });
  });
});

describe('operators', () => {
  it('read at /readyz where store and index are', async () => {
    const response = await get('/readyz');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      ready: true,
      degraded: [],
      store: { seq: 7 },
      index: { seq: 7, behind: 0 },
    });
  });
  it('read at /readyz what is degraded, while questions are still answered', async () => {
    const check = async () => {
      const { store, index } = await HEALTHY.check();
      return { store: { ...store, seq: 9, writable: false, problems: ['The disk is full: make room.'] }, index };
    };
    await having({ health: { check } }, async (fixture) => {
      const response = await get('/readyz', {}, fixture);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        ready: true,
        degraded: [
          'The store cannot be written: The disk is full: make room.',
          'Search is 2 changes behind the store.',
        ],
        store: { ok: true, writable: false, problems: ['The disk is full: make room.'] },
      });
    });
  });
  it.each([
    [{ model: 'm', vectors: 2, wanting: 1 }, 'Search by meaning is 1 texts behind.'],
    [{ model: 'm', vectors: 2, wanting: 1, problem: 'No key.' }, 'Search by meaning fails: No key.'],
  ])('read at /readyz how far search by meaning is: %o', async (semantic, message) => {
    const check = async () => {
      const { store, index } = await HEALTHY.check();
      return { store, index: { ...index, semantic } };
    };
    await having({ health: { check } }, async (fixture) => {
      expect(await (await get('/readyz', {}, fixture)).json()).toMatchObject({
        ready: true,
        degraded: [message],
        index: { semantic },
      });
      expect(await (await get('/metrics', {}, fixture)).text()).toMatch(/^gongfu_index_vectors_wanting 1$/m);
    });
  });
  it('get 503 from /readyz where the store cannot be read, with what to do', async () => {
    const check = async () => {
      const { store, index } = await HEALTHY.check();
      return { store: { ...store, ok: false, problems: ['The file is damaged: take a backup.'] }, index };
    };
    await having({ health: { check } }, async (fixture) => {
      const response = await get('/readyz', {}, fixture);
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({
        ready: false,
        degraded: ['The store cannot be read: The file is damaged: take a backup.'],
      });
    });
  });
  it('get 503 from /readyz where the store does not answer, and 200 from /livez', async () => {
    const check = async () => {
      throw new Error('secret detail');
    };
    await having({ health: { check } }, async (fixture) => {
      const response = await get('/readyz', {}, fixture);
      expect(response.status).toBe(503);
      expect(await response.text()).not.toContain('secret');
      expect((await get('/livez', {}, fixture)).status).toBe(200);
    });
  });
  it('read at /metrics requests, durations, positions, errors and the delay of the event loop', async () => {
    await get('/livez');
    await server.post({ query: '{ fails(how: "input") }' });
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/gongfu_http_requests_total\{route="livez",method="GET",status="200"\} \d/);
    expect(text).toMatch(/gongfu_http_request_duration_seconds_bucket\{le="0.1",route="graphql"\} \d/);
    expect(text).toMatch(/gongfu_errors_total\{code="BAD_USER_INPUT"\} \d/);
    expect(text).toMatch(/gongfu_store_seq 7\n/);
    expect(text).toMatch(/gongfu_index_lag 0\n/);
    expect(text).toMatch(/gongfu_event_loop_delay_seconds\{quantile="0.99"\} \d/);
  });
  it('are warned of an address that others can reach without TLS', async () => {
    const warning = expect.objectContaining({ level: 40, msg: expect.stringContaining('TLS') });
    await having({ flags: { host: '0.0.0.0' } }, async ({ log }) => expect(log).toContainEqual(warning));
    await having({ flags: { host: '0.0.0.0', 'public-url': 'https://gongfu.test' } }, async ({ log }) =>
      expect(log).not.toContainEqual(warning),
    );
    expect(server.log).not.toContainEqual(warning);
  });
  it('are told which port is taken', async () => {
    const port = new URL(server.url).port;
    await expect(startFixture({ flags: { port } })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(`${port}.*--port`),
    });
  });
});

describe('X-Gongfu-Seq', () => {
  const ask = (fixture: RunningFixture, seq: string) => fixture.post({ query: '{ hello }' }, { 'x-gongfu-seq': seq });
  it('waits until store and index have the change', async () => {
    const asked: unknown[] = [];
    const waitForSeq = async (...args: unknown[]) => {
      asked.push(args);
      return 'READY' as const;
    };
    await having({ health: { waitForSeq } }, async (fixture) => {
      expect((await ask(fixture, '12')).status).toBe(200);
      expect(asked).toEqual([[12, 1_000]]);
    });
  });
  it('is UNAVAILABLE where the store is still behind, and answered where only the index is', async () => {
    await having({ health: { waitForSeq: async () => 'STORE_BEHIND' } }, async (fixture) => {
      expect(await refusalOf(await ask(fixture, '12'))).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    });
    await having({ health: { waitForSeq: async () => 'INDEX_BEHIND' } }, async (fixture) => {
      expect((await ask(fixture, '12')).status).toBe(200);
    });
  });
  it.each(['-1', '1.5', 'many', '99999999999999999999'])('that is %s is BAD_USER_INPUT', async (seq) => {
    expect(await refusalOf(await ask(server, seq))).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });
});

describe('GraphiQL', () => {
  it('comes from our own host, without inline scripts', async () => {
    const page = await get('/graphiql');
    const html = await page.text();
    const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)]
      .map(([, address]) => String(address))
      .filter((address) => !address.startsWith('data:'));
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(part).toMatch(/^\/graphiql\//);
      expect((await get(part)).status).toBe(200);
    }
    expect(html).not.toMatch(/<script>/);
    expect(html).not.toMatch(/https?:/);
  });
  it('is where a browser is sent that opens the API', async () => {
    expect((await get('/graphql', { accept: 'text/html' })).headers.get('location')).toBe('/graphiql');
  });
});

describe('stopping', () => {
  it('lets what is under way finish, and takes nothing new', async () => {
    const fixture = await startFixture();
    const underWay = fixture.post({ query: '{ late(ms: 300) }' });
    await sleep(100);
    const closed = fixture.close(2_000);
    await sleep(20);
    await expect(fixture.post({ query: '{ hello }' })).rejects.toThrow();
    const answer = await underWay;
    expect(answer.headers.get('connection')).toBe('close');
    expect(await bodyOf(answer)).toEqual({ data: { late: 'at last' } });
    await closed;
  });
  it('cuts off what takes longer than it may', async () => {
    const fixture = await startFixture();
    const underWay = fixture.post({ query: '{ late(ms: 1900) }' }).catch(() => 'cut off');
    await sleep(100);
    const startedAt = performance.now();
    await fixture.close(100);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(await underWay).toBe('cut off');
  });
  it('does not wait for connections on which nothing is asked', async () => {
    const fixture = await startFixture();
    const socket = connect(Number(new URL(fixture.url).port), '127.0.0.1').on('error', () => {});
    await sleep(50);
    const startedAt = performance.now();
    await fixture.close(5_000);
    socket.destroy();
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
