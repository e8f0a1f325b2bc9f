/** What the page of a comparison shows, and its JSON (docs/pages.md). Made by http/pages/compare-data.ts. */
import type { RowChoice } from '../../inquiry/comparison/choice.ts';
import type { LabelledCode } from '../components/labelled-code.ts';
import type { Bilingual } from '../lang.ts';
import type { EntityLink, StatementData } from '../record/statement-data.ts';

export interface ComparePageData {
  readonly page: 'comparison';
  /** The ids of those that were found, in the order asked for. */
  readonly ids: readonly string[];
  readonly show: RowChoice;
  readonly entities: readonly ComparedEntity[];
  /** Only groups with rows; none of fewer than two entities. */
  readonly groups: readonly CompareGroup[];
  /** How many rows each choice has. */
  readonly counts: Readonly<Record<RowChoice, number>>;
  /** What changed last of all that the table shows. */
  readonly revision?: { readonly number: number; readonly at: string };
  /** The sources that the places are in, in the order in which the table names them. */
  readonly sources: readonly EntityLink[];
  readonly unresolved: readonly UnresolvedName[];
  /** More of the type of the first, what most is stated of first. */
  readonly others: readonly EntityLink[];
  /** Where nothing was asked: of each type what most is stated of. */
  readonly examples: readonly CompareExample[];
}

export interface ComparedEntity extends EntityLink {
  readonly kind?: LabelledCode;
  /** In gongfu's own words. */
  readonly summary?: Bilingual;
  readonly period?: string;
}

export type GroupName = 'relations' | 'figures' | 'claims' | 'literature';

export interface CompareGroup {
  readonly name: GroupName;
  readonly rows: readonly CompareRow[];
}

export interface CompareRow {
  /** relation:USES:OUT, indicator:…, claim:FIRST. */
  readonly key: string;
  readonly label: Bilingual;
  /** The id of the indicator. */
  readonly indicator?: string;
  /** Aligned with the entities; empty where nothing is stated. */
  readonly cells: readonly (readonly CompareItem[])[];
}

/** Statements of one entity that say the same of the same time. */
export interface CompareItem {
  /** Of relations: the other end. */
  readonly other?: EntityLink;
  /** Whose statements they are, where not the compared's own. */
  readonly of: readonly EntityLink[];
  /** Ids of the other compared that have this, too. */
  readonly sharedWith: readonly string[];
  /** At least one. */
  readonly statements: readonly StatementData[];
}

/** A name that nothing, or more than one, is called by. */
export interface UnresolvedName {
  readonly given: string;
  readonly fault: 'unknown' | 'ambiguous';
  /** Those that are called so, or like it. */
  readonly candidates: readonly EntityLink[];
}

export interface CompareExample {
  readonly typeLabel: Bilingual;
  readonly entities: readonly EntityLink[];
}
