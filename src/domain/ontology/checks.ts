/** What holds between the parts of an ontology: every name that is used exists, and none is taken twice. */
import { type ASTNode, Kind, type TypeDefinitionNode } from 'graphql';
import { STATEMENT_PREFIXES } from '../ids.ts';
import type { EntityTypeDef, RelationTypeDef } from '../ontology.ts';
import { DERIVED_TYPES, derivedTypes, FIELD_NAME, PREFIX } from './names.ts';
import { isEntityType, type Vocabulary } from './vocabulary.ts';

export function checkTypes(types: readonly EntityTypeDef[], vocabulary: Vocabulary): void {
  const { entities, faults } = vocabulary;
  const query = vocabulary.types.get('Query');
  const taken = {
    names: new Map<string, string>(),
    prefixes: new Map<string, string>(),
    roots: new Map<string, string>(),
    labels: new Map<string, string>(),
  };
  for (const prefix of STATEMENT_PREFIXES) taken.prefixes.set(prefix, 'statements and passages');
  for (const field of query?.kind === Kind.OBJECT_TYPE_DEFINITION ? (query.fields ?? []) : [])
    taken.roots.set(field.name.value, 'Query');
  types.forEach((type, i) => {
    const node = entities[i] ?? vocabulary.entity;
    const take = (names: Map<string, string>, name: string, what: string): void => {
      const owner = names.get(name);
      if (owner)
        faults.at(node, `${type.typeName} has the ${what} ${name}, which ${owner} has already; choose another`);
      else names.set(name, type.typeName);
    };
    take(taken.names, type.name, 'value');
    take(taken.prefixes, type.prefix, 'id prefix');
    take(taken.roots, type.field, 'root field');
    take(taken.roots, type.listField, 'root field');
    take(taken.labels, `zh ${type.label.zh}`, 'label');
    take(taken.labels, `en ${type.label.en}`, 'label');
    if (!PREFIX.test(type.prefix))
      faults.at(node, `${type.typeName} has the id prefix ${type.prefix}; write it like field-trip`);
    if (!FIELD_NAME.test(type.listField))
      faults.at(node, `${type.typeName} has the plural ${type.listField}; write it like fieldTrips`);
    checkDerivedTypes(type, node, vocabulary);
  });
  for (const node of vocabulary.types.values()) checkInterfaces(node, vocabulary);
}

function checkDerivedTypes(type: EntityTypeDef, node: ASTNode, { types, faults }: Vocabulary): void {
  for (const derived of derivedTypes(type.typeName)) {
    const standing = types.get(derived);
    if (standing)
      faults.at(standing, `${derived} is derived from ${type.typeName}; do not write it, or choose another name`);
  }
  if ((DERIVED_TYPES as readonly string[]).includes(type.typeName))
    faults.at(node, `${type.typeName} is derived by the program; choose another name`);
}

function checkInterfaces(node: TypeDefinitionNode, { faults }: Vocabulary): void {
  const interfaces =
    node.kind === Kind.OBJECT_TYPE_DEFINITION ? (node.interfaces ?? []).map((named) => named.name.value) : [];
  if (isEntityType(node) || !interfaces.includes('Entity')) return;
  faults.at(
    node,
    `${node.name.value} implements Entity and has no label; add @entity(label: …, description: …, plural: …)`,
  );
}

/** Names of entity and relation types inside joins, narrowed fields and gathers. */
export function checkReferences(
  types: readonly EntityTypeDef[],
  relations: readonly RelationTypeDef[],
  vocabulary: Vocabulary,
): void {
  const { faults } = vocabulary;
  const typeNames = new Set(types.map((type) => type.name));
  const known = (node: ASTNode, names: readonly string[], where: string): void => {
    for (const name of names) {
      if (!typeNames.has(name))
        faults.at(node, `${where} names ${name}, which is no entity type; the types are ${[...typeNames].join(', ')}`);
    }
  };
  for (const relation of relations) {
    const node =
      (vocabulary.relations.values ?? []).find((value) => value.name.value === relation.name) ?? vocabulary.relations;
    const ends = relation.joins.flatMap((join) => [...join.from, ...join.to]);
    known(node, [...new Set(ends)], `${relation.name} (joins)`);
  }
  types.forEach((type, i) => {
    const node = vocabulary.entities[i] ?? vocabulary.entity;
    for (const gather of type.gathers) {
      known(node, gather.types ?? [], `${type.typeName} (gathers)`);
      for (const along of gather.along) relationNamed(along, `${type.typeName} (gathers)`, node);
    }
    for (const narrowed of type.narrowed) {
      const where = `${type.typeName}.${narrowed.field} (narrowed)`;
      known(node, narrowed.types, where);
      const relation = relationNamed(narrowed.relation, where, node);
      if (relation) checkNarrowed(type, narrowed, relation, where, node);
    }
  });

  function relationNamed(name: string, where: string, node: ASTNode): RelationTypeDef | undefined {
    const relation = relations.find((candidate) => candidate.name === name);
    if (!relation) faults.at(node, `${where} names ${name}, which is no relation type; define it in RelationType`);
    return relation;
  }
  function checkNarrowed(
    type: EntityTypeDef,
    narrowed: EntityTypeDef['narrowed'][number],
    relation: RelationTypeDef,
    where: string,
    node: ASTNode,
  ): void {
    if (!FIELD_NAME.test(narrowed.field)) faults.at(node, `${where} is no field name; write it like mechanisms`);
    if (!['OUT', 'IN'].includes(narrowed.direction))
      faults.at(node, `${where} has the direction ${narrowed.direction}; take OUT or IN`);
    const [here, there] =
      narrowed.direction === 'IN' ? [relation.targets, relation.sources] : [relation.sources, relation.targets];
    for (const other of narrowed.types.filter((name) => typeNames.has(name))) {
      if (here.includes(type.name) && there.includes(other)) continue;
      faults.at(
        node,
        `${where}: ${relation.name} joins no ${type.name} with ${other} in the direction ${narrowed.direction}; correct the types or the direction`,
      );
    }
  }
}
