/** graphql-yoga with our protections as plugins: everything about a GraphQL request that is not HTTP (http/graphql-route.ts). */
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { GraphQLError, getOperationAST, Kind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { createYoga } from 'graphql-yoga';
import { badInput } from '../domain/errors.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { clientError } from './errors.ts';
import type { Executing } from './executing.ts';
import { createExecuting } from './executing.ts';
import { checkShape, checkTokens, limitExceeded } from './limits.ts';
import type { GraphqlAnswer, GraphqlParts, GraphqlRequest } from './request.ts';
import { createShortWay } from './short-way.ts';

/** What plugins find in the context of a request. */
interface Ticket {
  readonly ticket: GraphqlRequest;
  /** Where it was executed already. */
  readonly result?: ExecutionResult;
}

/** Documents longer than this are parsed each time: kept by the hundred they would fill the memory. */
const MAX_KEPT_DOCUMENT_CHARS = 16_384;
const KEPT_DOCUMENTS = 500;

export function createGraphql(parts: GraphqlParts): (request: GraphqlRequest) => Promise<GraphqlAnswer> {
  const executing = createExecuting(parts);
  const documents = createDocuments();
  const longWay = createLongWay(parts, executing, documents);
  const shortWay = createShortWay({ schema: parts.schema, executing, validDocument: documents.valid });
  return async (request) => {
    const answer = await shortWay.answer(request);
    if (answer && !('failed' in answer)) return answer;
    const found = await longWay(answer ? { ticket: request, result: answer.failed } : { ticket: request });
    shortWay.learn(request, found);
    return found;
  };
}

function createLongWay(parts: GraphqlParts, executing: Executing, documents: Documents) {
  const yoga = createYoga<Ticket>({
    schema: parts.schema,
    graphqlEndpoint: '/graphql',
    plugins: [
      ...[whatWasExecuted(), beforeParsing(documents), beforeValidation(documents)],
      ...[duringExecution(executing), shapeErrors(parts.schema)],
    ],
    parserAndValidationCache: { documentCache: documents.parsed, errorCache: shortTextCache<Error>() },
    // Errors are shaped in one place for all phases (shapeErrors); everything below is the HTTP server's part.
    maskedErrors: false,
    logging: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    // Only for who holds a token, of whom alone HTTP lets it through.
    multipart: true,
    batching: false,
    maxRequestBodySize: false,
  });
  return async (context: Ticket): Promise<GraphqlAnswer> => {
    const { accept, contentType, method, body, search } = context.ticket;
    const headers = {
      accept: accept ?? '*/*',
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
    };
    // Bytes of a request are in no shared memory.
    const init = { method, headers, ...(body === undefined ? {} : { body: body as string | Uint8Array<ArrayBuffer> }) };
    const response = await yoga.fetch(`http://localhost/graphql${search}`, init, context);
    const found = [...response.headers].map(([name, value]) => [name.toLowerCase(), value] as const);
    return { status: response.status, headers: Object.fromEntries(found), body: await response.text() };
  };
}

/** Documents that were read and found valid, by their texts. */
interface Documents {
  readonly parsed: ReturnType<typeof shortTextCache<DocumentNode>>;
  valid(text: string): DocumentNode | undefined;
  found(document: DocumentNode): void;
}

function createDocuments(): Documents {
  const parsed = shortTextCache<DocumentNode>();
  const known = new WeakSet<DocumentNode>();
  return {
    parsed,
    valid(text) {
      const document = parsed.get(text);
      return document && known.has(document) ? document : undefined;
    },
    found: (document) => void known.add(document),
  };
}

/** An answer that the short way has executed is not executed again. */
function whatWasExecuted(): Plugin<object, Ticket> {
  return {
    onParams({ context, setResult }) {
      if (context.result) setResult(context.result);
    },
  };
}

function beforeParsing(documents: Documents): Plugin {
  return {
    onParse({ params }) {
      const text = String(params.source);
      // What is kept was counted when it was read.
      if (documents.parsed.get(text)) return undefined;
      checkTokens(text);
      return ({ result, replaceParseResult }) => {
        // The parser is recursive; the token limit should keep it from getting here.
        if (result instanceof RangeError)
          replaceParseResult(limitExceeded('nesting', 0, 'The document is nested too deeply to be read.'));
      };
    },
  };
}

function beforeValidation(documents: Documents): Plugin {
  return {
    onValidate({ params: { documentAST } }) {
      checkShape(documentAST);
      return ({ valid }) => {
        if (valid) documents.found(documentAST);
      };
    },
  };
}

function duringExecution(executing: Executing): Plugin {
  return {
    onSubscribe() {
      throw badInput('There are no subscriptions: ask again by a query, or follow `history`.');
    },
    onExecute({ args, setExecuteFn }) {
      // The server context, which createGraphql always gives; yoga's types of the two contexts do not meet.
      const { ticket } = args.contextValue as unknown as Ticket;
      if (typeof ticket.body === 'object') requireAddDocuments(args.document, args.operationName);
      setExecuteFn(executing(args, ticket));
    },
  };
}

/** Files go with nothing else, so that every other request has the one form that browsers do not send unasked. */
function requireAddDocuments(document: DocumentNode, operationName: string | null | undefined): void {
  const operation = getOperationAST(document, operationName);
  const selections = operation?.selectionSet.selections ?? [];
  const isIt = selections.every((one) => one.kind === Kind.FIELD && one.name.value === 'addDocuments');
  if (operation?.operation === 'mutation' && isIt) return;
  throw badInput('multipart/form-data is for `addDocuments` alone: send any other request as JSON.');
}

/** The last thing that happens to an answer, whichever phase made it. */
function shapeErrors(schema: GraphQLSchema): Plugin<object, Ticket> {
  return {
    onResultProcess({ result, setResult, serverContext }) {
      if (!isPlainResult(result) || !result.errors) return;
      const { requestId, report, note } = serverContext.ticket;
      const isRequestError = !('data' in result) || result.data === undefined;
      const errors = result.errors.map((error) =>
        clientError(toGraphqlError(error), { requestId, schema, report, isRequestError }),
      );
      note({ errorCodes: errors.map((error) => String(error.extensions.code)) });
      setResult({ ...result, errors });
    },
  };
}

function isPlainResult(result: unknown): result is ExecutionResult {
  return typeof result === 'object' && result !== null && !Array.isArray(result) && !(Symbol.asyncIterator in result);
}

function toGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}

function shortTextCache<V>() {
  const cache = createBoundedCache<string, V>(KEPT_DOCUMENTS);
  return {
    get: (text: string) => cache.get(text),
    set: (text: string, value: V) => {
      if (text.length <= MAX_KEPT_DOCUMENT_CHARS) cache.set(text, value);
    },
  };
}
