/** From a valid document to its answer: who may, whether the variables fit, what it costs, until when it may take. */
import { execute } from '@graphql-tools/executor';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { GraphQLError, getOperationAST, getVariableValues } from 'graphql';
import { GongfuError } from '../domain/errors.ts';
import { scopeFor, timeout } from '../domain/scope.ts';
import { type BoundedCache, createBoundedCache } from './bounded-cache.ts';
import { checkCost } from './cost.ts';
import { createCostKey } from './cost-key.ts';
import { badVariable } from './errors.ts';
import type { Introspection } from './introspection.ts';
import { createIntrospection } from './introspection.ts';
import type { GraphqlParts, GraphqlRequest } from './request.ts';

/** Checks at once (throws what refuses the request) and gives what will execute. */
export type Executing = (
  args: ExecutionArgs,
  request: GraphqlRequest,
) => (args: ExecutionArgs) => Promise<ExecutionResult>;

/** Statements stop by themselves at the deadline; an answer that still is not there so much later is given up. */
const GRACE_MS = 150;
const MAX_VARIABLE_ERRORS = 10;

export function createExecuting(parts: GraphqlParts): Executing {
  const introspection = createIntrospection(parts.schema);
  const check = createCheck(parts.schema, introspection);
  return (args, request) => {
    const operation = getOperationAST(args.document, args.operationName);
    if (!operation)
      throw new GongfuError(
        'BAD_USER_INPUT',
        'The document has several operations: `operationName` must name one of them.',
      );
    checkMayWrite(operation, request);
    const cost = check(args.document, operation, args.variableValues ?? {});
    request.note({
      operation: operation.operation,
      ...(operation.name ? { operationName: operation.name.value } : {}),
      cost,
    });
    const isWrite = operation.operation === 'mutation';
    const limit = isWrite
      ? { ms: parts.writeTimeoutMs, error: lateWrite }
      : { ms: parts.requestTimeoutMs, error: lateAnswer };
    return (given) => {
      const run = () => executeWithin(parts, given, request, limit);
      return introspection.answer(given.document, operation, run) ?? run();
    };
  };
}

/** So many different costs of one operation are kept. */
const KEPT_COSTS = 100;

interface KnownOperation {
  readonly keyOf: (variables: Readonly<Record<string, unknown>>) => string;
  readonly costs: BoundedCache<string, number>;
}

function createCheck(schema: GraphQLSchema, introspection: Introspection) {
  const known = new WeakMap<OperationDefinitionNode, KnownOperation>();
  const knowing = (document: DocumentNode, operation: OperationDefinitionNode): KnownOperation => {
    introspection.check(document, operation);
    const found = { keyOf: createCostKey(document, operation), costs: createBoundedCache<string, number>(KEPT_COSTS) };
    known.set(operation, found);
    return found;
  };
  return (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    given: Readonly<Record<string, unknown>>,
  ): number => {
    const { keyOf, costs } = known.get(operation) ?? knowing(document, operation);
    const variables = coercedVariables(schema, operation, given);
    const key = keyOf(variables);
    const cost = costs.get(key) ?? checkCost(schema, document, operation, variables).cost;
    costs.set(key, cost);
    return cost;
  };
}

function checkMayWrite(operation: OperationDefinitionNode, request: GraphqlRequest): void {
  if (operation.operation !== 'mutation' || request.access.actor) return;
  throw new GongfuError(
    'UNAUTHENTICATED',
    'Writing needs an editor token: send it as `Authorization: Bearer TOKEN`; `gongfu token create NAME` makes one.',
  );
}

function coercedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given, {
    maxErrors: MAX_VARIABLE_ERRORS,
  });
  if (errors) throw new AggregateError(errors.map(badVariable));
  return coerced;
}

interface TimeLimit {
  readonly ms: number;
  readonly error: () => GongfuError;
}

function lateAnswer(): GongfuError {
  return timeout('The request');
}

function lateWrite(): GongfuError {
  return new GongfuError(
    'TIMEOUT',
    'The change took longer than it may; `history` tells whether it was made. The same batch may be sent again: nothing is entered twice.',
  );
}

async function executeWithin(
  parts: GraphqlParts,
  args: ExecutionArgs,
  request: GraphqlRequest,
  limit: TimeLimit,
): Promise<ExecutionResult> {
  const scope = scopeFor(request.access.viewer, limit.ms);
  const { actor } = request.access;
  const contextValue = parts.createContext({
    scope,
    ...(actor ? { actor } : {}),
    requestId: request.requestId,
    publicUrl: parts.publicUrl,
  });
  try {
    return await withinTime(execute({ ...args, contextValue }), limit);
  } catch (error) {
    if (error instanceof GongfuError) return { errors: [new GraphQLError(error.message, { originalError: error })] };
    throw error;
  }
}

/** Only @defer and @stream, which the schema does not have, make an answer of several results. */
function withinTime(answer: ReturnType<typeof execute>, { ms, error }: TimeLimit): Promise<ExecutionResult> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(error()), ms + GRACE_MS);
    Promise.resolve(answer)
      .finally(() => clearTimeout(timer))
      .then((result) => resolve(result as ExecutionResult), reject);
  });
}
