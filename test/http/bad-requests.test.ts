/** Bodies, headers and sockets that are too large, too slow or none: each gets a code and a message, and the server lives on. */
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningFixture } from './http-fixture.ts';
import { refusalOf, startFixture } from './http-fixture.ts';

let server: RunningFixture;
beforeAll(async () => {
  server = await startFixture({ flags: { 'header-timeout-ms': '700', 'body-timeout-ms': '1200' } });
});
afterAll(() => server.close(0));
afterEach(async () => {
  expect((await server.post({ query: '{ hello }' })).status).toBe(200);
});

/** What the server sends back for raw bytes, until it closes; the ones of `later` follow after the rest was sent. */
async function raw(text: string, { waitMs = 3_000 } = {}): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    received += chunk;
  });
  socket.on('error', () => {});
  socket.write(text);
  await Promise.race([
    new Promise((resolve) => socket.once('close', resolve)),
    new Promise((resolve) => setTimeout(resolve, waitMs)),
  ]);
  socket.destroy();
  return received;
}

/** A GraphQL body of exactly so many bytes. */
function bodyOfBytes(bytes: number): string {
  const frame = JSON.stringify({ query: '{ hello }', variables: { pad: '' } });
  return frame.replace('"pad":""', `"pad":"${'x'.repeat(bytes - frame.length)}"`);
}

describe('a body', () => {
  it('of 256 KiB is read, of one byte more refused', async () => {
    expect((await server.post(bodyOfBytes(262_144))).status).toBe(200);
    expect(await refusalOf(await server.post(bodyOfBytes(262_145)))).toMatchObject({
      status: 413,
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('262,144'),
    });
  });
  it('of 8 MiB is read with an editor token, of one byte more refused', async () => {
    const authorization = { authorization: `Bearer ${server.token}` };
    expect((await server.post(bodyOfBytes(8_388_608), authorization)).status).toBe(200);
    expect(await refusalOf(await server.post(bodyOfBytes(8_388_609), authorization))).toMatchObject({
      status: 413,
      code: 'LIMIT_EXCEEDED',
    });
  });
  it('that does not say how long it is, is refused as soon as it is too long', async () => {
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('x'.repeat(65_536)));
      },
    });
    const response = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect((await response).status).toBe(413);
  });
  it('is not asked for where a client waits to hear whether it may send it', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n';
    expect(await raw(`${head}Content-Length: 300000\r\n\r\n`, { waitMs: 300 })).toMatch(/^HTTP\/1.1 413 /);
    expect(await raw(`${head}Content-Length: 30\r\n\r\n`, { waitMs: 300 })).toMatch(/^HTTP\/1.1 100 /);
  });
  it('that is compressed is refused', async () => {
    const refusal = await refusalOf(
      await server.post(gzipSync('{"query":"{ hello }"}'), { 'content-encoding': 'gzip' }),
    );
    expect(refusal).toMatchObject({
      status: 415,
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('Content-Encoding'),
    });
  });
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=gbk',
    'application/jsonx',
  ])('of the type %s is refused', async (type) => {
    const refusal = await refusalOf(await server.post('{"query":"{ hello }"}', { 'content-type': type }));
    expect(refusal).toMatchObject({
      status: 415,
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('application/json'),
    });
  });
  it.each([
    ['no JSON', '{ hello }'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '1'],
    ['a list of requests', '[{"query":"{ hello }"}]'],
    ['a query that is no text', '{"query":{"hello":1}}'],
    ['no query', '{"q":"{ hello }"}'],
    ['variables that are no object', '{"query":"{ hello }","variables":"x"}'],
    ['100,000 nested lists', '['.repeat(100_000)],
  ])('that is %s is refused', async (_, body) => {
    expect(await refusalOf(await server.post(body))).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });
  it('that is not UTF-8 is refused', async () => {
    const gbk = Buffer.concat([
      Buffer.from('{"query":"{ hello }","operationName":"'),
      Buffer.from([0xc6, 0xbd, 0xba, 0xfe]),
      Buffer.from('"}'),
    ]);
    expect(await refusalOf(await server.post(gbk))).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('UTF-8'),
    });
  });
  it('that comes too slowly is cut off', async () => {
    const startedAt = performance.now();
    const answer = await raw(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"que',
    );
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('"code":"TIMEOUT"');
    expect(performance.now() - startedAt).toBeLessThan(2_500);
  });
});

describe('a token', () => {
  it.each([
    ['that is wrong', () => `Bearer gongfu_${'0'.repeat(16)}_${'x'.repeat(43)}`],
    ['with a wrong secret', () => `Bearer ${server.token.slice(0, -1)}${server.token.endsWith('A') ? 'B' : 'A'}`],
    ['that is none', () => 'Bearer x'],
    ['of another scheme', () => 'Basic ZWRpdG9yOng='],
    ['of 7 KB', () => `Bearer ${'x'.repeat(7_000)}`],
  ])('%s is refused, also for reading', async (_, authorization) => {
    const response = await server.post({ query: '{ hello }' }, { authorization: authorization() });
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await refusalOf(response)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });
  it('that was revoked is refused at once', async () => {
    const token = server.tokens.create('leaver');
    expect((await server.post({ query: '{ hello }' }, { authorization: `Bearer ${token}` })).status).toBe(200);
    server.tokens.revoke('leaver');
    expect(
      await refusalOf(await server.post({ query: '{ hello }' }, { authorization: `Bearer ${token}` })),
    ).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });
  it('that is wrong gives no right to a large body', async () => {
    expect((await server.post(bodyOfBytes(300_000), { authorization: 'Bearer x' })).status).toBe(401);
  });
});

describe('a request', () => {
  it.each([
    ['to an address that there is not', 'GET', '/no/such/page', 404, 'NOT_FOUND'],
    ['that climbs out of the folder', 'GET', '/..%2f..%2fetc%2fpasswd', 404, 'NOT_FOUND'],
    ['with broken percent-encoding', 'GET', '/%E6%B9', 400, 'BAD_USER_INPUT'],
    ['of a wrong method', 'DELETE', '/graphql', 405, 'BAD_USER_INPUT'],
    ['that posts to a page', 'POST', '/search', 405, 'BAD_USER_INPUT'],
    ['by GET without a query', 'GET', '/graphql', 400, 'BAD_USER_INPUT'],
    [
      'by GET with variables that are no JSON',
      'GET',
      '/graphql?query=%7Bhello%7D&variables=%7B',
      400,
      'BAD_USER_INPUT',
    ],
  ])('%s is refused', async (_, method, path, status, code) => {
    expect(await refusalOf(await fetch(server.url + path, { method }))).toMatchObject({ status, code });
  });
  it('that accepts no JSON is told what there is', async () => {
    expect(await refusalOf(await server.post({ query: '{ hello }' }, { accept: 'image/png' }))).toMatchObject({
      status: 406,
      code: 'BAD_USER_INPUT',
    });
  });
  it('with more than 24 KiB of headers is refused', async () => {
    const answer = await raw(`GET /graphql?query=${'x'.repeat(25_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 431 /);
    expect(answer).toContain('"code":"LIMIT_EXCEEDED"');
    expect(answer).toContain('x-content-type-options: nosniff');
  });
  it.each([
    '\x16\x03\x01\x02\x00\x01',
    'hello\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  ])('of bytes that are none is refused (%#)', async (bytes) => {
    expect(await raw(bytes)).toMatch(/^HTTP\/1.1 (400|505) /);
  });
  it('whose headers come too slowly is cut off', async () => {
    const startedAt = performance.now();
    expect(await raw('GET /livez HTTP/1.1\r\nHost: x\r\nX-Slow: ')).toMatch(/^HTTP\/1.1 408 /);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
  it('whose client hangs up ends quietly', async () => {
    await raw(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"que',
      { waitMs: 50 },
    );
    expect(server.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});

it('300 slow sockets keep nobody else waiting, and are closed', async () => {
  const port = Number(new URL(server.url).port);
  const sockets = Array.from({ length: 300 }, (_, i) => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write(
      i % 2
        ? 'GET /livez HTTP/1.1\r\nHost:'
        : 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    );
    socket.resume();
    return socket;
  });
  const closed = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  const startedAt = performance.now();
  for (let i = 0; i < 10; i += 1) expect((await server.post({ query: '{ hello }' })).status).toBe(200);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  await closed;
  expect(performance.now() - startedAt).toBeLessThan(6_000);
});
