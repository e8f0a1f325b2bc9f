/**
 * A document for editors only, path by path: what is answered without a token is word for word what a graph without the document
 * answers; with a token the same question finds it.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ask, type Running, run, start } from './built-cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const UNSEEDED = { GONGFU_SEED: 'false' };
const NOTICE = fileURLToPath(new URL('../../docs/example/tongzhi.txt', import.meta.url));
const NOTICE_ID = 'policy:qing-he-xian-ren-min-zheng-fu-guan-yu-zuo-qiang-gong-xiang-cha-yuan-cu-jin-nong';
const PUBLIC_PASSAGE = `passage:${NOTICE_ID.slice('policy:'.length)}-1`;
const SECRET_ID = 'document:an-quan-diao-cha';
const SECRET_PASSAGE = 'passage:an-quan-diao-cha-1';
/** Words, ids and figures of the document and of what only it states. */
const SECRETS = /暗泉|anquan|an-quan|4321|密谈|mitan|secret/;

interface Side {
  readonly data: string;
  readonly url: string;
  readonly token: string;
}

let without: Side;
let withIt: Side;

const EVIDENCE = { status: 'HOLDS', basis: 'STATED' };

const OPEN_INPUT = {
  entities: [
    { region: { id: 'region:qinghe', label: '清禾县', level: 'COUNTY' } },
    { region: { id: 'region:yunling', label: '云岭县', level: 'COUNTY' } },
    { model: { id: 'model:cha', label: '共享茶园' } },
    { indicator: { id: 'indicator:shouru', label: '茶农收入', kind: 'MEAN', unit: '元' } },
  ],
  relations: [
    {
      ...{
        id: 'relation:open',
        relationType: 'PRACTISED_IN',
        source: 'model:cha',
        target: 'region:qinghe',
        ...EVIDENCE,
      },
      evidence: [{ passage: PUBLIC_PASSAGE }],
    },
  ],
  // What no passage states would be hidden with the only one that does.
  observations: [
    {
      ...{ id: 'observation:open', indicator: 'indicator:shouru', subject: 'region:yunling', value: 12, unit: '元' },
      ...{ ...EVIDENCE, period: '2097', evidence: [{ passage: PUBLIC_PASSAGE }] },
    },
  ],
};

const SECRET_INPUT = {
  entities: [{ project: { id: 'project:anquan', label: '暗泉工程', kind: 'GENERAL' } }],
  relations: [
    {
      ...{ id: 'relation:secret-in', relationType: 'LOCATED_IN', source: 'project:anquan', target: 'region:qinghe' },
      ...{ ...EVIDENCE, evidence: [{ passage: SECRET_PASSAGE }] },
    },
    {
      ...{ id: 'relation:secret-too', relationType: 'PRACTISED_IN', source: 'model:cha', target: 'region:yunling' },
      ...{ ...EVIDENCE, evidence: [{ passage: SECRET_PASSAGE }] },
    },
  ],
  observations: [
    {
      ...{ id: 'observation:secret', indicator: 'indicator:shouru', subject: 'region:qinghe', value: 4321, unit: '元' },
      ...{ ...EVIDENCE, period: '2098', evidence: [{ passage: SECRET_PASSAGE }] },
    },
  ],
  claims: [
    {
      ...{ id: 'claim:secret', claimKind: 'OUTCOME', subject: 'region:qinghe', text: '密谈过两次' },
      ...{ ...EVIDENCE, evidence: [{ passage: SECRET_PASSAGE }] },
    },
  ],
};

const CHANGE = 'mutation ($input: ChangeInput!) { change(input: $input) { revision } }';

beforeAll(async () => {
  [without, withIt] = await Promise.all([prepared(false), prepared(true)]);
});

const made = mkdtempSync(join(tmpdir(), 'gongfu-editors-'));
const servers: ChildProcess[] = [];

afterAll(async () => {
  for (const server of servers) server.kill('SIGKILL');
  await Promise.all(servers.map((server) => server.exitCode ?? once(server, 'close')));
  rmSync(made, { recursive: true, force: true, maxRetries: 5 });
});

async function prepared(hasSecret: boolean): Promise<Side> {
  const data = join(made, hasSecret ? 'with' : 'without');
  expect(await run(['add', NOTICE, '--visibility', 'public', '--data', data], UNSEEDED)).toMatchObject({ code: 0 });
  const token = (await run(['token', 'create', 'editor', '--data', data], UNSEEDED)).out.trim();
  const server = await served(data);
  await ask(server.url, CHANGE, { input: OPEN_INPUT }, token);
  if (hasSecret) {
    const file = join(made, 'diaocha.md');
    writeFileSync(file, '# 暗泉调查\n\n清禾县与云岭县为暗泉工程密谈过两次，茶农收入4321元。\n');
    expect(await run(['add', file, '--data', data], UNSEEDED)).toMatchObject({ code: 0 });
    await ask(server.url, CHANGE, { input: SECRET_INPUT }, token);
  }
  await vi.waitUntil(() => isIndexed(server.url), { timeout: 60_000, interval: 200 });
  return { data, url: server.url, token };
}

async function isIndexed(url: string): Promise<boolean> {
  const { index, store } = await (await fetch(`${url}/readyz`)).json();
  return index?.seq !== undefined && index.seq === store?.seq;
}

/** For all tests of the file. */
async function served(data: string): Promise<Pick<Running, 'url'>> {
  const child = start(['serve', '--data', data, '--port', '0', '--public-url', 'http://gongfu.test'], UNSEEDED);
  servers.push(child);
  const { promise, resolve } = Promise.withResolvers<string>();
  let out = '';
  child.stdout?.on('data', (text: string) => {
    out += text;
    const found = /http:\/\/127[^\s/]+/.exec(out);
    if (found && out.includes('\n')) resolve(found[0]);
  });
  return { url: await promise };
}

const HIT = '... on Passage { id text } ... on Entity { id label }';

/** Questions over the API, each of which the document would answer. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'search for its words': `{ search(query: "暗泉", mode: FULL_TEXT) { totalCount edges { node { ${HIT} } } near { text } understood { unknown } } }`,
  'search for words that others have, too': `{ search(query: "清禾县", mode: FULL_TEXT) { totalCount edges { node { ${HIT} } } } }`,
  'facets of a search': '{ search(query: "清禾县", mode: FULL_TEXT) { facets { name values { value count } } } }',
  suggestions: '{ suggest(prefix: "暗") { text } pinyin: suggest(prefix: "anq") { text } }',
  support:
    '{ findSupport(text: "清禾县茶农收入4321元，为暗泉工程密谈过两次。") { statements { unsupported matches { quote passage { id text } } } } }',
  'lookup of its title': '{ lookup(ref: "暗泉调查") { document { id label } } }',
  'a source by name': `{ source(ref: "暗泉调查") { id } node(id: "${SECRET_ID}") { id } entity(ref: "暗泉工程") { id } }`,
  'a reference to it': `{ cite(ids: ["${SECRET_ID}", "relation:secret-in", "region:qinghe"]) { entries { text } } }`,
  'counts and lists': `{
    documents { totalCount } projects { totalCount } sources { totalCount } entities { totalCount }
    relations { totalCount } observations { totalCount } claims { totalCount edges { node { text } } }
    ontology { entityTypes { type count } relationTypes { type count } }
  }`,
  'what lies around an entity': `{ entity(ref: "region:qinghe") {
    neighbours(first: 20) { totalCount edges { node { id } } } observations { totalCount } claims { totalCount }
    passages { totalCount edges { node { id } } } } }`,
  paths: '{ paths(from: "region:yunling", to: "region:qinghe") { entities { id } } }',
  subgraph: '{ subgraph(roots: ["region:qinghe"], depth: 2) { entities { id } relations { id } } }',
  compare: `{ compare(ids: ["region:qinghe", "region:yunling"]) { rows { __typename } } }`,
  history: `{ history(id: "${SECRET_ID}") { totalCount } other: history(id: "claim:secret") { totalCount }
    nodes(ids: ["${SECRET_PASSAGE}", "claim:secret", "observation:secret"]) { id } }`,
};

/** Addresses of pages and files that the document would change or that are its own. */
const ADDRESSES: readonly string[] = [
  ...['', '.json', '/history', '/file', '.bib', '.ris', '.csl.json'].map((suffix) => `/${SECRET_ID}${suffix}`),
  ...[`/${SECRET_PASSAGE}`, `/${SECRET_PASSAGE}.json`, '/project:anquan', '/claim:secret.json', '/relation:secret-in'],
  ...[
    '/region:qinghe',
    '/region:qinghe.json',
    '/region:qinghe/history',
    '/model:cha.json',
    '/region:qinghe.figures.csv',
  ],
  ...['/search?q=暗泉', '/search.json?q=清禾县', '/search.csv?q=清禾县', '/search.bib?q=茶农', '/suggest?q=暗泉'],
  ...[
    '/browse',
    '/browse.json',
    '/',
    '/index.json',
    '/sitemap.xml',
    '/sitemap-part.xml',
    '/robots.txt',
    '/ontology.json',
  ],
  ...['/compare.json?ids=region:qinghe&ids=region:yunling', '/compare.csv?ids=region:qinghe&ids=region:yunling'],
  ...[
    '/graph.json?roots=region:qinghe',
    `/graph?roots=project:anquan`,
    `/cite.json?ids=${SECRET_ID}`,
    `/unapi?id=${SECRET_ID}`,
  ],
  ...['/lookup?ref=暗泉调查', '/support?text=茶农收入4321元'],
];

/** What is different in every answer: the address listened on, numbers of requests, times. */
function plain(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, '')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?/g, '');
}

/** What was asked for is told again by an answer that finds nothing: ids and words of the question, as they stand in it and as addresses have them. */
function withoutAsked(text: string, question: string): string {
  const ids = [...question.matchAll(/[a-z]+:[a-z0-9-]+/g)].map(([id]) => id);
  const slugs = ids.map((id) => id.slice(id.indexOf(':') + 1));
  const words = [...question.matchAll(/[=“"](?<word>[^"”&=]*\p{Script=Han}[^"”&=]*)/gu)].map(
    ({ groups }) => groups?.word ?? '',
  );
  const asked = [...ids, ...slugs, ...slugs.map((slug) => slug.replaceAll('-', ' ')), ...words];
  const forms = asked.flatMap((one) => [one, encodeURIComponent(one), encodeURIComponent(encodeURIComponent(one))]);
  return forms.filter((one) => one !== '').reduce((left, one) => left.replaceAll(one, ''), text);
}

async function got({ url }: Side, address: string, token?: string) {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const reply = await fetch(new URL(encodeURI(address), url), { headers, redirect: 'manual' });
  return { status: reply.status, text: plain(await reply.text()) };
}

describe('over the API', () => {
  it.each(Object.entries(QUESTIONS))('%s', async (_, question) => {
    const [open, hidden, seen] = await Promise.all([
      answered(without, question),
      answered(withIt, question),
      answered(withIt, question, withIt.token),
    ]);
    expect(hidden).toEqual(open);
    expect(withoutAsked(JSON.stringify(hidden), question)).not.toMatch(SECRETS);
    expect(seen).not.toEqual(open);
  });
});

async function answered({ url }: Side, query: string, token?: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const reply = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const answer = await reply.json();
  if (JSON.stringify(answer).includes('GRAPHQL_VALIDATION')) throw new Error(JSON.stringify(answer));
  return answer;
}

describe('on pages and in files', () => {
  it.each(ADDRESSES)('%s', async (address) => {
    const [open, hidden] = await Promise.all([got(without, address), got(withIt, address)]);
    expect(hidden).toEqual(open);
    expect(withoutAsked(hidden.text, address)).not.toMatch(SECRETS);
  });

  it('with a token its own are there', async () => {
    const own = ADDRESSES.filter((address) => /^\/(?:document|project|passage|claim|relation):/.test(address));
    const seen = await Promise.all(own.map((address) => got(withIt, address, withIt.token)));
    expect(seen.map(({ status }) => status)).toEqual(own.map(() => 200));
  });
});

it('an export of what is public has nothing of it, one for editors has it', async () => {
  const lines = async ({ data }: Side, flags: readonly string[]) => {
    const { out } = await run(['export', ...flags, '--data', data], UNSEEDED);
    return out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).record);
  };
  expect(await lines(withIt, ['--public'])).toEqual(await lines(without, ['--public']));
  expect(JSON.stringify(await lines(withIt, []))).toMatch(SECRETS);
});
