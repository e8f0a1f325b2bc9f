/** The served schema as definitions: schema/ without the ontology's directives, with everything that follows from the ontology. */
import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  visit,
} from 'graphql';
import { directiveInputs } from '../domain/ontology/directives.ts';
import type { EntityTypeDef, Ontology } from '../domain/ontology.ts';
import { derivedSdl, fieldNodes, relationFieldsSdl, rootFieldsSdl, sharedRelationFields } from './derived-sdl.ts';

const STANDARD_DIRECTIVES: readonly string[] = ['deprecated', 'specifiedBy', 'oneOf'];

/** Pure. What comes out names every type that it uses; schema.ts validates it. */
export function assemble(ontology: Ontology): DocumentNode {
  const written = strip(ontology.definitions);
  const interfaces = interfacesOf(written, ontology);
  const types = new Map(ontology.entityTypes.map((type) => [type.typeName, type]));
  const definitions = written.map((node) => {
    if (node.kind === Kind.INTERFACE_TYPE_DEFINITION)
      return interfaces.find(({ name }) => name.value === node.name.value) ?? node;
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
    if (node.name.value === 'Query') return withFields(node, fieldNodes(rootFieldsSdl(ontology)));
    const type = types.get(node.name.value);
    return type ? entityObject(node, type, interfaces, ontology) : node;
  });
  return {
    kind: Kind.DOCUMENT,
    definitions: [...definitions, ...parse(derivedSdl(ontology), { noLocation: true }).definitions],
  };
}

/** Without the directives of the ontology, their definitions and the input types that only they use. */
function strip(document: DocumentNode): readonly DefinitionNode[] {
  const inputs = directiveInputs(document);
  const kept = document.definitions.filter(
    (node) =>
      node.kind !== Kind.DIRECTIVE_DEFINITION &&
      !(node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && inputs.has(node.name.value)),
  );
  const bare: DocumentNode = visit(
    { kind: Kind.DOCUMENT, definitions: kept },
    { Directive: (node) => (STANDARD_DIRECTIVES.includes(node.name.value) ? undefined : null) },
  );
  return bare.definitions;
}

/** Entity and Source with the relation fields that all their types share; Source with the fields of Entity. */
function interfacesOf(written: readonly DefinitionNode[], ontology: Ontology): readonly InterfaceTypeDefinitionNode[] {
  const named = (name: string): InterfaceTypeDefinitionNode => {
    const node = written.find(
      (candidate) => candidate.kind === Kind.INTERFACE_TYPE_DEFINITION && candidate.name.value === name,
    );
    if (node?.kind !== Kind.INTERFACE_TYPE_DEFINITION)
      throw new Error(`the ontology was read without an interface ${name}`);
    return node;
  };
  const shared = (types: readonly EntityTypeDef[]) =>
    fieldNodes(relationFieldsSdl(sharedRelationFields(types, ontology)));
  const entity = withFields(named('Entity'), shared(ontology.entityTypes));
  const source = named('Source');
  const sources = ontology.entityTypes.filter((type) => type.isSource);
  const fields = joined(entity.fields ?? [], source.fields ?? [], shared(sources));
  return [entity, { ...source, fields }];
}

function entityObject(
  node: ObjectTypeDefinitionNode,
  type: EntityTypeDef,
  interfaces: readonly InterfaceTypeDefinitionNode[],
  ontology: Ontology,
): ObjectTypeDefinitionNode {
  const inherited = interfaces.find(({ name }) => name.value === (type.isSource ? 'Source' : 'Entity'));
  const related = fieldNodes(relationFieldsSdl(sharedRelationFields([type], ontology), type.narrowed));
  return { ...node, fields: joined(inherited?.fields ?? [], node.fields ?? [], related) };
}

function withFields<T extends InterfaceTypeDefinitionNode | ObjectTypeDefinitionNode>(
  node: T,
  added: readonly FieldDefinitionNode[],
): T {
  return { ...node, fields: joined(node.fields ?? [], added) };
}

/** Each name once, the first that is given: what an interface has, its type does not get again. */
function joined(...lists: readonly (readonly FieldDefinitionNode[])[]): readonly FieldDefinitionNode[] {
  const fields = new Map<string, FieldDefinitionNode>();
  for (const field of lists.flat()) if (!fields.has(field.name.value)) fields.set(field.name.value, field);
  return [...fields.values()];
}
