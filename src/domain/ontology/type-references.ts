/** Every type that a field, an argument, a union or an interface list names stands in schema/, is standard or is derived. */
import { type DocumentNode, isTypeDefinitionNode, Kind, type NamedTypeNode, visit } from 'graphql';
import type { Faults } from './faults.ts';
import { DERIVED_TYPES, derivedTypes } from './names.ts';
import { isEntityType } from './vocabulary.ts';

const STANDARD = ['String', 'Int', 'Float', 'Boolean', 'ID'];

export function checkTypeReferences(document: DocumentNode, faults: Faults): void {
  const types = document.definitions.filter(isTypeDefinitionNode);
  const derived = types.filter(isEntityType).flatMap((node) => derivedTypes(node.name.value));
  const known = new Set([...STANDARD, ...DERIVED_TYPES, ...derived, ...types.map((node) => node.name.value)]);
  visit(document, {
    [Kind.NAMED_TYPE](node: NamedTypeNode) {
      if (!known.has(node.name.value))
        faults.at(node, `the type ${node.name.value} does not exist; define it or correct the name`);
    },
  });
}
