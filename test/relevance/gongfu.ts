/** Our own index over documents, in one of its modes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Ontology } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import type { SearchDocument } from '../../src/search/document.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import type { Embedder } from '../../src/search/embedder.ts';
import type { SearchIndex, SearchMode } from '../../src/search/port.ts';
import { RANKED, type Ranker } from './ranker.ts';
import { vectorsFile } from './vectors.ts';

/** Quality is measured here, not speed: a busy machine must not cut an answer. */
export const PATIENT_MS = 60_000;
const LOOK_MS = 50;

export interface OpenedIndex {
  readonly index: SearchIndex;
  close(): Promise<void>;
}

/** Opens an empty index; the parts of its options that every index of ours has. */
type Open = (options: {
  readonly ontology: Ontology;
  readonly meaningWaitMs: number;
  readonly embedder?: Embedder | undefined;
  readonly shippedVectors?: string;
}) => Promise<SearchIndex>;

/** With the vectors of all documents where there is an embedder; `name` is that of their cache. The index is the embedded one by default. */
export async function openIndexOf(
  name: string,
  documents: readonly SearchDocument[],
  embedder?: Embedder,
  open?: Open,
): Promise<OpenedIndex> {
  const folder = await mkdtemp(join(tmpdir(), 'gongfu-relevance-'));
  const opened: Open = open ?? ((options) => openEmbeddedIndex({ ...options, file: join(folder, 'index.sqlite') }));
  const index = await opened({
    ontology: await readOntology(new URL('../../schema/', import.meta.url)),
    meaningWaitMs: PATIENT_MS,
    embedder,
    ...(embedder ? { shippedVectors: await vectorsFile(name, documents, embedder) } : {}),
  });
  const rebuild = await index.rebuild();
  await rebuild.add(documents);
  await rebuild.finish(1);
  while (embedder && (await index.status()).semantic?.wanting !== 0) await setTimeout(LOOK_MS);
  return {
    index,
    async close() {
      await index.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const PATIENT = () => scopeFor('PUBLIC', PATIENT_MS);

/** Documents are passages of ids `passage:<id>`; it owns nothing. */
export function createModeRanker(index: SearchIndex, mode: SearchMode, name: string = mode): Ranker {
  return {
    name,
    async rank(query) {
      const answer = await index.search(
        { query, mode, filter: { passages: true }, first: RANKED, facets: [] },
        PATIENT(),
      );
      return answer.hits.map(({ id }) => id.slice('passage:'.length));
    },
    async close() {},
  };
}
