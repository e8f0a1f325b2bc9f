/**
 * A search → what its page shows. Words are searched for in the index; conditions without words list the entities that fulfil
 * them, from the store.
 */
import { encodeCursor } from '../../domain/page.ts';
import type { Scope } from '../../domain/scope.ts';
import type { SearchRequest, SearchResult } from '../../inquiry/searching.ts';
import type { NearData, SearchAsked, SearchPageData } from '../../ui/search/search-page-data.ts';
import { labelFacets, searchFacets } from './facet-data.ts';
import { hitData } from './hit-data.ts';
import { listingData } from './listing-data.ts';
import { nameEntity, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { filterOf, listName, positionAfter } from './search-params.ts';

const HITS_PER_PAGE = 20;

/**
 * Errors: BAD_USER_INPUT, where the cursor is none of this search. Cost: one search, one more for each facet in which something
 * is chosen and one for the passages among the hits; some five reads for the names.
 */
export async function searchPageData(
  inquiries: PageInquiries,
  asked: SearchAsked,
  scope: Scope,
): Promise<SearchPageData> {
  if (asked.query === '') return listingData(inquiries, asked, scope);
  const request = requestOf(asked);
  const [answer, facets, passageCount] = await Promise.all([
    inquiries.search(request, scope),
    searchFacets(inquiries, request, scope),
    countPassages(inquiries, request, scope),
  ]);
  const [hits, labelled, help] = await Promise.all([
    hitData(inquiries, answer.hits, scope),
    labelFacets(inquiries, facets, asked, scope),
    answer.hits.length === 0 && asked.after === undefined
      ? helpFor(inquiries, request, answer.near, scope)
      : { near: [] },
  ]);
  const last = answer.hasNextPage ? answer.hits.at(-1) : undefined;
  return {
    asked,
    hits,
    totalCount: answer.totalCount,
    totalCountIsExact: answer.totalCountIsExact,
    ...(passageCount === undefined ? {} : { passageCount }),
    facets: labelled,
    readAs: answer.understood.readAs,
    degraded: answer.degraded,
    ...(last ? { next: encodeCursor(listName([asked.query, filterOf(asked)]), [last.score, last.id]) } : {}),
    ...help,
  };
}

function requestOf(asked: SearchAsked): SearchRequest {
  const [score, id] = positionAfter(listName([asked.query, filterOf(asked)]), asked, 2) ?? [];
  return {
    query: asked.query,
    mode: 'FULL_TEXT',
    filter: filterOf(asked),
    first: HITS_PER_PAGE,
    ...(typeof score === 'number' && typeof id === 'string' ? { after: { score, id } } : {}),
    facets: [],
  };
}

/** How many of the hits are passages, where both sorts are asked for. Types and kinds leave entities only. */
async function countPassages(
  inquiries: PageInquiries,
  { query, mode, filter }: SearchRequest,
  scope: Scope,
): Promise<number | undefined> {
  if (filter.passages !== undefined || filter.types || filter.kinds) return undefined;
  return countOf(inquiries, { query, mode, filter: { ...filter, passages: true } }, scope);
}

async function countOf(
  { search }: PageInquiries,
  asked: Pick<SearchRequest, 'query' | 'mode' | 'filter'>,
  scope: Scope,
): Promise<number> {
  return (await search({ ...asked, first: 1, facets: [] }, scope)).totalCount;
}

interface Help {
  readonly near: readonly NearData[];
  readonly withoutFilter?: number;
}

async function helpFor(
  inquiries: PageInquiries,
  { query, mode, filter }: SearchRequest,
  names: SearchResult['near'],
  scope: Scope,
): Promise<Help> {
  const isFiltered = Object.keys(filter).length > 0;
  const [near, withoutFilter] = await Promise.all([
    nearData(
      inquiries,
      names.map(({ id }) => id),
      scope,
    ),
    isFiltered ? countOf(inquiries, { query, mode, filter: {} }, scope) : 0,
  ]);
  return { near, ...(withoutFilter > 0 ? { withoutFilter } : {}) };
}

async function nearData(inquiries: PageInquiries, ids: readonly string[], scope: Scope): Promise<readonly NearData[]> {
  const records = await readRecords(inquiries, ids, scope);
  return [...records.values()].flatMap((record) => {
    if (record.record !== 'entity') return [];
    const { label, type } = nameEntity(inquiries, record);
    return [{ id: record.id, label, typeLabel: type ?? { zh: record.type } }];
  });
}
