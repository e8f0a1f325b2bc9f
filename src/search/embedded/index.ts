/** The embedded search index: FTS5 over our own words and vectors of their meaning, in an SQLite file of its own, in a worker. */
import type { Ontology } from '../../domain/ontology.ts';
import { type Calls, spawnWorker } from '../../worker.ts';
import type { SearchDocument } from '../document.ts';
import type { Embedder } from '../embedder.ts';
import { createMeaning } from '../meaning.ts';
import type { IndexRebuild, IndexStatus, SearchIndex, SemanticStatus } from '../port.ts';
import { checkSearch, checkSuggest } from '../question.ts';
import { searchSettings } from '../settings.ts';
import { removeFile } from './file.ts';
import { Filler } from './filler.ts';
import type { EmbeddingModel } from './vectors.ts';
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
}

const MAX_QUEUE = 1_000;
// A message that puts in more would keep searches waiting: about 50 ms on a busy machine.
const DOCUMENTS_AT_ONCE = 20;
/** A vector takes 10 ms; the rest of an answer should still come within 250 ms. */
const MEANING_WAIT_MS = 150;

/** Opens or makes the file; a damaged one and one of other columns is made anew and is then at position 0. UNAVAILABLE where it cannot be. */
export async function openEmbeddedIndex(options: EmbeddedIndexOptions): Promise<SearchIndex> {
  const { readOnly = false, maxQueue = MAX_QUEUE, meaningWaitMs = MEANING_WAIT_MS, embedder } = options;
  const calls = await spawnWorker<SearchMethods>('search/embedded/worker', {
    title: 'the search index',
    data: workerData(options),
    maxQueue,
  });
  const meaningOf = createMeaning(embedder, meaningWaitMs);
  const filler = embedder && !readOnly ? new Filler(fillerParts(calls, embedder)) : undefined;
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
    rebuild: async () => rebuildOf(calls, await calls.call('rebuild', undefined), filler),
    status: async () => statusOf(await calls.call('status', undefined), embedder, filler),
    async close() {
      await filler?.stop();
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

function rebuildOf(calls: Calls<SearchMethods>, rebuild: number, filler: Filler | undefined): IndexRebuild {
  return {
    async add(documents) {
      for (const some of chunks(documents)) await calls.call('add', { rebuild, documents: some });
    },
    async finish(seq) {
      while (await calls.call('settle', { rebuild }));
      await calls.call('finish', { rebuild, seq });
      filler?.nudge();
    },
    abandon: () => calls.call('abandon', { rebuild }),
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

function* chunks(documents: readonly SearchDocument[]): Generator<readonly SearchDocument[]> {
  for (let at = 0; at < documents.length; at += DOCUMENTS_AT_ONCE) yield documents.slice(at, at + DOCUMENTS_AT_ONCE);
}
