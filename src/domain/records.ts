/**
 * The records of the graph as they are stored, exported and shown in a history: plain JSON, absent fields left out,
 * keys in the order of these interfaces (`recordJson` in record-json.ts). `docs/records.md` documents the form.
 */

export type EntityTypeName = string;
export type RelationTypeName = string;
export type Status = 'HOLDS' | 'UNDERWAY' | 'INTENDED';
export type Basis = 'STATED' | 'INFERRED' | 'BACKGROUND';
export type Stance = 'SUPPORTS' | 'CONTRADICTS';
export type NameKind = 'SHORT' | 'QUOTED' | 'EPITHET' | 'FORMER' | 'ENGLISH' | 'VARIANT';
export type TextKind = 'FULL_TEXT' | 'PARAPHRASE' | 'TRANSLATION';
export type Visibility = 'PUBLIC' | 'EDITORS';
export type QualifierRole = 'OBJECT' | 'RECIPIENT' | 'ROLE' | 'ACTION' | 'VIA' | 'INSTEAD' | 'EXTENT';
export type Comparator = 'EQUAL' | 'ABOUT' | 'OVER' | 'AT_LEAST' | 'UNDER' | 'AT_MOST';
export type ClaimKind =
  | 'FIRST'
  | 'FIRST_BATCH'
  | 'ONLY'
  | 'ONE_OF'
  | 'MOST'
  | 'LEADING'
  | 'HONOUR'
  | 'DEFINITION'
  | 'OUTCOME';
export type PartValue = string | number | boolean;
/** An item of a field that is a list of objects (Contributor): what is null is left out. */
export type Parts = Readonly<Record<string, PartValue>>;
export type FieldValue = PartValue | readonly string[] | readonly Parts[];

export interface Name {
  readonly text: string;
  readonly kind: NameKind;
  /** The source in which alone this short name holds. */
  readonly document?: string;
}

export interface Cited {
  readonly mark: string;
  readonly locator?: string;
  readonly source?: string;
}

export interface Evidence {
  readonly passage: string;
  readonly quote?: string;
  readonly stance: Stance;
  readonly cited?: readonly Cited[];
}

export interface FieldEvidence {
  readonly field: string;
  readonly basis: Basis;
  readonly note?: string;
  readonly noteEn?: string;
  readonly evidence: readonly Evidence[];
}

export interface EntityRecord {
  readonly record: 'entity';
  readonly id: string;
  readonly type: EntityTypeName;
  readonly label: string;
  readonly labelEn?: string;
  readonly names: readonly Name[];
  readonly summary?: string;
  readonly summaryEn?: string;
  readonly kind?: string;
  readonly period?: string;
  /** The type's own fields by their names in the ontology; what is null is left out. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly fieldEvidence: readonly FieldEvidence[];
  /** Another entity of the type may have the same label; left out where none may. */
  readonly distinct?: true;
}

export interface PassageRecord {
  readonly record: 'passage';
  readonly id: string;
  readonly document: string;
  readonly section: readonly string[];
  /** Number of the paragraph in the whole source, from 1. */
  readonly paragraph: number;
  readonly page?: number;
  readonly text: string;
  readonly textEn?: string;
  readonly textKind: TextKind;
  /** Entities that a person has found named in the text: ids in order, each once; left out where there are none. */
  readonly mentions?: readonly string[];
}

export interface Qualifier {
  readonly role: QualifierRole;
  readonly entity?: string;
  readonly text?: string;
  readonly textEn?: string;
}

/** What all statements share. */
export interface StatementBase {
  readonly id: string;
  readonly note?: string;
  readonly noteEn?: string;
  readonly period?: string;
  readonly status: Status;
  readonly basis: Basis;
  readonly attributedTo?: string;
  readonly evidence: readonly Evidence[];
}

export interface RelationRecord extends StatementBase {
  readonly record: 'relation';
  readonly relationType: RelationTypeName;
  readonly source: string;
  readonly target: string;
  readonly ordinal?: number;
  readonly qualifiers: readonly Qualifier[];
}

export interface ObservationRecord extends StatementBase {
  readonly record: 'observation';
  readonly indicator: string;
  readonly subject: string;
  readonly comparedWith?: string;
  readonly relation?: string;
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly unit?: string;
  readonly comparator: Comparator;
  readonly wording?: string;
}

export interface ClaimRecord extends StatementBase {
  readonly record: 'claim';
  readonly claimKind: ClaimKind;
  readonly subject: string;
  readonly object?: string;
  readonly text: string;
  readonly textEn?: string;
  readonly scope?: string;
}

export type StatementRecord = RelationRecord | ObservationRecord | ClaimRecord;
export type GraphRecord = EntityRecord | PassageRecord | StatementRecord;

/** A record as the store gives it: with the revision that last changed it. */
export interface Stored<R extends GraphRecord = GraphRecord> {
  readonly record: R;
  readonly revision: number;
}

export function isStatement(record: GraphRecord): record is StatementRecord {
  return record.record === 'relation' || record.record === 'observation' || record.record === 'claim';
}
