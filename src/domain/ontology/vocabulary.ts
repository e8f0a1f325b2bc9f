/** What the files define, by name, and what all parts of the reading need. */
import {
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type InterfaceTypeDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeDefinitionNode,
} from 'graphql';
import type { LabelledValue, Words } from '../ontology.ts';
import type { ReadDirective } from './directives.ts';
import type { Faults } from './faults.ts';
import { DIRECTIVES_FILE } from './files.ts';

export interface Vocabulary {
  readonly types: ReadonlyMap<string, TypeDefinitionNode>;
  /** The object types with @entity, in order. */
  readonly entities: readonly ObjectTypeDefinitionNode[];
  readonly entity: InterfaceTypeDefinitionNode;
  readonly source: InterfaceTypeDefinitionNode;
  readonly relations: EnumTypeDefinitionNode;
  /** Enums whose values carry @label. */
  readonly enums: ReadonlyMap<string, readonly LabelledValue[]>;
  readonly read: ReadDirective;
  readonly faults: Faults;
}

/** Undefined where something is missing without which nothing else can be read. */
export function vocabularyOf(document: DocumentNode, read: ReadDirective, faults: Faults): Vocabulary | undefined {
  const types = new Map(document.definitions.filter(isTypeDefinitionNode).map((node) => [node.name.value, node]));
  const entity = required(types, 'Entity', Kind.INTERFACE_TYPE_DEFINITION, faults);
  const source = required(types, 'Source', Kind.INTERFACE_TYPE_DEFINITION, faults);
  const relations = required(types, 'RelationType', Kind.ENUM_TYPE_DEFINITION, faults);
  required(types, 'Query', Kind.OBJECT_TYPE_DEFINITION, faults);
  required(types, 'Mutation', Kind.OBJECT_TYPE_DEFINITION, faults);
  const entities = [...types.values()].filter(isEntityType);
  const enums = labelledEnums([...types.values()], read, faults);
  return entity && source && relations && { types, entities, entity, source, relations, enums, read, faults };
}

export function isEntityType(node: TypeDefinitionNode): node is ObjectTypeDefinitionNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION && hasDirective(node, 'entity');
}

export function hasDirective(node: TypeDefinitionNode, name: string): boolean {
  return (node.directives ?? []).some((directive) => directive.name.value === name);
}

/** Values of directives are checked against directives.graphql, where `Words` is { zh: String!, en: String! }. */
export function words(value: unknown): Words {
  const { zh, en } = value as Words;
  return { zh, en };
}

function required<K extends TypeDefinitionNode['kind']>(
  types: ReadonlyMap<string, TypeDefinitionNode>,
  name: string,
  kind: K,
  faults: Faults,
): Extract<TypeDefinitionNode, { kind: K }> | undefined {
  const node = types.get(name);
  if (node?.kind === kind) return node as Extract<TypeDefinitionNode, { kind: K }>;
  const sort = kind.replace('TypeDefinition', '').toLowerCase();
  const message = `the ${sort} ${name} is missing; put it back as the project ships it`;
  if (node) faults.at(node, message);
  else faults.atStartOf(DIRECTIVES_FILE.replace('directives', 'common'), message);
  return undefined;
}

function labelledEnums(
  types: readonly TypeDefinitionNode[],
  read: ReadDirective,
  faults: Faults,
): ReadonlyMap<string, readonly LabelledValue[]> {
  const enums = new Map<string, readonly LabelledValue[]>();
  for (const node of types) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    const values = node.values ?? [];
    const labels = values.map((value) => ({ value, label: read(value, 'label') }));
    if (labels.every(({ label }) => !label)) continue;
    for (const { value, label } of labels) {
      if (!label)
        faults.at(value, `${node.name.value}.${value.name.value} misses its label; add @label(zh: "…", en: "…")`);
    }
    enums.set(
      node.name.value,
      labels.map(({ value, label }) => ({ value: value.name.value, ...words(label ?? { zh: '', en: '' }) })),
    );
  }
  return enums;
}
