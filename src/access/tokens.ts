/**
 * Editor tokens in a small SQLite file of their own (the store may be another engine). A token is shown once, when it is made;
 * kept is its SHA-256, which is enough because the secret is 256 random bits. Several processes may hold the file open: a
 * token made or revoked by the command line holds at once for a running server.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { SEED_ACTOR } from '../domain/actors.ts';
import { badInput, GongfuError } from '../domain/errors.ts';
import { type FileKind, openSqliteFile } from '../sqlite-file.ts';

/** Times are ISO 8601, UTC. A revoked token keeps its name, so that the actor in a history stays one person. */
export interface TokenInfo {
  readonly name: string;
  readonly createdAt: string;
  /** To the minute. */
  readonly lastUsedAt?: string;
  readonly revokedAt?: string;
}

export interface Tokens {
  /** The token's text, never readable again. Errors: BAD_USER_INPUT (a name that is none), CONFLICT (the name is or was taken). */
  create(name: string): string;
  /** Whose token it is; undefined for one that is unknown, wrong or revoked. One indexed read. */
  verify(token: string): { readonly name: string } | undefined;
  /** Whose token has the id (`tokenId`); undefined for one that is unknown or revoked. One indexed read. */
  inForce(id: string): { readonly name: string } | undefined;
  /** By name. */
  list(): readonly TokenInfo[];
  /** Errors: NOT_FOUND, where no token in force has the name. */
  revoke(name: string): void;
  close(): void;
}

const TOKEN = /^gongfu_([a-f0-9]{16})_([A-Za-z0-9_-]{43})$/;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,59}$/u;
/** A use is written at most this often, so that reading with a token costs no write each time. */
const LAST_USED_STEP_MS = 60_000;

export const TOKEN_FILE: FileKind = {
  name: 'token file',
  version: 1,
  schema: `CREATE TABLE IF NOT EXISTS token (
    id TEXT PRIMARY KEY, hash BLOB NOT NULL, name TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL, last_used_at TEXT, revoked_at TEXT
  ) STRICT, WITHOUT ROWID`,
  busyTimeoutMs: 2_000,
};

/** Errors: UNAVAILABLE, where the file cannot be opened or is of a newer version. */
export function createTokens(file: string, now: () => number = Date.now): Tokens {
  const db = openSqliteFile(file, TOKEN_FILE);
  const insert = db.prepare('INSERT INTO token (id, hash, name, created_at) VALUES (?, ?, ?, ?)');
  const byId = db.prepare(
    'SELECT hash, name, last_used_at AS lastUsedAt FROM token WHERE id = ? AND revoked_at IS NULL',
  );
  const touch = db.prepare('UPDATE token SET last_used_at = ? WHERE id = ?');
  const all = db.prepare(
    'SELECT name, created_at AS createdAt, last_used_at AS lastUsedAt, revoked_at AS revokedAt FROM token ORDER BY name',
  );
  const revoke = db.prepare('UPDATE token SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL');

  function markUsed(id: string, lastUsedAt: unknown): void {
    const last = typeof lastUsedAt === 'string' ? Date.parse(lastUsedAt) : 0;
    if (now() - last < LAST_USED_STEP_MS) return;
    try {
      touch.run(isoTime(now()), id);
    } catch {
      // A full or read-only disk must not shut out who holds a good token; the time of use is for information.
    }
  }

  return {
    create(name) {
      if (!NAME.test(name))
        throw badInput(
          `'${name.slice(0, 80)}' cannot name a token: use 1 to 60 letters, digits, spaces or . _ @ -, a letter or digit first.`,
        );
      if (name === SEED_ACTOR)
        throw badInput(
          `'${SEED_ACTOR}' is who the shipped texts are from; name the token after the person who writes with it.`,
        );
      const id = randomBytes(8).toString('hex');
      const secret = randomBytes(32).toString('base64url');
      try {
        insert.run(id, hashOf(secret), name, isoTime(now()));
      } catch (error) {
        throw refusedInsert(name, error);
      }
      return `gongfu_${id}_${secret}`;
    },
    verify(token) {
      const [, id, secret] = TOKEN.exec(token) ?? [];
      if (id === undefined || secret === undefined) return undefined;
      const row = byId.get(id);
      if (!row || !(row.hash instanceof Uint8Array) || !timingSafeEqual(row.hash, hashOf(secret))) return undefined;
      markUsed(id, row.lastUsedAt);
      return { name: String(row.name) };
    },
    inForce(id) {
      const row = byId.get(id);
      if (row) markUsed(id, row.lastUsedAt);
      return row && { name: String(row.name) };
    },
    list: () => all.all().map(tokenInfo),
    revoke(name) {
      const { changes } = revoke.run(isoTime(now()), name);
      if (Number(changes) === 0)
        throw new GongfuError('NOT_FOUND', `No token in force is called '${name}'; \`gongfu token list\` shows them.`, {
          details: { ids: [name] },
        });
    },
    close: () => db.close(),
  };
}

/** What tells a token from others without being a secret; undefined of what has not the form of one. */
export function tokenId(token: string): string | undefined {
  return TOKEN.exec(token)?.[1];
}

function refusedInsert(name: string, cause: unknown): GongfuError {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/UNIQUE/.test(message))
    return new GongfuError(
      'CONFLICT',
      `A token called '${name}' exists or existed: names are never used twice; choose another.`,
    );
  return new GongfuError('UNAVAILABLE', `The token could not be written: ${message}.`, { cause });
}

function tokenInfo(row: Record<string, unknown>): TokenInfo {
  return {
    name: String(row.name),
    createdAt: String(row.createdAt),
    ...(typeof row.lastUsedAt === 'string' ? { lastUsedAt: row.lastUsedAt } : {}),
    ...(typeof row.revokedAt === 'string' ? { revokedAt: row.revokedAt } : {}),
  };
}

function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
