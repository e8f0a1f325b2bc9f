/**
 * A search → what its page shows. Words are searched for in the index; conditions without words list the entities that fulfil
 * them, from the store.
 */
import { encodeCursor } from '../../domain/page.ts';
import type { Scope } from '../../domain/scope.ts';
import { afterPosition, SEARCH_POSITION_LENGTH, searchPosition } from '../../inquiry/search-position.ts';
import type { SearchFilter, SearchRequest, SearchResult } from '../../inquiry/searching.ts';
import {
  hasBothSorts,
  type NearData,
  type PageMode,
  type PageModes,
  type PartCount,
  type SearchAsked,
  type SearchPageData,
} from '../../ui/search/search-page-data.ts';
import { badParameter } from './bad-parameter.ts';
import { chosenFacets, countedFacets, inOrder, labelFacets, openFacets } from './facet-data.ts';
import { hitData } from './hit-data.ts';
import { listingData } from './listing-data.ts';
import { nameEntity, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { filterOf, listName, MODES, positionAfter } from './search-params.ts';

const HITS_PER_PAGE = 20;
/** Of each of two lists. */
const HITS_APART = 10;

export interface SearchChoices {
  readonly asked: SearchAsked;
  readonly modes: PageModes;
}

/**
 * Errors: BAD_USER_INPUT, where the cursor is none of this search. Cost: one search (three, where the lists are apart) and one more
 * for each facet in which something is chosen; some five reads for the names.
 */
export async function searchPageData(
  inquiries: PageInquiries,
  { asked, modes }: SearchChoices,
  scope: Scope,
): Promise<SearchPageData> {
  const mode = asked.mode ?? modes[0];
  const data =
    asked.query === ''
      ? await listingData(inquiries, asked, scope)
      : await foundData(inquiries, { asked, request: requestOf(asked, mode) }, scope);
  return { asked, mode, modes, ...data };
}

/** What follows from what was asked. */
export type AnswerData = Omit<SearchPageData, 'asked' | 'mode' | 'modes'>;

interface Question {
  readonly asked: SearchAsked;
  readonly request: SearchRequest;
}

async function foundData(inquiries: PageInquiries, question: Question, scope: Scope): Promise<AnswerData> {
  const { asked, request } = question;
  const isApart = asked.view === 'apart' && hasBothSorts(asked);
  const [found, chosen] = await Promise.all([
    isApart ? foundApart(inquiries, question, scope) : foundTogether(inquiries, request, scope),
    chosenFacets(inquiries, request, scope),
  ]);
  const { answer, next, apart } = found;
  const passageCount = passagesAmong(answer, request.filter);
  const [hits, labelled, help] = await Promise.all([
    hitData(inquiries, found.hits, scope),
    labelFacets(inquiries, inOrder([...countedFacets(answer), ...chosen]), asked, scope),
    found.hits.length === 0 && asked.after === undefined
      ? helpFor(inquiries, request, answer.near, scope)
      : { near: [] },
  ]);
  return {
    hits,
    ...(apart ? { apart } : {}),
    totalCount: answer.totalCount,
    totalCountIsExact: answer.totalCountIsExact,
    ...(passageCount === undefined ? {} : { passageCount }),
    facets: labelled,
    readAs: answer.understood.readAs,
    unknown: answer.understood.unknown,
    saysNothing: answer.understood.words.length + answer.understood.phrases.length === 0,
    degraded: found.degraded,
    ...(next === undefined ? {} : { next }),
    ...help,
  };
}

interface Found extends Pick<AnswerData, 'apart' | 'next' | 'degraded'> {
  /** Of all that was found. */
  readonly answer: SearchResult;
  readonly hits: SearchResult['hits'];
}

async function foundTogether({ search }: PageInquiries, request: SearchRequest, scope: Scope): Promise<Found> {
  const answer = await search(request, scope);
  const last = answer.hasNextPage ? answer.hits.at(-1) : undefined;
  return {
    answer,
    hits: answer.hits,
    degraded: answer.degraded,
    ...(last ? { next: encodeCursor(listOf(request), searchPosition(last, answer)) } : {}),
  };
}

/** Both lists begin at their first hits: to go on in one of them is to ask for it alone. */
async function foundApart({ search }: PageInquiries, { asked, request }: Question, scope: Scope): Promise<Found> {
  if (asked.after !== undefined) throw badParameter('notCursor', 'after', asked.after);
  const answer = await search({ ...request, first: 1, isBrief: true }, scope);
  if (answer.totalCount === 0) return { answer, hits: [], degraded: answer.degraded };
  const part = (passages: boolean) =>
    search({ ...request, filter: { ...request.filter, passages }, first: HITS_APART, facets: [] }, scope);
  const [entities, passages] = await Promise.all([part(false), part(true)]);
  return {
    answer,
    hits: [...entities.hits, ...passages.hits],
    apart: { entities: countOfPart(entities), passages: countOfPart(passages) },
    degraded: [...new Set([answer, entities, passages].flatMap(({ degraded }) => degraded))],
  };
}

function countOfPart({ totalCount, totalCountIsExact }: SearchResult): PartCount {
  return { totalCount, totalCountIsExact };
}

function requestOf(asked: SearchAsked, mode: PageMode): SearchRequest {
  const filter = filterOf(asked);
  const request = { query: asked.query, mode: MODES[mode], filter };
  return {
    ...request,
    first: HITS_PER_PAGE,
    ...afterPosition(positionAfter(listOf(request), asked, SEARCH_POSITION_LENGTH)),
    facets: openFacets(filter),
  };
}

/** The other mode's order is another one: a cursor is of its own mode only. */
function listOf({ query, mode, filter }: Pick<SearchRequest, 'query' | 'mode' | 'filter'>): string {
  return listName([query, mode, filter]);
}

/** How many of the hits are passages, where both sorts are asked for: entities have types. Types and kinds leave entities only. */
function passagesAmong({ totalCount, facets }: SearchResult, filter: SearchFilter): number | undefined {
  if (filter.passages !== undefined || filter.kinds) return undefined;
  const types = facets.find(({ name }) => name === 'type')?.values;
  return types && totalCount - types.reduce((sum, { count }) => sum + count, 0);
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
