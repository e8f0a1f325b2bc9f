/** A seed file as read: the words of docs/seed-format.md, names not yet resolved, everything with its place. */
import type { EntityTypeDef } from '../domain/ontology.ts';
import type { FieldValue } from '../domain/records.ts';
import type { Place } from './fault.ts';
import type { LintCode } from './lint.ts';
import type { Text } from './map-reader.ts';
import type { NumberKind, UnnamedReason } from './seed-reasons.ts';

/** What an entity is called by: a label, another name or an id, and its type where it was said. */
export interface Ref {
  readonly name: string;
  readonly type?: EntityTypeDef;
  readonly at: Place;
}

export interface SeedCited {
  readonly mark: string;
  readonly locator?: string;
  readonly source?: Ref;
}

export interface SeedEvidence {
  /** The key of a passage within its source, or a passage's id. */
  readonly key: Text;
  /** Undefined: the file's source. */
  readonly source?: Ref;
  readonly quote?: Text;
  readonly stance?: string;
  readonly cited: readonly SeedCited[];
}

/** What statements, figures, claims and the evidence of fields share. */
export interface SeedStated {
  readonly at: Place;
  readonly id?: Text;
  readonly evidence: readonly SeedEvidence[];
  readonly status: string;
  readonly basis: string;
  readonly period?: Text;
  readonly attributedTo?: Ref;
  readonly note?: Text;
  readonly noteEn?: Text;
}

/** What relations, figures and claims share. */
export interface SeedStating extends SeedStated {
  /** Why an end is not named where the statement stands. */
  readonly unnamed?: { readonly reason: UnnamedReason; readonly at: Place };
}

export interface SeedQualifier {
  readonly role: string;
  readonly at: Place;
  readonly entity?: Ref;
  readonly text?: Text;
  readonly textEn?: Text;
}

export interface SeedRelation extends SeedStating {
  /** A field of the ontology, seen from the entity that the statement is written under. */
  readonly field: Text;
  readonly other: Ref;
  readonly ordinal?: number;
  readonly qualifiers: readonly SeedQualifier[];
}

export interface SeedFigure extends SeedStating {
  readonly indicator: Ref;
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly unit?: Text;
  readonly comparator: string;
  readonly comparedWith?: Ref;
  readonly relation?: { readonly field: Text; readonly other: Ref };
  readonly wording?: Text;
}

export interface SeedClaim extends SeedStating {
  readonly kind: string;
  readonly text: Text;
  readonly textEn?: Text;
  readonly object?: Ref;
  readonly scope?: Ref;
}

export interface SeedName {
  readonly text: Text;
  readonly kind: string;
  readonly document?: Ref;
}

export interface SeedFieldEvidence extends SeedStated {
  readonly field: Text;
}

export interface SeedEntity {
  readonly at: Place;
  readonly type: EntityTypeDef;
  readonly label: Text;
  readonly id?: Text;
  readonly labelEn?: Text;
  readonly kind?: Text;
  readonly names: readonly SeedName[];
  readonly summary?: Text;
  readonly summaryEn?: Text;
  readonly period?: Text;
  readonly fields: ReadonlyMap<string, { readonly value: FieldValue; readonly at: Place }>;
  readonly fieldEvidence: readonly SeedFieldEvidence[];
  readonly statements: readonly SeedRelation[];
  readonly figures: readonly SeedFigure[];
  readonly claims: readonly SeedClaim[];
}

/** Why a number of the source is no figure of the graph. */
export interface SeedNumber {
  /** As printed, with the number. */
  readonly text: Text;
  readonly is: NumberKind;
}

export interface SeedPassage {
  readonly at: Place;
  /** Undefined: the file's source. */
  readonly source?: Ref;
  readonly section: readonly Text[];
  readonly key?: Text;
  readonly number: number;
  readonly page?: number;
  readonly text: Text;
  readonly textEn?: Text;
  readonly kind: string;
  /** Its first words in the source, word for word. */
  readonly opens?: Text;
  readonly numbers: readonly SeedNumber[];
  /** Why nothing stands on it. */
  readonly supportsNothing?: Text;
}

/** What the vocabulary lint finds of some entities, or of words of the ontology, and the text means; the reason is for its readers. */
export interface SeedException {
  readonly at: Place;
  readonly lint: LintCode;
  readonly of: readonly Ref[];
}

export interface SeedFile {
  readonly file: string;
  readonly source?: Ref;
  readonly passages: readonly SeedPassage[];
  readonly entities: readonly SeedEntity[];
  readonly exceptions: readonly SeedException[];
}
