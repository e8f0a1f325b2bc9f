/** A store and an index side by side, both naive, and what is written to the one. */
import { readOntology } from '../../src/domain/read-ontology.ts';
import { applyJoining } from '../../src/ingest/joining.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { createSegmenter } from '../../src/text/segment.ts';
import { createReferenceIndex, emptyState, type ReferenceState } from '../search/reference.ts';
import { change, type Item, keysOf } from '../store/items.ts';
import { createReferenceStore } from '../store/reference.ts';

export const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const segmenter = createSegmenter();

export interface World {
  readonly store: GraphStore;
  readonly index: SearchIndex;
  readonly state: ReferenceState;
  readonly parts: { readonly store: GraphStore; readonly index: SearchIndex; readonly ontology: typeof ontology };
  write(...items: readonly Item[]): Promise<number>;
}

export function createWorld(): World {
  const store = createReferenceStore(ontology);
  const state = emptyState();
  const index = createReferenceIndex(ontology, segmenter, state);
  const write = async (...items: readonly Item[]) => (await applyJoining(store, change(...items), keysOf)).seq;
  return { store, index, state, parts: { store, index, ontology }, write };
}
