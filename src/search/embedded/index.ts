/** The embedded search index: FTS5 over our own words and vectors of their meaning, in an SQLite file of its own, in a worker. */
import type { Ontology } from '../../domain/ontology.ts';
import { type Calls, spawnWorker } from '../../worker.ts';
import type { Embedder } from '../embedder.ts';
import { Filler } from '../filler.ts';
import { createMeaning } from '../meaning.ts';
import type { IndexStatus, SearchIndex, SemanticStatus } from '../port.ts';
import { checkSearch, checkSuggest } from '../question.ts';
import { searchSettings } from '../settings.ts';
import type { EmbeddingModel } from '../text-vectors.ts';
import { removeFile } from './file.ts';
import { Rebuild } from './rebuild.ts';
import type { SearchMethods, WorkerData, WorkerStatus } from './worker.ts';

export interface EmbeddedIndexOptions {
  readonly file: string;
  readonly ontology: Ontology;
  /** Beside a server that writes: every change is refused, and there must be a file. */
  readonly readOnly?: boolean;
  readonly maxQueue?: number;
  /** For search by meaning, which is off without one. It is not closed with the index. */
  readonly embedder?: Embedder | undefined;
  /** Path of a file of vectors that were made before (shipped-vectors.ts). */
  readonly shippedVectors?: string;
  /** How long a search waits for the vector of its query, at most. */
  readonly meaningWaitMs?: number;
  /** A rebuild of more documents than these has a second thread (rebuild.ts). */
  readonly aloneUpTo?: number;
}

const MAX_QUEUE = 1_000;
/** The second thread takes half a second and 100 MB; these documents take the index alone two seconds. */
const ALONE_UP_TO = 2_000;
/** A vector takes 10 ms; the rest of an answer should still come within 250 ms. */
const MEANING_WAIT_MS = 150;

/** Opens or makes the file; a damaged one and one of other columns is made anew and is then at position 0. UNAVAILABLE where it cannot be. */
export async function openEmbeddedIndex(options: EmbeddedIndexOptions): Promise<SearchIndex> {
  const { readOnly = false, maxQueue = MAX_QUEUE, meaningWaitMs = MEANING_WAIT_MS, embedder } = options;
  const data = workerData(options);
  const calls = await spawnWorker<SearchMethods>('search/embedded/worker', {
    title: 'the search index',
    data,
    maxQueue,
  });
  const meaningOf = createMeaning(embedder, meaningWaitMs);
  const filler = embedder && !readOnly ? new Filler(fillerParts(calls, embedder)) : undefined;
  const { aloneUpTo = ALONE_UP_TO } = options;
  const parts = { calls, settings: data.settings, aloneUpTo, finished: () => filler?.nudge() };
  let rebuild: Rebuild | undefined;
  return {
    name: 'embedded',
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
    async rebuild() {
      const begun = new Rebuild(parts, await calls.call('rebuild', undefined));
      await rebuild?.stop();
      rebuild = begun;
      return begun;
    },
    listed: async (after, limit) => calls.call('listed', { after, limit }),
    status: async () => statusOf(await calls.call('status', undefined), embedder, filler),
    async close() {
      await Promise.all([filler?.stop(), rebuild?.stop()]);
      await calls.close();
    },
  };
}

/** Of an index that nobody has open; it is made anew when the store is next served. */
export function removeEmbeddedIndex(file: string): void {
  removeFile(file);
}

function workerData({ file, ontology, readOnly = false, embedder, shippedVectors }: EmbeddedIndexOptions): WorkerData {
  return {
    path: file,
    settings: searchSettings(ontology),
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
    load: () => calls.call('load', undefined),
  };
}

function statusOf(
  { vectors, wanting, model, ...status }: WorkerStatus,
  embedder: Embedder | undefined,
  filler: Filler | undefined,
): IndexStatus {
  if (!embedder) return status;
  const problem = filler?.problem;
  const semantic: SemanticStatus = {
    model: model ?? embedder.identity,
    vectors,
    wanting,
    ...(problem === undefined ? {} : { problem }),
  };
  return { ...status, semantic };
}
