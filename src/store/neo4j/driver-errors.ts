/**
 * What the driver and the server throw, said once in our codes and with what to do. Codes:
 * https://neo4j.com/docs/status-codes/current/errors/all-errors/
 */
import type { EngineState } from '../../domain/breaker.ts';
import { type ErrorCode, GongfuError } from '../../domain/errors.ts';

interface Meaning {
  readonly codes: RegExp;
  readonly code: ErrorCode;
  readonly state: EngineState;
  readonly says: string;
}

const MEANINGS: readonly Meaning[] = [
  {
    codes: /^(ServiceUnavailable|SessionExpired|ProtocolError)$/,
    code: 'UNAVAILABLE',
    state: 'REFUSED',
    says: 'Neo4j cannot be reached; start it, or correct NEO4J_URI',
  },
  {
    codes: /^Neo\.ClientError\.Security\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired|TokenExpired)$/,
    code: 'UNAVAILABLE',
    state: 'ANSWERED',
    says: 'Neo4j does not take the credentials; correct NEO4J_USERNAME and NEO4J_PASSWORD',
  },
  {
    codes: /^Neo\.ClientError\.Security\./,
    code: 'UNAVAILABLE',
    state: 'ANSWERED',
    says: 'the user of NEO4J_USERNAME may not do this; give it the rights that docs/neo4j.md names',
  },
  {
    codes: /^Neo\.ClientError\.Database\.DatabaseNotFound$/,
    code: 'UNAVAILABLE',
    state: 'ANSWERED',
    says: 'Neo4j has no database of the name in NEO4J_DATABASE; make it, or leave the setting out for the default one',
  },
  {
    codes: /\.Transaction(TimedOut\w*|MarkedAsFailed)$|LockAcquisitionTimeout$|TransactionTerminated|\.Terminated$/,
    code: 'TIMEOUT',
    state: 'ANSWERED',
    says: 'Neo4j took longer than a request may; ask for less at once or narrow the filter',
  },
  {
    codes: /(ReadOnly|WriteOnReadOnlyAccess|NotALeader)/,
    code: 'UNAVAILABLE',
    state: 'ANSWERED',
    says: 'this Neo4j takes no changes at present: its database is read-only, or its cluster has no leader',
  },
  {
    codes: /(OutOfMemory|MemoryLimit)/,
    code: 'UNAVAILABLE',
    state: 'ANSWERED',
    says: 'Neo4j has not enough memory for this; send less at once, or give the server more (docs/neo4j.md)',
  },
  {
    codes: /^Neo\.TransientError\./,
    code: 'UNAVAILABLE',
    state: 'ANSWERED',
    says: 'Neo4j cannot do this just now; try again in a moment',
  },
];

/** No connection of the pool became free, or none could be made: the driver gives it no code. */
const NO_CONNECTION = /acquisition timed out|Failed to establish connection/i;
/** What every statement gets after one that the server could not write. */
const NEEDS_RESTART = /needs to be restarted|Could not append transaction/i;
const DISK_FULL = /no space left|disk (is )?full|out of disk/i;

/** Passes our own errors on; INTERNAL for what no rule names. */
export function storeError(cause: unknown): GongfuError {
  if (cause instanceof GongfuError) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  const code = codeOf(cause);
  const meaning = MEANINGS.find(({ codes }) => codes.test(code));
  if (meaning) return failure(meaning.code, meaning.state, `${meaning.says}.`, cause);
  if (NO_CONNECTION.test(text)) {
    return failure('UNAVAILABLE', 'NO_ANSWER', 'Neo4j gave no connection in time; it is overloaded or hangs.', cause);
  }
  if (NEEDS_RESTART.test(text)) {
    const says =
      'Neo4j has stopped this database after an error of its own, most often a full disk; see its log, and restart it.';
    return failure('UNAVAILABLE', 'ANSWERED', says, cause);
  }
  if (DISK_FULL.test(text)) {
    const says =
      'the disk of the Neo4j server is full; free some space and send the change again. Nothing was changed.';
    return failure('UNAVAILABLE', 'ANSWERED', says, cause);
  }
  // The server's own codes begin with Neo.; what else has one is the driver's, of a connection that it could not use.
  if (code !== '' && !code.startsWith('Neo.')) return noNeo4j(cause);
  return failure('INTERNAL', 'ANSWERED', `the store failed: ${text}`, cause);
}

/** What answers at the address does not speak as Neo4j does. */
export function noNeo4j(cause: unknown): GongfuError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const says = `what answers at NEO4J_URI is no Neo4j, or breaks off (${text}); correct the address, or look at what stands between.`;
  return failure('UNAVAILABLE', 'REFUSED', says, cause);
}

/** A call whose answer did not come: the server may be away, or only busy with it. */
export function noAnswer(what: string): GongfuError {
  const says = `${what} had no answer from Neo4j in the time that a request may take; ask for less at once, or try again.`;
  return failure('TIMEOUT', 'NO_ANSWER', says, undefined);
}

/** For the breaker. */
export function judge(error: unknown): EngineState {
  const state = error instanceof GongfuError ? error.details.engine : undefined;
  return state === 'REFUSED' || state === 'NO_ANSWER' ? state : 'ANSWERED';
}

export function isOfCredentials(error: unknown): boolean {
  return /Security\./.test(error instanceof GongfuError ? codeOf(error.cause) : '');
}

/** The server has surely undone the transaction, which may do better if it is run again. */
export function isWorthRepeating(error: unknown): boolean {
  const cause = error instanceof GongfuError ? error.cause : error;
  return /^Neo\.TransientError\.|NotALeader$/.test(codeOf(cause));
}

/** The commit was sent, and nobody knows whether it was made. */
export function unknownOutcome(cause: unknown): GongfuError {
  const error = storeError(cause);
  const says = `${error.message} Whether the change was made is not known; the same change may be sent again: what was made stays made once.`;
  return new GongfuError('UNAVAILABLE', says, { cause, details: { ...error.details, outcome: 'UNKNOWN' } });
}

function failure(code: ErrorCode, engine: EngineState, message: string, cause: unknown): GongfuError {
  return new GongfuError(code, message, { cause, details: { engine } });
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
