/** What a mutation, an import or the seed asks of the store: items that become one transaction and one revision. */
import type { ClaimRecord, EntityRecord, ObservationRecord, PassageRecord, RelationRecord } from './records.ts';

/**
 * Keys made from a label and names above the store (text/keys.ts), stored so that every store finds and sorts alike.
 * `sort` is ASCII: pinyin, then code points; it orders as plain strings everywhere.
 */
export interface EntityKeys {
  readonly sort: string;
  /** The slug for an entity that comes without an id, made from the label. */
  readonly slug: string;
  readonly names: readonly EntityNameKey[];
}

/** The levels on which `entity(ref)` looks, first to last, and what autocompletion needs. */
export type NameLevel = 'LABEL' | 'ALIAS' | 'FOLDED' | 'PINYIN' | 'INITIALS';

export interface NameKey {
  readonly level: NameLevel;
  readonly key: string;
}

/** A key that an entity is found by; `document`: for whom that source is hidden, this key finds nothing. */
export interface EntityNameKey extends NameKey {
  /** The source in which alone the name holds. A key of several such names is there once for each source. */
  readonly document?: string;
}

/** Where an item stands in the request, for problems: index over the whole request, and the path in front of its fields. */
export interface ItemPlace {
  readonly index: number;
  readonly path: string;
}

interface ItemBase {
  readonly place: ItemPlace;
  /** Undefined: known by what identifies it (contract.graphql, Mutation), created where it is not known. */
  readonly id?: string;
  /** A revision that is not the current one is a CONFLICT. */
  readonly ifRevision?: number;
}

type Draft<R> = Omit<R, 'id' | 'record'>;

export interface EntityItem extends ItemBase {
  readonly kind: 'entity';
  readonly draft: Draft<EntityRecord>;
  /** Allows a label that another entity of the type has; needs an id. */
  readonly distinct: boolean;
  readonly keys: EntityKeys;
}
export interface PassageItem extends ItemBase {
  readonly kind: 'passage';
  readonly draft: Draft<PassageRecord>;
}
export interface RelationItem extends ItemBase {
  readonly kind: 'relation';
  readonly draft: Draft<RelationRecord>;
}
export interface ObservationItem extends ItemBase {
  readonly kind: 'observation';
  readonly draft: Draft<ObservationRecord>;
}
export interface ClaimItem extends ItemBase {
  readonly kind: 'claim';
  readonly draft: Draft<ClaimRecord>;
}
export interface RemoveItem {
  readonly kind: 'remove';
  readonly place: ItemPlace;
  readonly id: string;
}

export type UpsertItem = EntityItem | PassageItem | RelationItem | ObservationItem | ClaimItem;
export type ChangeItem = UpsertItem | RemoveItem;

/** Items may refer to one another by the ids they give, in any order. Removals happen last. */
export interface ChangeRequest {
  readonly items: readonly ChangeItem[];
  readonly actor: string;
  readonly reason: string;
}

/** `changed` in the order of the items (ids of what was created or differs now), `unchanged` how many items changed nothing. */
export interface ChangeOutcome {
  readonly revision: number;
  readonly seq: number;
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

export interface RevisionChange {
  readonly id: string;
  /** The record as JSON text; undefined before it existed and after its removal. */
  readonly before?: string;
  readonly after?: string;
}

export interface Revision {
  readonly number: number;
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly changes: readonly RevisionChange[];
}
