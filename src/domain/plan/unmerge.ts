/**
 * The taking back of a merge: what it moved goes back to the entity that comes back, what was written since stays where it is.
 * Refused, with the list, where what the merge made is not as the merge left it.
 */
import type { TextKeys, UnmergeItem } from '../change.ts';
import type { ErrorCode } from '../errors.ts';
import { isId } from '../ids.ts';
import type { MergeRecord } from '../plan-port.ts';
import { refersTo } from '../references.ts';
import { problemAt, shown } from '../validate/faults.ts';
import type { MergePlan } from './merge.ts';
import { type Moves, parseMoves } from './moves.ts';
import { before, load, type PlanState, readMerge, resolved, type Steps } from './state.ts';
import { checkReturning, checkUntouched } from './unmerge-checks.ts';
import { planReturn } from './unmerge-writes.ts';
import { type Unmerging, unmergingOf } from './unmerging.ts';

const NOTHING: MergePlan = { removed: [], merged: [], unmerged: [] };

/** Reads do not grow with what is moved. */
export function* planUnmerge(state: PlanState, item: UnmergeItem, textKeys: TextKeys): Steps<MergePlan> {
  yield* load(state, [item.id]);
  const merge = yield* readMerge(item.id);
  const moves = movesOf(state, item, merge);
  if (!merge || !moves) return NOTHING;
  const unmerging = unmergingOf({ state, place: item.place }, { id: item.id, moves, changes: merge.changes });
  yield* loadAll(unmerging);
  checkUntouched(unmerging);
  yield* checkReturning(unmerging);
  if (state.problems.length > 0) return NOTHING;
  yield* planReturn(unmerging, textKeys);
  const led = (moves.led ?? []).map(([id, target]) => ({ id, target }));
  return { removed: [], merged: led, unmerged: unmerging.returning.map(({ id }) => id) };
}

/** Undefined, with a problem, where the id was not merged or its merge cannot be taken back. */
function movesOf(state: PlanState, { id, place }: UnmergeItem, merge: MergeRecord | undefined): Moves | undefined {
  const moves = merge && parseMoves(merge.moves);
  const fault = merge ? mergeFault(state, id, { merge, moves }) : notMerged(state, id);
  if (fault) state.problems.push(problemAt(place, 'id', ...fault));
  return fault ? undefined : moves;
}

type Fault = readonly [code: ErrorCode, message: string];

function notMerged(state: PlanState, id: string): Fault {
  if (!isId(id)) return ['BAD_USER_INPUT', `is ${shown(id)}, which is no id; it takes one that was merged`];
  return before(state, id)
    ? ['BAD_USER_INPUT', `is ${id}, which was not merged into another one; give the id that was`]
    : ['NOT_FOUND', `is ${id}, which is not there and was not merged`];
}

interface Known {
  readonly merge: MergeRecord;
  readonly moves: Moves | undefined;
}

function mergeFault(state: PlanState, id: string, { merge: { target }, moves }: Known): Fault | undefined {
  if (!moves) {
    const message = `is ${id}, of which an import said that it leads to ${target}, and nothing else: what it was, and so the way back, travels by backup only`;
    return ['CONFLICT', message];
  }
  const { into, by } = moves;
  if (by !== undefined) {
    return [
      'BAD_USER_INPUT',
      `is ${id}, a statement that said the same as ${into} when ${by} was merged; unmerge ${by}`,
    ];
  }
  if (into !== target) {
    return [
      'CONFLICT',
      `is ${id}, which was merged into ${into}, and that into ${target} since; unmerge ${into} first`,
    ];
  }
  if (resolved(state, id) !== id) return undefined;
  return ['CONFLICT', `is ${id}, which was merged into ${into}, and that was removed since, with all that was moved`];
}

function* loadAll({ state, moves, moved, returning }: Unmerging): Steps<void> {
  yield* load(state, [
    moves.into,
    ...moved.map(({ id }) => id),
    ...(moves.fused ?? []).map(({ into }) => into),
    ...returning.flatMap(refersTo),
  ]);
}
