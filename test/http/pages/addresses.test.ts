/** What every page shares: its language, its JSON, its addresses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages();
});
afterAll(() => pages.close());

const ALL = [
  '/',
  '/search',
  '/search?q=%E8%81%94%E8%90%A5',
  '/model:dongxian',
  '/passage:jia-3',
  '/relation:v1',
  '/document:jia',
];

describe('the language of a page', () => {
  it.each(ALL)('%s is Chinese unless the reader asks for English', async (path) => {
    expect(await pages.html(path)).toContain('<html lang="zh-CN">');
    expect(await pages.html(path, { 'accept-language': '' })).toContain('<html lang="zh-CN">');
    expect(await pages.html(path, { 'accept-language': 'fr, en;q=0.5, zh;q=0.4' })).toContain('<html lang="en">');
    const explicit = `${path}${path.includes('?') ? '&' : '?'}lang=en`;
    expect(await pages.html(explicit)).toContain('<html lang="en">');
  });

  it('is kept by links where the address says it, and is none of theirs where it does not', async () => {
    const kept = hrefs(await pages.html('/?lang=en')).filter((href) => href.startsWith('/') && href !== '/graphiql');
    expect(kept.filter((href) => !/lang=(en|zh)/.test(href))).toEqual(['/']);
    const none = hrefs(await pages.html('/'));
    expect(none.filter((href) => href.includes('lang='))).toEqual(['/?lang=en']);
  });

  it('that we do not speak counts as not asked for', async () => {
    expect(await pages.html('/?lang=fr')).toContain('<html lang="zh-CN">');
  });

  it('is marked on texts that are in another one', async () => {
    expect(await pages.html('/?lang=en')).toContain('<bdi lang="zh-CN">东县模式</bdi>');
    expect(await pages.html('/')).toContain('<bdi>东县模式</bdi>');
  });

  it('leads to the same address in the other one', async () => {
    const path = '/search?q=%E8%81%94%E8%90%A5&type=MODEL';
    expect(hrefs(await pages.html(path))).toContain(`${path}&lang=en`);
    expect(hrefs(await pages.html(`${path}&lang=en`))).toContain(`${path}&lang=zh`);
    const html = await pages.html(path);
    expect(html).toContain(
      'hreflang="en" href="http://gongfu.test/search?q=%E8%81%94%E8%90%A5&amp;type=MODEL&amp;lang=en"',
    );
  });
});

describe('a page as JSON', () => {
  it.each(ALL)('%s is the same by suffix and by Accept', async (path) => {
    const [address = '', query] = path.split('?');
    const suffixed = `${address === '/' ? '/index' : address}.json${query ? `?${query}` : ''}`;
    const bySuffix = await pages.get(suffixed);
    const byAccept = await pages.get(path, { accept: 'application/json' });
    expect(bySuffix.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await bySuffix.text()).toBe(await byAccept.text());
    expect(byAccept.headers.get('vary')).toBe('accept, accept-language, cookie');
  });

  it.each(ALL)('%s does not depend on the language', async (path) => {
    const [zh, en] = await Promise.all(
      ['zh', 'en'].map(async (lang) =>
        (await pages.get(path, { accept: 'application/json', 'accept-language': lang })).text(),
      ),
    );
    expect(zh).toBe(en);
  });

  it('is linked from the page, and the page from it', async () => {
    const page = await pages.get('/model:dongxian?lang=en');
    expect(page.headers.get('link')).toContain(
      '</model:dongxian.json?lang=en>; rel="alternate"; type="application/json"',
    );
    expect(page.headers.get('link')).toContain('<http://gongfu.test/model:dongxian>; rel="canonical"');
    const json = await pages.get('/model:dongxian.json');
    expect(json.headers.get('link')).toContain('</model:dongxian>; rel="alternate"; type="text/html"');
    expect(await page.text()).toContain('href="/model:dongxian.json?lang=en"');
  });

  it('is given to who prefers it, and the page to who takes anything', async () => {
    const typeOf = async (accept: string) => (await pages.get('/', { accept })).headers.get('content-type');
    expect(await typeOf('application/json, */*;q=0.5')).toMatch(/json/);
    expect(await typeOf('text/html;q=0.3, application/json;q=0.9')).toMatch(/json/);
    for (const accept of ['*/*', 'text/html, application/json;q=0.9', 'image/png', 'application/json;q=0'])
      expect(await typeOf(accept)).toMatch(/html/);
  });
});

describe('an address', () => {
  it('is answered to HEAD with the headers alone', async () => {
    const response = await fetch(`${pages.url}/model:dongxian`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1_000);
  });

  it('of the style sheet changes with it and may be kept for ever', async () => {
    const href = /href="(\/assets\/page-[0-9a-f]{12}\.css)"/.exec(await pages.html('/'))?.[1] ?? '';
    const style = await pages.get(href);
    expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await style.text()).toContain('prefers-color-scheme');
  });

  it('where nothing is gives a page with a search field, or a refusal as JSON', async () => {
    for (const path of ['/no/such/page', '/model:nowhere', '/model:nowhere?lang=en']) {
      const page = await pages.get(path);
      expect(page.status).toBe(404);
      expect(await page.text()).toMatch(/<input id="q" name="q"/);
    }
    for (const [path, headers] of [
      ['/model:nowhere.json', {}],
      ['/nothing.json', {}],
      ['/no/such/page', { accept: 'application/json' }],
    ] as const) {
      const response = await pages.get(path, headers);
      expect([response.status, await response.json()]).toEqual([
        404,
        { errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'NOT_FOUND' }) })] },
      ]);
    }
  });

  it('with unknown parameters is answered as without them, and its own address leaves them out', async () => {
    const html = await pages.html('/?utm_source=x');
    expect(html).toContain('<link rel="canonical" href="http://gongfu.test/"/>');
    expect(words(html)).toContain('东县模式');
  });
});
