/** The arguments of a field as a resolver will see them, checked for what the types cannot say: sizes of pages and lists. */
import type { FieldNode, GraphQLField } from 'graphql';
import { GraphQLError, getArgumentValues } from 'graphql';
import { badInput } from '../domain/errors.ts';
import { mostIds, RANGES } from './checked-arguments.ts';

/**
 * Errors: BAD_USER_INPUT, where a size is out of its range, or where a variable that may be null meets an argument that may not.
 */
export function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const values = coerced(field, node, variables);
  for (const [name, [from, to]] of Object.entries(RANGES)) {
    const value = values[name];
    if (typeof value === 'number' && (value < from || value > to))
      throw badInput(`\`${name}\` of ${field.name} is ${value}; it must be ${from} to ${to}.`);
  }
  checkIds(field.name, values.ids);
  checkIds(`${field.name}(filter:)`, idsOf(values.filter));
  return values;
}

function coerced(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  try {
    return getArgumentValues(field, node, variables);
  } catch (error) {
    if (error instanceof GraphQLError) throw badInput(error.message);
    throw error;
  }
}

function checkIds(where: string, ids: unknown): void {
  const most = mostIds(where);
  if (Array.isArray(ids) && ids.length > most)
    throw badInput(`\`ids\` of ${where} has ${ids.length} ids; at most ${most} are allowed, ask in several requests.`);
}

function idsOf(filter: unknown): unknown {
  return typeof filter === 'object' && filter !== null && 'ids' in filter ? filter.ids : undefined;
}
