/** The reference itself keeps the contract, bare and behind the guard. */
import type { GraphStore } from '../../src/store/port.ts';
import { storeContract } from './contract.ts';
import { emptyState, type ReferenceState } from './reference/state.ts';
import { createReferenceStore } from './reference.ts';

const states = new WeakMap<GraphStore, ReferenceState>();

storeContract('the reference', {
  async open(ontology) {
    const state = emptyState();
    const store = createReferenceStore(ontology, state);
    states.set(store, state);
    return store;
  },
  async reopen(store, ontology) {
    const state = states.get(store);
    await store.close();
    const again = createReferenceStore(ontology, state);
    if (state) states.set(again, state);
    return again;
  },
  drop: (store) => store.close(),
});
