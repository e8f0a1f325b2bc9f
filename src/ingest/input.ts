/**
 * What may be written, as plain data in the shape of the contract's inputs (EntityInput, …): made by the seed reader, the
 * import and the mutations. Null and left out mean the same: empty, or the default that is named here.
 */
import type {
  Basis,
  ClaimKind,
  Comparator,
  EntityTypeName,
  FieldValue,
  NameKind,
  QualifierRole,
  RelationTypeName,
  Stance,
  Status,
  TextKind,
} from '../domain/records.ts';

type Optional<T> = T | null | undefined;

export interface NameInput {
  readonly text: string;
  /** Default VARIANT. */
  readonly kind?: Optional<NameKind>;
  readonly document?: Optional<string>;
}

export interface CitedInput {
  readonly mark: string;
  readonly locator?: Optional<string>;
  readonly source?: Optional<string>;
}

export interface EvidenceInput {
  readonly passage: string;
  readonly quote?: Optional<string>;
  /** Default SUPPORTS. */
  readonly stance?: Optional<Stance>;
  readonly cited?: Optional<readonly CitedInput[]>;
}

export interface FieldEvidenceInput {
  readonly field: string;
  /** Default STATED. */
  readonly basis?: Optional<Basis>;
  readonly note?: Optional<string>;
  readonly noteEn?: Optional<string>;
  readonly evidence: readonly EvidenceInput[];
}

export interface EntityInput {
  /** MODEL, FIELD_TRIP: the key of the contract's @oneOf EntityInput, as the ontology names the type. */
  readonly type: EntityTypeName;
  readonly id?: Optional<string>;
  readonly label: string;
  readonly labelEn?: Optional<string>;
  readonly names?: Optional<readonly NameInput[]>;
  readonly summary?: Optional<string>;
  readonly summaryEn?: Optional<string>;
  readonly kind?: Optional<string>;
  readonly period?: Optional<string>;
  /** The type's own fields by their names in the ontology. */
  readonly fields?: Optional<Readonly<Record<string, Optional<FieldValue>>>>;
  readonly fieldEvidence?: Optional<readonly FieldEvidenceInput[]>;
  readonly distinct?: Optional<boolean>;
  readonly ifRevision?: Optional<number>;
}

export interface PassageInput {
  readonly id?: Optional<string>;
  readonly document: string;
  readonly section: readonly string[];
  readonly paragraph: number;
  readonly page?: Optional<number>;
  readonly text: string;
  readonly textEn?: Optional<string>;
  readonly textKind: TextKind;
  /** Left out: those that the passage has. */
  readonly mentions?: Optional<readonly string[]>;
  readonly ifRevision?: Optional<number>;
}

export interface QualifierInput {
  readonly role: QualifierRole;
  readonly entity?: Optional<string>;
  readonly text?: Optional<string>;
  readonly textEn?: Optional<string>;
}

/** What relations, figures and claims share. */
export interface StatementInput {
  readonly id?: Optional<string>;
  readonly note?: Optional<string>;
  readonly noteEn?: Optional<string>;
  readonly period?: Optional<string>;
  readonly status: Status;
  /** Default STATED. */
  readonly basis?: Optional<Basis>;
  readonly attributedTo?: Optional<string>;
  readonly evidence: readonly EvidenceInput[];
  readonly ifRevision?: Optional<number>;
}

export interface RelationInput extends StatementInput {
  readonly relationType: RelationTypeName;
  readonly source: string;
  readonly target: string;
  readonly ordinal?: Optional<number>;
  readonly qualifiers?: Optional<readonly QualifierInput[]>;
}

export interface ObservationInput extends StatementInput {
  readonly indicator: string;
  readonly subject: string;
  readonly comparedWith?: Optional<string>;
  readonly relation?: Optional<string>;
  readonly value?: Optional<number>;
  readonly low?: Optional<number>;
  readonly high?: Optional<number>;
  readonly unit?: Optional<string>;
  /** Default EQUAL. */
  readonly comparator?: Optional<Comparator>;
  readonly wording?: Optional<string>;
}

export interface ClaimInput extends StatementInput {
  readonly claimKind: ClaimKind;
  readonly subject: string;
  readonly object?: Optional<string>;
  readonly text: string;
  readonly textEn?: Optional<string>;
  readonly scope?: Optional<string>;
}

/** An id that nothing has, and the record that it leads to from now on: a line of an export. */
export interface AliasInput {
  readonly id: string;
  readonly into: string;
}

/** One change. Items are counted over all lists in this order; `remove` and `removeWhole` (RemoveItem.isWhole) hold ids. */
export interface WriteInputs {
  readonly entities?: Optional<readonly EntityInput[]>;
  readonly passages?: Optional<readonly PassageInput[]>;
  readonly relations?: Optional<readonly RelationInput[]>;
  readonly observations?: Optional<readonly ObservationInput[]>;
  readonly claims?: Optional<readonly ClaimInput[]>;
  readonly remove?: Optional<readonly string[]>;
  readonly removeWhole?: Optional<readonly string[]>;
  readonly aliases?: Optional<readonly AliasInput[]>;
}
