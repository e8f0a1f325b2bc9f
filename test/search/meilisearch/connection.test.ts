/** What stands between us and a server that is away, hangs, trickles, or is something else: each call ends, with a code of ours. */
import { createServer, type Server as HttpServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { connect, Refusal, type Server } from '../../../src/search/meilisearch/connection.ts';

const SOON_MS = 150;
const servers: { close(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(listener: RequestListener): Promise<string> {
  const server: HttpServer = createServer(listener);
  servers.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on TCP.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function connected(url: string): Promise<Server> {
  const server = await connect({ url });
  servers.push(server);
  return server;
}

const ask = (server: Server, ms = SOON_MS) => server.call({ method: 'get', path: 'stats' }, Date.now() + ms);
const answering =
  (status: number, body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  };

describe('a call', () => {
  test('to a port where nothing listens is UNAVAILABLE, and says what to do', async () => {
    const url = await listening(() => {});
    servers.splice(0).forEach((server) => {
      server.close();
    });
    await expect(ask(await connected(url))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/ECONNREFUSED.*MEILI_URL/),
    });
  });

  test('that is not answered is a TIMEOUT at its deadline', async () => {
    const server = await connected(await listening(() => {}));
    const startedAt = performance.now();
    await expect(ask(server)).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(performance.now() - startedAt).toBeLessThan(10 * SOON_MS);
  });

  test('that is answered a byte at a time is a TIMEOUT at its deadline', async () => {
    const trickling: RequestListener = (_request, response) => {
      response.write('{');
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    };
    await expect(ask(await connected(await listening(trickling)))).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  test('whose deadline is over is not sent', async () => {
    let asked = 0;
    const server = await connected(await listening(() => (asked += 1)));
    await expect(ask(server, -1)).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(asked).toBe(0);
  });

  test.each<[string, RequestListener, string]>([
    ['a page of something else', answering(200, '<html>'), 'UNAVAILABLE'],
    ['a cut connection', (_request, response) => void response.destroy(), 'UNAVAILABLE'],
    ['a fault of its own', answering(500, '{"message":"x","code":"internal"}'), 'UNAVAILABLE'],
    ['a full disk', answering(422, '{"message":"x","code":"no_space_left_on_device"}'), 'UNAVAILABLE'],
    ['a refused key', answering(403, '{"message":"x","code":"invalid_api_key"}'), 'BAD_USER_INPUT'],
    [
      'no key where one is wanted',
      answering(401, '{"message":"x","code":"missing_authorization_header"}'),
      'BAD_USER_INPUT',
    ],
  ])('answered with %s', async (_, listener, code) => {
    await expect(ask(await connected(await listening(listener)), 5_000)).rejects.toMatchObject({ code });
  });

  test('that the engine refuses carries its code', async () => {
    const refusing = answering(400, '{"message":"no such attribute","code":"invalid_search_filter"}');
    const error = await ask(await connected(await listening(refusing)), 5_000).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ code: 'INTERNAL', engineCode: 'invalid_search_filter' });
  });

  test('no more is sent once one was not answered, until the server says that it is well', async () => {
    let isWell = false;
    let asked = 0;
    const url = await listening((request, response) => {
      if (request.url === '/stats') asked += 1;
      if (isWell) answering(200, '{"status":"available"}')(request, response);
    });
    const server = await connected(url);
    await expect(ask(server)).rejects.toMatchObject({ code: 'TIMEOUT' });
    await expect(ask(server)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(asked).toBe(1);
    isWell = true;
    await expect
      .poll(() => ask(server).catch((error) => error.code), { timeout: 20_000 })
      .toEqual({ status: 'available' });
  });
});

test.each(['', 'meilisearch', 'ftp://a', 'http://'])('%j is no address', async (url) => {
  await expect(connect({ url })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringMatching(/MEILI_URL/),
  });
});

test('an address with a password is refused, and the password is not said', async () => {
  const error = await connect({ url: 'http://user:secret@127.0.0.1:1' }).catch((one: unknown) => one);
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(String(error)).not.toContain('secret');
});
