/**
 * What a client gets to read of an error: the contract's codes with their messages and details; all else is INTERNAL with the
 * request id, and its detail goes to `report`.
 */
import type { GraphQLErrorExtensions, GraphQLSchema } from 'graphql';
import { GraphQLError, isInputObjectType } from 'graphql';
import type { ErrorCode } from '../domain/errors.ts';
import { GongfuError } from '../domain/errors.ts';

export interface ErrorEdge {
  readonly requestId: string;
  /** For the names of an @oneOf input's keys. */
  readonly schema: GraphQLSchema;
  /** Gets what is masked. */
  readonly report: (error: unknown) => void;
  /** Whether the answer has no data: the error then decides about the HTTP status. */
  readonly isRequestError: boolean;
}

export type ClientCode = ErrorCode | 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED';

const MAX_MESSAGE = 1_000;
const LONG_QUOTE = /"((?:[^"\\]|\\.){80})(?:[^"\\]|\\.)*"/g;

/** By code, where nothing could be answered. Faults of ours are told by the status to every client, others as the GraphQL-over-HTTP draft says. */
const STATUS: Readonly<Record<ClientCode, number>> = {
  BAD_USER_INPUT: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  LIMIT_EXCEEDED: 400,
  NOT_FOUND: 404,
  AMBIGUOUS: 409,
  CONFLICT: 409,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  TIMEOUT: 503,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** Codes of graphql-yoga for requests that are none. */
const BAD_REQUESTS = new Set(['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']);

export function statusOf(code: ClientCode): number {
  return STATUS[code];
}

/** The error as it leaves; its place in document and answer is kept. */
export function clientError(error: GraphQLError, edge: ErrorEdge): GraphQLError {
  const { code, message, details } = describe(error, edge);
  const extensions = { ...details, code, ...(edge.isRequestError ? { http: httpOf(error, code) } : {}) };
  return new GraphQLError(shorten(withOneOfKeys(message, edge.schema)), {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions,
  });
}

/** A variable that does not fit: one of graphql's messages about it. */
export function badVariable(error: GraphQLError): GongfuError {
  return new GongfuError('BAD_USER_INPUT', error.message);
}

interface Description {
  readonly code: ClientCode;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

function describe(error: GraphQLError, edge: ErrorEdge): Description {
  const cause = rootOf(error);
  if (cause instanceof GongfuError && cause.code !== 'INTERNAL')
    return { code: cause.code, message: cause.message, details: cause.details };
  const code = error.extensions.code;
  if (code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED')
    return { code, message: error.message, details: {} };
  if (typeof code === 'string' && BAD_REQUESTS.has(code))
    return { code: 'BAD_USER_INPUT', message: error.message, details: {} };
  edge.report(cause);
  return {
    code: 'INTERNAL',
    message: `Something went wrong on our side. Please report it with the request id ${edge.requestId}.`,
    details: { requestId: edge.requestId },
  };
}

/** Executor and server wrap what a resolver throws, sometimes twice. */
function rootOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/**
 * yoga knows the status of a malformed HTTP request, which is one for every client. `spec` lets a client of `application/json`
 * have 200 for what is wrong inside GraphQL, as the draft wants it.
 */
function httpOf(error: GraphQLError, code: ClientCode): GraphQLErrorExtensions['http'] {
  const { http, code: given } = error.extensions;
  if (typeof given === 'string' && BAD_REQUESTS.has(given)) return { status: 400, ...http, spec: false };
  return http ?? { status: statusOf(code), spec: statusOf(code) === 400 };
}

/** graphql says that exactly one key must be given, but not which there are. */
function withOneOfKeys(message: string, schema: GraphQLSchema): string {
  const name = /one ?of (?:type|input object) "(\w+)"/i.exec(message)?.[1];
  const type = name === undefined ? undefined : schema.getType(name);
  if (!isInputObjectType(type)) return message;
  return `${shorten(message)} Its keys are: ${Object.keys(type.getFields()).join(', ')}.`;
}

/** graphql's messages repeat the value that was given, which may be a megabyte; what is said after it should stay. */
function shorten(message: string): string {
  const short = message.replaceAll(LONG_QUOTE, '"$1…"');
  return short.length <= MAX_MESSAGE ? short : `${short.slice(0, MAX_MESSAGE)}…`;
}
