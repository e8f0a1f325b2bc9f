/** What crawlers are told: which addresses there are, which they may read, and what a page is about. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { entity } from '../../store/items.ts';
import { HOSTILE, hostileWorld } from './hostile-world.ts';
import { type IndexedPages, startPages } from './indexed-pages.ts';

const BASE = 'http://gongfu.test';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages();
});
afterAll(() => pages.close());

const locations = (xml: string) =>
  [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'));

async function mapped(of: IndexedPages): Promise<readonly string[]> {
  const parts = locations(await of.html('/sitemap.xml'));
  const texts = await Promise.all(parts.map((address) => of.html(address.slice(BASE.length))));
  return texts.flatMap(locations);
}

describe('robots.txt', () => {
  it('keeps crawlers out of answers to questions and of what is for editors, and names the sitemap', async () => {
    const response = await pages.get('/robots.txt');
    const text = await response.text();
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).toMatch(/^User-agent: \*\nAllow: \/\n/);
    for (const path of ['/search', '/edit', '/graphql']) expect(text).toContain(`\nDisallow: ${path}\n`);
    expect(text).toContain(`\nSitemap: ${BASE}/sitemap.xml\n`);
  });
});

describe('the sitemap', () => {
  it('has every entity that the public may see, and the pages that are always there', async () => {
    const addresses = await mapped(pages);
    expect(addresses).toEqual(
      expect.arrayContaining(['/', '/browse', '/about', '/model:dongxian', '/document:jia'].map((path) => BASE + path)),
    );
    expect(addresses).not.toContain(`${BASE}/document:mi`);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses)
      expect([address, (await pages.get(address.slice(BASE.length))).status]).toEqual([address, 200]);
  });

  it('shows an editor no more than anybody', async () => {
    const asEditor = { authorization: `Bearer ${pages.token}` };
    expect(await pages.html('/sitemap-part.xml?type=DOCUMENT', asEditor)).not.toContain('document:mi');
  });

  it('has more than a read gives in one part, without a gap', async () => {
    const models = Array.from({ length: 2_300 }, (_, i) => entity('MODEL', `模式${i}`, { id: `model:m${i}` }));
    const many = await startPages({ items: models });
    onTestFinished(() => many.close());
    const addresses = locations(await many.html('/sitemap-part.xml?type=MODEL&part=1'));
    expect(new Set(addresses).size).toBe(2_300);
  });

  it.each(['?type=NONE', '?type=MODEL&part=2', '?type=MODEL&part=0', '?type=MODEL&part=x'])(
    'has no part %s',
    async (query) => {
      expect((await pages.get(`/sitemap-part.xml${query}`)).status).toBe(404);
    },
  );
});

/** The block of data of a page, as a parser of HTML sees it: to the first end of the element. */
function jsonLd(html: string): Record<string, unknown> {
  const [, text = 'null'] = /<script type="application\/ld\+json">(.*?)<\/script/s.exec(html) ?? [];
  // What a page says is only looked at here.
  return JSON.parse(text) as Record<string, unknown>;
}

describe('JSON-LD', () => {
  it('of the first page is a site that can be searched, and its data', async () => {
    const { '@context': context, '@graph': graph } = jsonLd(await pages.html('/'));
    expect(context).toBe('https://schema.org');
    expect(graph).toEqual([
      expect.objectContaining({
        '@type': 'WebSite',
        potentialAction: expect.objectContaining({
          target: expect.objectContaining({ urlTemplate: `${BASE}/search?q={search_term_string}` }),
        }),
      }),
      expect.objectContaining({ '@type': 'Dataset' }),
    ]);
  });

  it('calls a thing what it is, by its type', async () => {
    expect(jsonLd(await pages.html('/region:dongxian'))).toMatchObject({
      '@type': 'AdministrativeArea',
      '@id': `${BASE}/region:dongxian`,
      name: '东县',
      containedInPlace: [{ '@id': `${BASE}/region:dong`, name: '东市' }],
    });
    expect(jsonLd(await pages.html('/mechanism:lianying'))).toMatchObject({
      '@type': 'DefinedTerm',
      alternateName: ['联营'],
      inDefinedTermSet: { url: `${BASE}/ontology#MECHANISM` },
    });
  });

  it('of a source is about the work', async () => {
    const work = jsonLd(await pages.html('/document:jia'));
    expect(work).toMatchObject({ name: '论文甲', author: [{ name: '张三' }], datePublished: '2023-05' });
    expect(work['@type']).not.toBe('DefinedTerm');
  });

  it('is on no page of a part, a statement or an error', async () => {
    for (const path of ['/model:dongxian?list=uses', '/relation:provides', '/model:nowhere'])
      expect(await pages.html(path)).not.toContain('application/ld+json');
  });

  it('holds hostile names as they are, and ends nowhere before its end', async () => {
    const hostile = await startPages({ items: hostileWorld() });
    onTestFinished(() => hostile.close());
    for (const [i, text] of HOSTILE.entries()) {
      const html = await hostile.html(`/mechanism:evil-${i}`);
      expect(jsonLd(html).name).toBe(text);
      expect(html.match(/<script type="application\/ld\+json">[^<>&\u2028\u2029]*<\/script>/)).not.toBeNull();
    }
  });
});

describe('Link headers', () => {
  const linksOf = async (path: string) => (await pages.get(path)).headers.get('link') ?? '';

  it('say of an entity by what it is cited, what describes it and what it is', async () => {
    const links = await linksOf('/region:dongxian');
    expect(links).toContain(`<${BASE}/region:dongxian>; rel="cite-as"`);
    expect(links).toContain(`<${BASE}/region:dongxian.json>; rel="describedby"; type="application/json"`);
    expect(links).toContain('<https://schema.org/AdministrativeArea>; rel="type"');
  });

  it('say of a source who made it, where that has a page', async () => {
    expect(await linksOf('/document:jia')).toContain(`<${BASE}/person:zhang>; rel="author"`);
  });
});

describe('reference managers', () => {
  const tokens = (html: string) => [...html.matchAll(/<abbr class="unapi-id" title="([^"]+)"/g)].map(([, id]) => id);

  it('find the sources of an entity, a statement and a passage', async () => {
    for (const path of ['/model:dongxian', '/relation:provides', '/passage:jia-3', '/']) {
      const html = await pages.html(path);
      expect([path, html.includes('rel="unapi-server"'), tokens(html).includes('document:jia')]).toEqual([
        path,
        true,
        true,
      ]);
    }
  });

  it('take the page of a source for the source alone', async () => {
    const html = await pages.html('/document:jia');
    expect(html).toContain('name="citation_title"');
    expect(html).not.toContain('rel="unapi-server"');
  });
});
