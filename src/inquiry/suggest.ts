/** Completion: only what the viewer can load. */
import type { SearchIndex } from '../search/port.ts';
import type { GraphStore } from '../store/port.ts';
import type { Suggest } from './searching.ts';

export interface SuggestParts {
  readonly store: Pick<GraphStore, 'records'>;
  readonly index: Pick<SearchIndex, 'suggest'>;
}

export function createSuggest({ store, index }: SuggestParts): Suggest {
  return async (request, scope) => {
    const hits = await index.suggest(request, scope);
    if (hits.length === 0) return hits;
    const records = await store.records(
      hits.map((hit) => hit.id),
      scope,
    );
    return hits.filter((_, i) => records[i] !== undefined);
  };
}
