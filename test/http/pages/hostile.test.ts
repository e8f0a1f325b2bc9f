/** Texts from the graph and from addresses are text on every page, whatever is in them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_PATHS, HOSTILE_QUERIES, hostileWorld } from './hostile-world.ts';
import { type IndexedPages, startPages } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages({ items: hostileWorld() });
});
afterAll(() => pages.close());

/** Elements that our pages are made of. */
const ELEMENTS = new Set(
  (
    'html head meta title link body a header search form label input button nav main footer p ul ol li dl dt dd div span bdi mark q ' +
    'h1 h2 h3 h4 section article aside details summary strong em small code table caption thead tbody tr th td time blockquote figure figcaption hr br sup abbr cite del ins pre ' +
    'svg desc g line polyline polygon circle rect text path tspan'
  ).split(' '),
);

/** A tag as a parser sees it: what stands in quotes is its attribute's. */
const TAG = /<\/?([a-z][^\s/>]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /\s([^\s=>/]+)(?:="([^"]*)")?/g;

interface Tag {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

function tagsOf(html: string): readonly Tag[] {
  return [...html.matchAll(TAG)].map(([, name = '', attributes = '']) => ({
    name,
    attributes: [...attributes.matchAll(ATTRIBUTE)].map(([, attribute = '', value = '']) => ({
      name: attribute,
      value,
    })),
  }));
}

/** The script of every page, and a block of data that nothing runs (JSON-LD). */
const OUR_OWN =
  /<script type="module" src="\/assets\/[\w-]+\.js"><\/script>|<script type="application\/ld\+json">[^<]*<\/script>/g;

function expectHarmless(sent: string): void {
  const html = sent.replaceAll(OUR_OWN, '');
  const tags = tagsOf(html);
  const attributes = tags.flatMap((tag) => tag.attributes);
  expect(tags.filter(({ name }) => !ELEMENTS.has(name))).toEqual([]);
  expect(attributes.filter(({ name }) => /^(on|style|src)/.test(name))).toEqual([]);
  const addresses = attributes.filter(({ name }) => name === 'href' || name === 'action').map(({ value }) => value);
  expect(addresses.filter((address) => !/^(?:\/(?!\/)|#|data:,$|https?:\/\/)/.test(address))).toEqual([]);
  expect(html.replace('<!doctype html>', '').replaceAll(TAG, '')).not.toContain('<');
}

describe('texts of the graph', () => {
  it.each(['', 'lang=en'])('do no harm on any page (%s)', async (lang) => {
    for (const path of HOSTILE_PATHS) {
      const response = await pages.get(lang === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${lang}`);
      expect([path, response.status]).toEqual([path, 200]);
      expectHarmless(await response.text());
    }
  });
});

describe('what is typed', () => {
  const sent = HOSTILE_QUERIES.map((text) => ({ text, encoded: encodeURIComponent(text.toWellFormed()) }));

  it('does no harm as a query', async () => {
    for (const { text, encoded } of sent) {
      const response = await pages.get(`/search?q=${encoded}`);
      expect([text, response.status]).toEqual([text, text.length > 300 ? 400 : 200]);
      expectHarmless(await response.text());
    }
  });

  it('does no harm as any other parameter', async () => {
    for (const { text, encoded } of sent) {
      for (const name of ['type', 'kind', 'domain', 'from', 'passages', 'after', 'lang']) {
        const response = await pages.get(`/search?q=a&${name}=${encoded}`);
        expect([text, name, [200, 400].includes(response.status)]).toEqual([text, name, true]);
        expectHarmless(await response.text());
      }
    }
  });

  it('does no harm as an address', async () => {
    for (const { text, encoded } of sent) {
      const response = await pages.get(`/${encoded}`);
      expect([text, [400, 404].includes(response.status)]).toEqual([text, true]);
      if (response.headers.get('content-type')?.startsWith('text/html')) expectHarmless(await response.text());
    }
  });

  it('as an address of another host leads nowhere else', async () => {
    for (const path of ['//evil.example', '/%2Fevil.example', '/%5Cevil.example', '///evil.example/x:y']) {
      const response = await pages.get(path);
      expect(response.status).toBe(404);
      expectHarmless(await response.text());
    }
  });

  it('marks of direction do not turn round what stands beside them', async () => {
    const html = await pages.html(`/search?q=${encodeURIComponent('\u202e反向')}`);
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});

it('every page forbids scripts and styles of its own text', async () => {
  for (const path of ['/', '/search?q=a', '/model:none', '/search?from=x']) {
    const policy = (await pages.get(path)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("script-src 'self';");
  }
});
