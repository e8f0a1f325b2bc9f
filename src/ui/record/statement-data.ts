/**
 * Statements as pages show them, and as the JSON of these pages gives them (docs/pages.md). Codes are the API's, periods ISO 8601-2,
 * numbers and units as printed; every text comes in all its languages.
 */
import type { LabelledCode } from '../components/labelled-code.ts';
import type { PlaceData } from '../components/place.tsx';
import type { Bilingual } from '../lang.ts';

export interface EntityLink {
  readonly id: string;
  readonly type: LabelledCode;
  readonly label: Bilingual;
}

/** What a passage itself cites at the place, as printed: ［2］157 is the mark ［2］ with the locator 157. */
export interface CitedData {
  readonly mark: string;
  readonly locator?: string;
  readonly source?: EntityLink;
}

/** A place where something is stated. */
export interface EvidenceData extends PlaceData {
  /** Whose words the passage's text is. */
  readonly textKind: LabelledCode;
  /** Where the quote stands in the passage's `text`, [start, end) in UTF-16 code units; only in the source's own words. */
  readonly range?: { readonly start: number; readonly end: number };
  readonly cited: readonly CitedData[];
}

/** What all statements share. */
interface Stated {
  readonly id: string;
  /** The whole in words, with its status where that is not HOLDS. */
  readonly sentence: Bilingual;
  readonly period?: string;
  readonly note?: Bilingual;
  readonly status: LabelledCode;
  readonly basis: LabelledCode;
  readonly attributedTo?: EntityLink;
  /** The first of them on pages that list statements, all on the statement's own. */
  readonly evidence: readonly EvidenceData[];
  readonly evidenceCount: number;
}

export interface QualifierData {
  readonly role: LabelledCode;
  readonly entity?: EntityLink;
  readonly text?: Bilingual;
}

export interface RelationData extends Stated {
  readonly record: 'relation';
  readonly relationType: string;
  /** How it reads from `source` to `target`, and the other way round. */
  readonly reads: Bilingual;
  readonly readsInverse: Bilingual;
  readonly source: EntityLink;
  readonly target: EntityLink;
  readonly ordinal?: number;
  readonly qualifiers: readonly QualifierData[];
}

export interface ObservationData extends Stated {
  readonly record: 'observation';
  readonly indicator: EntityLink;
  readonly subject: EntityLink;
  readonly comparedWith?: EntityLink;
  /** The statement that it quantifies. */
  readonly relation?: { readonly id: string; readonly sentence: Bilingual };
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly unit?: string;
  readonly comparator: LabelledCode;
  readonly wording?: string;
}

export interface ClaimData extends Stated {
  readonly record: 'claim';
  readonly claimKind: LabelledCode;
  readonly subject: EntityLink;
  readonly object?: EntityLink;
  readonly text: Bilingual;
  readonly scope?: EntityLink;
}

export type StatementData = RelationData | ObservationData | ClaimData;
