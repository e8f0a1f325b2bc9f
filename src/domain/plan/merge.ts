/**
 * A merge: all that refers to one entity refers to another of its type afterwards, what thereby says the same becomes one, and the
 * id leads there from now on. What it was before stands in the revision's changes and in `moves`, so that it can be taken back.
 */
import type { MergeItem, TextKeys } from '../change.ts';
import { identityOfEntity } from '../identity.ts';
import { isId } from '../ids.ts';
import type { PlannedMerge } from '../plan-port.ts';
import type { EntityRecord } from '../records.ts';
import { isStatement } from '../records.ts';
import { problemAt, shown } from '../validate/faults.ts';
import { MAX_NAMES } from '../validate/text-rules.ts';
import { checkCycles } from './cycles.ts';
import { mergedEntity } from './merge-entity.ts';
import { movePassages } from './merge-passages.ts';
import { moveStatements } from './merge-statements.ts';
import { isSame, type Merging, movedRecord, recordsReferring, refuseMerge } from './merging.ts';
import { type Fused, type Moves, movesText } from './moves.ts';
import { hasSameNames, keysOf } from './name-keys.ts';
import { before, load, type PlanState, readMergedInto, resolved, type Steps } from './state.ts';

export interface MergePlan {
  /** In order. */
  readonly removed: readonly string[];
  readonly merged: readonly PlannedMerge[];
  readonly unmerged: readonly string[];
}

const NOTHING: MergePlan = { removed: [], merged: [], unmerged: [] };

/** Reads do not grow with what is moved, but for the levels of circles and equal passages. */
export function* planMerge(state: PlanState, item: MergeItem, textKeys: TextKeys): Steps<MergePlan> {
  yield* load(state, [item.from, item.into]);
  const pair = pairOf(state, item);
  if (!pair) return NOTHING;
  const merging: Merging = { state, place: item.place, ...pair, leads: new Map([[pair.from.id, pair.into.id]]) };
  const records = yield* recordsReferring(merging, [pair.from.id]);
  joinEntities(
    merging,
    records.filter((record) => record.record === 'entity'),
    textKeys,
  );
  const fused = yield* moveStatements(merging, records.filter(isStatement));
  const occurrences = yield* movePassages(
    merging,
    records.filter((record) => record.record === 'passage'),
  );
  yield* checkCircles(merging);
  const removed = [pair.from.id, ...fused.map(({ id }) => id)];
  state.planned.set(pair.from.id, { id: pair.from.id, place: item.place });
  const led = yield* readLed(removed);
  return { removed, merged: mergedIds(merging, { fused, occurrences, led }), unmerged: [] };
}

function pairOf(state: PlanState, item: MergeItem): Pick<Merging, 'from' | 'into'> | undefined {
  const [from, into] = [entityOf(state, item, 'from'), entityOf(state, item, 'into')];
  if (!from || !into) return undefined;
  const fault = pairFault(state, item, { from, into });
  if (fault) state.problems.push(fault);
  return fault ? undefined : { from, into };
}

function entityOf(state: PlanState, item: MergeItem, field: 'from' | 'into'): EntityRecord | undefined {
  const id = item[field];
  const record = before(state, resolved(state, id));
  if (record?.record === 'entity') return record;
  const fault = !isId(id)
    ? problemAt(
        item.place,
        field,
        'BAD_USER_INPUT',
        `is ${shown(id)}, which is no id; it takes one such as model:pinghu`,
      )
    : record
      ? problemAt(item.place, field, 'BAD_USER_INPUT', `is ${id}, a ${record.record}; only entities are merged`)
      : problemAt(item.place, field, 'NOT_FOUND', `is ${id}, which is not there; give the id of an entity`);
  state.problems.push(fault);
  return undefined;
}

function pairFault(state: PlanState, item: MergeItem, { from, into }: Pick<Merging, 'from' | 'into'>) {
  if (from.id === into.id) {
    const message =
      item.from === item.into
        ? `is ${item.from}, which is \`into\`; give two entities that turn out to be one`
        : `is ${item.from}, and that and ${item.into} are one already: ${into.id}`;
    return problemAt(item.place, 'from', 'BAD_USER_INPUT', message);
  }
  if (from.type !== into.type) {
    const message = `is ${from.id}, a ${from.type}, but ${into.id} is a ${into.type}; only entities of one type are merged`;
    return problemAt(item.place, 'from', 'BAD_USER_INPUT', message);
  }
  const isSource = state.ontology.entityType(from.type)?.isSource === true;
  if (!isSource || from.fields.visibility === into.fields.visibility) return undefined;
  const message = `is ${from.id}, which ${from.fields.visibility} may see, but ${into.id} is for ${into.fields.visibility}; give both the same \`visibility\` first`;
  return problemAt(item.place, 'from', 'CONFLICT', message);
}

/** The entity that stays, and those that have names or citations of a source that goes. */
function joinEntities(merging: Merging, referring: readonly EntityRecord[], textKeys: TextKeys): void {
  const { state, place, from } = merging;
  const into = mergedEntity(movedRecord(merging, merging.into), movedRecord(merging, from));
  if (into.names.length > MAX_NAMES) {
    const message = `is ${from.id}, with whose names ${into.id} would have ${into.names.length}; at most ${MAX_NAMES} are taken, remove some first`;
    refuseMerge(merging, message);
    return;
  }
  const others = referring.filter(({ id }) => id !== into.id).map((record) => movedRecord(merging, record));
  const written = [into, ...others].filter((record) => !isSame(before(state, record.id), record));
  const keys = keysOf(
    written.filter((record) => !hasSameNames(before(state, record.id), record)),
    textKeys,
  );
  for (const after of written) {
    const [own, identity] = [keys.get(after.id), identityOfEntity(after)];
    const known = { ...(own ? { keys: own } : {}), ...(identity === undefined ? {} : { identity }) };
    state.planned.set(after.id, { id: after.id, after, place, ...known });
  }
}

/** What the item asks for is in order; it is what is stored that stands against it. */
function* checkCircles(merging: Merging): Steps<void> {
  const { problems } = merging.state;
  const found = problems.length;
  yield* checkCycles(merging.state);
  for (const { message } of problems.splice(found)) {
    const { from, into } = merging;
    refuseMerge(
      merging,
      `is ${from.id}: as one with ${into.id}, a target ${message}; remove one of these relations first`,
    );
  }
}

type Led = readonly (readonly [id: string, target: string])[];

/** Ids that were merged into what goes now. */
function* readLed(targets: readonly string[]): Steps<Led> {
  const ids = yield* readMergedInto(targets);
  return targets.flatMap((target, index) => (ids[index] ?? []).map((id) => [id, target] as const));
}

interface Told {
  readonly fused: readonly Fused[];
  readonly occurrences: NonNullable<Moves['occurrences']>;
  readonly led: Led;
}

function mergedIds({ from, into, leads }: Merging, { fused, occurrences, led }: Told): readonly PlannedMerge[] {
  const moves: Moves = { into: into.id, fused, led, occurrences };
  return [
    { id: from.id, target: into.id, moves: movesText(moves) },
    ...fused.map((one) => ({ id: one.id, target: one.into, moves: movesText({ into: one.into, by: from.id }) })),
    ...led.map(([id, target]) => ({ id, target: leads.get(target) ?? target })),
  ];
}
