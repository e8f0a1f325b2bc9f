/** Object types with @entity → entity types of the ontology. */
import { Kind, type ObjectTypeDefinitionNode } from 'graphql';
import type { EntityTypeDef, FieldDef, GatherDef, LabelledValue, NarrowedDef } from '../ontology.ts';
import { ownFields, storedFields } from './fields.ts';
import { prefixOf, rootFieldOf, TYPE_NAME, valueNameOf } from './names.ts';
import { type Vocabulary, words } from './vocabulary.ts';

/** The arguments of @entity, as directives.graphql defines them. */
interface EntityWords {
  readonly label: unknown;
  readonly description: unknown;
  readonly plural: string;
  readonly prefix?: string;
  readonly kinds?: string;
  readonly narrowed?: readonly {
    readonly field: string;
    readonly relation: string;
    readonly direction: string;
    readonly types: readonly string[];
  }[];
  readonly gathers?: readonly {
    readonly along: readonly string[];
    readonly types?: readonly string[];
    readonly compared?: readonly string[];
  }[];
}

export function entityTypes(vocabulary: Vocabulary): readonly EntityTypeDef[] {
  const sourceFields = storedFields(vocabulary.source.fields ?? [], 'Source', vocabulary);
  return vocabulary.entities.map((node, rank) => entityType(node, rank, sourceFields, vocabulary));
}

function entityType(
  node: ObjectTypeDefinitionNode,
  rank: number,
  sourceFields: readonly FieldDef[],
  vocabulary: Vocabulary,
): EntityTypeDef {
  // The cast's proof: readDirectives checked the arguments against directives.graphql.
  const said = vocabulary.read(node, 'entity') as unknown as EntityWords;
  const typeName = node.name.value;
  const name = valueNameOf(typeName);
  const interfaces = (node.interfaces ?? []).map((implemented) => implemented.name.value);
  const isSource = interfaces.includes('Source');
  const own = ownFields(node.fields ?? [], typeName, vocabulary);
  checkName(node, interfaces, vocabulary);
  return {
    name,
    typeName,
    field: rootFieldOf(name),
    listField: said.plural,
    prefix: said.prefix ?? prefixOf(name),
    label: words(said.label),
    description: words(said.description),
    isSource,
    kinds: kindsOf(node, said.kinds, vocabulary),
    fields: isSource ? [...sourceFields, ...own] : own,
    narrowed: (said.narrowed ?? []).map(narrowed),
    gathers: (said.gathers ?? []).map(gather),
    rank,
  };
}

function checkName(node: ObjectTypeDefinitionNode, interfaces: readonly string[], { faults }: Vocabulary): void {
  const typeName = node.name.value;
  if (!TYPE_NAME.test(typeName)) faults.at(node, `${typeName} is no name of an entity type; write it like FieldTrip`);
  for (const needed of ['Node', 'Entity']) {
    if (!interfaces.includes(needed)) faults.at(node, `${typeName} is an entity type; let it implement Node & Entity`);
  }
}

function kindsOf(
  node: ObjectTypeDefinitionNode,
  name: string | undefined,
  { enums, types, faults }: Vocabulary,
): readonly LabelledValue[] {
  if (name === undefined) return [];
  const kinds = enums.get(name);
  if (!kinds) {
    const isEnum = types.get(name)?.kind === Kind.ENUM_TYPE_DEFINITION;
    faults.at(
      node,
      isEnum
        ? `the values of ${name} miss their labels; add @label to each`
        : `kinds names ${name}, which is no enum of schema/; define it`,
    );
  }
  return kinds ?? [];
}

/** An unknown direction is named by the checks (checks.ts). */
function narrowed({ field, relation, direction, types }: NonNullable<EntityWords['narrowed']>[number]): NarrowedDef {
  return { field, relation, direction: direction as NarrowedDef['direction'], types };
}

function gather({ along, types, compared = [] }: NonNullable<EntityWords['gathers']>[number]): GatherDef {
  return { along, ...(types ? { types } : {}), compared };
}
