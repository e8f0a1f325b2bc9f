/** What reading a file gives: its text as extracted and cleaned, the blocks of it, and what its own words say of where it comes from. */
import type { OffsetMap } from './offset-map.ts';

export const MEDIA = ['TEXT', 'MARKDOWN', 'HTML', 'DOCX', 'PDF'] as const;
export type Media = (typeof MEDIA)[number];

export const BLOCK_KINDS = ['HEADING', 'PARAGRAPH', 'ITEM', 'TABLE', 'FOOTNOTE', 'CAPTION'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** [start, end) in UTF-16 code units; of the raw or of the cleaned text, as the field says. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A stretch of the cleaned text. Blocks do not overlap and stand in the order of the text; a line break parts them. */
export interface Block extends Range {
  readonly kind: BlockKind;
  /** The headings above it, as cleaned, the outermost first; a heading's own path ends with itself. The title is in none. */
  readonly section: readonly string[];
  /** Of a heading: how deep it stands, from 1; 0 is the document's title. */
  readonly level?: number;
  /** What numbers it: 第五条, （一）, 1., ①. */
  readonly marker?: string;
  /** The printed page where it begins. */
  readonly page?: string;
  /** Of a footnote: where its mark stands in the cleaned text; undefined where no mark was found. */
  readonly at?: number;
  /** Of a table: the cells of each row. */
  readonly rows?: readonly (readonly Range[])[];
}

/** How a page's printed number was found: the file's own page labels, a number in its head or foot, the first page and an offset. */
export type PageSource = 'LABEL' | 'PRINTED' | 'COUNTED';

export interface Page {
  /** Where it begins in the raw text. */
  readonly start: number;
  readonly label: string;
  readonly from: PageSource;
}

/** Raw text that is in no block, and why. */
export interface Dropped extends Range {
  readonly why: 'RUNNING_HEAD' | 'PAGE_NUMBER' | 'FRONT_MATTER' | 'NAVIGATION';
}

export const PROPOSED_FIELDS = [
  'title',
  'titleEn',
  'authors',
  'issuer',
  'documentNumber',
  'issuedOn',
  'adoptedOn',
  'effectiveOn',
  'journal',
  'year',
  'issue',
  'volume',
  'pages',
  'doi',
  'keywords',
  'url',
] as const;
export type ProposedField = (typeof PROPOSED_FIELDS)[number];

/** What the text itself says about the work; a person confirms it. */
export interface Proposal {
  readonly field: ProposedField;
  /** One value a proposal: several authors are several, in order. Dates are YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly value: string;
  /** The rule that found it: `META_TAG`, `FILE_PROPERTY`, `LARGEST_TYPE`, … */
  readonly how: string;
  /** Where its words stand in the raw text; undefined where they stand outside of it (the file's properties, a meta tag). */
  readonly place?: Range;
}

/** Plain data: it goes from the reading thread to the caller as it is. */
export interface ReadDocument {
  readonly media: Media;
  /** The file's name; inside an archive behind the archive's: `texts.zip/a.txt`. */
  readonly name: string;
  /** SHA-256 of the file's bytes, in hex. */
  readonly hash: string;
  readonly raw: string;
  readonly text: string;
  /** Each place of `text` in `raw`. */
  readonly toRaw: OffsetMap;
  readonly blocks: readonly Block[];
  /** Empty where the file has no pages. */
  readonly pages: readonly Page[];
  readonly dropped: readonly Dropped[];
  readonly proposed: readonly Proposal[];
}

/** The page on which a place of the raw text stands. */
export function pageAt(pages: readonly Page[], raw: number): Page | undefined {
  let [low, high] = [0, pages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pages[middle]?.start ?? 0) <= raw) low = middle + 1;
    else high = middle;
  }
  return pages[low - 1];
}
