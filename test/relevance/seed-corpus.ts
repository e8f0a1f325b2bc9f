/** The shipped corpus in the engines that a server has, with the ids behind labels and passage keys. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { openReader } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import type { Inquiries } from '../../src/inquiry/inquiries.ts';
import type { SearchIndex, SearchMode } from '../../src/search/port.ts';
import { exportedId, type GraphStore } from '../../src/store/port.ts';
import { openIndexedOwner } from '../search/indexed-owner.ts';
import type { Given, Target } from './paper.ts';

export interface SeedCorpus {
  readonly index: SearchIndex;
  readonly inquiries: Inquiries;
  /** Throws where nothing is called so. */
  idOf(target: Target): string;
  ask(query: string, mode: SearchMode): Promise<Given>;
  close(): Promise<void>;
}

const SEED = new URL('../../seed/', import.meta.url);
const PATIENT_MS = 60_000;
const SHOWN = 20;
const SCANNED = 500;

/** Cost: indexing the seed; its vectors are shipped. */
export async function openSeedCorpus(): Promise<SeedCorpus> {
  const data = mkdtempSync(join(tmpdir(), 'gongfu-relevance-'));
  const config = readConfig({
    GONGFU_DATA: data,
    GONGFU_EMBEDDER: 'local',
    GONGFU_REQUEST_TIMEOUT_MS: String(PATIENT_MS),
  });
  await (await openIndexedOwner(config)).close();
  // A reader waits for the model as long as a question may take: a busy machine must not cut an answer.
  const { index, inquiries, store, close } = await openReader(config);
  const ids = await idsIn(store);
  return {
    index,
    inquiries,
    idOf(target) {
      const id = ids.get(nameOf(target));
      if (id === undefined) throw new Error(`nothing in the seed is called ${nameOf(target)}`);
      return id;
    },
    async ask(query, mode) {
      const answer = await search(index, query, mode);
      return { ids: answer.hits.map(({ id }) => id), count: answer.totalCount };
    },
    async close() {
      await close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function search(index: SearchIndex, query: string, mode: SearchMode) {
  const request = { query, mode, filter: {}, first: SHOWN, facets: [] };
  return index.search(request, scopeFor('PUBLIC', PATIENT_MS));
}

function nameOf(target: Target): string {
  if (typeof target === 'string') return `passage ${target}`;
  const [[type, label] = ['', '']] = Object.entries(target);
  return `${type.toLowerCase()} ${label}`;
}

async function idsIn(store: GraphStore): Promise<ReadonlyMap<string, string>> {
  const keys = new Map(readdirSync(SEED).flatMap((name) => (name.endsWith('.yaml') ? keysIn(name) : [])));
  const ids = new Map<string, string>();
  let after: string | undefined;
  for (;;) {
    const page = await store.scan(after, SCANNED, scopeFor('PUBLIC', PATIENT_MS));
    for (const line of page) {
      if (!('record' in line)) continue;
      const { record } = line;
      if (record.record === 'entity') ids.set(`${record.type.toLowerCase()} ${record.label}`, record.id);
      if (record.record === 'passage') ids.set(`passage ${keys.get(record.text)}`, record.id);
    }
    const last = page.at(-1);
    if (!last || page.length < SCANNED) return ids;
    after = exportedId(last);
  }
}

/** Keys of passages by their texts. */
function keysIn(name: string): readonly (readonly [string, string])[] {
  const file = load(readFileSync(new URL(name, SEED), 'utf8')) as {
    readonly passages?: readonly { readonly paragraphs?: readonly { readonly key?: string; readonly zh?: string }[] }[];
  };
  return (file.passages ?? []).flatMap(({ paragraphs = [] }) =>
    paragraphs.flatMap(({ key, zh }) => (key === undefined || zh === undefined ? [] : [[zh.trim(), key] as const])),
  );
}
