/** What searching asks and answers, for those above who do not see the index. */
import type { Scope } from '../domain/scope.ts';
import type { SearchAnswer, SearchRequest, SuggestionHit, SuggestRequest } from '../search/port.ts';

export type Search = (request: SearchRequest, scope: Scope) => Promise<SearchAnswer>;
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
