/**
 * Editors who signed in on the pages with their token. A session lives in the memory of this process alone: a restart signs everybody
 * out. It keeps the token's id and not its secret, and is good only as long as the token is in force.
 */
import { randomBytes } from 'node:crypto';
import { type Tokens, tokenId } from './tokens.ts';

export interface Session {
  /** What the cookie holds. */
  readonly id: string;
  /** Whose token it is. */
  readonly name: string;
  /** What every form of the session carries, and no other site can read. */
  readonly csrf: string;
}

export interface Sessions {
  /** Undefined for a token that is not good. */
  open(token: string): Session | undefined;
  /** Undefined where there is none of the id, it was not used for `SESSION_MS`, or its token was revoked. One indexed read. */
  find(id: string): Session | undefined;
  close(id: string): void;
}

export interface SessionParts {
  readonly tokens: Pick<Tokens, 'verify' | 'inForce'>;
  readonly now?: () => number;
}

export const SESSION_MS = 12 * 60 * 60 * 1_000;
/** More than a team has: with one more the one that was longest not used ends. */
const MAX_SESSIONS = 1_000;
const SECRET_BYTES = 32;

interface Held extends Session {
  readonly token: string;
  readonly usedAt: number;
}

export function createSessions({ tokens, now = Date.now }: SessionParts): Sessions {
  // In the order of their last use.
  const held = new Map<string, Held>();
  const use = (session: Held) => {
    held.delete(session.id);
    held.set(session.id, { ...session, usedAt: now() });
  };
  const sweep = () => {
    for (const { id, usedAt } of held.values()) {
      if (now() - usedAt < SESSION_MS && held.size < MAX_SESSIONS) return;
      held.delete(id);
    }
  };
  return {
    open(token) {
      const holder = tokens.verify(token);
      const id = tokenId(token);
      if (!holder || id === undefined) return undefined;
      sweep();
      const session = { id: secret(), name: holder.name, csrf: secret(), token: id, usedAt: now() };
      use(session);
      return session;
    },
    find(id) {
      const session = held.get(id);
      if (!session) return undefined;
      if (now() - session.usedAt < SESSION_MS && tokens.inForce(session.token)) use(session);
      else held.delete(id);
      return held.get(id);
    },
    close: (id) => void held.delete(id),
  };
}

function secret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
