/** The store on a Neo4j server or cluster, for who outgrows one machine (docs/neo4j.md). */
import type { Driver } from 'neo4j-driver';
import { createBreaker } from '../../domain/breaker.ts';
import { badInput, GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphStore } from '../port.ts';
import { type Connection, type ConnectionParts, createConnection, probe } from './connection.ts';
import { isOfCredentials, judge, noNeo4j } from './driver-errors.ts';
import { clearUnfinishedLoad } from './load.ts';
import { migrate, requireFormat } from './migrate.ts';
import { adoptRanks, requireSameRanks } from './ranks.ts';
import { createStore } from './store.ts';
import { warmPlans } from './warming.ts';

export interface Neo4jStoreOptions {
  /** `neo4j://` finds the members of a cluster and asks them in turn; `bolt://` is one server. `+s` behind either: encrypted. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** The server's default one where it is left out. */
  readonly database?: string;
  readonly ontology: Ontology;
  /** Nothing is made or written; `apply` and `load` are refused with UNAVAILABLE. */
  readonly readOnly?: boolean;
  /** Called after each statement, or transaction, that was sent: with 1. */
  readonly onStatements?: (count: number) => void;
  /** So many changes may wait (10,000 by default); one more is LIMIT_EXCEEDED. */
  readonly maxQueue?: number;
  /** How long a change may take from when its turn comes: 120,000 by default. */
  readonly writeMs?: number;
  /** Within which a server that is well answers the smallest question: 1,000 by default. One that does not is taken for away. */
  readonly patienceMs?: number;
  /** Has the most usual statements planned in the background, now and whenever the server is back: for who serves others. */
  readonly warm?: boolean;
  /** Told when the server is taken for away, with why, and when it is back. */
  readonly onChange?: (problem: GongfuError | undefined) => void;
}

const MAX_QUEUE = 10_000;
const WRITE_MS = 120_000;
const PATIENCE_MS = 1_000;
/** The same for a server that is kept busy by us. */
const BUSY_MS = 60_000;
/** What the first contact may take. */
const CONTACTS = 2;

/**
 * Connects, and brings the database to this program's format.
 *
 * Errors: UNAVAILABLE within two seconds where the server is not there, where the database belongs to something else or to a newer
 * program, and where the package neo4j-driver is missing; BAD_USER_INPUT for an address that is none and for wrong credentials.
 */
export async function openNeo4jStore(options: Neo4jStoreOptions): Promise<GraphStore> {
  const {
    ontology,
    readOnly = false,
    warm = false,
    maxQueue = MAX_QUEUE,
    writeMs = WRITE_MS,
    patienceMs = PATIENCE_MS,
  } = options;
  const parts = await openDriver(options, patienceMs);
  const warmUp = () => void (warm && warmPlans(patient.read, ontology));
  const onChange = (problem: GongfuError | undefined) => {
    options.onChange?.(problem);
    if (!problem) warmUp();
  };
  const connection = connectionOf(parts, { uri: options.uri, onChange }, patienceMs);
  // Making indexes and loading keep a server so busy that it may answer nothing else for seconds.
  const patient = connectionOf(parts, { uri: options.uri }, Math.max(patienceMs, BUSY_MS));
  try {
    await probe(parts, patienceMs * CONTACTS).catch((error: unknown) => {
      throw error instanceof GongfuError && error.code === 'INTERNAL' ? noNeo4j(error.cause) : error;
    });
    await prepare(patient, ontology, readOnly);
    warmUp();
    return createStore({ connection, patient, ontology, readOnly, maxQueue, writeMs });
  } catch (error) {
    patient.breaker.close();
    await connection.close();
    throw isOfCredentials(error) && error instanceof GongfuError ? badInput(error.message) : error;
  }
}

type DriverParts = Omit<ConnectionParts, 'breaker'>;

async function openDriver(options: Neo4jStoreOptions, patienceMs: number): Promise<DriverParts> {
  const { uri, username, password, database, onStatements = () => {} } = options;
  const neo4j = await loadDriver();
  const isCluster = uri.startsWith('neo4j');
  return {
    driver: makeDriver(uri, () =>
      neo4j.driver(uri, neo4j.auth.basic(username, password), {
        // Counts and ranks are far below 2^53.
        disableLosslessIntegers: true,
        // Nothing is run again behind our back, and nothing waits longer than we do.
        maxTransactionRetryTime: 0,
        disableAutoCommitRetries: true,
        connectionTimeout: patienceMs,
        connectionAcquisitionTimeout: patienceMs * CONTACTS,
        connectionLivenessCheckTimeout: 30_000,
        maxConnectionPoolSize: 100,
        telemetryDisabled: true,
        notificationFilter: { minimumSeverityLevel: 'OFF' },
        userAgent: 'gongfu',
      }),
    ),
    database,
    bookmarks: isCluster ? neo4j.bookmarkManager() : undefined,
    onStatements,
  };
}

function makeDriver(uri: string, make: () => Driver): Driver {
  try {
    return make();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw badInput(`NEO4J_URI is ${JSON.stringify(uri)}; it takes neo4j://HOST:PORT or bolt://HOST:PORT (${message}).`);
  }
}

async function loadDriver() {
  try {
    return (await import('neo4j-driver')).default;
  } catch (cause) {
    const advice = 'the package neo4j-driver is not installed; run `npm install neo4j-driver` beside gongfu';
    throw new GongfuError('UNAVAILABLE', `${advice}, or choose GONGFU_STORE=sqlite.`, { cause });
  }
}

function connectionOf(
  parts: DriverParts,
  { uri, onChange }: Pick<Neo4jStoreOptions, 'uri' | 'onChange'>,
  patienceMs: number,
): Connection {
  const breaker = createBreaker({
    engine: `Neo4j at ${uri}`,
    advice: 'Start it, or correct NEO4J_URI.',
    probe: () => probe(parts, patienceMs),
    judge,
    watchMs: patienceMs,
    ...(onChange ? { onChange } : {}),
  });
  return createConnection({ ...parts, breaker });
}

async function prepare(connection: Connection, ontology: Ontology, readOnly: boolean): Promise<void> {
  if (readOnly) {
    await requireFormat(connection);
    await requireSameRanks(connection, ontology);
    return;
  }
  await migrate(connection, ontology);
  await adoptRanks(connection, ontology);
  await clearUnfinishedLoad(connection);
}
