/** What is suggested while somebody types, as JSON: the same in every language. The browser reads it, so nothing of the server is imported. */
import type { Bilingual } from '../lang.ts';

export interface SuggestionsData {
  /** As it was read. */
  readonly query: string;
  /** Best first. */
  readonly suggestions: readonly SuggestionData[];
}

export interface SuggestionData {
  readonly id: string;
  readonly label: Bilingual;
  readonly type: string;
  readonly typeLabel: Bilingual;
  /** The name that matched, as entered: the label or another one. */
  readonly text: string;
  /** As in the API: LABEL, PINYIN. */
  readonly matchedBy: string;
  readonly matchedByLabel: Bilingual;
}
