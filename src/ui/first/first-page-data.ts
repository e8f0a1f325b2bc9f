/** What the first page shows, as plain data: also its JSON. */
import type { Bilingual } from '../lang.ts';

export interface Listed {
  readonly id: string;
  readonly label: Bilingual;
  readonly kindLabel?: Bilingual;
  readonly summary?: Bilingual;
  readonly period?: string;
}

/** Entities of a type, and how many more there are than are listed. */
export interface ListedOfType {
  readonly type: string;
  readonly typeLabel: Bilingual;
  readonly listed: readonly Listed[];
  readonly more: number;
}

/** Something that others belong to, with them: a field of work with its models. */
export interface Belonging extends Listed {
  readonly members: readonly Listed[];
  readonly moreMembers: number;
}

/** The entities of a type that others belong to. */
export interface FieldsOfType extends Omit<ListedOfType, 'listed'> {
  readonly memberType: string;
  readonly memberTypeLabel: Bilingual;
  readonly listed: readonly Belonging[];
  /** Of the member type, what belongs to none of these. */
  readonly others: readonly Listed[];
}

/** What goes in order: a mechanism with its versions. */
export interface Series extends Listed {
  readonly steps: readonly Listed[];
}

export interface SeriesOfType {
  readonly type: string;
  /** The relation type that leads from one to its steps. */
  readonly relation: string;
  readonly relationLabel: Bilingual;
  readonly typeLabel: Bilingual;
  readonly listed: readonly Series[];
  readonly more: number;
}

export interface TypeCount {
  readonly type: string;
  readonly typeLabel: Bilingual;
  readonly description: Bilingual;
  readonly count: number;
}

export interface FirstPageData {
  /** Every type of the ontology, in its order. */
  readonly types: readonly TypeCount[];
  readonly counts: {
    readonly entities: number;
    readonly relations: number;
    readonly observations: number;
    readonly claims: number;
    readonly passages: number;
  };
  /** None where the ontology has no such walk. */
  readonly fields: readonly FieldsOfType[];
  readonly series: readonly SeriesOfType[];
  /** Those of each type that is a source. */
  readonly sources: readonly ListedOfType[];
  /** What others lie in, the most connected first. */
  readonly places: readonly ListedOfType[];
}
