/**
 * What a standard lays down, as data: standard-2015.ts and standard-2025.ts hold it, the other files of this folder carry it out.
 *
 * A layout is written as the standards write theirs: elements by name, in half-width marks (an entry takes the width of its
 * standard or of the options), areas parted by `. `, the host of a part after `//`. What has no value is left out with the mark
 * before it. An element is wanted, and said to be missing, unless it ends in `?`; with `!` the standard's words stand for it in
 * print ([出版地不详]). In an author-date list the year goes from its place to behind `author` (clause 9.3).
 */
import type { CslType } from '../record.ts';

export const ELEMENTS = [
  'author',
  'title',
  /** Type mark and carrier: J/OL. */
  'type',
  'translator',
  'edition',
  'version',
  /** 文号; number of a report, standard or patent. */
  'number',
  'volume',
  'issue',
  'place',
  'publisher',
  /** Of a preprint or data set. */
  'platform',
  /** 2021; `[2026]` of the day of access where it is not known. */
  'year',
  /** As far as it is known: 2021-05-20. In author-date lists a year alone has moved away. */
  'date',
  /** The same, of what was posted on line; nothing stands for it. */
  'posted',
  'accessed',
  /** Of a part in its host, or the article number. */
  'pages',
  /** 版次 of a newspaper: 第5版 is 5. */
  'sheet',
  /** The page cited, of a whole item. */
  'page',
  'container',
  'event',
  /** Whose the host is: editors. */
  'editor',
  /** The standard's layout of the host of a part. */
  'host',
  'archive',
  'archivePlace',
  'archiveLocation',
  'url',
  'identifier',
] as const;
export type ElementName = (typeof ELEMENTS)[number];

/** When a row of a type's table holds. */
export type Condition =
  | 'ON_LINE'
  /** A journal article with neither volume nor issue: published on line first. */
  | 'UNNUMBERED'
  /** Neither place nor publisher is known. */
  | 'UNPUBLISHED'
  /** The conference is known, the proceedings are not. */
  | 'EVENT_ONLY';

export interface LayoutRow {
  /** All must hold; none: always. Of the rows of a type the first that holds is taken. */
  readonly when?: readonly Condition[];
  /** 文献类型标识. */
  readonly mark: string;
  readonly layout: string;
  /** In place of what clause 9.3 makes of `layout`. */
  readonly authorDate?: string;
  readonly clause: string;
}

export interface Standard {
  readonly name: string;
  /** Of the marks inside an area. */
  readonly width: 'HALF' | 'FULL';
  readonly upperCaseNames: boolean;
  /** Sung-Ho is S-H, not S H. */
  readonly keepsHyphens: boolean;
  /** Given names in pinyin: Xiaobo is Xiaobo, or X B. */
  readonly pinyinNames: 'WHOLE' | 'SYLLABLES';
  /** What stands before the number of a Western volume. */
  readonly westernVolume: string;
  /** In the text: 高远 等, or 高远等. */
  readonly spaceBeforeOthers: boolean;
  /** The first that the record has is printed. */
  readonly identifiers: readonly ('cstr' | 'doi')[];
  readonly host: string;
  readonly layouts: Readonly<Record<CslType, readonly LayoutRow[]>>;
}
