/**
 * What a load is in the middle of. Its nodes bear the label Loading, and none of those that reads look for, until all of them are in
 * order: readers see an empty store meanwhile.
 */
import { GongfuError, type Problem, refusal } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { Connection, Row, RunInside } from './connection.ts';
import { STORE_NAME } from './ddl.ts';

export interface Loading {
  readonly connection: Connection;
  /** By which the store's node names the load that is under way. */
  readonly token: string;
  readonly ontology: Ontology;
  readonly problems: Problem[];
}

/** So many rows are planned, written or changed in one transaction. */
export const ROWS_AT_ONCE = 500;
/** Of a batch, and of a step of the end of a load: so many rows take seconds. */
const STEP_MS = 300_000;
/** Rows of one statement that commits as it goes. */
const ROWS_A_STATEMENT = 10_000;
/** Where it is seen that more are wrong, reading on helps nobody. */
const MAX_PROBLEMS = 100;

export function addProblem({ problems }: Loading, index: number, field: string, message: string): void {
  problems.push({ index, field, code: 'BAD_USER_INPUT', message });
}

export function refuseAny({ problems }: Loading): void {
  if (problems.length > 0) throw refusal(problems.toSorted((one, other) => one.index - other.index));
}

/** Goes on where there are few: one run is to name them all. */
export function refuseMany(loading: Loading): void {
  if (loading.problems.length >= MAX_PROBLEMS) refuseAny(loading);
}

/** The statement on the nodes of a load. */
export function onLoading(text: string): string {
  return text.replaceAll(':Record {', ':Loading {');
}

/** What a step needs that plans nothing. */
export type Loaded = Pick<Loading, 'connection' | 'token'>;

export async function ask(
  { connection }: Loaded,
  text: string,
  params: Readonly<Record<string, unknown>> = {},
): Promise<readonly Row[]> {
  return connection.write({ text, params }, Date.now() + STEP_MS);
}

export function stepDeadline(): number {
  return Date.now() + STEP_MS;
}

export interface Each {
  readonly params?: Readonly<Record<string, unknown>>;
  /** In one transaction, which the server holds in memory until it commits. */
  readonly rowsAtOnce?: number;
}

/**
 * Does `work` with each `n` that the match gives, some at a time, until it gives none: the work makes each one fall out of it. Commits as
 * it goes.
 */
export async function eachUntilNone(
  loading: Loaded,
  match: string,
  work: string,
  { params = {}, rowsAtOnce = ROWS_AT_ONCE }: Each = {},
): Promise<void> {
  const text = `${match} WITH n LIMIT ${ROWS_A_STATEMENT}
CALL (n) { ${work} } IN TRANSACTIONS OF ${rowsAtOnce} ROWS
RETURN count(*)`;
  for (;;) {
    await beat(loading);
    const [row] = await ask(loading, text, params);
    if (Number(row?.[0] ?? 0) === 0) return;
  }
}

const BEAT = `
MATCH (s:Store {name: $name}) WHERE s._loading = $token
SET s._loadingSince = $now
RETURN true`;

/**
 * A sign of life: a load without one for long is taken for dead by who opens the store. UNAVAILABLE where that has happened: what this
 * one has written is cleared away, and the store may be in use.
 */
export async function beat({ connection, token }: Loaded, run?: RunInside): Promise<void> {
  const query = { text: BEAT, params: { name: STORE_NAME, token, now: Date.now() } };
  const rows = await (run ? run(query) : connection.write(query, stepDeadline()));
  if (rows.length > 0) return;
  throw new GongfuError('UNAVAILABLE', 'this load gave no sign of life for long and was given up; load again.');
}
