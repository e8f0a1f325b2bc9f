/** The search page without words: what fulfils the conditions, listed from the store, by type and name. */
import type { EntityFilter } from '../../domain/filter.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { ENTITY_POSITION_LENGTHS } from '../../domain/order.ts';
import { encodeCursor } from '../../domain/page.ts';
import type { Scope } from '../../domain/scope.ts';
import type { SearchAsked } from '../../ui/search/search-page-data.ts';
import { labelFacets } from './facet-data.ts';
import { hitData } from './hit-data.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { AnswerData } from './search-data.ts';
import { filterOf, listName, positionAfter } from './search-params.ts';

const LISTED = 20;

/** Empty where there are no conditions, or only passages are asked for. */
export async function listingData(inquiries: PageInquiries, asked: SearchAsked, scope: Scope): Promise<AnswerData> {
  const { passages, ...filter } = filterOf(asked);
  if (passages || (passages === undefined && Object.keys(filter).length === 0)) return NOTHING;
  const [page, facets] = await Promise.all([
    readPage(inquiries, asked, filter, scope),
    typeFacets(inquiries, filter, scope),
  ]);
  const edges = page?.edges ?? [];
  const hits = edges.map(({ node }) => ({ id: node.record.id, highlights: [], matchedBy: [] }));
  const last = page?.hasNextPage ? edges.at(-1) : undefined;
  return {
    ...NOTHING,
    hits: await hitData(inquiries, hits, scope),
    totalCount: page?.totalCount ?? 0,
    totalCountIsExact: page?.totalCountIsExact ?? true,
    facets: await labelFacets(inquiries, facets, asked, scope),
    ...(last ? { next: encodeCursor(listName(['', filter]), last.at) } : {}),
  };
}

const NOTHING: AnswerData = {
  hits: [],
  totalCount: 0,
  totalCountIsExact: true,
  facets: [],
  readAs: [],
  degraded: [],
  near: [],
};

async function readPage({ reads }: PageInquiries, asked: SearchAsked, filter: EntityFilter, scope: Scope) {
  const by = 'TYPE';
  const after = positionAfter(listName(['', filter]), asked, ENTITY_POSITION_LENGTHS[by]);
  const query = {
    filter,
    order: { by, descending: false },
    page: { first: LISTED, withTotal: true, ...(after ? { after } : {}) },
  } as const;
  const [page] = await reads.entities([query], scope);
  return page;
}

/** Types and kinds with their numbers under the other conditions: one read for all of them. */
async function typeFacets({ ontology, reads }: PageInquiries, filter: EntityFilter, scope: Scope) {
  const { types, kinds, ...rest } = filter;
  const ofType = ontology.entityTypes.map(({ name }) => ({ value: name, filter: { ...rest, types: [name] } }));
  const ofKind = kindsOf(ontology, types).map((value) => ({
    value,
    filter: { ...rest, kinds: [value], ...(types ? { types } : {}) },
  }));
  const pages = await reads.entities(
    [...ofType, ...ofKind].map((one) => ({
      filter: one.filter,
      order: { by: 'LABEL', descending: false },
      page: { first: 1, withTotal: true },
    })),
    scope,
  );
  const counted = [...ofType, ...ofKind].map(({ value }, i) => ({ value, count: pages[i]?.totalCount ?? 0 }));
  const some = (values: typeof counted) => values.filter(({ count }) => count > 0);
  return [
    { name: 'type', values: some(counted.slice(0, ofType.length)) },
    { name: 'kind', values: some(counted.slice(ofType.length)) },
    // Not counted here: what is chosen of them gets its name.
    { name: 'domain', values: [] },
    { name: 'region', values: [] },
    { name: 'document', values: [] },
  ] as const;
}

/** Kinds belong to types: where none is chosen they are too many to be of use. */
function kindsOf({ entityTypes }: Ontology, types: readonly string[] | undefined): readonly string[] {
  const chosen = entityTypes.filter(({ name }) => types?.includes(name));
  return [...new Set(chosen.flatMap(({ kinds }) => kinds.map(({ value }) => value)))];
}
