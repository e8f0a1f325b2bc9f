/** Words of a document that say something of where it comes from. */
import type { Block, ProposedField } from './document.ts';

/** A block with its words. */
export interface Words {
  readonly block: Block;
  readonly text: string;
}

/** Words of the cleaned text that say something. */
export interface Found {
  readonly field: ProposedField;
  readonly value: string;
  readonly how: string;
  /** In the cleaned text. */
  readonly start: number;
  readonly end: number;
}

/** Of [at, at + length) of a block's words. */
export function foundIn(
  { block }: Words,
  field: ProposedField,
  how: string,
  words: { readonly value: string; readonly at: number; readonly length: number },
): Found {
  const start = block.start + words.at;
  return { field, value: words.value, how, start, end: start + words.length };
}
