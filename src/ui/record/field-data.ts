/** What an entity's own fields and names say, with where they are stated. */
import type { FieldValue } from '../../domain/records.ts';
import type { LabelledCode } from '../components/labelled-code.ts';
import type { Bilingual } from '../lang.ts';
import type { EntityLink, EvidenceData } from './statement-data.ts';

export interface NameData {
  readonly text: string;
  readonly kind: LabelledCode;
  /** The source in which alone the name holds. */
  readonly document?: EntityLink;
}

export interface FieldData {
  readonly name: string;
  readonly label: Bilingual;
  readonly value: FieldValue;
  /** Of a code. */
  readonly valueLabel?: Bilingual;
  /** The objects of a list, each as its values in order. */
  readonly items?: readonly (readonly ItemPart[])[];
  readonly unit?: string;
  /** It says no more than what leaving it out would mean. */
  readonly isDefault?: true;
}

export interface ItemPart {
  readonly label: Bilingual;
  readonly value: string;
  readonly valueLabel?: Bilingual;
}

export interface FieldEvidenceData {
  readonly field: string;
  readonly label: Bilingual;
  readonly basis: LabelledCode;
  readonly note?: Bilingual;
  readonly evidence: readonly EvidenceData[];
}
