/** What refers to a record, wherever that is asked. Pure. */
import type { Ontology } from '../../domain/ontology.ts';
import { quoted } from './ddl.ts';
import { REFERENCE_LINKS } from './properties.ts';

/**
 * The inside of a subquery that gives, as `r` and each once, the records that refer to the one that `variable` is: by a link, or as a
 * relation of which it is an end.
 */
export function referring(ontology: Ontology, variable: string): string {
  const types = ontology.relationTypes.map(({ name }) => quoted(name)).join('|');
  return `MATCH (${variable})<-[:${REFERENCE_LINKS.join('|')}]-(r)
  RETURN r
  UNION
  MATCH (${variable})-[end:${types}]-()
  MATCH (r:Record {id: end.id})
  RETURN r`;
}
