/** What the parts of a merge share: which two become one, and where all ids lead that go with it. */
import type { ItemPlace } from '../change.ts';
import { recordJson } from '../record-json.ts';
import type { EntityRecord, GraphRecord } from '../records.ts';
import { problemAt } from '../validate/faults.ts';
import { redirected } from './redirect.ts';
import { before, load, type PlanState, readReferring, type Steps } from './state.ts';

export interface Merging {
  readonly state: PlanState;
  readonly place: ItemPlace;
  readonly from: EntityRecord;
  readonly into: EntityRecord;
  /** Of the entity, and of each statement that falls together with another one, what stands for it from now on. */
  readonly leads: Map<string, string>;
}

/** What refers to any of the ids, each once and loaded, by id; without the entity that goes. */
export function* recordsReferring({ state, from }: Merging, ids: readonly string[]): Steps<readonly GraphRecord[]> {
  const referring = new Set((yield* readReferring(ids)).flat());
  referring.delete(from.id);
  yield* load(state, referring);
  return [...referring].toSorted().flatMap((id) => before(state, id) ?? []);
}

/** The record with its references to what stays. */
export function movedRecord<R extends GraphRecord>({ state, leads }: Merging, record: R): R {
  return redirected(record, state.ontology, (id) => leads.get(id) ?? id);
}

export function refuseMerge({ state, place }: Merging, message: string): void {
  state.problems.push(problemAt(place, 'from', 'CONFLICT', message));
}

export function isSame(one: GraphRecord | undefined, other: GraphRecord): boolean {
  return one !== undefined && recordJson(one) === recordJson(other);
}
