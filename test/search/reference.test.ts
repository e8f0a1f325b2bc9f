import { readOntology } from '../../src/domain/read-ontology.ts';
import { createSegmenter } from '../../src/text/segment.ts';
import { searchContract } from './contract.ts';
import { createReferenceIndex, emptyState } from './reference.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const segmenter = createSegmenter();

searchContract('the naive reference', {
  async open() {
    const state = emptyState();
    const index = createReferenceIndex(ontology, segmenter, state);
    return {
      index,
      reopen: async () => createReferenceIndex(ontology, segmenter, state),
      discard: () => index.close(),
    };
  },
});
