/** What is wrong with a form: also as the browser is told of it. */
import type { Bilingual } from '../lang.ts';

export interface ProblemData {
  /** The path of the field, as in the API; empty where it is of none. */
  readonly field: string;
  /** Of the field. */
  readonly label?: Bilingual;
  readonly message: Bilingual;
  /** The records that it names. */
  readonly names?: readonly { readonly id: string; readonly label: Bilingual }[];
}
