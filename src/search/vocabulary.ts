/** What an index holds of words and names, as the reading of a query asks for it: every index answers it in its own way. */
import type { NameForm } from './names.ts';

/** A name of an entity that the viewer may see. */
export interface HeldName {
  /** Of the entity. */
  readonly id: string;
  readonly form: NameForm;
  readonly key: string;
  /** As entered. */
  readonly text: string;
  readonly isLabel: boolean;
  readonly weight: number;
}

export interface Vocabulary {
  /** Documents of the index. */
  readonly documents: number;
  /** In how many documents each term is; those that are in none are left out. */
  frequencies(terms: readonly string[]): ReadonlyMap<string, number>;
  /** In how many documents that the viewer sees all of these terms are. */
  together(terms: readonly string[]): number;
  /** Names whose key in one of the forms is one of these; at most some hundreds. */
  namesWith(keys: readonly { readonly form: NameForm; readonly key: string }[]): readonly HeldName[];
  /** All names of these entities in the form FOLDED. */
  namesOf(ids: readonly string[]): readonly HeldName[];
  /** Words and folded names with the spelling keys (spelling.ts) that they share with these; some may be held no longer. */
  spelledLike(keys: readonly string[]): readonly { readonly key: string; readonly word: string }[];
}
