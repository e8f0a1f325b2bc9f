/** The graph as it will stand after the items planned so far: what the store has, with what is planned laid over it. */
import type { EntityKeys, ItemPlace } from '../change.ts';
import type { Problem } from '../errors.ts';
import type { Ontology } from '../ontology.ts';
import type { MergeRecord, PlanAnswer, PlanRead } from '../plan-port.ts';
import type { EntityTypeName, GraphRecord, RelationTypeName, Stored } from '../records.ts';

/** A part of a planning: yields reads and ends with a result. */
export type Steps<T> = Generator<PlanRead, T, PlanAnswer>;

/** One id that an item or a removal touches; `after` undefined means that it goes. */
export interface Planned {
  readonly id: string;
  readonly after?: GraphRecord;
  /** The item behind it: where to point at when something is wrong with it. */
  readonly place: ItemPlace;
  readonly keys?: EntityKeys;
  readonly identity?: string;
}

export interface PlanState {
  readonly ontology: Ontology;
  readonly problems: Problem[];
  /** By the id that was asked: a merged one leads to the entity that it was merged into. */
  readonly stored: Map<string, Stored | undefined>;
  /** In the order in which the ids were first touched. */
  readonly planned: Map<string, Planned>;
}

export function createPlanState(ontology: Ontology): PlanState {
  return { ontology, problems: [], stored: new Map(), planned: new Map() };
}

/** Reads those of the ids that were not read before, in one go. */
export function* load(state: PlanState, ids: Iterable<string>): Steps<void> {
  const missing = [...new Set(ids)].filter((id) => !state.stored.has(id));
  if (missing.length === 0) return;
  const answers = (yield { read: 'records', ids: missing }) as readonly (Stored | undefined)[];
  missing.forEach((id, index) => {
    const found = answers[index];
    state.stored.set(id, found);
    if (found) state.stored.set(found.record.id, found);
  });
}

/** The id itself, of a merged one that of the entity it was merged into. Only for ids that are loaded. */
export function resolved(state: PlanState, id: string): string {
  return state.stored.get(id)?.record.id ?? id;
}

/** What stands under an id (resolved, loaded) after what is planned so far. */
export function current(state: PlanState, id: string): GraphRecord | undefined {
  const planned = state.planned.get(id);
  return planned ? planned.after : state.stored.get(id)?.record;
}

/** What the store has under an id; it may have been loaded under a merged one. */
export function before(state: PlanState, id: string): GraphRecord | undefined {
  const stored = state.stored.get(id)?.record;
  return stored?.id === id ? stored : undefined;
}

// The casts below name what plan-port.ts says that each read is answered with.

export function* readLabels(
  of: readonly { readonly type: EntityTypeName; readonly label: string }[],
): Steps<readonly (string | undefined)[]> {
  return of.length === 0 ? [] : ((yield { read: 'labels', of }) as readonly (string | undefined)[]);
}

export function* readIdentities(keys: readonly string[]): Steps<readonly (string | undefined)[]> {
  return keys.length === 0 ? [] : ((yield { read: 'identities', keys }) as readonly (string | undefined)[]);
}

export function* readUsed(ids: readonly string[]): Steps<readonly boolean[]> {
  return ids.length === 0 ? [] : ((yield { read: 'used', ids }) as readonly boolean[]);
}

export function* readReferring(ids: readonly string[]): Steps<readonly (readonly string[])[]> {
  return ids.length === 0 ? [] : ((yield { read: 'referring', ids }) as readonly (readonly string[])[]);
}

export function* readTargets(
  relationType: RelationTypeName,
  ids: readonly string[],
): Steps<readonly (readonly string[])[]> {
  return ids.length === 0 ? [] : ((yield { read: 'targets', relationType, ids }) as readonly (readonly string[])[]);
}

export function* readIdentitiesOf(ids: readonly string[]): Steps<readonly (string | undefined)[]> {
  return ids.length === 0 ? [] : ((yield { read: 'identitiesOf', ids }) as readonly (string | undefined)[]);
}

export function* readTargetsOf(ids: readonly string[]): Steps<readonly (string | undefined)[]> {
  return ids.length === 0 ? [] : ((yield { read: 'targetsOf', ids }) as readonly (string | undefined)[]);
}

export function* readMergedInto(ids: readonly string[]): Steps<readonly (readonly string[])[]> {
  return ids.length === 0 ? [] : ((yield { read: 'mergedInto', ids }) as readonly (readonly string[])[]);
}

export function* readMerge(id: string): Steps<MergeRecord | undefined> {
  const [found] = (yield { read: 'merges', ids: [id] }) as readonly (MergeRecord | undefined)[];
  return found;
}
