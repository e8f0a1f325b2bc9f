/** The pages over a graph and its index, on a real server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { createFollower } from '../../../src/ingest/follow.ts';
import { createInquiries, type Inquiries } from '../../../src/inquiry/inquiries.ts';
import { openEmbeddedIndex } from '../../../src/search/embedded/index.ts';
import type { Embedder } from '../../../src/search/embedder.ts';
import { SHIPPED_VECTORS } from '../../../src/shipped.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { shippedOntology } from '../../graphql/asking.ts';
import { untilFilled } from '../../search/contract/meaning.ts';
import { change, type Item } from '../../store/items.ts';
import { createReferenceStore } from '../../store/reference.ts';
import { smallWorld } from '../../store/world.ts';
import { startFixture } from '../http-fixture.ts';

export interface IndexedPages {
  readonly url: string;
  readonly token: string;
  /** As a browser asks, unless headers say otherwise; redirects are not followed. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  html(path: string, headers?: Readonly<Record<string, string>>): Promise<string>;
  json(path: string): Promise<unknown>;
  close(): Promise<void>;
}

export interface PagesOptions {
  readonly items?: readonly Item[];
  /** In place of items. */
  readonly fill?: (store: GraphStore, ontology: Ontology) => Promise<unknown>;
  /** In place of the naive one, and empty; closed with the pages. */
  readonly store?: GraphStore;
  /** What stands between the pages and the graph: for outages. */
  readonly around?: (inquiries: Inquiries) => Inquiries;
  /** For search by meaning, which is off without one; closed with the pages. */
  readonly embedder?: Embedder;
  /** Settings, as the command line has them. */
  readonly flags?: Readonly<Record<string, string>>;
}

/** A busy machine may take long to load a model; an answer waits for it. */
const MEANING_WAIT_MS = 30_000;

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' };

export async function startPages({
  items = smallWorld(),
  fill,
  store: given,
  around = (it) => it,
  embedder,
  flags = {},
}: PagesOptions = {}): Promise<IndexedPages> {
  const ontology = await shippedOntology();
  const store = given ?? createReferenceStore(ontology);
  if (fill) await fill(store, ontology);
  else if (items.length > 0) await store.apply(change(...items));
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-pages-'));
  const index = await openEmbeddedIndex({
    file: join(folder, 'index.sqlite'),
    ontology,
    embedder,
    shippedVectors: SHIPPED_VECTORS,
    meaningWaitMs: MEANING_WAIT_MS,
  });
  const follower = createFollower({ store, index, ontology });
  await follower.rebuild();
  if (embedder) await untilFilled(index);
  const server = await startFixture({
    flags: { embedder: embedder ? 'local' : 'off', ...flags },
    parts: { inquiries: around(createInquiries({ ontology, store, index })) },
  });
  const get: IndexedPages['get'] = (path, headers = {}) =>
    fetch(server.url + path, { headers: { ...BROWSER, ...headers }, redirect: 'manual' });
  return {
    url: server.url,
    token: server.token,
    get,
    html: async (path, headers) => (await get(path, headers)).text(),
    json: async (path) => (await get(path)).json(),
    async close() {
      await server.close();
      await follower.stop();
      await Promise.all([embedder?.close(), index.close()]);
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a reader reads: without markup, with its entities resolved, one space between words. */
export function words(html: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  };
  return html
    .replaceAll(/<head>.*<\/head>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/\s+/g, ' ');
}

/** Addresses of the links of a page, with their entities resolved. */
export function hrefs(html: string): readonly string[] {
  return [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));
}
