/** References as pages show them, and as their JSON has them. */
import type { Piece } from '../../inquiry/cite.ts';
import type { Bilingual } from '../lang.ts';

export interface ReferenceData {
  /** The source's id. */
  readonly document: string;
  /** What the source is called in the graph. */
  readonly documentLabel: Bilingual;
  /** What stands before it in a list of several: `[1] `. */
  readonly label: string;
  readonly text: string;
  /** The same with its italics. */
  readonly pieces: readonly Piece[];
  /** How it is cited in a text. */
  readonly inText: string;
  readonly inTextPieces: readonly Piece[];
  readonly locators: readonly string[];
  /** What the style wants and the source does not say. */
  readonly missing: readonly string[];
}
