/**
 * Meilisearch as the search index: it finds, counts and filters by our words, and finds the nearest by our vectors; what a query is
 * understood as and how hits are scored is the code of every index of ours, in a worker.
 */
import type { Ontology } from '../../domain/ontology.ts';
import { type Calls, spawnWorker } from '../../worker.ts';
import type { SearchDocument } from '../document.ts';
import type { Embedder } from '../embedder.ts';
import { Filler } from '../filler.ts';
import { createMeaning } from '../meaning.ts';
import type { IndexRebuild, IndexStatus, SearchIndex, SemanticStatus } from '../port.ts';
import { checkSearch, checkSuggest } from '../question.ts';
import { searchSettings } from '../settings.ts';
import type { EmbeddingModel } from '../text-vectors.ts';
import { connect } from './connection.ts';
import { Engine } from './engine.ts';
import { findIndexes, indexNames } from './index-names.ts';
import type { SearchMethods, WorkerData, WorkerStatus } from './worker.ts';

export interface MeilisearchOptions {
  /** Of the server: http://127.0.0.1:7700. */
  readonly url: string;
  readonly apiKey?: string | undefined;
  readonly ontology: Ontology;
  /** Several corpora can share a server; a second index of the name with `-words`, and while it is rebuilt two with `-next`, are its own. */
  readonly indexName?: string;
  /** Beside a server that writes: every change is refused, and there must be an index. */
  readonly readOnly?: boolean;
  readonly maxQueue?: number;
  /** For search by meaning, which is off without one. It is not closed with the index. */
  readonly embedder?: Embedder | undefined;
  /** Path of a file of vectors that were made before (shipped-vectors.ts). */
  readonly shippedVectors?: string | undefined;
  /** How long a search waits for the vector of its query, at most. */
  readonly meaningWaitMs?: number;
}

const INDEX_NAME = 'gongfu';
const OPEN_MS = 2_000;
const MAX_QUEUE = 1_000;
/** A vector takes 10 ms; the rest of an answer should still come within 250 ms. */
const MEANING_WAIT_MS = 150;
/** The engine takes large changes better than many small ones. */
const DOCUMENTS_AT_ONCE = 500;

/**
 * Opens or makes the index. Errors: UNAVAILABLE within some two seconds where the server is out of reach, and without the package
 * `meilisearch`; BAD_USER_INPUT for an address that is none and a key that is refused.
 */
export async function openMeilisearchIndex(options: MeilisearchOptions): Promise<SearchIndex> {
  const { readOnly = false, maxQueue = MAX_QUEUE, meaningWaitMs = MEANING_WAIT_MS, embedder } = options;
  // A worker loads a dictionary, some seconds of work: whoever tries again until the server is there is not to pay for that.
  await checkServer(options);
  const calls = await spawnWorker<SearchMethods>('search/meilisearch/worker', {
    title: 'the search index',
    data: workerData(options),
    maxQueue,
  });
  const meaningOf = createMeaning(embedder, meaningWaitMs);
  const filler = embedder && !readOnly ? new Filler(fillerParts(calls, embedder)) : undefined;
  return {
    name: 'meilisearch',
    async search(request, scope) {
      checkSearch(request);
      filler?.searched();
      const meaning = await meaningOf(request, scope);
      return calls.call('search', { request, scope, meaning });
    },
    async suggest(request, scope) {
      checkSuggest(request);
      return calls.call('suggest', { request, scope });
    },
    async update(batch) {
      await calls.call('update', batch);
      filler?.nudge();
    },
    rebuild: async () => rebuildOf(calls, await calls.call('rebuild', undefined), filler),
    status: async () => withMeaning(await calls.call('status', undefined), embedder, filler),
    listed: (after, limit) => calls.call('listed', { after, limit }),
    async close() {
      await filler?.stop();
      await calls.close();
    },
  };
}

/** Whether it answers, and takes the key. */
async function checkServer({ url, apiKey, indexName = INDEX_NAME }: MeilisearchOptions): Promise<void> {
  const server = await connect({ url, apiKey });
  try {
    await findIndexes(new Engine(server, indexNames(indexName)), Date.now() + OPEN_MS);
  } finally {
    server.close();
  }
}

function workerData(options: MeilisearchOptions): WorkerData {
  const { url, apiKey, ontology, indexName = INDEX_NAME, readOnly = false, embedder, shippedVectors } = options;
  const settings = searchSettings(ontology);
  return {
    address: { url, apiKey },
    indexName,
    settings,
    readOnly,
    model: embedder && modelOf(embedder),
    shippedVectors,
  };
}

function modelOf({ identity, dimension, leastCosine }: Embedder): EmbeddingModel {
  return { identity, dimension, leastCosine };
}

function fillerParts(calls: Calls<SearchMethods>, embedder: Embedder) {
  return {
    embedder,
    wanting: (limit: number) => calls.call('wanting', limit),
    keep: (vectors: SearchMethods['keep']['request']) => calls.call('keep', vectors),
    // They are the engine's to load.
    load: async () => true,
  };
}

function rebuildOf(calls: Calls<SearchMethods>, rebuild: number, filler: Filler | undefined): IndexRebuild {
  return {
    async add(documents) {
      for (const some of chunks(documents)) await calls.call('add', { rebuild, documents: some });
    },
    async finish(seq) {
      await calls.call('finish', { rebuild, seq });
      filler?.nudge();
    },
    abandon: () => calls.call('abandon', { rebuild }),
  };
}

function withMeaning(
  { vectors, wanting, model, ...status }: WorkerStatus,
  embedder: Embedder | undefined,
  filler: Filler | undefined,
): IndexStatus {
  if (!embedder) return status;
  const problem = filler?.problem;
  const isOfOther = model !== embedder.identity;
  const semantic: SemanticStatus = {
    model: model ?? embedder.identity,
    vectors: isOfOther ? 0 : vectors,
    wanting: isOfOther ? vectors + wanting : wanting,
    ...(problem === undefined ? {} : { problem }),
  };
  return { ...status, semantic };
}

function* chunks(documents: readonly SearchDocument[]): Generator<readonly SearchDocument[]> {
  for (let at = 0; at < documents.length; at += DOCUMENTS_AT_ONCE) yield documents.slice(at, at + DOCUMENTS_AT_ONCE);
}
