/** What every reader gives: stretches of the raw text that belong together, with what the file says they are. */
import type { BlockKind, Dropped, Media, Page, Proposal, Range } from './document.ts';

export interface RawParagraph {
  /** In the order of reading; more than one where lines were joined. */
  readonly pieces: readonly Range[];
  /** What the file itself says it is; undefined where only its words tell. */
  readonly kind?: BlockKind;
  /** Of a heading that the file marks as one: from 1; 0 is the title. */
  readonly level?: number;
  readonly marker?: string;
  /** Of a footnote: where its mark stands in the raw text. */
  readonly at?: number;
  /** Of a footnote: how its file calls it. */
  readonly note?: string;
  /** Of a table: the cells of each row. */
  readonly rows?: readonly (readonly Range[])[];
}

/** A file's text before it is cleaned. */
export interface Extract {
  readonly media: Media;
  readonly raw: string;
  readonly paragraphs: readonly RawParagraph[];
  readonly pages: readonly Page[];
  readonly dropped: readonly Dropped[];
  /** What the file says beside its text: meta tags, properties. */
  readonly proposed: readonly Proposal[];
}
