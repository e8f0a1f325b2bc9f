/**
 * The facets of a list without words, counted in the store: as those of a search, the values of each without its own conditions.
 * Of fields and places the most connected are counted; what is chosen of others, and of sources, gets its name. Sources are not
 * counted: all that the passages of one state would be walked, which takes seconds for a hundred thousand entities.
 */
import type { EntityFilter } from '../../domain/filter.ts';
import type { EntityTypeDef, Ontology } from '../../domain/ontology.ts';
import type { Scope } from '../../domain/scope.ts';
import { countEntities } from './count-entities.ts';
import type { CountedFacet } from './facet-data.ts';
import { waysInto } from './first-ways.ts';
import type { PageInquiries } from './page-inquiries.ts';

/** Values of a facet that are counted. */
const COUNTED = 24;
/** Values of a facet that are shown: as many as a search shows. */
const SHOWN = 20;

/** The lists of ids by which a list may be narrowed, each with the facet's name. */
const OF_IDS = [
  { name: 'domain', condition: 'domains' },
  { name: 'region', condition: 'regions' },
] as const;

interface Counting {
  readonly name: CountedFacet['name'];
  readonly value: string;
  readonly filter: EntityFilter;
}

/** Two reads, of some eighty counts. */
export async function listingFacets(
  inquiries: PageInquiries,
  filter: EntityFilter,
  scope: Scope,
): Promise<readonly CountedFacet[]> {
  const countings = [...ofTypes(inquiries.ontology, filter), ...(await ofIds(inquiries, filter, scope))];
  const counts = await countEntities(
    inquiries,
    countings.map((one) => one.filter),
    scope,
  );
  const counted = countings.map(({ name, value }, i) => ({ name, value, count: counts[i] ?? 0 }));
  return FACETS.map((name) => {
    const values = counted.filter((one) => one.name === name && one.count > 0);
    return { name, values: isOfIds(name) ? values.toSorted((a, b) => b.count - a.count).slice(0, SHOWN) : values };
  });
}

const FACETS = ['type', 'kind', 'domain', 'region', 'document'] as const;

function isOfIds(name: CountedFacet['name']): boolean {
  return OF_IDS.some((one) => one.name === name);
}

/** Kinds belong to types: where none is chosen they are too many to be of use. */
function ofTypes({ entityTypes }: Ontology, { types, kinds: _, ...rest }: EntityFilter): readonly Counting[] {
  const chosen = entityTypes.filter(({ name }) => types?.includes(name));
  const kinds = [...new Set(chosen.flatMap(({ kinds: own }) => own.map(({ value }) => value)))];
  return [
    ...entityTypes.map(({ name }) => ({ name: 'type', value: name, filter: { ...rest, types: [name] } }) as const),
    ...kinds.map(
      (value) => ({ name: 'kind', value, filter: { ...rest, kinds: [value], ...(types ? { types } : {}) } }) as const,
    ),
  ];
}

async function ofIds(inquiries: PageInquiries, filter: EntityFilter, scope: Scope): Promise<readonly Counting[]> {
  const candidates = await mostConnected(inquiries, scope);
  return OF_IDS.flatMap(({ name, condition }) =>
    candidates[name].map((value) => ({ name, value, filter: { ...filter, [condition]: [value] } })),
  );
}

type Candidates = Readonly<Record<(typeof OF_IDS)[number]['name'], readonly string[]>>;

/** What entities belong to: of each sort the most connected. */
async function mostConnected({ ontology, reads }: PageInquiries, scope: Scope): Promise<Candidates> {
  const ways = waysInto(ontology);
  const sorts = [ways.fields.map(({ type }) => type), ways.places];
  const pages = await reads.entities(
    sorts.map((types) => ({
      filter: { types: types.map(({ name }: EntityTypeDef) => name) },
      order: { by: 'RELATIONS', descending: true },
      page: { first: COUNTED, withTotal: false },
    })),
    scope,
  );
  const [domain = [], region = []] = pages.map(({ edges }) => edges.map(({ node }) => node.record.id));
  return { domain, region };
}
