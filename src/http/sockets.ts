/** node's HTTP server with its limits set, and what a client gets whose bytes are no request. */
import type { RequestListener, Server } from 'node:http';
import { createServer, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ClientCode } from '../graphql/errors.ts';

export interface SocketLimits {
  readonly headerTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  readonly maxHeaderBytes: number;
}

/** How often node looks for requests past their time: the error in when they are cut off. */
const CHECK_EVERY_MS = 500;
const KEEP_ALIVE_MS = 5_000;

export interface SocketServer {
  readonly server: Server;
  /** Takes nothing new, lets what is under way go on for `graceMs`, then cuts it off. */
  finish(graceMs: number): Promise<void>;
}

type Listener = (...args: [...Parameters<RequestListener>, waitsForContinue: boolean]) => void;

/** `waitsForContinue`: the client sends its body only when it is told to. */
export function createSocketServer(
  limits: SocketLimits,
  headers: Readonly<Record<string, string>>,
  listener: Listener,
): SocketServer {
  const server = createServer({
    headersTimeout: limits.headerTimeoutMs,
    requestTimeout: Math.max(limits.headerTimeoutMs, limits.bodyTimeoutMs),
    connectionsCheckingInterval: CHECK_EVERY_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: limits.maxHeaderBytes,
  });
  const closeUnused = trackUse(server);
  server.on('request', (request, response) => listener(request, response, false));
  server.on('checkContinue', (request, response) => listener(request, response, true));
  server.on('clientError', (error, socket) => refuse(error, socket, headers));
  return { server, finish: (graceMs) => finish(server, closeUnused, graceMs) };
}

/** Gives what closes the connections on which no request is being answered; node waits for those that never sent one. */
function trackUse(server: Server): () => void {
  const open = new Set<Duplex>();
  const used = new Set<Duplex>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  for (const event of ['request', 'checkContinue'] as const) {
    server.on(event, (request, response) => {
      used.add(request.socket);
      response.once('close', () => used.delete(request.socket));
    });
  }
  return () => {
    for (const socket of open) if (!used.has(socket)) socket.destroy();
  };
}

async function finish(server: Server, closeUnused: () => void, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  closeUnused();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await promise;
  clearTimeout(timer);
}

function refuse(error: Error, socket: Duplex, headers: Readonly<Record<string, string>>): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { status, code, message } = faultOf(error);
  const body = `${JSON.stringify({ errors: [{ message, extensions: { code } }] })}\n`;
  const all = {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`, () =>
    socket.destroy(),
  );
}

function faultOf(error: Error): { readonly status: number; readonly code: ClientCode; readonly message: string } {
  const kind = 'code' in error ? error.code : undefined;
  if (kind === 'ERR_HTTP_REQUEST_TIMEOUT')
    return { status: 408, code: 'TIMEOUT', message: 'The request was not sent in time.' };
  if (kind === 'HPE_HEADER_OVERFLOW')
    return {
      status: 431,
      code: 'LIMIT_EXCEEDED',
      message: 'The request headers (the address included) are too large: send a long query by POST.',
    };
  if (kind === 'HPE_INVALID_URL')
    return {
      status: 400,
      code: 'BAD_USER_INPUT',
      message: 'The address is not percent-encoded: with curl, use `--get --data-urlencode "q=…"`.',
    };
  return { status: 400, code: 'BAD_USER_INPUT', message: 'This is no HTTP request.' };
}
