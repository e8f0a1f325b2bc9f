/** Meilisearch behind the port: the whole contract, on a real server. */
import { afterAll, beforeAll } from 'vitest';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { openMeilisearchIndex } from '../../../src/search/meilisearch/index.ts';
import type { SearchIndex } from '../../../src/search/port.ts';
import { describeWith, findMeilisearch } from '../../engines/engine.ts';
import { type MeilisearchServer, startMeilisearch } from '../../engines/meilisearch.ts';
import { hybridContract, LEAST_COSINE } from '../contract/hybrid.ts';
import { semanticContract } from '../contract/meaning.ts';
import { searchContract } from '../contract.ts';
import { createHashEmbedder } from '../embedder/hash-embedder.ts';

const ontology = await readOntology(new URL('../../../schema/', import.meta.url));

const MOST = 1_000;
const WAIT_MS = 10_000;

describeWith('meilisearch', 'Meilisearch', findMeilisearch(), (found) => {
  let server: MeilisearchServer;
  beforeAll(async () => {
    server = await startMeilisearch(found);
  });
  afterAll(() => server.stop());

  // Each worker loads a dictionary of its own (a second), and a new index takes the server longer than to empty one.
  const sharing = (indexName: string, options: Partial<Parameters<typeof openMeilisearchIndex>[0]>) => {
    let shared: SearchIndex | undefined;
    afterAll(() => shared?.close());
    const open = () => openMeilisearchIndex({ url: server.url, apiKey: server.key, ontology, indexName, ...options });
    return {
      async open() {
        const listed = await shared?.listed(undefined, MOST).catch(() => undefined);
        if (!shared || !listed) shared = await open();
        const removed = (listed ?? (await shared.listed(undefined, MOST))).map(({ id }) => id);
        await shared.update({ documents: [], removed, seq: 0 });
        return { index: shared, reopen: open, discard: async () => undefined };
      },
    };
  };

  searchContract('Meilisearch', sharing('contract', {}));
  semanticContract('Meilisearch', sharing('meaning', { embedder: createHashEmbedder(), meaningWaitMs: WAIT_MS }));
  hybridContract(
    'Meilisearch',
    sharing('hybrid', { embedder: createHashEmbedder({ leastCosine: LEAST_COSINE }), meaningWaitMs: WAIT_MS }),
  );
});
