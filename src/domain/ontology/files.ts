/** The files of schema/ → one list of definitions, with every `extend` put into what it extends. */
import { basename } from 'node:path';
import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type NameNode,
  parse,
  Source,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';
import { type Faults, placeText } from './faults.ts';

/** `name` may have a path in front of it, which faults then show. */
export interface SchemaFile {
  readonly name: string;
  readonly text: string;
}

export const DIRECTIVES_FILE = 'directives.graphql';
const ENTITIES_FILE = 'entities.graphql';

/** Files count in the order of their names, but entities.graphql first: its types come before those of further files. */
export function parseFiles(files: readonly SchemaFile[], faults: Faults): DocumentNode {
  const ordered = files.toSorted((a, b) => compareNames(basename(a.name), basename(b.name)));
  const definitions = ordered.flatMap((file) => definitionsOf(file, faults));
  return { kind: Kind.DOCUMENT, definitions: mergeExtensions(definitions, faults) };
}

function compareNames(a: string, b: string): number {
  if ((a === ENTITIES_FILE) !== (b === ENTITIES_FILE)) return a === ENTITIES_FILE ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function definitionsOf(file: SchemaFile, faults: Faults): readonly DefinitionNode[] {
  try {
    return parse(new Source(file.text, file.name)).definitions;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const isEmpty = /^\s*(?:#[^\n]*\s*)*$/.test(file.text);
    if (!isEmpty) faults.syntax(error, file.name);
    return [];
  }
}

function mergeExtensions(definitions: readonly DefinitionNode[], faults: Faults): readonly DefinitionNode[] {
  const types = new Map<string, TypeDefinitionNode>();
  for (const node of definitions) {
    if (!isTypeDefinitionNode(node)) continue;
    const first = types.get(node.name.value);
    if (first)
      faults.at(
        node,
        `the type ${node.name.value} is defined already at ${placeText(first)}; choose another name or write \`extend\``,
      );
    else types.set(node.name.value, node);
  }
  for (const node of definitions) if (isTypeExtensionNode(node)) extendType(types, node, faults);
  const rest = definitions.filter((node) => !isTypeDefinitionNode(node) && !isTypeExtensionNode(node));
  for (const node of rest) refuseOperation(node, faults);
  for (const node of types.values()) checkMembers(node, faults);
  return [...rest, ...types.values()];
}

function extendType(types: Map<string, TypeDefinitionNode>, extension: TypeExtensionNode, faults: Faults): void {
  const name = extension.name.value;
  const base = types.get(name);
  if (!base || extension.kind !== base.kind.replace('Definition', 'Extension')) {
    faults.at(extension, `nothing of this sort is called ${name}; extend a type that stands in schema/`);
    return;
  }
  types.set(name, joined(base, extension));
}

const MEMBERS = ['directives', 'interfaces', 'fields', 'values', 'types'] as const;

function joined(base: TypeDefinitionNode, extension: TypeExtensionNode): TypeDefinitionNode {
  const result: Record<string, unknown> = { ...base };
  for (const key of MEMBERS) {
    const added = membersOf(extension, key);
    if (added.length > 0) result[key] = [...membersOf(base, key), ...added];
  }
  // Same kind on both sides (checked above), so the members fit the definition.
  return result as unknown as TypeDefinitionNode;
}

function membersOf(node: object, key: string): readonly (ASTNode & { readonly name?: NameNode })[] {
  const value: unknown = Reflect.get(node, key);
  return Array.isArray(value) ? value : [];
}

/** Fields and values of one name in one type. */
function checkMembers(type: TypeDefinitionNode, faults: Faults): void {
  for (const key of ['fields', 'values', 'interfaces', 'types']) {
    const seen = new Map<string, ASTNode>();
    for (const member of membersOf(type, key)) {
      const name = member.name?.value ?? '';
      const first = seen.get(name);
      if (first) faults.at(member, `${type.name.value} has ${name} already at ${placeText(first)}; name it once`);
      else seen.set(name, member);
    }
  }
}

function refuseOperation(node: DefinitionNode, faults: Faults): void {
  if (node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION) {
    faults.at(node, 'queries do not belong into schema/; only definitions do');
  } else if (node.kind === Kind.DIRECTIVE_DEFINITION && basename(node.loc?.source.name ?? '') !== DIRECTIVES_FILE) {
    faults.at(
      node,
      `@${node.name.value} is defined outside ${DIRECTIVES_FILE}; the ontology's words stand there and nowhere else`,
    );
  } else if (node.kind !== Kind.DIRECTIVE_DEFINITION) {
    faults.at(node, 'only types, their extensions and, in directives.graphql, directives can stand in schema/');
  }
}
