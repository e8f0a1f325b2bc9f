/**
 * How the planning of a change (plan.ts) talks to a store inside one transaction: it yields plural reads, the adapter answers
 * them aligned, and at the end it gets the writes. One planner thus serves synchronous and asynchronous adapters alike.
 */
import type { ChangeOutcome, EntityKeys, RevisionChange } from './change.ts';
import type { EntityTypeName, GraphRecord, RelationTypeName, Stored } from './records.ts';

export type PlanRead =
  /** → (Stored | undefined)[]; a merged id gives the entity that it was merged into. */
  | { readonly read: 'records'; readonly ids: readonly string[] }
  /** → (string | undefined)[]: the entity, of those not `distinct`, that has the label. */
  | { readonly read: 'labels'; readonly of: readonly { readonly type: EntityTypeName; readonly label: string }[] }
  /** → (string | undefined)[]: the statement or passage with the identity key. */
  | { readonly read: 'identities'; readonly keys: readonly string[] }
  /** → boolean[]: whether the id is or ever was in use, removed and merged ones included. */
  | { readonly read: 'used'; readonly ids: readonly string[] }
  /** → string[][]: ids of the records that refer to the id in any field (ends, qualifiers, evidence, documents, …), by id. */
  | { readonly read: 'referring'; readonly ids: readonly string[] }
  /** → string[][]: targets of the id's relations of the type, one for each relation. */
  | { readonly read: 'targets'; readonly relationType: RelationTypeName; readonly ids: readonly string[] }
  /** → (string | undefined)[]: the identity key that a record is stored under. */
  | { readonly read: 'identitiesOf'; readonly ids: readonly string[] }
  /** → (string | undefined)[]: what a merged id leads to, whether that is there or was removed. */
  | { readonly read: 'targetsOf'; readonly ids: readonly string[] }
  /** → string[][]: the merged ids that lead to the id, by id. */
  | { readonly read: 'mergedInto'; readonly ids: readonly string[] }
  /** → (MergeRecord | undefined)[]: how the ids were merged. */
  | { readonly read: 'merges'; readonly ids: readonly string[] };

export type PlanAnswer =
  | readonly (Stored | undefined)[]
  | readonly (string | undefined)[]
  | readonly boolean[]
  | readonly (readonly string[])[]
  | readonly (MergeRecord | undefined)[];

/** How an id was merged: what it leads to now, the `moves` of its PlannedMerge, and all that the revision changed in which it went. */
export interface MergeRecord {
  readonly target: string;
  readonly moves: string;
  readonly changes: readonly RevisionChange[];
}

/** One record that changes: `after` undefined is a removal, `before` undefined a creation. */
export interface PlannedWrite {
  readonly id: string;
  readonly before?: GraphRecord;
  readonly after?: GraphRecord;
  /** Of an entity that is written; undefined where they stay as they are (a removal elsewhere took evidence from its fields). */
  readonly keys?: EntityKeys;
  /**
   * Under which a statement or passage without an id is found again; of an entity made of its type and label (`entityIdentity`),
   * undefined where it is `distinct`. Among what is stored it is unique; an adapter that holds it so frees those of all writes
   * before it sets any, because two records may change places.
   */
  readonly identity?: string;
  /** Ids that the record refers to, each once: what `referring` finds it by. */
  readonly refersTo: readonly string[];
}

/**
 * An id that leads to a record from now on. `moves` is a text of the planner's, kept as it is (plan/moves.ts), '' for an id of which
 * nothing but the target is known; undefined: the id was merged before and keeps its own, it only leads elsewhere now.
 */
export interface PlannedMerge {
  readonly id: string;
  readonly target: string;
  readonly moves?: string;
}

/**
 * `writes` holds each id once: what is written in the order of the items, then what a removal took evidence from, then removals.
 * `merged` and `unmerged` (ids that lead nowhere else any more) are to be stored before the writes. A plan that has any of the three
 * is a revision; a merged id with `moves` '' is a change of it that has neither `before` nor `after`.
 */
export interface Plan {
  readonly writes: readonly PlannedWrite[];
  readonly merged: readonly PlannedMerge[];
  readonly unmerged: readonly string[];
  readonly changed: ChangeOutcome['changed'];
  readonly removed: ChangeOutcome['removed'];
  readonly unchanged: number;
}

/** Whether it changes anything, and so is a revision. */
export function isRevision({ writes, merged, unmerged }: Plan): boolean {
  return writes.length + merged.length + unmerged.length > 0;
}

/** Yields reads until the plan is made; throws a refusal (domain/errors.ts). */
export type Planning = Generator<PlanRead, Plan, PlanAnswer>;
