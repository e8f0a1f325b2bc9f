/** The embedded search index: FTS5 over our own words in an SQLite file of its own, in a worker. */
import type { Ontology } from '../../domain/ontology.ts';
import { type Calls, spawnWorker } from '../../worker.ts';
import type { SearchDocument } from '../document.ts';
import type { IndexRebuild, SearchIndex } from '../port.ts';
import { checkSearch, checkSuggest } from '../question.ts';
import { searchSettings } from '../settings.ts';
import { removeFile } from './file.ts';
import type { SearchMethods, WorkerData } from './worker.ts';

export interface EmbeddedIndexOptions {
  readonly file: string;
  readonly ontology: Ontology;
  /** Beside a server that writes: every change is refused, and there must be a file. */
  readonly readOnly?: boolean;
  readonly maxQueue?: number;
}

const MAX_QUEUE = 1_000;
// A message that puts in more would keep searches waiting: about 50 ms.
const DOCUMENTS_AT_ONCE = 50;

/** Opens or makes the file; a damaged one and one of other columns is made anew and is then at position 0. UNAVAILABLE where it cannot be. */
export async function openEmbeddedIndex(options: EmbeddedIndexOptions): Promise<SearchIndex> {
  const { file, ontology, readOnly = false, maxQueue = MAX_QUEUE } = options;
  const data: WorkerData = { path: file, settings: searchSettings(ontology), readOnly };
  const calls = await spawnWorker<SearchMethods>('search/embedded/worker', {
    title: 'the search index',
    data,
    maxQueue,
  });
  return {
    name: 'embedded',
    async search(request, scope) {
      checkSearch(request);
      return calls.call('search', { request, scope });
    },
    async suggest(request, scope) {
      checkSuggest(request);
      return calls.call('suggest', { request, scope });
    },
    update: (batch) => calls.call('update', batch),
    rebuild: async () => rebuildOf(calls, await calls.call('rebuild', undefined)),
    status: () => calls.call('status', undefined),
    close: () => calls.close(),
  };
}

/** Of an index that nobody has open; it is made anew when the store is next served. */
export function removeEmbeddedIndex(file: string): void {
  removeFile(file);
}

function rebuildOf(calls: Calls<SearchMethods>, rebuild: number): IndexRebuild {
  return {
    async add(documents) {
      for (const some of chunks(documents)) await calls.call('add', { rebuild, documents: some });
    },
    finish: (seq) => calls.call('finish', { rebuild, seq }),
    abandon: () => calls.call('abandon', { rebuild }),
  };
}

function* chunks(documents: readonly SearchDocument[]): Generator<readonly SearchDocument[]> {
  for (let at = 0; at < documents.length; at += DOCUMENTS_AT_ONCE) yield documents.slice(at, at + DOCUMENTS_AT_ONCE);
}
