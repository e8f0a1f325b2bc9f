/** An index under test and what every case of the contract asks of it. */
import { afterEach, beforeEach } from 'vitest';
import { scopeFor, type Viewer } from '../../../src/domain/scope.ts';
import type { SearchDocument } from '../../../src/search/document.ts';
import type {
  SearchAnswer,
  SearchIndex,
  SearchRequest,
  SuggestionHit,
  SuggestRequest,
} from '../../../src/search/port.ts';

export interface IndexFactory {
  /** An empty index; `reopen` opens again what a closed one left behind. */
  open(): Promise<OpenedIndex>;
}

export interface OpenedIndex {
  readonly index: SearchIndex;
  reopen(): Promise<SearchIndex>;
  discard(): Promise<void>;
}

export interface Bench {
  /** That of the running case. */
  index(): SearchIndex;
  reopen(): Promise<SearchIndex>;
  put(...documents: SearchDocument[]): Promise<void>;
  search(query: string, more?: Partial<SearchRequest>, viewer?: Viewer): Promise<SearchAnswer>;
  /** The ids that a search gives. */
  found(query: string, more?: Partial<SearchRequest>, viewer?: Viewer): Promise<string[]>;
  suggest(prefix: string, more?: Partial<SuggestRequest>, viewer?: Viewer): Promise<readonly SuggestionHit[]>;
}

/** Inside a `describe`: each of its cases gets an empty index. */
export function createBench(factory: IndexFactory): Bench {
  let opened: OpenedIndex;
  let index: SearchIndex;
  beforeEach(async () => {
    opened = await factory.open();
    index = opened.index;
  });
  afterEach(() => opened.discard());

  const search: Bench['search'] = (query, more = {}, viewer = 'PUBLIC') =>
    index.search({ query, mode: 'FULL_TEXT', filter: {}, first: 20, facets: [], ...more }, scopeFor(viewer, 10_000));
  return {
    index: () => index,
    async reopen() {
      index = await opened.reopen();
      return index;
    },
    put: (...documents) => index.update({ documents, removed: [], seq: 1 }),
    search,
    found: async (...asked) => idsOf(await search(...asked)),
    suggest: (prefix, more = {}, viewer = 'PUBLIC') =>
      index.suggest({ prefix, first: 8, ...more }, scopeFor(viewer, 10_000)),
  };
}

export function idsOf(answer: SearchAnswer): string[] {
  return answer.hits.map((hit) => hit.id);
}
