/** Addresses of sources, asked of a server of our own. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EntityRecord } from '../../../src/domain/records.ts';
import { checkAddress } from '../../../src/ingest/links/check-address.ts';
import { checkLinks } from '../../../src/ingest/links/check-links.ts';

const OPTIONS = { timeoutMs: 1_000, userAgent: 'gongfu/test' };

let server: Server;
let base: string;
const seen: string[] = [];
let underWay = 0;
let most = 0;

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function answer({ url = '', method = '' }: IncomingMessage, response: ServerResponse): void {
  seen.push(`${method} ${url}`);
  const [, kind = ''] = url.split('/');
  const to = (status: number, location: string) => response.writeHead(status, { location }).end();
  if (kind === 'silent') return;
  if (kind === 'slow') {
    underWay += 1;
    most = Math.max(most, underWay);
    setTimeout(() => {
      underWay -= 1;
      response.end();
    }, 60);
    return;
  }
  if (kind === 'moved') to(301, '/there');
  else if (kind === 'elsewhere') to(302, '/there');
  else if (kind === 'moved-away') to(308, '/gone');
  else if (kind === 'round') to(301, '/round');
  else if (kind === 'file') to(301, 'file:///etc/hostname');
  else if (kind === 'get-only') response.writeHead(method === 'HEAD' ? 405 : 200).end('text');
  else response.writeHead({ there: 200, gone: 410, missing: 404, broken: 503 }[kind] ?? 200).end();
}

it.each([
  ['there', { state: 'OK', status: 200 }],
  ['get-only', { state: 'OK', status: 200 }],
  ['elsewhere', { state: 'OK', status: 200 }],
  ['moved', { state: 'MOVED', to: expect.stringMatching(/\/there$/) }],
  ['moved-away', { state: 'GONE', status: 410 }],
  ['gone', { state: 'GONE', status: 410 }],
  ['missing', { state: 'GONE', status: 404 }],
  ['broken', { state: 'UNREACHABLE', problem: 'it answers 503' }],
  ['round', { state: 'UNREACHABLE', problem: expect.stringContaining('more than 5') }],
  ['file', { state: 'UNREACHABLE', problem: expect.stringContaining('file:') }],
  ['silent', { state: 'UNREACHABLE', problem: 'no answer within 1 s' }],
])('of an address that is %s', async (kind, expected) => {
  expect(await checkAddress(`${base}/${kind}`, OPTIONS)).toMatchObject(expected);
});

it('where nobody listens there is no answer', async () => {
  expect(await checkAddress('http://127.0.0.1:1/', OPTIONS)).toMatchObject({ state: 'UNREACHABLE' });
});

it('what answers HEAD is not asked for its text', async () => {
  seen.length = 0;
  await checkAddress(`${base}/there`, OPTIONS);
  expect(seen).toEqual(['HEAD /there']);
});

it('four are asked at once, and told in their order; sources without an address are left out', async () => {
  const source = (at: number): EntityRecord => ({
    ...{ record: 'entity', id: `document:d${at}`, type: 'DOCUMENT', label: `文 ${at}`, names: [], fieldEvidence: [] },
    fields: at === 3 ? {} : { url: `${base}/slow/${at}` },
  });
  const found: string[] = [];
  for await (const { id } of checkLinks(
    Array.from({ length: 12 }, (_, at) => source(at)),
    OPTIONS,
  ))
    found.push(id);
  expect(found).toEqual([0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11].map((at) => `document:d${at}`));
  expect(most).toBe(4);
});
