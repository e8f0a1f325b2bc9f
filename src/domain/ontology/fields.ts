/** Fields with @field: what is stored of an entity beside what all entities have in common. */
import { type FieldDefinitionNode, Kind, type TypeNode } from 'graphql';
import type { FieldDef } from '../ontology.ts';
import { namedType } from './directives.ts';
import { FIELD_NAME, INPUT_FIELDS } from './names.ts';
import { hasDirective, type Vocabulary, words } from './vocabulary.ts';

const SCALARS: readonly string[] = ['String', 'Int', 'Float', 'Boolean', 'ID', 'Date', 'Period'];

/** The arguments of @field, as directives.graphql defines them. */
interface FieldWords {
  readonly label: unknown;
  readonly unit?: string;
  readonly weight: number;
  readonly csl?: string;
  readonly default?: string;
}

/** Every field of an entity type's own is stored, so each has a label. */
export function ownFields(
  nodes: readonly FieldDefinitionNode[],
  owner: string,
  vocabulary: Vocabulary,
): readonly FieldDef[] {
  for (const node of nodes) {
    if (!vocabulary.read(node, 'field')) {
      vocabulary.faults.at(
        node,
        `${owner}.${node.name.value} misses its label; add @field(label: { zh: "…", en: "…" })`,
      );
    }
    if ((node.arguments ?? []).length > 0)
      vocabulary.faults.at(node, `${owner}.${node.name.value} takes arguments; a stored field takes none`);
  }
  return storedFields(nodes, owner, vocabulary);
}

/** The fields of an interface that are stored: those with @field; the others are answered by the program. */
export function storedFields(
  nodes: readonly FieldDefinitionNode[],
  owner: string,
  vocabulary: Vocabulary,
): readonly FieldDef[] {
  return nodes.flatMap((node) => {
    const said = fieldOf(node, vocabulary);
    if (!said) return [];
    const field = { ...said, ...partsOf(said, vocabulary) };
    checkStored(node, field, owner, vocabulary);
    return [field];
  });
}

/** The fields of the object type that a list holds (Contributor), all of which are stored; none where the type is no such one. */
function partsOf({ type }: FieldDef, vocabulary: Vocabulary): Pick<FieldDef, 'parts' | 'either'> {
  const node = vocabulary.types.get(type);
  if (node?.kind !== Kind.OBJECT_TYPE_DEFINITION || hasDirective(node, 'entity')) return {};
  // Objects that the program answers with (Passage) have no @field at all.
  if (!node.fields?.some((part) => vocabulary.read(part, 'field'))) return {};
  const parts = node.fields.flatMap((part) => partOf(part, type, vocabulary));
  const either = vocabulary.read(node, 'either')?.of as readonly string[] | undefined;
  for (const name of either ?? []) {
    if (!parts.some((part) => part.name === name && !part.required))
      vocabulary.faults.at(node, `@either names ${name}; take fields of ${type} that may be null`);
  }
  return { parts, ...(either ? { either } : {}) };
}

function partOf(node: FieldDefinitionNode, type: string, vocabulary: Vocabulary): readonly FieldDef[] {
  const field = fieldOf(node, vocabulary);
  const name = `${type}.${node.name.value}`;
  if (!field) {
    vocabulary.faults.at(node, `${name} misses its label; add @field(label: { zh: "…", en: "…" })`);
    return [];
  }
  checkStored(node, field, type, vocabulary);
  if (field.list) vocabulary.faults.at(node, `${name} is a list; an object in a list has single values only`);
  if (field.default !== undefined)
    vocabulary.faults.at(node, `${name} has a default; an object in a list says what it holds`);
  if (field.weight > 0) vocabulary.faults.at(node, `${name} has a weight; only an entity's own texts are searched`);
  return [field];
}

/** The fields with @field whatever their type, for what all entities share (names are a list of objects). */
export function sharedFields(nodes: readonly FieldDefinitionNode[], vocabulary: Vocabulary): readonly FieldDef[] {
  return nodes.flatMap((node) => fieldOf(node, vocabulary) ?? []);
}

function fieldOf(node: FieldDefinitionNode, vocabulary: Vocabulary): FieldDef | undefined {
  // The cast's proof: readDirectives checked the arguments against directives.graphql.
  const said = vocabulary.read(node, 'field') as FieldWords | undefined;
  if (!said) return undefined;
  const { unit, weight, csl } = said;
  const type = namedType(node.type);
  return {
    name: node.name.value,
    description: node.description?.value ?? '',
    label: words(said.label),
    type,
    list: isList(node.type),
    required: node.type.kind === Kind.NON_NULL_TYPE,
    values: vocabulary.enums.get(type) ?? [],
    ...(unit === undefined ? {} : { unit }),
    weight,
    ...(csl === undefined ? {} : { csl }),
    ...(said.default === undefined ? {} : { default: said.default }),
  };
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

function checkStored(node: FieldDefinitionNode, field: FieldDef, owner: string, { faults }: Vocabulary): void {
  const name = `${owner}.${field.name}`;
  const isScalar = SCALARS.includes(field.type);
  if (!FIELD_NAME.test(field.name)) faults.at(node, `${name} is no field name; write it like issuedOn`);
  if ((INPUT_FIELDS as readonly string[]).includes(field.name)) {
    faults.at(
      node,
      `every entity's input has ${field.name} already; choose another name than ${INPUT_FIELDS.join(', ')}`,
    );
  }
  if (!isScalar && !field.parts && field.values.length === 0) {
    faults.at(
      node,
      `${name} is of the type ${field.type}; take ${SCALARS.join(', ')}, an enum whose values have a @label or a list of an object type whose fields have @field`,
    );
  }
  if (field.parts && !field.list)
    faults.at(node, `${name} is one ${field.type}; objects stand in a list, [${field.type}!]`);
  if (field.list && !field.parts && (field.type !== 'String' || field.values.length > 0))
    faults.at(node, `${name} is a list of ${field.type}; only texts and objects can be listed`);
  if (field.weight < 0 || (field.weight > 0 && field.type !== 'String')) {
    faults.at(node, `${name} has the weight ${field.weight}; only texts are searched, with a weight from 0 up`);
  }
  if (field.unit !== undefined && !['Int', 'Float'].includes(field.type))
    faults.at(node, `${name} has a unit and is no number; make it Int or Float`);
  checkDefault(node, field, name, faults);
}

function checkDefault(node: FieldDefinitionNode, field: FieldDef, name: string, faults: Vocabulary['faults']): void {
  const value = field.default;
  if (value === undefined) return;
  if (!field.required) faults.at(node, `${name} has a default and may be null; end its type with !`);
  if (field.values.length > 0 && !field.values.some((known) => known.value === value)) {
    faults.at(
      node,
      `${name} has the default ${value}; take one of ${field.values.map((known) => known.value).join(', ')}`,
    );
  }
  const isNumber = field.type === 'Int' || field.type === 'Float';
  if (
    (isNumber && !Number.isFinite(Number(value))) ||
    (field.type === 'Boolean' && !['true', 'false'].includes(value))
  ) {
    faults.at(node, `${name} has the default ${value}, which is no ${field.type}`);
  }
}
