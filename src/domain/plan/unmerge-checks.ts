/** What stands against taking a merge back: what it made was changed since, or what comes back no longer finds its place. */
import type { GraphRecord } from '../records.ts';
import { referencesOf } from '../references.ts';
import { problemAt, shown } from '../validate/faults.ts';
import { isSame } from './merging.ts';
import { quotesNotHeld } from './quotes.ts';
import { before, type PlanState, readLabels, resolved, type Steps } from './state.ts';
import type { Unmerging } from './unmerging.ts';

/** What the merge moved, and what took up the evidence of what fell together, is as the merge left it. */
export function checkUntouched(unmerging: Unmerging): void {
  const { state, moved, moves } = unmerging;
  const made = new Map<string, GraphRecord>(moved.map(({ id, after }) => [id, after]));
  for (const { into, kept } of moves.fused ?? []) {
    // Written by recordJson.
    if (kept !== undefined) made.set(into, JSON.parse(kept) as GraphRecord);
  }
  for (const [id, after] of made) {
    if (!isSame(before(state, id), after)) refuseUnmerge(unmerging, touched(state, id, unmerging.from.id));
  }
}

function touched(state: PlanState, id: string, from: string): string {
  const now = resolved(state, id);
  const stored = state.stored.get(id);
  if (!stored)
    return `cannot go back while ${id}, which came from ${from}, is removed; write it again as the history of ${id} shows it after the merge`;
  if (now !== id)
    return `cannot go back while ${id}, which came from ${from}, is one with ${now}; unmerge what made them one first`;
  return `cannot go back while ${id}, which came from ${from}, is not as the merge left it: revision ${stored.revision} changed it; write it as its history shows it after the merge, and what is new as a statement of its own`;
}

/** The label is free, what is referred to is there, and what is quoted still stands there. */
export function* checkReturning(unmerging: Unmerging): Steps<void> {
  const { state, from, returning } = unmerging;
  const [holder] = from.distinct ? [] : yield* readLabels([{ type: from.type, label: from.label }]);
  if (holder !== undefined) {
    refuseUnmerge(
      unmerging,
      `cannot come back under its label ${shown(from.label)}, which ${holder} has now; give that another label, or say \`distinct: true\` of it`,
    );
  }
  const ids = new Set(returning.map(({ id }) => id));
  for (const record of returning) {
    for (const { id, field } of referencesOf(record)) {
      if (ids.has(id) || state.stored.get(id)) continue;
      refuseUnmerge(
        unmerging,
        `cannot come back while ${record.id} refers to ${id} in \`${field}\`, which was removed since`,
      );
    }
  }
  for (const { id, quote, passage } of quotesNotHeld(state, returning)) {
    refuseUnmerge(
      unmerging,
      `cannot come back while ${id} quotes ${shown(quote)} from ${passage}, where it no longer stands`,
    );
  }
}

function refuseUnmerge({ state, place }: Unmerging, message: string): void {
  state.problems.push(problemAt(place, 'id', 'CONFLICT', message));
}
