/** What the map of the corpus shows, as plain data: also its JSON. Each count is what its link gives. */
import type { Bilingual } from '../lang.ts';

/** An entity and how much of the corpus it stands for. */
export interface Counted {
  readonly id: string;
  readonly label: Bilingual;
  readonly count: number;
}

/** A list that is cut off says how long the whole is. */
export interface ListedOf<T> {
  readonly type: string;
  readonly typeLabel: Bilingual;
  readonly listed: readonly T[];
  readonly total: number;
}

/** Fields of work against the types that belong to them; a type without members is left out. */
export interface FieldTable extends ListedOf<FieldRow> {
  readonly columns: readonly { readonly type: string; readonly label: Bilingual }[];
}

export interface FieldRow extends Counted {
  /** Aligned with the columns. */
  readonly counts: readonly number[];
}

export interface TypeEntry {
  readonly type: string;
  readonly label: Bilingual;
  readonly count: number;
  /** Those that are there. */
  readonly kinds: readonly { readonly kind: string; readonly label: Bilingual; readonly count: number }[];
}

/** `count` is of all that lies in the place, in those below it, too. */
export interface RegionNode extends Counted {
  readonly level?: Bilingual;
  readonly children: readonly RegionNode[];
  /** A place in several others is there in each, its own places in the first alone. */
  readonly isRepeated?: true;
}

export interface SourceEntry {
  readonly id: string;
  readonly label: Bilingual;
  readonly kindLabel?: Bilingual;
  readonly when?: string;
  /** Statements that lead to it or from it. */
  readonly relations: number;
  /** What its own text states or mentions. */
  readonly stated: number;
}

/** `to` is left out of a single year, `from` of all before it. */
export interface YearEntry {
  readonly from?: string;
  readonly to?: string;
  readonly count: number;
}

export interface BrowsePageData {
  readonly entities: number;
  readonly fields: readonly FieldTable[];
  readonly types: readonly TypeEntry[];
  readonly regions: readonly ListedOf<RegionNode>[];
  readonly sources: readonly ListedOf<SourceEntry>[];
  /** The latest first. */
  readonly years: readonly YearEntry[];
}
