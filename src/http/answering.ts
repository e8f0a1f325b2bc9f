/** From node's request to node's response: finding the route, waiting for X-Gongfu-Seq, refusing, headers, log and metrics. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Sessions } from '../access/sessions.ts';
import type { Tokens } from '../access/tokens.ts';
import { GongfuError } from '../domain/errors.ts';
import { statusOf } from '../graphql/errors.ts';
import type { OperationNote } from '../graphql/request.ts';
import { corsHeaders, preflight } from './cors.ts';
import type { Exchange, Reply, Route } from './exchange.ts';
import { refusalReply } from './exchange.ts';
import type { HealthSource } from './health.ts';
import { identityOf, privateHeaders } from './identity.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { requestIdOf } from './request-id.ts';
import type { Routes } from './routes.ts';

export interface AnsweringParts {
  readonly routes: Routes;
  readonly tokens: Pick<Tokens, 'verify'>;
  readonly sessions: Pick<Sessions, 'find'>;
  readonly publicUrl: string;
  readonly health: HealthSource;
  readonly seqWaitMs: number;
  readonly corsOrigins: readonly string[];
  /** Of every answer. */
  readonly headers: Readonly<Record<string, string>>;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly isClosing: () => boolean;
}

export type Answer = (request: IncomingMessage, response: ServerResponse, waitsForContinue: boolean) => Promise<void>;

/** What is gathered about a request while it is answered. */
interface Notes extends OperationNote {
  readonly route: string;
}

export function createAnswer(parts: AnsweringParts): Answer {
  // The line of a request has nothing to take out; to look for it is a third of its cost.
  const lines = { metrics: parts.metrics, log: parts.log.child({}, { redact: [] }) };
  return async (request, response, waitsForContinue) => {
    const startedAt = performance.now();
    const requestId = requestIdOf(request.headers['x-request-id']);
    let notes: Notes = { route: 'none' };
    const note = (facts: OperationNote) => {
      notes = { ...notes, ...facts };
    };
    parts.metrics.underWay(1);
    response.once('close', () => {
      parts.metrics.underWay(-1);
      record(lines, request, response, { ...notes, requestId }, performance.now() - startedAt);
    });
    const askForBody = () => {
      if (waitsForContinue) response.writeContinue();
    };
    // Where nothing is, a page says so.
    const takesSession = () => !route || route.takesSession === true;
    const identity = identityOf(request.headers, { ...parts, takesSession });
    const exchange = exchangeOf(request, {
      requestId,
      note,
      askForBody,
      access: identity.access,
      editor: identity.editor,
      report: (error) => parts.log.error({ requestId, err: error }, 'masked from the client'),
    });
    const route = exchange && parts.routes.find(exchange.path);
    if (route) notes = { ...notes, route: route.name };
    const answer = exchange ? await answerOf(exchange, route, parts) : badTarget();
    send(
      request,
      response,
      identity.isPrivate() ? { ...answer, headers: privateHeaders(answer.headers) } : answer,
      { ...parts.headers, ...corsHeaders(request.headers.origin, parts.corsOrigins), 'x-request-id': requestId },
      parts.isClosing(),
    );
  };
}

type ExchangeParts = Pick<Exchange, 'requestId' | 'note' | 'askForBody' | 'access' | 'editor' | 'report'>;

/** Undefined where the request target is no path. */
function exchangeOf(request: IncomingMessage, parts: ExchangeParts): Exchange | undefined {
  const target = request.url ?? '/';
  const { method = 'GET', headers } = request;
  const exchange = { ...parts, method, headers, body: request };
  // Most are /graphql, of which there is nothing to take apart.
  if (PLAIN_PATH.test(target)) return { ...exchange, path: target, search: '', query: new URLSearchParams() };
  const url = target.startsWith('/') ? URL.parse(`http://localhost${target}`) : null;
  const path = url ? decoded(url.pathname) : undefined;
  return url && path !== undefined ? { ...exchange, path, search: url.search, query: url.searchParams } : undefined;
}

const PLAIN_PATH = /^\/[a-z]+$/;

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

async function answerOf(exchange: Exchange, route: Route | undefined, parts: AnsweringParts): Promise<Reply> {
  try {
    if (!route) return await parts.routes.missing(exchange);
    if (exchange.method === 'OPTIONS') return preflight(exchange, route.methods, parts.corsOrigins);
    if (!methodFits(exchange.method, route)) return wrongMethod(route);
    if (route.readsGraph) await waitForSeq(exchange, parts);
    return await route.handle(exchange);
  } catch (error) {
    return failureReply(error, exchange);
  }
}

function methodFits(method: string, route: Route): boolean {
  const isPage = route.takesSession === true || !route.methods.includes('POST');
  const asked = method === 'HEAD' && isPage ? 'GET' : method;
  return route.methods.some((one) => one === asked);
}

function wrongMethod(route: Route): Reply {
  const allow = route.methods.join(', ');
  return refusalReply({
    status: 405,
    code: 'BAD_USER_INPUT',
    message: `This address takes ${allow} only.`,
    headers: { allow },
  });
}

async function waitForSeq({ headers }: Exchange, { health, seqWaitMs }: AnsweringParts): Promise<void> {
  const sent = headers['x-gongfu-seq'];
  if (sent === undefined) return;
  if (typeof sent !== 'string' || !/^\d{1,15}$/.test(sent))
    throw new GongfuError(
      'BAD_USER_INPUT',
      'X-Gongfu-Seq must be the `seq` that a mutation answered with, a whole number.',
    );
  const state = await health.waitForSeq(Number(sent), seqWaitMs);
  if (state === 'STORE_BEHIND')
    throw new GongfuError(
      'UNAVAILABLE',
      `The store has not yet got to change ${sent}, which X-Gongfu-Seq asks for; try again soon.`,
    );
}

/** An error that a route let through. */
function failureReply(error: unknown, { requestId, report, note }: Exchange): Reply {
  if (error instanceof GongfuError && error.code !== 'INTERNAL') {
    note({ errorCodes: [error.code] });
    const challenge: Record<string, string> = error.code === 'UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer' } : {};
    return refusalReply({
      status: statusOf(error.code),
      code: error.code,
      message: error.message,
      details: error.details,
      headers: challenge,
    });
  }
  report(error);
  note({ errorCodes: ['INTERNAL'] });
  const message = `Something went wrong on our side. Please report it with the request id ${requestId}.`;
  return refusalReply({ status: 500, code: 'INTERNAL', message, details: { requestId } });
}

function badTarget(): Reply {
  return refusalReply({
    status: 400,
    code: 'BAD_USER_INPUT',
    message: 'The request target must be a path such as /graphql, percent-encoded in UTF-8.',
  });
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Reply,
  headers: Readonly<Record<string, string>>,
  isClosing: boolean,
): void {
  if (response.destroyed || response.headersSent) return;
  const last = isClosing ? { connection: 'close' } : {};
  // A text goes out in one write with the headers; as bytes it would be copied first and need a second.
  const length =
    answer.status === 204 || answer.status === 304 ? {} : { 'content-length': String(Buffer.byteLength(answer.body)) };
  response.writeHead(answer.status, { ...headers, ...answer.headers, ...length, ...last });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

function record(
  { metrics, log }: Pick<AnsweringParts, 'metrics' | 'log'>,
  request: IncomingMessage,
  response: ServerResponse,
  notes: Notes & Pick<Exchange, 'requestId'>,
  ms: number,
): void {
  const method = request.method ?? '';
  const status = response.headersSent ? response.statusCode : 0;
  const { errorCodes = [], ...facts } = notes;
  metrics.observe({ route: notes.route, method, status, seconds: ms / 1_000, errorCodes });
  const complete = response.writableFinished ? {} : { cutOff: true };
  log.info(
    {
      method,
      ...facts,
      status,
      ms: Math.round(ms * 10) / 10,
      ...(errorCodes.length > 0 ? { errorCodes: errorCodes.slice(0, 10) } : {}),
      ...complete,
    },
    'request',
  );
}
