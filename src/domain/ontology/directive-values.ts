/** The arguments of a directive against its definition: names, required ones, types, and no empty text. */
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type GraphQLDirective,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  print,
  valueFromAST,
} from 'graphql';
import type { Faults } from './faults.ts';

export function checkArguments(directive: ConstDirectiveNode, definition: GraphQLDirective, faults: Faults): void {
  const given = new Map((directive.arguments ?? []).map((argument) => [argument.name.value, argument]));
  const known = definition.args.map((argument) => argument.name).join(', ');
  for (const [name, node] of given) {
    const argument = definition.args.find((candidate) => candidate.name === name);
    if (directive.arguments?.some((other) => other !== node && other.name.value === name))
      faults.at(node, `${name} stands here twice; keep one`);
    if (argument) checkValue(node.value, argument.type, `@${definition.name}(${name})`, faults);
    else faults.at(node, `@${definition.name} has no argument ${name}; it takes ${known}`);
  }
  for (const argument of definition.args) {
    if (!isRequiredArgument(argument) || given.has(argument.name)) continue;
    faults.at(directive, `@${definition.name} misses ${argument.name}: ${argument.type}; give it`);
  }
}

function checkValue(node: ConstValueNode, type: GraphQLInputType, path: string, faults: Faults): void {
  if (isNonNullType(type)) {
    if (node.kind === Kind.NULL) faults.at(node, `${path} is null; give a value of the type ${type}`);
    else checkValue(node, type.ofType, path, faults);
  } else if (node.kind === Kind.NULL) {
    return;
  } else if (isListType(type)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    for (const item of items) checkValue(item, type.ofType, path, faults);
  } else if (isInputObjectType(type)) {
    checkObject(node, type, path, faults);
  } else {
    checkLeaf(node, type, path, faults);
  }
}

function checkObject(node: ConstValueNode, type: GraphQLInputObjectType, path: string, faults: Faults): void {
  const fields = type.getFields();
  if (node.kind !== Kind.OBJECT) {
    faults.at(node, `${path} is ${print(node)}; it takes { ${Object.keys(fields).join(', ')} }`);
    return;
  }
  for (const field of node.fields) {
    const definition = fields[field.name.value];
    const inner = `${path}.${field.name.value}`;
    if (definition) checkValue(field.value, definition.type, inner, faults);
    else faults.at(field, `${inner} is unknown; ${path} takes ${Object.keys(fields).join(', ')}`);
  }
  const given = node.fields.map((field) => field.name.value);
  for (const field of Object.values(fields)) {
    if (isRequiredInputField(field) && !given.includes(field.name))
      faults.at(node, `${path} misses ${field.name}: ${field.type}; give it`);
  }
}

function checkLeaf(node: ConstValueNode, type: GraphQLInputType, path: string, faults: Faults): void {
  if (valueFromAST(node, type) === undefined) {
    faults.at(node, `${path} is ${print(node)}; it takes a value of the type ${type}`);
  } else if (node.kind === Kind.STRING && node.value.trim() === '') {
    faults.at(node, `${path} is empty; say it in words`);
  }
}
