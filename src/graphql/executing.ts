/** From a valid document to its answer: who may, whether the variables fit, what it costs, until when it may take. */
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { execute, GraphQLError, getOperationAST, getVariableValues } from 'graphql';
import { GongfuError } from '../domain/errors.ts';
import { scopeFor, timeout } from '../domain/scope.ts';
import { checkCost } from './cost.ts';
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

function createCheck(schema: GraphQLSchema, introspection: Introspection) {
  /** Costs of operations without variables, which never change. */
  const costs = new WeakMap<OperationDefinitionNode, number>();
  return (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    given: Readonly<Record<string, unknown>>,
  ): number => {
    const before = costs.get(operation);
    if (before !== undefined) return before;
    introspection.check(document, operation);
    const { cost } = checkCost(schema, document, operation, coercedVariables(schema, operation, given));
    if (!operation.variableDefinitions?.length) costs.set(operation, cost);
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
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(limit.error()), limit.ms + GRACE_MS);
  try {
    return await Promise.race([execute({ ...args, contextValue }), expired]);
  } catch (error) {
    if (error instanceof GongfuError) return { errors: [new GraphQLError(error.message, { originalError: error })] };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
