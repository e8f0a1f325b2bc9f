/** What follows from the ontology, written as SDL. */
import { type FieldDefinitionNode, Kind, parse } from 'graphql';
import { type RelationField, relationFields } from '../domain/ontology/type-fields.ts';
import type { EntityTypeDef, FieldDef, NarrowedDef, Ontology } from '../domain/ontology.ts';

const STATED_ARGUMENTS = '(status: [StatementStatus!], basis: [StatementBasis!], first: Int! = 20, after: String)';
const LIST_ARGUMENTS = '(filter: EntityFilter, orderBy: EntityOrder, first: Int! = 20, after: String)';

/** The types: EntityType, SearchNode, EntityInput, and an input, a connection and an edge for each entity type. */
export function derivedSdl(ontology: Ontology): string {
  const types = ontology.entityTypes;
  const names = types.map((type) => type.typeName);
  return [
    describe('The types of entities, as schema/ defines them.'),
    `enum EntityType { ${types.map((type) => `${describe(`${type.label.zh}, ${type.label.en}. ${type.description.en}`)} ${type.name}`).join('\n')} }`,
    `union SearchNode = ${[...names, 'Passage'].join(' | ')}`,
    describe('One input type per entity type; exactly one key is given.'),
    `input EntityInput @oneOf { ${types.map((type) => `${type.field}: ${type.typeName}Input`).join('\n')} }`,
    ...partInputs(types),
    ...types.map(typeSdl),
  ].join('\n');
}

export function rootFieldsSdl(ontology: Ontology): string {
  return ontology.entityTypes
    .map(
      ({ field, listField, typeName }) =>
        `${field}(ref: String!): ${typeName}\n${listField}${LIST_ARGUMENTS}: ${typeName}Connection!`,
    )
    .join('\n');
}

/** The relation fields that all of the types have, in the ontology's order. */
export function sharedRelationFields(types: readonly EntityTypeDef[], ontology: Ontology): readonly RelationField[] {
  const [first, ...others] = types.map((type) => relationFields(type, ontology.relationTypes));
  const has = (fields: readonly RelationField[], name: string) => fields.some((field) => field.name === name);
  return (first ?? []).filter((field) => others.every((fields) => has(fields, field.name)));
}

export function relationFieldsSdl(fields: readonly RelationField[], narrowed: readonly NarrowedDef[] = []): string {
  const whole = fields.map(({ name, relation, direction }) => {
    const reads = direction === 'IN' ? relation.readsInverse : relation.reads;
    return statedField(name, `${reads.zh}, ${reads.en}: ${relation.name} ${direction}.`);
  });
  const some = narrowed.map(({ field, relation, direction, types }) =>
    statedField(field, `${relation} ${direction}, of the other ends only ${types.join(', ')}.`),
  );
  return [...whole, ...some].join('\n');
}

export function fieldNodes(sdl: string): readonly FieldDefinitionNode[] {
  if (sdl === '') return [];
  const [node] = parse(`type Fields { ${sdl} }`, { noLocation: true }).definitions;
  return node?.kind === Kind.OBJECT_TYPE_DEFINITION ? (node.fields ?? []) : [];
}

function statedField(name: string, description: string): string {
  return `${describe(description)} ${name}${STATED_ARGUMENTS}: StatedConnection!`;
}

function typeSdl({ typeName, fields }: EntityTypeDef): string {
  return `
    type ${typeName}Connection { edges: [${typeName}Edge!]! pageInfo: PageInfo! totalCount: Int! totalCountIsExact: Boolean! }
    type ${typeName}Edge { cursor: String! node: ${typeName}! }
    input ${typeName}Input {
      id: ID label: String! labelEn: String names: [NameInput!] summary: String summaryEn: String kind: String period: Period
      distinct: Boolean = false ifRevision: Int
      ${fields.map(inputField).join('\n')}
      fieldEvidence: [FieldEvidenceInput!]
    }`;
}

/** An input for each object type of which a field is a list. */
function partInputs(types: readonly EntityTypeDef[]): readonly string[] {
  const lists = types.flatMap(({ fields }) => fields).filter(({ parts }) => parts);
  const byType = new Map(lists.map((field) => [field.type, field.parts ?? []]));
  return [...byType].map(([name, parts]) => `input ${name}Input { ${parts.map(inputField).join('\n')} }`);
}

function inputField(field: FieldDef): string {
  const item = field.parts ? `${field.type}Input` : field.type;
  const type = field.list ? `[${item}!]` : item;
  const required = field.required && field.default === undefined ? '!' : '';
  const fallback = field.default === undefined ? '' : ` = ${defaultText(field, field.default)}`;
  return `${describe(field.description)} ${field.name}: ${type}${required}${fallback}`;
}

/** Texts in quotation marks; enum values, numbers and booleans as they are. */
function defaultText(field: FieldDef, value: string): string {
  const isText = field.values.length === 0 && !['Int', 'Float', 'Boolean'].includes(field.type);
  return isText ? JSON.stringify(value) : value;
}

/** JSON's escapes are GraphQL's. */
function describe(text: string): string {
  return text === '' ? '' : JSON.stringify(text);
}
