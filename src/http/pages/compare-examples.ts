/** What there is to compare: of the types that lead into the corpus what most is stated of, and others like what was chosen. */
import type { EntityTypeDef } from '../../domain/ontology.ts';
import type { Scope } from '../../domain/scope.ts';
import type { StoredEntity } from '../../inquiry/entities.ts';
import type { CompareExample } from '../../ui/compare/compare-page-data.ts';
import type { EntityLink } from '../../ui/record/statement-data.ts';
import { MOST_COMPARED } from './compare-params.ts';
import { waysInto } from './first-ways.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { entityLink } from './record-words.ts';

const OTHERS_LISTED = 12;
const LEAST_OF_EXAMPLE = 2;
const MOST_OF_EXAMPLE = 3;

/** One read. */
export async function compareExamples(inquiries: PageInquiries, scope: Scope): Promise<readonly CompareExample[]> {
  const { fields, series, places } = waysInto(inquiries.ontology);
  const types = [...fields.map(({ member }) => member), ...series.map(({ type }) => type), ...places];
  const distinct = [...new Map(types.map((type) => [type.name, type])).values()];
  const lists = await mostStated(inquiries, { types: distinct, first: MOST_OF_EXAMPLE }, scope);
  return distinct.flatMap(({ label }, i) => {
    const entities = lists[i] ?? [];
    return entities.length < LEAST_OF_EXAMPLE ? [] : [{ typeLabel: label, entities }];
  });
}

/** One read; none where nothing is chosen, or no more can be. */
export async function othersLike(
  inquiries: PageInquiries,
  entities: readonly StoredEntity[],
  scope: Scope,
): Promise<readonly EntityLink[]> {
  const type = inquiries.ontology.entityType(entities[0]?.record.type ?? '');
  if (!type || entities.length >= MOST_COMPARED) return [];
  const chosen = new Set(entities.map(({ record }) => record.id));
  const [listed = []] = await mostStated(inquiries, { types: [type], first: OTHERS_LISTED + MOST_COMPARED }, scope);
  return listed.filter(({ id }) => !chosen.has(id)).slice(0, OTHERS_LISTED);
}

/** Aligned with the types. */
async function mostStated(
  { reads, ontology }: PageInquiries,
  { types, first }: { readonly types: readonly EntityTypeDef[]; readonly first: number },
  scope: Scope,
): Promise<readonly (readonly EntityLink[])[]> {
  if (types.length === 0) return [];
  const queries = types.map(({ name }) => ({
    filter: { types: [name] },
    order: { by: 'RELATIONS', descending: true } as const,
    page: { first, withTotal: false },
  }));
  const pages = await reads.entities(queries, scope);
  return pages.map(({ edges }) => edges.map(({ node }) => entityLink(ontology, node.record)));
}
