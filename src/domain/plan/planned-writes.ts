/** From what is planned for each id to the plan: what is written, what goes. */
import type { Plan, PlannedWrite } from '../plan-port.ts';
import { refersTo } from '../references.ts';
import { before, type Planned, type PlanState } from './state.ts';

/** `removed` in order; what was never stored is not removed. */
export function planOf(state: PlanState, removed: readonly string[], unchanged: number): Plan {
  const isReal = ({ id, after }: Planned) => after !== undefined || before(state, id) !== undefined;
  const gone = new Set(removed);
  const written = [...state.planned.values()].filter((one) => !gone.has(one.id));
  const removals = removed.flatMap((id) => state.planned.get(id) ?? []).filter(isReal);
  return {
    writes: [...written, ...removals].map((one) => writeOf(state, one)),
    merged: [],
    unmerged: [],
    changed: written.map(({ id }) => id),
    removed: removals.map(({ id }) => id),
    unchanged,
  };
}

function writeOf(state: PlanState, { id, after, keys, identity }: Planned): PlannedWrite {
  const known = before(state, id);
  return {
    id,
    ...(known ? { before: known } : {}),
    ...(after ? { after } : {}),
    ...(keys ? { keys } : {}),
    ...(identity === undefined ? {} : { identity }),
    refersTo: after ? refersTo(after) : [],
  };
}
