import { readFile } from 'node:fs/promises';
import {
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  getIntrospectionQuery,
  graphql,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  parse,
  print,
  printSchema,
  type TypeDefinitionNode,
  validateSchema,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { createSchema } from '../../src/graphql/schema.ts';

let schema: GraphQLSchema;
let served: ReadonlyMap<string, TypeDefinitionNode>;
let contract: readonly TypeDefinitionNode[];

beforeAll(async () => {
  schema = createSchema(await readOntology(new URL('../../schema/', import.meta.url)));
  served = typesOf(parse(printSchema(schema)));
  const text = await readFile(new URL('../contract/contract.graphql', import.meta.url), 'utf8');
  contract = [...typesOf(parse(text)).values()];
});

describe('the served schema', () => {
  test('is valid', () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  test('answers the standard introspection query', async () => {
    const answer = await graphql({
      schema,
      source: getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }),
    });
    expect(answer.errors).toBeUndefined();
  });

  test('has every type of the contract, of the same sort', () => {
    expect(contract.length).toBeGreaterThan(60);
    const differing = contract.filter((node) => served.get(node.name.value)?.kind !== node.kind);
    expect(differing.map((node) => node.name.value)).toEqual([]);
  });

  test('has every field, argument, default, nullability, value and member of the contract', () => {
    const differing = contract.flatMap((node) => {
      const own = served.get(node.name.value);
      return own ? differences(node, own) : [];
    });
    expect(differing).toEqual([]);
  });

  test('asks for no argument and no input field that the contract does not know', () => {
    const demanding = contract.flatMap((node) => {
      const own = served.get(node.name.value);
      return own ? demands(node, own) : [];
    });
    expect(demanding).toEqual([]);
  });

  test('has the value of an entity type, its pair of root fields, its input and its connection for every type of the contract', () => {
    const types = contract.find((node) => node.name.value === 'EntityType');
    const names =
      types?.kind === Kind.ENUM_TYPE_DEFINITION ? (types.values ?? []).map((value) => value.name.value) : [];
    const fields = schema.getQueryType()?.getFields() ?? {};
    const plurals: Record<string, string> = { POLICY: 'policies', PERSON: 'people' };
    expect(names).toHaveLength(17);
    for (const name of names) {
      const field = name.toLowerCase();
      const typeName = name.charAt(0) + field.slice(1);
      expect(String(fields[field]?.type)).toBe(typeName);
      expect(String(fields[plurals[name] ?? `${field}s`]?.type)).toBe(`${typeName}Connection!`);
      expect(served.has(`${typeName}Input`)).toBe(true);
    }
  });

  test('keeps the words of the ontology to itself', () => {
    expect(
      schema
        .getDirectives()
        .map((directive) => directive.name)
        .toSorted(),
    ).toEqual(['deprecated', 'include', 'oneOf', 'skip', 'specifiedBy']);
    expect(['Words', 'Narrowed', 'Gather', 'Join', 'QualifierRule', 'Walk'].filter((name) => served.has(name))).toEqual(
      [],
    );
  });
});

function typesOf(document: DocumentNode): ReadonlyMap<string, TypeDefinitionNode> {
  return new Map(document.definitions.filter(isTypeDefinitionNode).map((node) => [node.name.value, node]));
}

type Member = FieldDefinitionNode | InputValueDefinitionNode;

function membersOf(node: TypeDefinitionNode): readonly Member[] {
  return 'fields' in node ? (node.fields ?? []) : [];
}

function differences(node: TypeDefinitionNode, own: TypeDefinitionNode): readonly string[] {
  const name = node.name.value;
  const fields = membersOf(node).flatMap((field) =>
    memberDifferences(
      `${name}.${field.name.value}`,
      field,
      membersOf(own).find((candidate) => candidate.name.value === field.name.value),
    ),
  );
  return [
    ...fields,
    ...missing(name, 'values', node, own),
    ...missing(name, 'types', node, own),
    ...missing(name, 'interfaces', node, own),
  ];
}

function memberDifferences(path: string, promisedMember: Member, own: Member | undefined): readonly string[] {
  if (!own) return [`${path} is missing`];
  const type =
    print(promisedMember.type) === print(own.type)
      ? []
      : [`${path} is ${print(own.type)}, not ${print(promisedMember.type)}`];
  const [theirs, ours] = [defaultOf(promisedMember), defaultOf(own)];
  const fallback = theirs === ours ? [] : [`${path} defaults to ${ours}, not ${theirs}`];
  const args = argumentsOf(promisedMember).flatMap((argument) =>
    memberDifferences(
      `${path}(${argument.name.value})`,
      argument,
      argumentsOf(own).find((candidate) => candidate.name.value === argument.name.value),
    ),
  );
  return [...type, ...fallback, ...args];
}

function argumentsOf(member: Member): readonly InputValueDefinitionNode[] {
  return member.kind === Kind.FIELD_DEFINITION ? (member.arguments ?? []) : [];
}

function defaultOf(member: Member): string {
  const value: ConstValueNode | undefined =
    member.kind === Kind.INPUT_VALUE_DEFINITION ? member.defaultValue : undefined;
  return value ? print(value) : 'nothing';
}

function missing(
  path: string,
  key: 'values' | 'types' | 'interfaces',
  node: TypeDefinitionNode,
  own: TypeDefinitionNode,
): readonly string[] {
  const names = (of: TypeDefinitionNode): readonly string[] => {
    const members: unknown = Reflect.get(of, key);
    return Array.isArray(members) ? members.map((member) => String(member.name.value)) : [];
  };
  return names(node)
    .filter((name) => !names(own).includes(name))
    .map((name) => `${path} misses ${name}`);
}

/** What a client that knows the contract alone would leave out and may not. */
function demands(node: TypeDefinitionNode, own: TypeDefinitionNode): readonly string[] {
  const isDemanded = (member: Member) => member.type.kind === Kind.NON_NULL_TYPE && defaultOf(member) === 'nothing';
  const unknown = (theirs: readonly Member[], ours: readonly Member[]) =>
    ours.filter((member) => isDemanded(member) && !theirs.some((known) => known.name.value === member.name.value));
  const inputs = node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? unknown(membersOf(node), membersOf(own)) : [];
  const args = membersOf(node).flatMap((field) => {
    const ours = membersOf(own).find((candidate) => candidate.name.value === field.name.value);
    return ours ? unknown(argumentsOf(field), argumentsOf(ours)) : [];
  });
  return [...inputs, ...args].map((member) => `${node.name.value}: ${member.name.value}`);
}
