/** Files handed in to a running server: on its page, over the API, and the files themselves afterwards. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { packedZip, utf8 } from '../ingest/reading/made-files.ts';
import { tempFolder } from '../temp-folder.ts';
import { type Running, run, serve } from './built-cli.ts';

vi.setConfig({ testTimeout: 180_000 });

const UNSEEDED = { GONGFU_SEED: 'false' };
const NOTICE = readFileSync(fileURLToPath(new URL('../../docs/example/tongzhi.txt', import.meta.url)));
const NOTICE_ID = 'policy:qing-he-xian-ren-min-zheng-fu-guan-yu-zuo-qiang-gong-xiang-cha-yuan-cu-jin-nong';
const ADD = `mutation ($files: [Upload!]!, $visibility: Visibility, $replaces: ID) {
  addDocuments(files: $files, visibility: $visibility, replaces: $replaces) {
    outcome file passages reason message source { id label } version { unchanged added moved { quote } }
  }
}`;

interface Served {
  readonly data: string;
  readonly server: Running;
  readonly token: string;
}

async function served(...flags: readonly string[]): Promise<Served> {
  const data = join(tempFolder(), 'data');
  const server = await serve(data, flags, UNSEEDED);
  const token = (await run(['token', 'create', 'editor', '--data', data], UNSEEDED)).out.trim();
  return { data, server, token };
}

interface Sent {
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly token?: string;
}

/** As the GraphQL multipart request specification has it. */
function sent({ server }: Served, files: readonly File[], { query = ADD, variables = {}, token }: Sent) {
  const body = new FormData();
  const empty = files.map(() => null);
  body.set('operations', JSON.stringify({ query, variables: { files: empty, ...variables } }));
  body.set('map', JSON.stringify(Object.fromEntries(files.map((_, at) => [at, [`variables.files.${at}`]]))));
  for (const [at, file] of files.entries()) body.set(String(at), file);
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
}

async function added(at: Served, files: readonly File[], variables: Readonly<Record<string, unknown>> = {}) {
  const { data, errors } = await (await sent(at, files, { variables, token: at.token })).json();
  return errors ?? data.addDocuments;
}

function file(name: string, bytes: Uint8Array | string): File {
  return new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name);
}

/** A browser that signed in: its cookie, and the secret of its forms. */
async function signedIn({ server, token }: Served) {
  const origin = { 'sec-fetch-site': 'same-origin' };
  const body = new URLSearchParams({ 'form-sign-in': token, to: '/add' });
  const reply = await fetch(`${server.url}/sign-in`, { method: 'POST', body, headers: origin, redirect: 'manual' });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await (await fetch(`${server.url}/add`, { headers: { cookie } })).text();
  const csrf = /name="form-token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return { cookie, csrf, page, origin };
}

it('over the API each file becomes a document, and is known the second time', async () => {
  const at = await served();
  const files = [file('tongzhi.txt', NOTICE), file('picture.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))];
  expect(await added(at, files)).toMatchObject([
    { outcome: 'ADDED', file: 'tongzhi.txt', passages: 12, source: { id: NOTICE_ID } },
    { outcome: 'REFUSED', file: 'picture.png', source: null, message: expect.stringContaining('picture.png') },
  ]);
  expect(await added(at, files.slice(0, 1))).toMatchObject([{ outcome: 'KNOWN', source: { id: NOTICE_ID } }]);
  const newer = NOTICE.toString().replace('500万元', '600万元');
  expect(await added(at, [file('newer.txt', newer)], { replaces: NOTICE_ID })).toMatchObject([
    { outcome: 'REPLACED', version: { unchanged: 11, added: 1, moved: [] } },
  ]);
});

it('files are taken from nobody without a token, with nothing but addDocuments, and within the limit', async () => {
  const at = await served('--max-upload-bytes', '4096');
  const one = [file('tongzhi.txt', NOTICE)];
  expect((await sent(at, one, {})).status).toBe(415);
  expect((await sent(at, one, { token: 'gongfu_wrong' })).status).toBe(401);
  const query =
    'mutation ($files: [Upload!]!) { remove(ids: [], reason: "x") { revision } addDocuments(files: $files) { file } }';
  expect(await (await sent(at, one, { token: at.token, query })).json()).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('addDocuments') }],
  });
  const asJson = await fetch(`${at.server.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${at.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: ADD, variables: { files: ['tongzhi.txt'] } }),
  });
  expect(await asJson.json()).toMatchObject({ errors: [{ message: expect.stringContaining('multipart') }] });
  const large = await sent(at, [file('large.txt', '茶'.repeat(2_000))], { token: at.token });
  expect({ status: large.status, body: await large.json() }).toMatchObject({
    status: 413,
    body: { errors: [{ extensions: { code: 'LIMIT_EXCEEDED', allowed: 4096 } }] },
  });
});

it('the page takes files of who signed in, shows by reloading what became of them, and is nobody else’s', async () => {
  const at = await served();
  const { cookie, csrf, origin, page } = await signedIn(at);
  expect(page).toContain('type="file"');
  const form = (secret: string) => {
    const body = new FormData();
    body.set('form-token', secret);
    body.set('visibility', 'PUBLIC');
    body.append('files', file('tongzhi.txt', NOTICE));
    body.append('files', file('guancha.md', '# 观察\n\n茶农说路修通了。\n'));
    return body;
  };
  const post = (body: FormData, headers: Readonly<Record<string, string>>) =>
    fetch(`${at.server.url}/add`, { method: 'POST', body, headers, redirect: 'manual' });

  expect((await post(form('wrong'), { cookie, ...origin })).status).toBe(403);
  expect((await post(form(csrf), { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post(form(csrf), origin)).status).toBe(401);
  const reply = await post(form(csrf), { cookie, ...origin });
  expect(reply.status).toBe(303);
  const job = `${at.server.url}${reply.headers.get('location')}`;
  await expect
    .poll(async () => (await fetch(job, { headers: { cookie } })).text(), { timeout: 60_000, interval: 200 })
    .toContain('都处理完了');
  const shown = await (await fetch(job, { headers: { cookie } })).text();
  for (const words of [`href="/${NOTICE_ID}"`, '12 段', 'guancha.md']) expect(shown).toContain(words);
  expect((await fetch(job, { redirect: 'manual' })).headers.get('location')).toContain('/sign-in');
  expect((await fetch(`${at.server.url}/${NOTICE_ID}`)).status).toBe(200);
});

it('the file is given as it came to who may see the document, under its own name, and to nobody else', async () => {
  const at = await served();
  const auth = { authorization: `Bearer ${at.token}` };
  await added(at, [file('通知 (1).txt', NOTICE)]);
  const address = `${at.server.url}/${NOTICE_ID}/file`;
  const page = (headers = {}) => fetch(`${at.server.url}/${NOTICE_ID}`, { headers }).then((reply) => reply.text());
  expect(await page(auth)).toContain(`href="/${NOTICE_ID}/file"`);
  const reply = await fetch(address, { headers: auth });
  expect(Buffer.from(await reply.arrayBuffer()).equals(NOTICE)).toBe(true);
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    'content-type': 'text/plain',
    'content-disposition': "attachment; filename*=UTF-8''%E9%80%9A%E7%9F%A5%20%281%29.txt",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  });
  const part = await fetch(address, { headers: { ...auth, range: 'bytes=3-8' } });
  expect({ status: part.status, bytes: Buffer.from(await part.arrayBuffer()) }).toEqual({
    status: 206,
    bytes: NOTICE.subarray(3, 9),
  });
  expect((await fetch(address, { headers: { ...auth, range: 'bytes=999999-' } })).status).toBe(416);
  const [hidden, none] = await Promise.all([fetch(address), fetch(`${at.server.url}/policy:no-such/file`)]);
  expect([hidden.status, none.status]).toEqual([404, 404]);
  const plain = async (page: Response) => (await page.text()).replaceAll(/policy:[a-z-]+|[0-9a-f-]{36}/g, '');
  expect(await plain(hidden)).toBe(await plain(none));
});

it('an archive is given only to who may see all that is in it', async () => {
  const at = await served();
  const entries = [
    { name: 'a.txt', bytes: utf8('关于种茶的意见\n\n各村要种好茶。') },
    { name: 'b.txt', bytes: utf8('关于养蜂的意见\n\n各村要养好蜂。') },
  ];
  const [one] = await added(at, [file('texts.zip', packedZip(entries))], { visibility: 'PUBLIC' });
  const address = `${at.server.url}/${one.source.id}/file`;
  expect((await fetch(address)).headers.get('content-type')).toBe('application/zip');
  const input = [
    { document: { id: 'document:guan-yu-yang-feng-de-yi-jian', label: '关于养蜂的意见', visibility: 'EDITORS' } },
  ];
  const body = JSON.stringify({
    query: 'mutation ($input: [EntityInput!]!) { upsertEntities(input: $input) { revision } }',
    variables: { input },
  });
  const headers = { authorization: `Bearer ${at.token}`, 'content-type': 'application/json' };
  expect(await (await fetch(`${at.server.url}/graphql`, { method: 'POST', headers, body })).json()).toMatchObject({
    data: { upsertEntities: { revision: expect.any(Number) } },
  });
  expect((await fetch(address)).status).toBe(404);
});

it('the page that removes a document removes its file, too', async () => {
  const at = await served();
  await added(at, [file('tongzhi.txt', NOTICE)]);
  const { cookie, csrf, origin } = await signedIn(at);
  const address = `${at.server.url}/edit/${NOTICE_ID}/remove`;
  const page = await (await fetch(address, { headers: { cookie } })).text();
  const seen = /name="form-seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const body = new URLSearchParams({ 'form-token': csrf, 'form-seen': seen, 'form-do': 'save', 'form-reason': '撤下' });
  const kept = () =>
    readdirSync(join(at.data, 'files'), { recursive: true }).filter((name) => `${name}`.endsWith('.txt'));
  expect(kept()).toHaveLength(1);
  const sentOff = await fetch(address, { method: 'POST', body, headers: { cookie, ...origin }, redirect: 'manual' });
  expect(sentOff.status).toBe(303);
  expect(kept()).toEqual([]);
  expect(await added(at, [file('tongzhi.txt', NOTICE)])).toMatchObject([{ outcome: 'ADDED' }]);
});
