/** Search and completion as they are asked: canonical ids, only what can be shown, and what the answer lacks said with it. */
import type { Scope } from '../domain/scope.ts';
import type { SearchAnswer, SearchDegradation, SearchFilter, SearchIndex, SearchRequest } from '../search/port.ts';
import type { GraphStore } from '../store/port.ts';
import type { Search, Suggest } from './searching.ts';
import { createSuggest } from './suggest.ts';

/** How far the index has followed the store. */
export interface FollowingStatus {
  status(): { readonly lag: number };
}

export interface SearchParts {
  readonly store: Pick<GraphStore, 'records'>;
  readonly index: Pick<SearchIndex, 'search' | 'suggest'>;
  readonly follower: FollowingStatus;
}

/** `search` and `suggest` for `createInquiries`. */
export function createSearch(parts: SearchParts): { readonly search: Search; readonly suggest: Suggest } {
  return { search: (request, scope) => search(parts, request, scope), suggest: createSuggest(parts) };
}

/**
 * Ids in the filter may be those of merged entities. Every hit can be loaded by the same viewer; what was removed or hidden since
 * it was indexed is left out. INDEX_BEHIND while the store is ahead; SEMANTIC_UNAVAILABLE for a mode that wants meaning, which
 * the index then answers in full text.
 */
async function search(
  { store, index, follower }: SearchParts,
  request: SearchRequest,
  scope: Scope,
): Promise<SearchAnswer> {
  const filter = await canonicalFilter(request.filter, store, scope);
  const lag = follower.status().lag;
  const answer = await index.search({ ...request, filter }, scope);
  const records =
    answer.hits.length === 0
      ? []
      : await store.records(
          answer.hits.map((hit) => hit.id),
          scope,
        );
  const hits = answer.hits.filter((_, i) => records[i] !== undefined);
  return { ...answer, hits, degraded: withBehind(answer.degraded, lag) };
}

const ID_LISTS = ['domains', 'regions', 'documents'] as const;

async function canonicalFilter(filter: SearchFilter, store: SearchParts['store'], scope: Scope): Promise<SearchFilter> {
  const ids = [...new Set(ID_LISTS.flatMap((list) => filter[list] ?? []))];
  if (ids.length === 0) return filter;
  const records = await store.records(ids, scope);
  // An unknown id stays as it is: it matches nothing.
  const canonical = new Map(ids.map((id, i) => [id, records[i]?.record.id ?? id]));
  const lists = ID_LISTS.filter((list) => filter[list] !== undefined);
  return {
    ...filter,
    ...Object.fromEntries(lists.map((list) => [list, filter[list]?.map((id) => canonical.get(id) ?? id)])),
  };
}

function withBehind(degraded: readonly SearchDegradation[], lag: number): readonly SearchDegradation[] {
  return lag > 0 ? [...new Set<SearchDegradation>([...degraded, 'INDEX_BEHIND'])] : degraded;
}
