/** What searching asks and answers, for those above who do not see the index. */
import type { Scope } from '../domain/scope.ts';
import type { SearchAnswer, SearchRequest, SuggestionHit, SuggestRequest } from '../search/port.ts';

/** `near`: names near to the query, where nothing matches it. */
export interface SearchResult extends SearchAnswer {
  readonly near: readonly SuggestionHit[];
}

export type Search = (request: SearchRequest, scope: Scope) => Promise<SearchResult>;
export type Suggest = (request: SuggestRequest, scope: Scope) => Promise<readonly SuggestionHit[]>;

export type {
  FacetName,
  SearchAnswer,
  SearchFilter,
  SearchHit,
  SearchMode,
  SearchRequest,
  SuggestionHit,
  SuggestRequest,
} from '../search/port.ts';
