/** What the page of the ontology shows, as plain data: also its JSON. Examples are what the graph has of each, where it has any. */
import type { LabelledCode } from '../components/labelled-code.ts';
import type { Bilingual } from '../lang.ts';
import type { ClaimData, EntityLink, ObservationData, RelationData } from '../record/statement-data.ts';

export interface EntityExample extends EntityLink {
  readonly summary?: Bilingual;
}

export interface KindEntry extends LabelledCode {
  readonly count: number;
  readonly example?: EntityLink;
}

export interface EntityTypeEntry extends LabelledCode {
  readonly description: Bilingual;
  readonly count: number;
  /** Of its ids: `model` in model:pinghu. */
  readonly prefix: string;
  /** Can be read, cited and pointed at. */
  readonly isSource: boolean;
  readonly kinds: readonly KindEntry[];
  /** Of its own, beside those of all entities. */
  readonly fields: readonly { readonly name: string; readonly label: Bilingual }[];
  /** The most connected one. */
  readonly example?: EntityExample;
}

/** Every one of `from` with every one of `to`; without either, any. `same`: only two of one type. */
export interface JoinEntry {
  readonly from?: readonly LabelledCode[];
  readonly to?: readonly LabelledCode[];
  readonly same: boolean;
}

export interface RelationTypeEntry {
  readonly value: string;
  readonly reads: Bilingual;
  readonly readsInverse: Bilingual;
  readonly description: Bilingual;
  readonly count: number;
  readonly joins: readonly JoinEntry[];
  readonly qualifiers: readonly (LabelledCode & { readonly required: boolean })[];
  /** The same in both directions; without circles; in the order that the source gives. */
  readonly symmetric: boolean;
  readonly acyclic: boolean;
  readonly ordered: boolean;
  /** Through it what lies on one end is found under the other: by place, field or group. */
  readonly foundBy: readonly ('domains' | 'regions' | 'groups')[];
  readonly example?: RelationData;
}

/** `count` is of relations, where they are counted. */
export interface CodeEntry<E> extends LabelledCode {
  readonly count?: number;
  readonly example?: E;
}

export interface OntologyPageData {
  readonly entityTypes: readonly EntityTypeEntry[];
  readonly relationTypes: readonly RelationTypeEntry[];
  readonly statuses: readonly CodeEntry<RelationData>[];
  readonly bases: readonly CodeEntry<RelationData>[];
  readonly roles: readonly CodeEntry<RelationData>[];
  readonly figures: {
    readonly count: number;
    readonly example?: ObservationData;
    readonly comparators: readonly LabelledCode[];
  };
  readonly claims: { readonly count: number; readonly kinds: readonly CodeEntry<ClaimData>[] };
  readonly textKinds: readonly LabelledCode[];
  readonly stances: readonly LabelledCode[];
  readonly nameKinds: readonly LabelledCode[];
}
