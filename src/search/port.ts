/**
 * The search index: a projection of the store that can be dropped and rebuilt. It follows the change feed, knows the position
 * up to which it has followed, and says when it is behind.
 *
 * Errors: BAD_USER_INPUT (a query that is none), UNAVAILABLE (closed, out of reach), LIMIT_EXCEEDED (its queue is full). A search
 * past its deadline gives what it has with TIME_LIMIT among `degraded`; every other call past it throws TIMEOUT.
 */
import type { EntityTypeName } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { SearchDocument } from './document.ts';

export type SearchMode = 'FULL_TEXT' | 'SEMANTIC' | 'HYBRID';
export type MatchKind = 'LABEL' | 'ALIAS' | 'TEXT' | 'PINYIN' | 'VARIANT' | 'SYNONYM' | 'TYPO' | 'SEMANTIC';
export type SearchDegradation =
  | 'SEMANTIC_UNAVAILABLE'
  | 'SEMANTIC_BEHIND'
  | 'INDEX_BEHIND'
  | 'TIME_LIMIT'
  | 'FALLBACK_INDEX';
export type HighlightField = 'label' | 'labelEn' | 'name' | 'summary' | 'summaryEn' | 'text' | 'textEn';
export type FacetName = 'type' | 'kind' | 'domain' | 'region' | 'document' | 'year';

/** Ids of regions and domains are taken as they are: a document carries all that it belongs to (document.ts). */
export interface SearchFilter {
  readonly types?: readonly EntityTypeName[];
  readonly kinds?: readonly string[];
  /** undefined: both; true: passages only; false: entities only. */
  readonly passages?: boolean;
  readonly domains?: readonly string[];
  readonly regions?: readonly string[];
  readonly documents?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

export interface SearchRequest {
  /** As typed, at most 300 characters: “…” is an exact phrase, -word excludes, all else is literal (query-language.ts). */
  readonly query: string;
  readonly mode: SearchMode;
  readonly filter: SearchFilter;
  readonly first: number;
  /** The score and id of the last hit of the page before, and whether that was an answer with FALLBACK_INDEX. */
  readonly after?: { readonly score: number; readonly id: string; readonly isOfFallback?: boolean };
  /** Facets that are wanted, each with its most frequent values. */
  readonly facets: readonly FacetName[];
  /** For editors: each hit says how its score was made. */
  readonly explain?: boolean;
  /** A sentence of a text, which nobody typed as a query: what may be a slip or words in pinyin is not looked for. */
  readonly isProse?: boolean;
  /** Hits come without highlights. */
  readonly isBrief?: boolean;
}

/** Ranges are [start, end) in UTF-16 code units of `text`, which is the original text of the field. */
export interface Highlight {
  readonly field: HighlightField;
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

export interface SearchHit {
  /** Of an entity or a passage. */
  readonly id: string;
  /** 0 to 1, comparable within one answer only. */
  readonly score: number;
  readonly highlights: readonly Highlight[];
  readonly matchedBy: readonly MatchKind[];
  /** The name or word that the query was read as to find it, where that was not as typed (SYNONYM, PINYIN, TYPO). */
  readonly readAs?: string;
  /** Where the request asked to explain. */
  readonly explanation?: readonly ScorePart[];
}

/** One part of a score: `value` is its size, `note` what it was made from. */
export interface ScorePart {
  readonly part: string;
  readonly value: number;
  readonly note?: string;
}

/** A query as it was understood. */
export interface Understanding {
  /** Words that were looked for, none where the query has stop words alone, and those of them that no document has. */
  readonly words: readonly string[];
  readonly unknown: readonly string[];
  /** What hits must have, and must not have, as it stands. */
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
  /** What else the query was taken for, where something was found by that. */
  readonly readAs: readonly { readonly text: string; readonly by: MatchKind }[];
}

export interface SearchAnswer {
  /** Highest score first, ties by id. */
  readonly hits: readonly SearchHit[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
  readonly facets: readonly {
    readonly name: FacetName;
    readonly values: readonly { readonly value: string; readonly count: number }[];
  }[];
  readonly degraded: readonly SearchDegradation[];
  readonly understood: Understanding;
}

export interface SuggestRequest {
  readonly prefix: string;
  readonly types?: readonly EntityTypeName[];
  readonly first: number;
}

export interface SuggestionHit {
  readonly id: string;
  /** The label or alias that matched, as entered. */
  readonly text: string;
  readonly matchedBy: MatchKind;
}

export interface IndexStatus {
  /** The position in the store's change feed up to which the index has followed. */
  readonly seq: number;
  readonly documents: number;
  /** Names the format of what is indexed. */
  readonly version: string;
  /** The format that this program writes for its ontology; where `version` is another one, the index is to be rebuilt. */
  readonly expected: string;
  /** Undefined where search by meaning is off. */
  readonly semantic?: SemanticStatus;
  /** Documents that the engine did not take, by id, each with its words; they are tried again when they change and by a rebuild. */
  readonly refused?: readonly RefusedDocument[];
}

export interface RefusedDocument {
  readonly id: string;
  readonly reason: string;
}

export interface IndexedDocument {
  readonly id: string;
  /** `documentHash` of what it was made from. */
  readonly hash: string;
}

export interface SemanticStatus {
  /** Identity of the model whose vectors the index has. */
  readonly model: string;
  /** Texts that have their vector, and those that still want it. */
  readonly vectors: number;
  readonly wanting: number;
  /** Why there is no progress, where there is none; it is tried again. */
  readonly problem?: string;
}

export interface SearchIndex {
  readonly name: string;
  /** Whether the store is ahead is not known here: INDEX_BEHIND is added by who follows it (inquiry/search.ts). */
  search(request: SearchRequest, scope: Scope): Promise<SearchAnswer>;
  suggest(request: SuggestRequest, scope: Scope): Promise<readonly SuggestionHit[]>;

  /** Puts documents in or in place of those with their ids, takes `removed` out, and moves the position to `seq`, all at once. */
  update(batch: IndexBatch): Promise<void>;
  /**
   * A rebuild beside what is searched: `add` any number of times, then `finish(seq)` swaps it in without an empty moment;
   * `abandon` drops it.
   */
  rebuild(): Promise<IndexRebuild>;
  status(): Promise<IndexStatus>;
  /** Documents of the index by id, those behind `after`; at most `limit`, fewer only where there are no more. */
  listed(after: string | undefined, limit: number): Promise<readonly IndexedDocument[]>;
  close(): Promise<void>;
}

export interface IndexBatch {
  readonly documents: readonly SearchDocument[];
  readonly removed: readonly string[];
  readonly seq: number;
}

export interface IndexRebuild {
  add(documents: readonly SearchDocument[]): Promise<void>;
  finish(seq: number): Promise<void>;
  abandon(): Promise<void>;
}
