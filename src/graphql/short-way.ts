/**
 * The short way of a request whose document graphql-yoga has read and found valid before, and whose `Accept` it has answered
 * before: straight to the executor. yoga's way from a request to an answer costs as much as most questions themselves; it is
 * still the way of all that is new, odd or fails.
 */
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { createBoundedCache } from './bounded-cache.ts';
import type { Executing } from './executing.ts';
import type { GraphqlAnswer, GraphqlRequest } from './request.ts';

export interface ShortWay {
  /**
   * Undefined where the long way is to be gone from its start; a result with errors has been executed, and is only to be shaped.
   */
  answer(request: GraphqlRequest): Promise<GraphqlAnswer | { readonly failed: ExecutionResult } | undefined>;
  /** Learns from what the long way gave. */
  learn(request: GraphqlRequest, answer: GraphqlAnswer): void;
}

export interface ShortWayParts {
  readonly schema: GraphQLSchema;
  readonly executing: Executing;
  /** The document of a text that was found valid. */
  readonly validDocument: (text: string) => DocumentNode | undefined;
}

const KEPT_ACCEPTS = 50;
const MAX_ACCEPT_CHARS = 200;

export function createShortWay({ schema, executing, validDocument }: ShortWayParts): ShortWay {
  /** By the header as it was sent, the media type that yoga answered with. */
  const contentTypes = createBoundedCache<string, string>(KEPT_ACCEPTS);
  return {
    async answer(request) {
      const contentType = contentTypes.get(request.accept ?? '');
      const params = contentType === undefined ? undefined : paramsOf(request);
      const document = params && validDocument(params.query);
      if (contentType === undefined || !document) return undefined;
      const { operationName, variables: variableValues } = params;
      const args = { schema, document, operationName, variableValues };
      const result = await startOf(() => executing(args, request))?.(args);
      if (!result) return undefined;
      if (result.errors) return { failed: result };
      return { status: 200, headers: { 'content-type': contentType }, body: JSON.stringify(result) };
    },
    learn({ method, accept = '' }, { status, headers }) {
      const contentType = headers['content-type'];
      if (method === 'POST' && status === 200 && contentType && accept.length <= MAX_ACCEPT_CHARS)
        contentTypes.set(accept, contentType);
    },
  };
}

interface Params {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

/** Undefined for what is not plainly the form of a request. */
function paramsOf({ method, body }: GraphqlRequest): Params | undefined {
  if (method !== 'POST' || typeof body !== 'string') return undefined;
  const params = parsed(body);
  return isParams(params) ? params : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isParams(value: unknown): value is Params {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { query, variables, operationName, ...others } = value as Readonly<Record<string, unknown>>;
  const isMap = variables == null || (typeof variables === 'object' && !Array.isArray(variables));
  const isName = operationName == null || typeof operationName === 'string';
  return typeof query === 'string' && isMap && isName && Object.keys(others).length === 0;
}

/** What is refused before it starts is refused the long way. */
function startOf<T>(start: () => T): T | undefined {
  try {
    return start();
  } catch {
    return undefined;
  }
}
