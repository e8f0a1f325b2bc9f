/** Words and meaning together in the embedded index. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import { hybridContract, LEAST_COSINE } from './contract/hybrid.ts';
import { createHashEmbedder } from './embedder/hash-embedder.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'gongfu-hybrid-'));
const options = {
  file: join(folder, 'index.sqlite'),
  ontology,
  embedder: createHashEmbedder({ leastCosine: LEAST_COSINE }),
  meaningWaitMs: 10_000,
};
// Each worker loads a dictionary of its own (a second); emptying one is the same as a new one.
let shared: SearchIndex | undefined;
afterAll(async () => {
  await shared?.close();
  await rm(folder, { recursive: true, force: true });
});

hybridContract('embedded', {
  async open() {
    shared ??= await openEmbeddedIndex(options);
    await (await shared.rebuild()).finish(0);
    return { index: shared, reopen: () => openEmbeddedIndex(options), discard: async () => undefined };
  },
});
