/** What the page of references shows, and its JSON (docs/pages.md). */
import type { Bilingual } from '../lang.ts';
import type { ReferenceData } from './reference-data.ts';

export interface CitedThing {
  readonly id: string;
  readonly label: Bilingual;
}

/** A style as addresses name it (gbt2025), and whether it is a file for programs. */
export interface StyleData {
  readonly style: string;
  readonly isFile: boolean;
}

export interface CitePageData extends StyleData {
  /** What is cited, in the order of the address. */
  readonly of: readonly CitedThing[];
  /** Those of them that no passage supports. */
  readonly uncitable: readonly CitedThing[];
  readonly entries: readonly ReferenceData[];
  /** The whole list, one entry a line, or the whole file. */
  readonly text: string;
  readonly files: readonly CiteFile[];
}

export interface CiteFile {
  /** .bib */
  readonly suffix: string;
  /** Of the API; undefined: the list as text, in the style of the page. */
  readonly format?: string;
  readonly path: string;
  readonly params: readonly (readonly [name: string, value: string])[];
}
