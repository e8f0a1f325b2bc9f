/** What a change is answered with, whichever store made it. */
import { type ChangeOutcome, type ChangeRequest, changeOf, MAX_PLANNED } from './change.ts';
import type { Plan, PlannedWrite } from './plan-port.ts';
import { recordJson } from './record-json.ts';

/** `revision` is the number of the change; of a trial, and of one that changed nothing, the last that was made. */
export function outcomeOf(plan: Plan, revision: number, { isTrial }: Pick<ChangeRequest, 'isTrial'>): ChangeOutcome {
  const { changed, removed, unchanged } = plan;
  const planned = isTrial ? { planned: plan.writes.slice(0, MAX_PLANNED).map(plannedChange) } : {};
  return { revision, seq: revision, changed, removed, unchanged, ...planned };
}

function plannedChange({ id, before, after }: PlannedWrite) {
  return changeOf(id, before && recordJson(before), after && recordJson(after));
}
