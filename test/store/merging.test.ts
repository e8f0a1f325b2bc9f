/** The stories of merges themselves, on the reference behind the guard. */

import { guard } from '../../src/store/guard.ts';
import { storeMerging } from './merging.ts';
import { createReferenceStore } from './reference.ts';

storeMerging('the guarded reference', {
  open: async (ontology) => guard(createReferenceStore(ontology)),
  reopen: async (store) => store,
  drop: (store) => store.close(),
});
