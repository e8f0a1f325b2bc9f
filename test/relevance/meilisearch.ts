/** Meilisearch over passages, for comparison: with its settings as they come, and as our index in each of its modes. */
import { Meilisearch } from 'meilisearch';
import type { Embedder } from '../../src/search/embedder.ts';
import { openMeilisearchIndex } from '../../src/search/meilisearch/index.ts';
import { findMeilisearch } from '../engines/engine.ts';
import { type MeilisearchServer, startMeilisearch } from '../engines/meilisearch.ts';
import { documentOf, type JudgedPassage } from './collection.ts';
import type { RawPassage } from './fts5.ts';
import { createModeRanker, openIndexOf } from './gongfu.ts';
import { MODES } from './paper.ts';
import { RANKED, type Ranker } from './ranker.ts';

const AS_IT_COMES = 'gongfu-relevance-plain';
const OURS = 'gongfu-relevance';
const WAIT_MS = 600_000;

/** As it comes. Undefined where there is neither a running one nor a program. Its index is made anew and removed. */
export async function openMeilisearch(passages: readonly RawPassage[]): Promise<Ranker | undefined> {
  const found = findMeilisearch();
  if (!found) return undefined;
  const server = await startMeilisearch(found);
  const client = clientOf(server);
  const index = client.index<RawPassage>(AS_IT_COMES);
  await client.deleteIndex(AS_IT_COMES).waitTask({ timeout: WAIT_MS });
  const documents = passages.map(({ id, title, text }) => ({ id, title, text }));
  const { status, error } = await index.addDocuments(documents, { primaryKey: 'id' }).waitTask({ timeout: WAIT_MS });
  if (status !== 'succeeded') throw new Error(`Meilisearch did not take the passages: ${error?.message}`);
  return {
    name: 'Meilisearch',
    async rank(query) {
      const { hits } = await index.search(query, { limit: RANKED, attributesToRetrieve: ['id'] });
      return hits.map(({ id }) => id);
    },
    async close() {
      await client.deleteIndex(AS_IT_COMES).waitTask({ timeout: WAIT_MS });
      await server.stop();
    },
  };
}

export interface OursOnMeilisearch {
  readonly rankers: readonly Ranker[];
  close(): Promise<void>;
}

/** Our index on it, in each mode; `name` is that of the cache of vectors. */
export async function openOursOnMeilisearch(
  name: string,
  passages: readonly JudgedPassage[],
  embedder: Embedder | undefined,
): Promise<OursOnMeilisearch | undefined> {
  const found = findMeilisearch();
  if (!found) return undefined;
  const server = await startMeilisearch(found);
  const { index, close } = await openIndexOf(name, passages.map(documentOf), embedder, (options) =>
    openMeilisearchIndex({ ...options, url: server.url, apiKey: server.key, indexName: OURS }),
  );
  return {
    rankers: MODES.map((mode) => createModeRanker(index, mode, `Meilisearch, ours, ${mode}`)),
    async close() {
      await close();
      for (const uid of [OURS, `${OURS}-words`]) await clientOf(server).deleteIndex(uid).waitTask({ timeout: WAIT_MS });
      await server.stop();
    },
  };
}

function clientOf({ url, key }: MeilisearchServer): Meilisearch {
  return new Meilisearch({ host: url, ...(key ? { apiKey: key } : {}) });
}
