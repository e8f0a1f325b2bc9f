/** One request and its answer as plain data: what routes work with instead of sockets. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Session } from '../access/sessions.ts';
import type { Access } from '../access/viewer.ts';
import type { ClientCode } from '../graphql/errors.ts';
import type { OperationNote } from '../graphql/request.ts';

export interface Exchange {
  readonly method: string;
  /** Decoded, with its leading slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** With its leading question mark, as sent. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  readonly requestId: string;
  /** Who asks. Throws UNAUTHENTICATED for a token that is not good. */
  readonly access: () => Access;
  /** The session of who signed in, on a route that takes sessions. */
  readonly editor: () => Session | undefined;
  /** The body, where a route reads it (body.ts). */
  readonly body: IncomingMessage;
  /** Tells a client that waits for it (`Expect: 100-continue`) to send the body. */
  readonly askForBody: () => void;
  /** For logs and metrics: no values that a client sent. */
  readonly note: (facts: OperationNote) => void;
  /** Gets what is masked from the client. */
  readonly report: (error: unknown) => void;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface Route {
  /** As in logs and metrics: never the path as sent. */
  readonly name: string;
  readonly methods: readonly ('GET' | 'POST')[];
  /** Whether X-Gongfu-Seq is waited for. */
  readonly readsGraph: boolean;
  /** Whether the cookie of a session says who asks: on pages alone. */
  readonly takesSession?: boolean;
  readonly handle: (exchange: Exchange) => Reply | Promise<Reply>;
}

export function reply(
  status: number,
  contentType: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers: { 'content-type': contentType, ...headers }, body };
}

export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return reply(status, 'application/json; charset=utf-8', `${JSON.stringify(value)}\n`, headers);
}

export function htmlReply(status: number, html: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return reply(status, 'text/html; charset=utf-8', html, headers);
}

export interface Refusal {
  readonly status: number;
  readonly code: ClientCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Refusals outside of GraphQL have its form, so that a client reads them in one way. */
export function refusalReply({ status, code, message, details, headers }: Refusal): Reply {
  return jsonReply(status, { errors: [{ message, extensions: { ...details, code } }] }, headers);
}
