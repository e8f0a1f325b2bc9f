/**
 * The driver, as the store uses it: statements with rows as lists, each with a deadline, each through the breaker.
 *
 * A deadline holds twice: the server ends the transaction, and where it says nothing the waiting ends here. The session is then
 * closed, which tells a server that lives to stop.
 *
 * Members of a cluster (`neo4j://`): a session carries the bookmarks of all that this process has written or read, so that no later read
 * comes from a member with an older state. Who has read `position()` with a `seq` of n therefore reads at least n afterwards.
 */
import type { BookmarkManager, Driver, Session, Transaction } from 'neo4j-driver';
import type { Breaker, EngineState } from '../../domain/breaker.ts';
import { GongfuError } from '../../domain/errors.ts';
import { isWorthRepeating, noAnswer, storeError, unknownOutcome } from './driver-errors.ts';

export interface Query {
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The columns in the order of RETURN: numbers, texts, booleans, null and lists of them. */
export type Row = readonly unknown[];
export type Run = (query: Query, deadlineAt: number) => Promise<readonly Row[]>;
/** Within a transaction, which has the deadline. What is run without waiting for the one before is sent at once. */
export type RunInside = (query: Query) => Promise<readonly Row[]>;

export interface Connection {
  /** One statement that writes nothing, on any member. */
  readonly read: Run;
  /** One statement of its own, on the leader; also what may not run in a transaction (CALL … IN TRANSACTIONS). */
  readonly write: Run;
  /**
   * All or nothing, on the leader. Errors of `work` undo it. Run again where the server has undone it for a passing reason.
   * UNAVAILABLE with `outcome: 'UNKNOWN'` where the answer to the commit did not come.
   */
  transaction<T>(deadlineAt: number, work: (run: RunInside) => Promise<T>): Promise<T>;
  readonly breaker: Breaker;
  close(): Promise<void>;
}

export interface ConnectionParts {
  readonly driver: Driver;
  readonly database: string | undefined;
  /** Of a cluster. */
  readonly bookmarks: BookmarkManager | undefined;
  readonly breaker: Breaker;
  readonly onStatements: (count: number) => void;
}

/** No statement is longer under way, whatever its caller says: batches of a load are made to fit. */
const LONGEST_MS = 600_000;
/** The server is asked to stop at the deadline; its word that it did is waited for so long. */
const GRACE_MS = 200;
/** How often a transaction is run that the server undid, as for a deadlock. */
const ATTEMPTS = 4;
const ATTEMPT_PAUSE_MS = 50;

export function createConnection(parts: ConnectionParts): Connection {
  const { breaker } = parts;
  const autoCommit =
    (mode: Mode): Run =>
    (query, deadlineAt) =>
      onSession(parts, mode, deadlineAt, (session, ms) => runAlone(session, query, ms));
  return {
    read: autoCommit('READ'),
    write: autoCommit('WRITE'),
    transaction: (deadlineAt, work) =>
      repeated(deadlineAt, () => {
        const commit = { isSent: false };
        return onSession(parts, 'WRITE', deadlineAt, (session, ms) => runTogether(session, ms, work, commit)).catch(
          (error: unknown) => {
            throw commit.isSent && !isWorthRepeating(error) ? unknownOutcome(error) : error;
          },
        );
      }),
    breaker,
    close: async () => {
      breaker.close();
      await within(parts.driver.close(), GRACE_MS * 5, 'closing').catch(() => undefined);
    },
  };
}

type Mode = 'READ' | 'WRITE';

/** Through the breaker, with errors in our codes; the work is given how long it has. */
function onSession<T>(
  parts: ConnectionParts,
  mode: Mode,
  deadlineAt: number,
  work: (session: Session, ms: number) => Promise<T>,
): Promise<T> {
  return parts.breaker.call(() => onNewSession(parts, mode, deadlineAt, work));
}

/** The same past the breaker, whose probe it is. */
async function onNewSession<T>(
  { driver, database, bookmarks, onStatements }: Omit<ConnectionParts, 'breaker'>,
  mode: Mode,
  deadlineAt: number,
  work: (session: Session, ms: number) => Promise<T>,
): Promise<T> {
  const ms = Math.min(deadlineAt - Date.now(), LONGEST_MS);
  if (ms <= 0) throw noTimeLeft();
  const session = driver.session({
    defaultAccessMode: mode,
    fetchSize: ALL_ROWS,
    ...(database === undefined ? {} : { database }),
    ...(bookmarks === undefined ? {} : { bookmarkManager: bookmarks }),
  });
  try {
    return await within(work(session, ms), ms + GRACE_MS, 'The question');
  } catch (error) {
    throw storeError(error);
  } finally {
    onStatements(1);
    // On a server that hangs it would never end; where it does, the connection goes back into the pool.
    session.close().catch(() => undefined);
  }
}

const ALL_ROWS = -1;

/** The smallest question, past the breaker. */
export async function probe(parts: Omit<ConnectionParts, 'breaker'>, ms: number): Promise<void> {
  const query = { text: 'RETURN 1', params: {} };
  await onNewSession(parts, 'READ', Date.now() + ms, (session, left) => runAlone(session, query, left));
}

function noTimeLeft(): GongfuError {
  const engine: EngineState = 'ANSWERED';
  return new GongfuError('TIMEOUT', 'The time that a request may take was over before Neo4j was asked.', {
    details: { engine },
  });
}

async function runAlone(session: Session, { text, params }: Query, ms: number): Promise<readonly Row[]> {
  const { records } = await withoutStack(() => session.run(text, sent(params), { timeout: Math.ceil(ms) }));
  return records.map(rowOf);
}

/**
 * The driver writes down where each statement was sent from, for the errors that it throws; ours have their own place, and that text is
 * 4 % of a small request.
 */
function withoutStack<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

async function runTogether<T>(
  session: Session,
  ms: number,
  work: (run: RunInside) => Promise<T>,
  commit: { isSent: boolean },
): Promise<T> {
  const transaction = await session.beginTransaction({ timeout: Math.ceil(ms) });
  let value: T;
  try {
    value = await work((query) => runInside(transaction, query));
  } catch (error) {
    // Where it fails, the server has undone the transaction or will, with the connection.
    await within(transaction.rollback(), GRACE_MS * 5, 'The rollback').catch(() => undefined);
    throw error;
  }
  commit.isSent = true;
  await transaction.commit();
  return value;
}

async function runInside(transaction: Transaction, { text, params }: Query): Promise<readonly Row[]> {
  const { records } = await withoutStack(() => transaction.run(text, sent(params)));
  return records.map(rowOf);
}

async function repeated<T>(deadlineAt: number, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthRepeating(error) || Date.now() >= deadlineAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, ATTEMPT_PAUSE_MS * attempt));
    }
  }
}

/** Rejects where the work is not done in time; what it does afterwards is of no interest. */
function within<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(noAnswer(what)), ms);
    work.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}

interface DriverRecord {
  readonly length: number;
  get(index: number): unknown;
}

function rowOf(record: DriverRecord): Row {
  const row = new Array<unknown>(record.length);
  for (let at = 0; at < record.length; at += 1) row[at] = record.get(at);
  return row;
}

/** JavaScript has one kind of number; Cypher takes no float where a count belongs, and people expect 3, not 3.0. */
export function sent(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const key in value) out[key] = sentValue(value[key]);
  return out;
}

function sentValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value !== 'object' || value === null) return value === undefined ? null : value;
  // Neither dates nor buffers are ever sent: what is no list is a map.
  return Array.isArray(value) ? value.map(sentValue) : sent(value as Record<string, unknown>);
}
