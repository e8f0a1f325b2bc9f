/** Ids that lead to a record from now on, as an import brings them: nothing moves, and only a backup knows what they were. */
import type { AliasItem, UpsertItem } from '../change.ts';
import { parseId } from '../ids.ts';
import type { PlannedMerge } from '../plan-port.ts';
import { problemAt, shown } from '../validate/faults.ts';
import { current, type PlanState, readTargetsOf, resolved, type Steps } from './state.ts';

export interface PlannedAliases {
  readonly merged: readonly PlannedMerge[];
  /** How many items say what is so already. */
  readonly unchanged: number;
}

/** After all else is planned: an alias may lead to what the same change creates. */
export function* planAliases(state: PlanState, items: readonly AliasItem[]): Steps<PlannedAliases> {
  const targets = yield* readTargetsOf(items.map((item) => item.id));
  const made = new Map<string, PlannedMerge>();
  let unchanged = 0;
  items.forEach((item, index) => {
    const into = resolved(state, item.into);
    const known = made.get(item.id)?.target ?? targets[index];
    const fault = faultOf(state, item, into, known);
    if (fault) state.problems.push(fault);
    else if (known === into) unchanged += 1;
    else made.set(item.id, { id: item.id, target: into, moves: '' });
  });
  return { merged: [...made.values()], unchanged };
}

/**
 * Ids that were merged into what was removed since are nobody's: written to, they would either bring back the other one under its
 * own id or break what leads there.
 */
export function* checkDeadMerges(state: PlanState, items: readonly UpsertItem[]): Steps<void> {
  const given = items.flatMap((item) =>
    item.id !== undefined && !state.stored.get(item.id) ? [{ id: item.id, place: item.place }] : [],
  );
  const targets = yield* readTargetsOf(given.map(({ id }) => id));
  given.forEach(({ id, place }, index) => {
    const target = targets[index];
    if (target === undefined) return;
    const message = `is ${id}, which was merged into ${target}, and that was removed; write to ${target} to bring it back, or choose another id`;
    state.problems.push(problemAt(place, 'id', 'CONFLICT', message));
  });
}

function faultOf(state: PlanState, { id, into: given, place }: AliasItem, into: string, known: string | undefined) {
  const [own, other] = [parseId(id), parseId(given)];
  if (!own) return problemAt(place, 'id', 'BAD_USER_INPUT', `is ${shown(id)}, which is no id`);
  if (!other) return problemAt(place, 'into', 'BAD_USER_INPUT', `is ${shown(given)}, which is no id`);
  if (own.prefix !== other.prefix) {
    const message = `is ${given}; an id of \`${own.prefix}:\` leads to one that starts with \`${own.prefix}:\`, too`;
    return problemAt(place, 'into', 'BAD_USER_INPUT', message);
  }
  if (current(state, id)?.id === id)
    return problemAt(place, 'id', 'CONFLICT', `is ${id}, which is there itself; merge the two, or leave the line out`);
  if (!current(state, into))
    return problemAt(place, 'into', 'NOT_FOUND', `is ${given}, which is not there; give an id that exists`);
  if (known !== undefined && known !== into)
    return problemAt(place, 'id', 'CONFLICT', `is ${id}, which was merged into ${known}; unmerge it first`);
  return undefined;
}
