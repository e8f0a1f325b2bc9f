/** The directives of the ontology: every one in schema/ is checked against directives.graphql, then read as plain values. */
import {
  type ASTNode,
  buildASTSchema,
  type ConstDirectiveNode,
  DirectiveLocation,
  type DocumentNode,
  type GraphQLDirective,
  getDirectiveValues,
  type InputObjectTypeDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  type TypeNode,
  visit,
} from 'graphql';
import { checkArguments } from './directive-values.ts';
import type { Faults } from './faults.ts';
import { DIRECTIVES_FILE } from './files.ts';

const LANGUAGE = ['either', 'entity', 'field', 'label', 'relation'] as const;
export type DirectiveName = (typeof LANGUAGE)[number];
const STANDARD: readonly string[] = ['deprecated', 'specifiedBy', 'oneOf'];

export interface Annotated {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/** What a directive says on a node, with the defaults of directives.graphql filled in; undefined where it does not stand there. */
export type ReadDirective = (node: Annotated, name: DirectiveName) => Readonly<Record<string, unknown>> | undefined;

/** Checks every directive of the document; the reader that it gives back may be used where no fault was found. */
export function readDirectives(document: DocumentNode, faults: Faults): ReadDirective {
  const language = languageOf(document, faults);
  if (faults.found) return () => undefined;
  checkUses(document, language, faults);
  return (node, name) => {
    const definition = language.get(name);
    return definition && getDirectiveValues(definition, node);
  };
}

/** Input types that only the directives use: they are no part of the served schema. */
export function directiveInputs(document: DocumentNode): ReadonlySet<string> {
  const inputs = new Map<string, InputObjectTypeDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) inputs.set(node.name.value, node);
  const reached = new Set<string>();
  const reach = (type: TypeNode): void => {
    const name = namedType(type);
    const input = inputs.get(name);
    if (!input || reached.has(name)) return;
    reached.add(name);
    for (const field of input.fields ?? []) reach(field.type);
  };
  for (const node of document.definitions) {
    if (node.kind === Kind.DIRECTIVE_DEFINITION) for (const argument of node.arguments ?? []) reach(argument.type);
  }
  return reached;
}

export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function languageOf(document: DocumentNode, faults: Faults): ReadonlyMap<string, GraphQLDirective> {
  const inputs = directiveInputs(document);
  const definitions = document.definitions.filter(
    (node) => node.kind === Kind.DIRECTIVE_DEFINITION || (isTypeDefinitionNode(node) && inputs.has(node.name.value)),
  );
  const schema = buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValidSDL: true });
  const language = new Map(schema.getDirectives().map((directive) => [directive.name, directive]));
  for (const name of LANGUAGE) {
    if (!language.has(name))
      faults.atStartOf(DIRECTIVES_FILE, `the definition of @${name} is missing; put it back as the project ships it`);
  }
  return language;
}

/** Where a directive may stand, by the kind of the node. */
const LOCATIONS: Readonly<Record<string, DirectiveLocation>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: DirectiveLocation.OBJECT,
  [Kind.FIELD_DEFINITION]: DirectiveLocation.FIELD_DEFINITION,
  [Kind.ENUM_VALUE_DEFINITION]: DirectiveLocation.ENUM_VALUE,
  [Kind.ENUM_TYPE_DEFINITION]: DirectiveLocation.ENUM,
  [Kind.INTERFACE_TYPE_DEFINITION]: DirectiveLocation.INTERFACE,
  [Kind.UNION_TYPE_DEFINITION]: DirectiveLocation.UNION,
  [Kind.SCALAR_TYPE_DEFINITION]: DirectiveLocation.SCALAR,
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: DirectiveLocation.INPUT_OBJECT,
};

function checkUses(document: DocumentNode, language: ReadonlyMap<string, GraphQLDirective>, faults: Faults): void {
  visit(document, {
    enter(node) {
      if (node.kind === Kind.DIRECTIVE_DEFINITION) return false;
      const used = 'directives' in node ? (node.directives ?? []) : [];
      used.forEach((directive, i) => {
        checkUse(node, directive as ConstDirectiveNode, language, faults);
        if (used.findIndex((other) => other.name.value === directive.name.value) < i) {
          faults.at(directive, `@${directive.name.value} stands here twice; keep one`);
        }
      });
      return undefined;
    },
  });
}

function checkUse(
  node: ASTNode,
  directive: ConstDirectiveNode,
  language: ReadonlyMap<string, GraphQLDirective>,
  faults: Faults,
): void {
  const name = directive.name.value;
  const definition = language.get(name);
  if (STANDARD.includes(name)) return;
  if (!definition) {
    faults.at(
      directive,
      `@${name} is no directive of the ontology; ${DIRECTIVES_FILE} has ${LANGUAGE.map((known) => `@${known}`).join(', ')}`,
    );
    return;
  }
  const location = LOCATIONS[node.kind];
  if (!location || !definition.locations.includes(location)) {
    faults.at(directive, `@${name} cannot stand here; it belongs on ${definition.locations.join(', ')}`);
    return;
  }
  checkArguments(directive, definition, faults);
}
