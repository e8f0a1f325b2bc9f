/** A code of the API with its words: a status, a basis, whose words a text is. */
import type { Bilingual } from '../lang.ts';

export interface LabelledCode {
  /** As in the API: INTENDED. */
  readonly value: string;
  readonly label: Bilingual;
}
