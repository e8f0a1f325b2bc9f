/** The frozen registry with its lookups. */
import type { EntityTypeDef, Ontology, RelationTypeDef } from '../ontology.ts';
import { relationFields } from './type-fields.ts';

type Parts = Pick<Ontology, 'entityTypes' | 'relationTypes' | 'enums' | 'sharedFields' | 'definitions'>;

export function createOntology(parts: Parts): Ontology {
  const byName = new Map(parts.entityTypes.map((type) => [type.name, type]));
  const byPrefix = new Map(parts.entityTypes.map((type) => [type.prefix, type]));
  const relations = new Map(parts.relationTypes.map((relation) => [relation.name, relation]));
  const fields = new Map(parts.entityTypes.map((type) => [type.name, fieldsOf(type, parts.relationTypes)]));
  return Object.freeze({
    entityTypes: deepFreeze(parts.entityTypes),
    relationTypes: deepFreeze(parts.relationTypes),
    enums: parts.enums,
    sharedFields: deepFreeze(parts.sharedFields),
    definitions: parts.definitions,
    entityType: (name: string) => byName.get(name),
    entityTypeOfPrefix: (prefix: string) => byPrefix.get(prefix),
    relationType: (name: string) => relations.get(name),
    joins: (relation: string, source: string, target: string) => joins(relations.get(relation), source, target),
    relationField: (type: string, field: string) => fields.get(type)?.get(field),
  });
}

function fieldsOf(type: EntityTypeDef, relations: readonly RelationTypeDef[]) {
  return new Map(
    relationFields(type, relations).map(({ name, relation, direction }) => [name, { relation, direction }]),
  );
}

function joins(relation: RelationTypeDef | undefined, source: string, target: string): boolean {
  const ends = relation?.joins ?? [];
  return ends.some(
    (join) => join.from.includes(source) && join.to.includes(target) && (!join.same || source === target),
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
