/** Search and completion as they are asked: canonical ids, only what can be shown, and what the answer lacks said with it. */
import { GongfuError } from '../domain/errors.ts';
import type { Scope } from '../domain/scope.ts';
import type { SearchDegradation, SearchFilter, SearchIndex, SearchRequest } from '../search/port.ts';
import { withoutRepeats } from '../search/query-language.ts';
import type { GraphStore } from '../store/port.ts';
import { nearNames } from './near-names.ts';
import type { Search, SearchResult, Suggest } from './searching.ts';
import { createSuggest } from './suggest.ts';

/** How far the index has followed the store. */
export interface FollowingStatus {
  status(): { readonly lag: number };
}

export interface SearchParts {
  readonly store: Pick<GraphStore, 'records'>;
  readonly index: Pick<SearchIndex, 'search' | 'suggest'>;
  readonly follower: FollowingStatus;
  /** How long a search may take, at most: past it the answer is cut, and says so. Without one the request's own time holds. */
  readonly searchTimeoutMs?: number | undefined;
}

/** `search` and `suggest` for `createInquiries`. */
export function createSearch(parts: SearchParts): { readonly search: Search; readonly suggest: Suggest } {
  const suggest = createSuggest(parts);
  return { search: (request, scope) => search(parts, suggest, request, scope), suggest };
}

/**
 * Ids in the filter may be those of merged entities. Every hit can be loaded by the same viewer; what was removed or hidden since
 * it was indexed is left out. INDEX_BEHIND while the store is ahead (an index beside says that itself); SEMANTIC_UNAVAILABLE for a mode that wants meaning, which
 * the index then answers in full text. Where nothing matches, names that are near.
 *
 * A query that says the same again and again is asked once. That nothing matches is exact, in whatever mode.
 *
 * Errors: FORBIDDEN, where somebody else than an editor asks to explain.
 */
async function search(
  { store, index, follower, searchTimeoutMs = Number.POSITIVE_INFINITY }: SearchParts,
  suggest: Suggest,
  request: SearchRequest,
  scope: Scope,
): Promise<SearchResult> {
  if (request.explain && scope.viewer !== 'EDITORS') throw notExplained();
  const deadlineAt = Math.min(scope.deadlineAt, Date.now() + searchTimeoutMs);
  const filter = await canonicalFilter(request.filter, store, scope);
  const lag = follower.status().lag;
  const query = withoutRepeats(request.query);
  const answer = await index.search({ ...request, query, filter }, { ...scope, deadlineAt });
  const records =
    answer.hits.length === 0
      ? []
      : await store.records(
          answer.hits.map((hit) => hit.id),
          scope,
        );
  const hits = answer.hits.filter((_, i) => records[i] !== undefined);
  const isEmpty = answer.totalCount === 0 && request.after === undefined;
  const near = isEmpty ? await nearNames(request.query, answer.understood, suggest, scope) : [];
  const totalCountIsExact =
    answer.totalCountIsExact || (answer.totalCount === 0 && !answer.degraded.includes('TIME_LIMIT'));
  return { ...answer, hits, near, totalCountIsExact, degraded: withBehind(answer.degraded, lag) };
}

function notExplained(): GongfuError {
  return new GongfuError(
    'FORBIDDEN',
    'How a score was made is shown to editors only: ask with an editor’s token, or leave `explain` out.',
  );
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

/** `lag` is that of the index that is followed first: one that answers in its place knows its own. */
export function withBehind(degraded: readonly SearchDegradation[], lag: number): readonly SearchDegradation[] {
  return lag > 0 && !degraded.includes('FALLBACK_INDEX')
    ? [...new Set<SearchDegradation>([...degraded, 'INDEX_BEHIND'])]
    : degraded;
}
