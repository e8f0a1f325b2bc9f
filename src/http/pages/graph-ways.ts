/** Where a graph may begin: the best connected entities of each type. */
import type { Scope } from '../../domain/scope.ts';
import type { WaysOfType } from '../../ui/graph/graph-page-data.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { entityLink, typeCode } from './record-words.ts';

const OF_EACH_TYPE = 6;

/** One read, whatever the graph holds. */
export async function waysIntoGraph({ ontology, reads }: PageInquiries, scope: Scope): Promise<readonly WaysOfType[]> {
  const queries = ontology.entityTypes.map(({ name }) => ({
    filter: { types: [name] },
    order: { by: 'RELATIONS', descending: true } as const,
    page: { first: OF_EACH_TYPE, withTotal: false },
  }));
  const pages = await reads.entities(queries, scope);
  return ontology.entityTypes.flatMap(({ name }, i) => {
    const entities = (pages[i]?.edges ?? []).map(({ node }) => entityLink(ontology, node.record));
    return entities.length > 0 ? [{ type: typeCode(ontology, name), entities }] : [];
  });
}
