/**
 * How the planning of a change (plan.ts) talks to a store inside one transaction: it yields plural reads, the adapter answers
 * them aligned, and at the end it gets the writes. One planner thus serves synchronous and asynchronous adapters alike.
 */
import type { ChangeOutcome, EntityKeys } from './change.ts';
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
  | { readonly read: 'targets'; readonly relationType: RelationTypeName; readonly ids: readonly string[] };

export type PlanAnswer =
  | readonly (Stored | undefined)[]
  | readonly (string | undefined)[]
  | readonly boolean[]
  | readonly (readonly string[])[];

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

/** `writes` holds each id once: what is written in the order of the items, then what a removal took evidence from, then removals. */
export interface Plan {
  readonly writes: readonly PlannedWrite[];
  readonly changed: ChangeOutcome['changed'];
  readonly removed: ChangeOutcome['removed'];
  readonly unchanged: number;
}

/** Yields reads until the plan is made; throws a refusal (domain/errors.ts). */
export type Planning = Generator<PlanRead, Plan, PlanAnswer>;
