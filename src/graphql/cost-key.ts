/** Which variables the cost of an operation depends on: requests that differ in others only are priced once. */
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { visit } from 'graphql';
import { RANGES } from './checked-arguments.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Arguments whose values are counted or checked in pricing (arguments.ts). */
const PRICED = new Set([...Object.keys(RANGES), 'ids', 'filter']);

/**
 * Gives one text for all variables that cost the same: the values of those in sizes, filters and directives; of others, whether
 * they are null, which an argument may refuse.
 */
export function createCostKey(
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): (variables: Variables) => string {
  const priced = pricedVariables(document);
  const names = variableDefinitions.map(({ variable }) => variable.name.value);
  return (variables) =>
    names
      .map((name) => (priced.has(name) ? JSON.stringify(variables[name]) : (variables[name] ?? null) === null))
      .join();
}

/** In all operations and fragments. */
function pricedVariables(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  const add = { Variable: ({ name }: { readonly name: { readonly value: string } }) => void names.add(name.value) };
  visit(document, {
    Argument: (node) => void (PRICED.has(node.name.value) && visit(node, add)),
    Directive: (node) => void visit(node, add),
  });
  return names;
}
