/** Facets of a search: what else could be chosen, and how many there would be. */
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { FacetName, SearchAnswer, SearchFilter, SearchRequest } from '../../inquiry/searching.ts';
import type { Bilingual } from '../../ui/lang.ts';
import type { FacetData, FacetValueData, SearchAsked } from '../../ui/search/search-page-data.ts';
import { labelOf, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

type Facets = SearchAnswer['facets'];

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

/**
 * What is chosen in a facet are alternatives: its values are counted without its own conditions, those of the others hold. All
 * facets in which nothing is chosen are counted by one search.
 */
export async function searchFacets(
  { search }: PageInquiries,
  request: Pick<SearchRequest, 'query' | 'mode' | 'filter'>,
  scope: Scope,
): Promise<Facets> {
  const chosen = FACETS.filter((name) => CONDITIONS[name].some((key) => request.filter[key] !== undefined));
  const others = FACETS.filter((name) => !chosen.includes(name));
  const questions = [...chosen.map((name) => [name]), others].filter((names) => names.length > 0);
  const { query, mode } = request;
  const answers = await Promise.all(
    questions.map((facets) =>
      search({ query, mode, filter: without(request.filter, facets), first: 1, facets }, scope),
    ),
  );
  const counted = new Map(answers.flatMap(({ facets }) => facets).map((facet) => [facet.name, facet]));
  return FACETS.flatMap((name) => counted.get(name) ?? []);
}

function without(filter: SearchFilter, facets: readonly FacetName[]): SearchFilter {
  const dropped = facets.flatMap((name) => CONDITIONS[name]);
  return Object.fromEntries(Object.entries(filter).filter(([key]) => !dropped.some((one) => one === key)));
}

/** With what is chosen among the values of each. Facets without values are left out. One read. */
export async function labelFacets(
  inquiries: PageInquiries,
  facets: Facets,
  asked: SearchAsked,
  scope: Scope,
): Promise<readonly FacetData[]> {
  const whole = facets.map(({ name, values }) => ({ name, values: withChosen(values, chosenIn(name, asked)) }));
  const ids = whole.filter(({ name }) => isOfIds(name)).flatMap(({ values }) => values.map(({ value }) => value));
  const records = await readRecords(inquiries, ids, scope);
  return whole
    .map(({ name, values }) => ({
      name,
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
