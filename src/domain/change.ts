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

/** The levels on which `entity(ref)` looks, first to last, what autocompletion needs, and what names a source anywhere. */
export type NameLevel = 'LABEL' | 'ALIAS' | 'FOLDED' | 'PINYIN' | 'INITIALS' | 'IDENTIFIER';

/** The fields of a source that the keys of level IDENTIFIER are made from (text/identifiers.ts). */
export const IDENTIFYING_FIELDS = ['doi', 'cstr', 'isbn', 'url', 'documentNumber'] as const;
export type IdentifyingField = (typeof IDENTIFYING_FIELDS)[number];

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
  /** A revision that is not the current one is a CONFLICT; that of what is not there is 0. */
  readonly ifRevision?: number;
}

type Draft<R> = Omit<R, 'id' | 'record'>;

export interface EntityItem extends ItemBase {
  readonly kind: 'entity';
  readonly draft: Omit<Draft<EntityRecord>, 'distinct'>;
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
  /**
   * With it goes what it alone supports, instead of a refusal: statements, fields of others with their evidence, names that hold in
   * it alone, and where a citation leads. Names of others may change by that: `textKeys`.
   */
  readonly isWhole?: true;
}

/** Two entities turn out to be one. Alone in its request, like `UnmergeItem`; both need a reason. */
export interface MergeItem {
  readonly kind: 'merge';
  readonly place: ItemPlace;
  readonly from: string;
  readonly into: string;
}
/** Takes the merge of a merged id back. */
export interface UnmergeItem {
  readonly kind: 'unmerge';
  readonly place: ItemPlace;
  readonly id: string;
}
/** An id that nothing has leads to a record from now on, as one line of an export says it: nothing moves. */
export interface AliasItem {
  readonly kind: 'alias';
  readonly place: ItemPlace;
  readonly id: string;
  readonly into: string;
}

export type UpsertItem = EntityItem | PassageItem | RelationItem | ObservationItem | ClaimItem;
export type ChangeItem = UpsertItem | RemoveItem | MergeItem | UnmergeItem | AliasItem;

/**
 * What the parts of an entity are found by: a text by the keys of an entity that has it as its label and no other name, an identifier
 * (under `identifierPart`) by those of one that has nothing else.
 */
export type TextKeys = ReadonlyMap<string, EntityKeys>;

/** No text of a record has this character. */
const FIELD_END = '\u0000';

export function identifierPart(field: IdentifyingField, value: string): string {
  return field + FIELD_END + value;
}

/** The field and the value of what `identifierPart` gave; undefined for a text. */
export function identifierOf(part: string): Readonly<Record<string, string>> | undefined {
  const end = part.indexOf(FIELD_END);
  return end < 0 ? undefined : { [part.slice(0, end)]: part.slice(end + 1) };
}

/** Items may refer to one another by the ids they give, in any order. Removals happen last, aliases after them. */
export interface ChangeRequest {
  readonly items: readonly ChangeItem[];
  readonly actor: string;
  readonly reason: string;
  /**
   * For a merge, an unmerge or a whole removal, of whose names only the store knows: it refuses with CONFLICT and `needsKeys`, the parts of which it
   * needs the keys, until they are here (ingest/write.ts).
   */
  readonly textKeys?: TextKeys;
  /** Planned by all rules as the store stands, and not made: the outcome says in `planned` what it would change. */
  readonly isTrial?: true;
}

/** `changed` in the order of the items (ids of what was created or differs now), `unchanged` how many items changed nothing. */
export interface ChangeOutcome {
  readonly revision: number;
  readonly seq: number;
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Of a trial, at most `MAX_PLANNED` of them; `revision` and `seq` are then those that the store is at. */
  readonly planned?: readonly RevisionChange[];
}

/** More is not told of a trial: a person looks at it. `changed` and `removed` are whole. */
export const MAX_PLANNED = 500;

export interface RevisionChange {
  readonly id: string;
  /**
   * The record as JSON text; undefined before it existed and after its removal. In a store that was loaded from an export, what a
   * record was before is not known, nor what an id was that had been merged: that has neither.
   */
  readonly before?: string;
  readonly after?: string;
}

export function changeOf(id: string, before: string | undefined, after: string | undefined): RevisionChange {
  return { id, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** Who changed something when, and why. */
export interface RevisionStamp {
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
}

export interface Revision extends RevisionStamp {
  readonly seq: number;
  readonly changes: readonly RevisionChange[];
}
