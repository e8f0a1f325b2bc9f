/** The first page, search and permanent addresses, over a small graph and its index. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFollower } from '../../src/ingest/follow.ts';
import { createInquiries } from '../../src/inquiry/inquiries.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import { shippedOntology } from '../graphql/asking.ts';
import { change } from '../store/items.ts';
import { createReferenceStore } from '../store/reference.ts';
import { smallWorld } from '../store/world.ts';
import type { RunningFixture } from './http-fixture.ts';
import { startFixture } from './http-fixture.ts';

let server: RunningFixture;
let closing: () => Promise<void>;
beforeAll(async () => {
  const ontology = await shippedOntology();
  const store = createReferenceStore(ontology);
  await store.apply(change(...smallWorld()));
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-pages-'));
  const index = await openEmbeddedIndex({ file: join(folder, 'index.sqlite'), ontology });
  const follower = createFollower({ store, index, ontology });
  await follower.rebuild();
  server = await startFixture({ parts: { inquiries: createInquiries({ ontology, store, index }) } });
  closing = async () => {
    await server.close();
    await follower.stop();
    await index.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
});
afterAll(() => closing());

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(server.url + path, { headers, redirect: 'manual' });
const page = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
  (await get(path, { ...HTML, ...headers })).text();
/** Without markup. */
const words = (html: string) => html.replaceAll(/<[^>]*>/g, '');

describe('the first page', () => {
  it('lists the models with links to them, and a search form', async () => {
    const html = await page('/');
    expect(html).toContain('<a href="/model:dongxian">东县模式</a>');
    expect(html).toMatch(/<form action="\/search"/);
    expect(html).not.toContain('<script');
  });
});

describe('search', () => {
  it('shows hits with links and what matched', async () => {
    const html = await page(`/search?q=${encodeURIComponent('联营抱团')}`);
    expect(html).toContain('<a href="/mechanism:lianying">联营抱团</a>');
    expect(html).toMatch(/<mark>联营/);
  });
  it('without words asks for some', async () => {
    for (const path of ['/search', '/search?q=', '/search?q=%20']) expect((await get(path, HTML)).status).toBe(200);
  });
  it('takes everything that is typed as text', async () => {
    for (const typed of [
      '"',
      "'; DROP TABLE entity; --",
      'a* OR NEAR(b',
      '<script>alert(1)</script>',
      '\u0000\ud800\u202e',
      '%',
      '{{7*7}}',
    ]) {
      const response = await get(`/search?q=${encodeURIComponent(typed.toWellFormed())}`, HTML);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toContain('<script>');
    }
  });
  it('that is too long is refused with what would be right', async () => {
    const response = await get(`/search?q=${encodeURIComponent('文'.repeat(301))}`, HTML);
    expect(response.status).toBe(400);
    expect(words(await response.text())).toMatch(/300/);
  });
});

describe('a permanent address', () => {
  it('gives a browser a page with statements, places and quotes', async () => {
    const text = words(await page('/model:dongxian'));
    expect(text).toContain('东县模式 运用 联营抱团');
    expect(text).toContain('论文甲，二（一），第 1 段联营');
    expect(text).toContain('拟达成');
    expect(text).toContain('东县模式（首个，南省）：全省第一个联营模式');
  });
  it('gives a program the same as JSON', async () => {
    const response = await get('/model:dongxian', { accept: 'application/json' });
    expect(response.headers.get('vary')).toBe('accept');
    expect(await response.json()).toMatchObject({
      id: 'model:dongxian',
      iri: 'http://gongfu.test/model:dongxian',
      type: 'MODEL',
      label: '东县模式',
      statements: expect.arrayContaining([
        expect.objectContaining({
          id: 'relation:dongxian-sanlei',
          status: 'INTENDED',
          evidence: [
            expect.objectContaining({
              passage: 'passage:jia-3',
              document: 'document:jia',
              locator: '二（一），第 1 段',
              quote: '联营',
            }),
          ],
        }),
      ]),
    });
  });
  it('resolves passages and statements, too', async () => {
    const passage = (await (await get('/passage:jia-3')).json()) as { summary: string; statements: { id: string }[] };
    expect(passage.summary).toBe('东县的联营。');
    expect(passage.statements.map(({ id }) => id)).toContain('claim:first');
    expect(await (await get('/observation:cunjun')).json()).toMatchObject({ label: '东县的村均收入：380万元' });
    expect(await (await get('/observation:fenhong')).json()).toMatchObject({
      label: '联营抱团 2.0的村均收入：0.05—0.1亿元',
    });
    expect(await (await get('/observation:beicha-2025')).json()).toMatchObject({ label: '南省的收入倍差：不超过1.8' });
  });
  it('that there is not is 404, as a page or as JSON', async () => {
    const asPage = await get('/model:nowhere', HTML);
    expect([asPage.status, words(await asPage.text())]).toEqual([404, expect.stringContaining('没有找到')]);
    const asJson = await get('/model:nowhere');
    expect([asJson.status, await asJson.json()]).toEqual([
      404,
      { errors: [expect.objectContaining({ extensions: { code: 'NOT_FOUND', ids: ['model:nowhere'] } })] },
    ]);
  });
  it('of what only editors may see is 404 for the public, and is shown with a token', async () => {
    for (const id of ['document:mi', 'passage:mi-1', 'project:anqu', 'claim:mi']) {
      expect((await get(`/${id}`)).status).toBe(404);
      expect((await get(`/${id}`, { authorization: `Bearer ${server.token}` })).status).toBe(200);
    }
    const statement = await (await get('/relation:both-sources')).text();
    expect(statement).toContain('公开');
    expect(statement).not.toMatch(/机密|passage:mi-1|内部/);
    expect(await page(`/search?q=${encodeURIComponent('暗渠工程')}`)).not.toContain('project:anqu');
  });
});
