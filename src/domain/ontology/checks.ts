/** What holds between entity types: no name, prefix, root field or label is taken twice, none is a derived type's. */
import { type ASTNode, Kind, type TypeDefinitionNode } from 'graphql';
import { STATEMENT_PREFIXES } from '../ids.ts';
import type { EntityTypeDef } from '../ontology.ts';
import { DERIVED_TYPES, derivedTypes, FIELD_NAME, PREFIX } from './names.ts';
import { isEntityType, type Vocabulary } from './vocabulary.ts';

export function checkTypes(types: readonly EntityTypeDef[], vocabulary: Vocabulary): void {
  const taken = takenNames(vocabulary);
  types.forEach((type, i) => {
    const node = vocabulary.entities[i] ?? vocabulary.entity;
    checkTaken(type, node, taken, vocabulary);
    checkForms(type, node, vocabulary);
    checkDerivedTypes(type, node, vocabulary);
  });
  for (const node of vocabulary.types.values()) checkInterfaces(node, vocabulary);
}

/** What has been named so far, by sort of name, and by whom. */
type Taken = Readonly<Record<'value' | 'id prefix' | 'root field' | 'label', Map<string, string>>>;

function takenNames({ types }: Vocabulary): Taken {
  const query = types.get('Query');
  const questions = query?.kind === Kind.OBJECT_TYPE_DEFINITION ? (query.fields ?? []) : [];
  return {
    value: new Map(),
    'id prefix': new Map(STATEMENT_PREFIXES.map((prefix) => [prefix, 'what is no entity'])),
    'root field': new Map(questions.map((field) => [field.name.value, 'Query'])),
    label: new Map(),
  };
}

function checkTaken(type: EntityTypeDef, node: ASTNode, taken: Taken, { faults }: Vocabulary): void {
  const take = (sort: keyof Taken, name: string): void => {
    const owner = taken[sort].get(name);
    if (owner) faults.at(node, `${type.typeName} has the ${sort} ${name}, which ${owner} has already; choose another`);
    else taken[sort].set(name, type.typeName);
  };
  take('value', type.name);
  take('id prefix', type.prefix);
  take('root field', type.field);
  take('root field', type.listField);
  take('label', `zh ${type.label.zh}`);
  take('label', `en ${type.label.en}`);
}

function checkForms({ typeName, prefix, listField }: EntityTypeDef, node: ASTNode, { faults }: Vocabulary): void {
  if (!PREFIX.test(prefix)) faults.at(node, `${typeName} has the id prefix ${prefix}; write it like field-trip`);
  if (!FIELD_NAME.test(listField)) faults.at(node, `${typeName} has the plural ${listField}; write it like fieldTrips`);
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
