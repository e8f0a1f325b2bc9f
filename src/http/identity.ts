/**
 * Who asks: by the `Authorization` header, and on pages by the cookie of a session. A cookie says nothing to a route that does not take
 * it: browsers send it with everything, and the API must be asked on purpose.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Session, Sessions } from '../access/sessions.ts';
import type { Tokens } from '../access/tokens.ts';
import { type Access, accessOf } from '../access/viewer.ts';
import { sessionIdIn } from './session-cookie.ts';

export interface Identity {
  /** Errors: UNAUTHENTICATED for a token that is not good. */
  readonly access: () => Access;
  /** The session that the request is part of. */
  readonly editor: () => Session | undefined;
  /** Whether the answer was made for an editor's session, so that nobody else may get it. */
  readonly isPrivate: () => boolean;
}

export interface IdentityParts {
  readonly tokens: Pick<Tokens, 'verify'>;
  readonly sessions: Pick<Sessions, 'find'>;
  readonly publicUrl: string;
  /** Whether the route takes the cookie. */
  readonly takesSession: () => boolean;
}

export function identityOf(headers: IncomingHttpHeaders, parts: IdentityParts): Identity {
  let access: Access | undefined;
  let found: { readonly session: Session | undefined } | undefined;
  const editor = () => {
    found ??= { session: sessionOf(headers, parts) };
    return found.session;
  };
  return {
    editor,
    access() {
      const session = editor();
      access ??= session
        ? { viewer: 'EDITORS', actor: { name: session.name } }
        : accessOf(headers.authorization, parts.tokens);
      return access;
    },
    isPrivate: () => found?.session !== undefined,
  };
}

/** A token that is sent on purpose goes before the cookie. */
function sessionOf(
  { authorization, cookie }: IncomingHttpHeaders,
  { sessions, publicUrl, takesSession }: IdentityParts,
): Session | undefined {
  const isByToken = authorization !== undefined && authorization.trim() !== '';
  const id = takesSession() && !isByToken ? sessionIdIn(cookie, publicUrl) : undefined;
  return id === undefined ? undefined : sessions.find(id);
}

/** No cache keeps what an editor sees, and none gives it to who sends another cookie. */
export function privateHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { vary } = headers;
  return { ...headers, 'cache-control': 'private, no-store', vary: vary === undefined ? 'cookie' : `${vary}, cookie` };
}
