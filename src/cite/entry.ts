/** What formatting gives and what journals may ask for: shared by all styles. */

/** The styles whose entries are read by people; the others are exports (export/). */
export const TEXT_STYLES = [
  'GB_T_7714_2025_NUMERIC',
  'GB_T_7714_2025_AUTHOR_DATE',
  'GB_T_7714_2015_NUMERIC',
  'GB_T_7714_2015_AUTHOR_DATE',
  'APA_7',
] as const;
export type TextStyle = (typeof TEXT_STYLES)[number];

export type UrlOption = 'ALWAYS' | 'ONLINE_ONLY' | 'NEVER';

/** What is left out is as the style has it. */
export interface EntryOptions {
  /** ONLINE_ONLY: for what is published on line alone. Default: ONLINE_ONLY. */
  readonly url?: UrlOption;
  /** Default: true. */
  readonly doi?: boolean;
  /** GB/T: Western surnames in capitals. Default: true in 2015, false in 2025. */
  readonly upperCaseNames?: boolean;
  /** GB/T: of the marks inside an area. Default: HALF in 2015, FULL in 2025. */
  readonly width?: 'HALF' | 'FULL';
  /** The page cited, in the entry of a whole item. Default: none. */
  readonly page?: string;
  /** GB/T: how many names are printed. Default: THREE. */
  readonly authors?: 'THREE' | 'ALL';
  /** GB/T: Western given names. Default: INITIALS. */
  readonly givenNames?: 'INITIALS' | 'FULL';
  /** GB/T: a Chinese entry followed by its English one. Default: false. */
  readonly bilingual?: boolean;
  /** APA: Chinese items romanised alone, or each part followed by its characters. Default: ROMAN. */
  readonly script?: 'ROMAN' | 'CHARACTERS';
}

export interface Piece {
  readonly text: string;
  readonly form?: 'ITALIC' | 'SUPERSCRIPT';
}

export interface Entry {
  readonly pieces: readonly Piece[];
  /** Paths of what the style wants and the record has not (roman.title); the entry then stands as the style provides for that. */
  readonly missing: readonly string[];
}

export type LocatorKind = 'PAGE' | 'ARTICLE' | 'SECTION' | 'PARAGRAPH';
/** `value` as printed: 15-17; 第五条; 二（一）; 第3段. */
export interface Locator {
  readonly kind: LocatorKind;
  readonly value: string;
}
