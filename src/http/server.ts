/** The HTTP server: one request in, one answer out, whatever the client does. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphQLSchema } from 'graphql';
import { createSessions } from '../access/sessions.ts';
import type { Tokens } from '../access/tokens.ts';
import type { Config } from '../config.ts';
import { addressUrl, isLoopback } from '../config.ts';
import { GongfuError } from '../domain/errors.ts';
import { createLayouts } from '../graph-layout/layouts.ts';
import type { RequestFacts } from '../graphql/request.ts';
import { createGraphql } from '../graphql/yoga.ts';
import type { Documents } from '../ingest/documents.ts';
import type { Review } from '../ingest/review/review.ts';
import type { Writer } from '../ingest/write.ts';
import { createAnswer } from './answering.ts';
import { graphqlRoute } from './graphql-route.ts';
import type { HealthSource } from './health.ts';
import type { Logger } from './log.ts';
import { createMetrics } from './metrics.ts';
import type { PageInquiries } from './pages/page-inquiries.ts';
import type { RouteParts } from './routes.ts';
import { createRoutes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { createSocketServer } from './sockets.ts';

export interface HttpServerParts {
  readonly config: Config;
  readonly schema: GraphQLSchema;
  readonly createContext: (facts: RequestFacts) => object;
  readonly inquiries: PageInquiries;
  readonly writer: Writer;
  readonly documents: Documents;
  readonly review: Review;
  readonly tokens: Pick<Tokens, 'verify' | 'inForce'>;
  /** The clock of sessions. */
  readonly now?: () => number;
  readonly health: HealthSource;
  readonly log: Logger;
  readonly version: string;
}

export interface HttpServer {
  /** Errors: UNAVAILABLE, where the address is taken or may not be used. */
  listen(): Promise<{ readonly url: string }>;
  /** Takes no new requests, lets what is under way go on for `graceMs`, then cuts it off. */
  close(graceMs: number): Promise<void>;
}

export function createHttpServer(parts: HttpServerParts): HttpServer {
  const { config, health, log } = parts;
  const metrics = createMetrics(health, parts.version);
  const headers = securityHeaders(config.publicUrl);
  let closing = false;
  const isClosing = () => closing;
  const sessions = createSessions(parts);
  const layouts = createLayouts();
  const routes = createRoutes(routeParts(parts, { metrics, isClosing, sessions, layouts }));
  const { tokens } = parts;
  const answer = createAnswer({ ...config, routes, tokens, sessions, health, headers, log, metrics, isClosing });
  const sockets = createSocketServer(config, headers, (request, response, waitsForContinue) => {
    answer(request, response, waitsForContinue).catch((error: unknown) => {
      log.error({ err: error }, 'a request could not be answered');
      response.destroy();
    });
  });
  return {
    async listen() {
      const url = await listenOn(sockets.server, config);
      warnOfOpenAddress(config, log);
      return { url };
    },
    async close(graceMs) {
      closing = true;
      await sockets.finish(graceMs);
      await layouts.close();
      metrics.close();
    },
  };
}

type Running = Pick<RouteParts, 'metrics' | 'isClosing' | 'sessions' | 'layouts'>;

function routeParts(parts: HttpServerParts, running: Running): RouteParts {
  const { config, schema, createContext, inquiries, writer, documents, review, health, version } = parts;
  const answer = createGraphql({ ...config, schema, createContext });
  const graphql = graphqlRoute({ ...config, answer });
  return { graphql, inquiries, writer, documents, review, health, version, config, ...running };
}

async function listenOn(server: Server, { host, port }: Config): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ host, port }, resolve);
  try {
    await promise;
  } catch (cause) {
    throw cannotListen(host, port, cause);
  }
  server.off('error', reject);
  // Listening on a port: the address is no pipe's name and not null.
  return addressUrl(host, (server.address() as AddressInfo).port);
}

function cannotListen(host: string, port: number, cause: unknown): GongfuError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const what = `Cannot listen on ${addressUrl(host, port)}`;
  if (code === 'EADDRINUSE')
    return new GongfuError(
      'UNAVAILABLE',
      `${what}: something listens there already. Stop it, or choose another port with --port.`,
      { cause },
    );
  if (code === 'EACCES')
    return new GongfuError('UNAVAILABLE', `${what}: this user may not. Choose a port from 1024 on with --port.`, {
      cause,
    });
  return new GongfuError(
    'UNAVAILABLE',
    `${what}: ${cause instanceof Error ? cause.message : cause}. GONGFU_HOST must be an address of this machine.`,
    { cause },
  );
}

function warnOfOpenAddress({ host, publicUrl }: Config, log: Logger): void {
  if (isLoopback(host) || publicUrl.startsWith('https:')) return;
  log.warn(
    { host },
    'This address can be reached from other machines without TLS: tokens and questions can be read on the way. Put a TLS proxy in front and set GONGFU_PUBLIC_URL to its https address.',
  );
}
