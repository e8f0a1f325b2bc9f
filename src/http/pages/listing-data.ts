/** The search page without words: what fulfils the conditions, listed from the store, by type and name. */
import type { EntityFilter } from '../../domain/filter.ts';
import { ENTITY_POSITION_LENGTHS } from '../../domain/order.ts';
import { encodeCursor, type Page, type Position } from '../../domain/page.ts';
import type { EntityRecord, Stored } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { SearchAsked } from '../../ui/search/search-page-data.ts';
import { labelFacets } from './facet-data.ts';
import { type Hit, hitData } from './hit-data.ts';
import { listingFacets } from './listing-facets.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { AnswerData } from './search-data.ts';
import { filterOf, listName, positionAfter } from './search-params.ts';

const LISTED = 20;
const ORDER = 'TYPE';

/** Empty where there are no conditions, or only passages are asked for. */
export async function listingData(inquiries: PageInquiries, asked: SearchAsked, scope: Scope): Promise<AnswerData> {
  const filter = listedFilter(asked);
  if (!filter) return NOTHING;
  const after = positionAfter(listName(['', filter]), asked, ENTITY_POSITION_LENGTHS[ORDER]);
  const [page, facets] = await Promise.all([
    readPage(inquiries, { filter, first: LISTED, ...(after ? { after } : {}) }, scope),
    listingFacets(inquiries, filter, scope),
  ]);
  const last = page?.hasNextPage ? page.edges.at(-1) : undefined;
  return {
    ...NOTHING,
    hits: await hitData(inquiries, hitsOf(page), scope),
    totalCount: page?.totalCount ?? 0,
    totalCountIsExact: page?.totalCountIsExact ?? true,
    facets: await labelFacets(inquiries, facets, asked, scope),
    ...(last ? { next: encodeCursor(listName(['', filter]), last.at) } : {}),
  };
}

/** The first of the list, at most `first`. */
export async function listedHits(
  inquiries: PageInquiries,
  asked: SearchAsked,
  first: number,
  scope: Scope,
): Promise<readonly Hit[]> {
  const filter = listedFilter(asked);
  return filter ? hitsOf(await readPage(inquiries, { filter, first }, scope)) : [];
}

function listedFilter(asked: SearchAsked): EntityFilter | undefined {
  const { passages, ...filter } = filterOf(asked);
  return passages || (passages === undefined && Object.keys(filter).length === 0) ? undefined : filter;
}

const NOTHING: AnswerData = {
  hits: [],
  totalCount: 0,
  totalCountIsExact: true,
  facets: [],
  readAs: [],
  unknown: [],
  saysNothing: false,
  degraded: [],
  near: [],
};

interface PageAsked {
  readonly filter: EntityFilter;
  readonly first: number;
  readonly after?: Position;
}

async function readPage({ reads }: PageInquiries, { filter, first, after }: PageAsked, scope: Scope) {
  const query = {
    filter,
    order: { by: ORDER, descending: false },
    page: { first, withTotal: true, ...(after ? { after } : {}) },
  } as const;
  const [page] = await reads.entities([query], scope);
  return page;
}

function hitsOf(page: Page<Stored<EntityRecord>> | undefined): readonly Hit[] {
  return (page?.edges ?? []).map(({ node }) => ({ id: node.record.id, highlights: [], matchedBy: [] }));
}
