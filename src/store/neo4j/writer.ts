/** Changes, one after the other: each planned and written in a transaction of its own, under the lock that all writers of the database take. */
import type { ChangeOutcome, ChangeRequest } from '../../domain/change.ts';
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { planChange, runPlanningAsync } from '../../domain/plan.ts';
import { outcomeOf } from '../../domain/plan-outcome.ts';
import { isRevision, type PlanRead } from '../../domain/plan-port.ts';
import type { Connection, RunInside } from './connection.ts';
import { STORE_NAME } from './ddl.ts';
import { answerPlanRead } from './plan-answers.ts';
import { writePlan } from './write-plan.ts';
import { LOCK, STATE } from './write-statements.ts';

export interface Writer {
  apply(request: ChangeRequest): Promise<ChangeOutcome>;
  /** Resolves when all that was asked for before is answered, in whatever way. */
  rest(): Promise<void>;
  /** Why the server takes no changes, tried anew where it took none the last time (a full disk, a cluster without a leader). */
  health(): Promise<GongfuError | undefined>;
}

export interface WriterOptions {
  /** So many changes may wait; one more is LIMIT_EXCEEDED. */
  readonly maxQueue: number;
  /** How long one may take from when its turn comes. */
  readonly writeMs: number;
}

export function createWriter(connection: Connection, ontology: Ontology, { maxQueue, writeMs }: WriterOptions): Writer {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let failure: GongfuError | undefined;
  const make = async (request: ChangeRequest) => {
    try {
      const outcome = await connection.transaction(Date.now() + writeMs, (run) => change(run, ontology, request));
      failure = undefined;
      return outcome;
    } catch (error) {
      if (isRefusalOfWrites(error)) failure = error;
      throw error;
    } finally {
      waiting -= 1;
    }
  };
  return {
    async apply(request) {
      if (waiting >= maxQueue) throw tooMany(waiting);
      waiting += 1;
      // Side by side they would only wait for the lock, each on a connection.
      const made = last.then(() => make(request));
      last = made.catch(() => undefined);
      return made;
    },
    rest: async () => {
      await last;
    },
    async health() {
      if (!failure) return undefined;
      try {
        await connection.write({ text: LOCK, params: { name: STORE_NAME } }, Date.now() + PROBE_MS);
        failure = undefined;
      } catch (error) {
        if (isRefusalOfWrites(error)) failure = error;
      }
      return failure;
    },
  };
}

/** Also where another change holds the lock for so long: what was so the last time then stands. */
const PROBE_MS = 1_000;

/** That the server is away is for the breaker to say. */
function isRefusalOfWrites(error: unknown): error is GongfuError {
  return error instanceof GongfuError && error.code === 'UNAVAILABLE' && error.details.engine === 'ANSWERED';
}

function tooMany(waiting: number): GongfuError {
  return new GongfuError('LIMIT_EXCEEDED', `${waiting} changes are waiting to be written; send this one again later.`);
}

async function change(run: RunInside, ontology: Ontology, request: ChangeRequest): Promise<ChangeOutcome> {
  const state = await lockedState(run);
  const answer = async (read: PlanRead) => {
    if (read.read === 'targetsOf' && !state.anyMerged) return read.ids.map(() => undefined);
    return answerPlanRead(run, ontology, read);
  };
  const plan = await runPlanningAsync(planChange(ontology, request), answer);
  if (request.isTrial || !isRevision(plan)) return outcomeOf(plan, state.revision, request);
  const revision = state.revision + 1;
  const { actor, reason } = request;
  const stamp = { number: revision, at: new Date().toISOString(), actor, reason };
  await writePlan({ run, ontology, anyHidden: state.anyHidden }, plan, stamp);
  return outcomeOf(plan, revision, request);
}

export interface LockedState {
  readonly revision: number;
  readonly anyHidden: boolean;
  readonly anyMerged: boolean;
}

/** Waits for its turn among all writers. Whoever sees revision n sees all below it: its number was given while nobody else wrote. */
async function lockedState(run: RunInside): Promise<LockedState> {
  const name = STORE_NAME;
  const [, rows] = await Promise.all([run({ text: LOCK, params: { name } }), run({ text: STATE, params: { name } })]);
  const [row] = rows;
  if (!row) throw new GongfuError('UNAVAILABLE', 'the database holds no store any more; restart the server.');
  const [revision, loadingSince, anyHidden, anyMerged] = row;
  if (loadingSince !== null)
    throw new GongfuError('UNAVAILABLE', 'the store is being loaded; try again when that is done.');
  return { revision: Number(revision), anyHidden: anyHidden === true, anyMerged: anyMerged === true };
}
