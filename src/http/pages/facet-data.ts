/** Facets of a search: what else could be chosen, and how many there would be. */
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { FacetName, SearchAnswer, SearchFilter, SearchRequest } from '../../inquiry/searching.ts';
import type { Bilingual } from '../../ui/lang.ts';
import type { FacetData, FacetValueData, SearchAsked } from '../../ui/search/search-page-data.ts';
import { labelOf, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

export interface CountedFacet {
  readonly name: FacetName;
  readonly values: SearchAnswer['facets'][number]['values'];
  /** Where not all that fits was counted: among how many. */
  readonly among?: number;
}

/** The conditions that a facet sets, in the order in which facets are shown. */
const CONDITIONS: Readonly<Record<FacetName, readonly (keyof SearchFilter)[]>> = {
  type: ['types'],
  kind: ['kinds'],
  domain: ['domains'],
  region: ['regions'],
  document: ['documents'],
  year: ['from', 'to'],
};
// The keys of the table above.
const FACETS = Object.keys(CONDITIONS) as readonly FacetName[];

/** Facets in which nothing is chosen: the search itself counts their values. */
export function openFacets(filter: SearchFilter): readonly FacetName[] {
  return FACETS.filter((name) => !isChosen(name, filter));
}

/**
 * What is chosen in a facet are alternatives: its values are counted without its own conditions, those of the others hold. One
 * search for each facet in which something is chosen.
 */
export async function chosenFacets(
  { search }: PageInquiries,
  { query, mode, filter }: Pick<SearchRequest, 'query' | 'mode' | 'filter'>,
  scope: Scope,
): Promise<readonly CountedFacet[]> {
  const chosen = FACETS.filter((name) => isChosen(name, filter));
  const answers = await Promise.all(
    chosen.map((name) => search({ query, mode, filter: without(filter, name), first: 1, facets: [name] }, scope)),
  );
  return answers.flatMap(countedFacets);
}

export function countedFacets({ facets, totalCount, totalCountIsExact }: SearchAnswer): readonly CountedFacet[] {
  return facets.map((facet) => ({ ...facet, ...(totalCountIsExact ? {} : { among: totalCount }) }));
}

/** In the order in which they are shown. */
export function inOrder(facets: readonly CountedFacet[]): readonly CountedFacet[] {
  return FACETS.flatMap((name) => facets.find((facet) => facet.name === name) ?? []);
}

function isChosen(name: FacetName, filter: SearchFilter): boolean {
  return CONDITIONS[name].some((key) => filter[key] !== undefined);
}

function without(filter: SearchFilter, name: FacetName): SearchFilter {
  const dropped = CONDITIONS[name];
  return Object.fromEntries(Object.entries(filter).filter(([key]) => !dropped.some((one) => one === key)));
}

/** With what is chosen among the values of each. Facets without values are left out. One read. */
export async function labelFacets(
  inquiries: PageInquiries,
  facets: readonly CountedFacet[],
  asked: SearchAsked,
  scope: Scope,
): Promise<readonly FacetData[]> {
  const whole = facets.map((facet) => ({ ...facet, values: withChosen(facet.values, chosenIn(facet.name, asked)) }));
  const ids = whole.filter(({ name }) => isOfIds(name)).flatMap(({ values }) => values.map(({ value }) => value));
  const records = await readRecords(inquiries, ids, scope);
  return whole
    .map(({ name, values, ...rest }) => ({
      name,
      ...rest,
      values: values.map(
        ({ value, count }): FacetValueData => ({
          value,
          ...(count === undefined ? {} : { count }),
          label: facetLabel(name, value, { ontology: inquiries.ontology, records }),
          chosen: chosenIn(name, asked).includes(value),
        }),
      ),
    }))
    .filter(({ values }) => values.length > 0);
}

/** A year is chosen where the period is just that year. */
function chosenIn(name: FacetName, asked: SearchAsked): readonly string[] {
  const { types, kinds, domains, regions, documents, from, to } = asked;
  if (name === 'year') return from !== undefined && from === to && /^\d{4}$/.test(from) ? [from] : [];
  return { type: types, kind: kinds, domain: domains, region: regions, document: documents }[name];
}

interface Counted {
  readonly value: string;
  readonly count?: number;
}

/** What is chosen and was not counted stands last. */
function withChosen(values: readonly Counted[], chosen: readonly string[]): readonly Counted[] {
  const missing = chosen.filter((value) => !values.some((one) => one.value === value));
  return [...values, ...missing.map((value) => ({ value }))];
}

function isOfIds(name: FacetName): boolean {
  return name === 'domain' || name === 'region' || name === 'document';
}

interface Naming {
  readonly ontology: Ontology;
  readonly records: ReadonlyMap<string, GraphRecord>;
}

/** Types and kinds read as in the ontology, ids as the label of what they name, years as they are. */
function facetLabel(name: FacetName, value: string, { ontology, records }: Naming): Bilingual {
  if (name === 'type') return ontology.entityType(value)?.label ?? { zh: value };
  if (name === 'kind') return kindLabel(ontology, value);
  const record = records.get(value);
  return record?.record === 'entity' ? labelOf(record) : { zh: value };
}

export function kindLabel({ entityTypes }: Ontology, value: string): Bilingual {
  const kind = entityTypes.flatMap(({ kinds }) => kinds).find((one) => one.value === value);
  return kind ? { zh: kind.zh, en: kind.en } : { zh: value };
}
