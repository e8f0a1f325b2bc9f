/** Counts that Neo4j keeps by label and type, less what the viewer may not see: no record is looked at but hidden ones. Pure. */
import type { EntityTypeName, RelationTypeName } from '../../domain/records.ts';
import { relationRanks, type Seeing } from './compile-parts.ts';
import { cypher, joined, NOTHING, name, type Part, type Query, queryOf, raw } from './cypher.ts';

export function countOfRecords({ viewer }: Seeing, label: string): Part {
  const all = `COUNT { (:${label}) }`;
  return raw(viewer === 'EDITORS' ? all : `${all} - COUNT { (:Hidden:${label}) }`);
}

export function countOfEntities(seeing: Seeing, types: readonly EntityTypeName[] | undefined): Part {
  if (!types) return countOfRecords(seeing, 'Entity');
  const labels = types.flatMap((type) => seeing.ontology.entityType(type)?.typeName ?? []);
  return sum([...new Set(labels)].map((label) => countOfRecords(seeing, name(label))));
}

export function countOfRelations(seeing: Seeing, types: readonly RelationTypeName[] | undefined): Part {
  if (!types) return countOfRecords(seeing, 'Relation');
  const ranks = [...new Set(relationRanks(seeing.ontology, types))];
  const all = sum(ranks.flatMap((rank) => seeing.ontology.relationTypes[rank] ?? []).map(countOfType));
  if (seeing.viewer === 'EDITORS') return all;
  return cypher`${all} - COUNT { MATCH (h:Hidden:Relation) WHERE h._type IN ${ranks} }`;
}

function countOfType(type: { readonly name: RelationTypeName }): Part {
  return raw(`COUNT { ()-[:${name(type.name)}]->() }`);
}

function sum(parts: readonly Part[]): Part {
  return parts.length === 0 ? raw('0') : joined(parts, ' + ');
}

/**
 * One row: of the entity types and the relation types in the ontology's order how many there are; passages, observations, claims; and of
 * hidden relations pairs of type and number.
 */
export function compileCounts(seeing: Seeing): Query {
  const { ontology, viewer } = seeing;
  const entities = ontology.entityTypes.map(({ typeName }) => countOfRecords(seeing, name(typeName)));
  const relations = ontology.relationTypes.map(countOfType);
  const hidden =
    viewer === 'EDITORS'
      ? raw('[]')
      : raw('COLLECT { MATCH (h:Hidden:Relation) WITH h._type AS type, count(*) AS number RETURN [type, number] }');
  const [passages, observations, claims] = ['Passage', 'Observation', 'Claim'].map((label) =>
    countOfRecords(seeing, label),
  );
  return queryOf(
    cypher`RETURN [${joined(entities, ', ')}] AS entities, [${joined(relations, ', ')}] AS relations, ${passages ?? NOTHING} AS passages, ${observations ?? NOTHING} AS observations, ${claims ?? NOTHING} AS claims, ${hidden} AS hidden`,
  );
}
