/** What pages show, as plain data: made by http/page-data.ts from inquiries, and the JSON form of the same addresses. */

/** A text with the parts that matched, as ranges of it. */
export interface Marked {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

export interface Listed {
  readonly id: string;
  readonly label: string;
  readonly labelEn?: string;
  readonly summary?: string;
}

export interface FirstPageData {
  readonly models: readonly Listed[];
  /** How many more there are than are listed. */
  readonly more: number;
}

export interface HitData {
  readonly id: string;
  readonly label: string;
  /** What sort of thing it is: 机制; of a passage its source and where it stands. */
  readonly kind: string;
  readonly highlights: readonly Marked[];
}

export interface SearchPageData {
  readonly query: string;
  readonly hits: readonly HitData[];
  readonly totalCount: number;
  /** What is missing from the answer, in words; empty when nothing is. */
  readonly notices: readonly string[];
}

/** Where something is stated. */
export interface PlaceData {
  readonly passage: string;
  readonly document: string;
  readonly documentLabel: string;
  readonly locator: string;
  readonly quote?: string;
  readonly contradicts?: true;
}

export interface StatementData {
  readonly id: string;
  /** The statement in words, in Chinese. */
  readonly text: string;
  /** As in the API, and in words. */
  readonly status: string;
  readonly statusLabel: string;
  readonly basis: string;
  readonly basisLabel: string;
  readonly period?: string;
  readonly note?: string;
  readonly attributedTo?: string;
  readonly evidence: readonly PlaceData[];
}

/** Anything with an id. */
export interface RecordPageData {
  readonly id: string;
  readonly iri: string;
  /** Of an entity, as in the API. */
  readonly type?: string;
  readonly kind: string;
  readonly label: string;
  readonly labelEn?: string;
  readonly summary?: string;
  readonly summaryEn?: string;
  readonly names: readonly string[];
  readonly statements: readonly StatementData[];
  /** How many statements there are beside those listed. */
  readonly moreStatements: number;
}
