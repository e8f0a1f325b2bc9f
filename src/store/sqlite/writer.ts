/** The one connection that writes: plans each request in its transaction, writes it, and commits it together with those that wait. */
import type { ChangeOutcome, ChangeRequest } from '../../domain/change.ts';
import type { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { planChange, runPlanning } from '../../domain/plan.ts';
import { outcomeOf } from '../../domain/plan-outcome.ts';
import { isRevision, type PlanRead } from '../../domain/plan-port.ts';
import { type Connection, openConnection } from './connection.ts';
import { isFull, isUnwritable, storeError } from './driver-errors.ts';
import { createGroupCommit, type Transactions } from './group-commit.ts';
import { createKnownRecords } from './known-records.ts';
import { migrate, stateOfFile } from './migrate.ts';
import { answerPlanRead } from './plan-answers.ts';
import { adoptRanks } from './ranks.ts';
import type { Counted } from './thread-data.ts';
import { writePlan } from './write-plan.ts';

export interface Writer {
  apply(request: ChangeRequest): Promise<Counted<ChangeOutcome>>;
  /** What keeps it from writing, tried anew where that may have passed (a full disk). */
  health(): Promise<GongfuError | undefined>;
  close(): void;
}

export interface WriterParts {
  readonly connection: Connection;
  readonly ontology: Ontology;
  readonly transactions: Transactions;
}

const CACHE_KIB = 65_536;

/** 16 MiB: changes that come together touch the same pages, which then go into the file once. */
const PAGES_BETWEEN_CHECKPOINTS = 4_096;

/** More than a usual change takes: a disk with less room than this is full for its purposes. */
const PROBE_BYTES = 262_144;

/**
 * Opens the file for writing and brings its tables up to date. Throws UNAVAILABLE where that cannot be. `adapted` is for who measures: it may
 * put other transactions in the place of the writer's own.
 */
export function openWriter(
  file: string,
  ontology: Ontology,
  adapted: (own: Transactions) => Transactions = (own) => own,
): Writer {
  const connection = openConnection({ file, readOnly: false, cacheKib: CACHE_KIB });
  try {
    prepareFile(connection, ontology);
    return createWriter({ connection, ontology, transactions: adapted(transactionsOn(connection)) });
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** FULL: a commit is on the disk before it is answered, also when the power fails. */
function prepareFile(connection: Connection, ontology: Ontology): void {
  stateOfFile(connection);
  connection.exec(`
PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = ${PAGES_BETWEEN_CHECKPOINTS}; PRAGMA journal_size_limit = 67108864`);
  migrate(connection);
  connection.exec('BEGIN IMMEDIATE');
  try {
    adoptRanks(connection, ontology);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.isInTransaction()) connection.exec('ROLLBACK');
    throw error;
  }
}

/** The parts are given apart so that a test can put a faulty commit in the place of the true one. */
export function createWriter({ connection, ontology, transactions }: WriterParts): Writer {
  let failure: GongfuError | undefined;
  const { change, forget } = createChange(connection, ontology);
  const changes = createGroupCommit<ChangeRequest, Counted<ChangeOutcome>>(
    forgetting(transactions, forget),
    (request) => {
      const before = connection.statements();
      const write = change(request);
      return () => ({ value: write(), statements: connection.statements() - before });
    },
  );
  const probes = createGroupCommit<string, void>(transactions, (text) => () => {
    connection.run("INSERT OR REPLACE INTO setting VALUES ('probe', ?)", [text]);
  });
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      const value = await work;
      failure = undefined;
      return value;
    } catch (error) {
      if (isUnwritable(error)) failure = error;
      throw error;
    }
  };
  return {
    apply: (request) => watched(changes.submit(request)),
    health: async () => {
      if (failure && isFull(failure)) await watched(probes.submit(probeText())).catch(() => undefined);
      return failure;
    },
    close: () => connection.close(),
  };
}

function forgetting(transactions: Transactions, forget: () => void): Transactions {
  return {
    ...transactions,
    begin: () => {
      forget();
      transactions.begin();
    },
    commit: () => {
      forget();
      transactions.commit();
    },
  };
}

/** A new one each time, so that it is written each time. */
function probeText(): string {
  return new Date().toISOString().padEnd(PROBE_BYTES, '.');
}

/** Reads in its first step, writes in the one that it returns. */
type Change = (request: ChangeRequest) => () => ChangeOutcome;

/** `forget` is to be called between transactions: what was known in one may not hold in the next. */
function createChange(connection: Connection, ontology: Ontology): { readonly change: Change; forget(): void } {
  const known = createKnownRecords(connection);
  let last: number | undefined;
  const lastRevision = () => {
    last ??= connection.get<[number | null]>('SELECT max(number) FROM revision')?.[0] ?? 0;
    return last;
  };
  const answer = (read: PlanRead) => {
    if (read.read === 'records') return known.read(read.ids);
    if (read.read === 'targetsOf' && !known.anyMerged()) return read.ids.map(() => undefined);
    return answerPlanRead(connection, ontology, read);
  };
  return {
    forget: () => {
      known.clear();
      last = undefined;
    },
    change: (request) => {
      const plan = runPlanning(planChange(ontology, request), answer);
      return () => {
        if (request.isTrial || !isRevision(plan)) return outcomeOf(plan, lastRevision(), request);
        const number = lastRevision() + 1;
        const { actor, reason } = request;
        const stamp = { number, at: new Date().toISOString(), actor, reason };
        writePlan({ connection, ontology, known }, plan, stamp);
        last = number;
        return outcomeOf(plan, number, request);
      };
    },
  };
}

export function transactionsOn(connection: Connection): Transactions {
  const rollback = () => {
    // After a full disk the engine has already rolled back.
    if (connection.isInTransaction()) connection.exec('ROLLBACK');
  };
  return {
    // IMMEDIATE: a transaction that reads first and writes then could not wait for another writer.
    begin: () => connection.exec('BEGIN IMMEDIATE'),
    commit: () => connection.exec('COMMIT'),
    rollback,
    isOpen: () => connection.isInTransaction(),
    error: (cause) => storeError(cause, connection.file),
  };
}
