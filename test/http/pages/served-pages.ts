/** The pages of records over a store of one's own, asked like a browser or a program would. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { importFiles } from '../../../src/ingest/import.ts';
import { createWriter } from '../../../src/ingest/write.ts';
import { createInquiries } from '../../../src/inquiry/inquiries.ts';
import type { SearchIndex } from '../../../src/search/port.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { createKeys } from '../../../src/text/keys.ts';
import { shippedOntology } from '../../graphql/asking.ts';
import { createReferenceStore } from '../../store/reference.ts';
import { startFixture } from '../http-fixture.ts';

export interface ServedPages {
  readonly ontology: Ontology;
  readonly store: GraphStore;
  readonly editor: Readonly<Record<string, string>>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  html(path: string, headers?: Readonly<Record<string, string>>): Promise<string>;
  json<T>(path: string, headers?: Readonly<Record<string, string>>): Promise<T>;
  close(): Promise<void>;
}

/** `watch` may stand between the pages and the store. */
export async function servePages(
  fill: (store: GraphStore, ontology: Ontology) => Promise<unknown>,
  watch: (store: GraphStore) => GraphStore = (store) => store,
): Promise<ServedPages> {
  const ontology = await shippedOntology();
  const store = createReferenceStore(ontology);
  await fill(store, ontology);
  const inquiries = createInquiries({ ontology, store: watch(store), index: NO_INDEX });
  const server = await startFixture({ parts: { inquiries } });
  const get: ServedPages['get'] = (path, headers = {}) =>
    fetch(server.url + path, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
  const answered: ServedPages['get'] = async (path, headers) => {
    const response = await get(path, headers);
    if (response.status !== 200) throw new Error(`${path} is ${response.status}: ${await response.text()}`);
    return response;
  };
  return {
    ontology,
    store,
    editor: { authorization: `Bearer ${server.token}` },
    get,
    html: async (path, headers) => (await answered(path, headers)).text(),
    async json<T>(path: string, headers?: Readonly<Record<string, string>>) {
      // The test says what it asked for.
      return (await (await answered(path, headers)).json()) as T;
    },
    async close() {
      await server.close();
      await store.close();
    },
  };
}

/** Without markup, runs of white space as one. */
export function wordsOf(html: string): string {
  const text = html.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The texts that come with gongfu. */
export async function fillWithSeed(store: GraphStore, ontology: Ontology): Promise<void> {
  const folder = new URL('../../../seed/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const files = names.map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
  const keys = createKeys();
  const writer = createWriter({ store, ontology, keys });
  await importFiles(files, { store, ontology, keys, writer }, { actor: 'seed', reason: 'The texts' });
}

/** Pages of records need no search: any use of it fails. */
const NO_INDEX = new Proxy({} as SearchIndex, {
  get: (_, method) => {
    throw new Error(`these pages have no index, and ${String(method)} was called`);
  },
});
