/** References as files: under which suffix and media type each style travels. */
import { TEXT_STYLES, type TextStyle } from '../cite/entry.ts';
import { EXPORT_FORMATS, type ExportFormat, TRANSPORTS } from '../cite/export/formats.ts';
import { type CitationStyle, nameOfStyle } from './citation-styles.ts';

/** References as text: the style is chosen beside it. */
export const TEXT_FILE = { suffix: '.txt', mediaType: 'text/plain' } as const;

/** What doi.org calls references as text. */
export const BIBLIOGRAPHY_TYPE = 'text/x-bibliography';

export interface CitationFile {
  /** With its dot: it stands behind an id, or at the end of a file's name. */
  readonly suffix: string;
  /** Without a charset, which is UTF-8. */
  readonly mediaType: string;
  /** Undefined: a text, in the style that is asked for. */
  readonly format?: ExportFormat;
}

/** By suffix, in the order in which they are offered. BibLaTeX shares BibTeX's suffix and media type. */
export const CITATION_FILES: ReadonlyMap<string, CitationFile> = new Map<string, CitationFile>([
  ...EXPORT_FORMATS.filter((format) => format !== 'BIBLATEX').map((format) => {
    const { suffix, mediaType } = TRANSPORTS[format];
    return [suffix, { suffix, mediaType, format }] as const;
  }),
  [TEXT_FILE.suffix, TEXT_FILE],
]);

/** Whether it has a form in the running text: a style's own, or \cite of LaTeX. Files of reference managers have none. */
export function hasInText(style: CitationStyle): boolean {
  return isTextStyle(style) || style === 'BIBTEX' || style === 'BIBLATEX';
}

export function isTextStyle(style: CitationStyle): style is TextStyle {
  return (TEXT_STYLES as readonly string[]).includes(style);
}

/** As in addresses, in the order in which they are offered. */
export const TEXT_STYLE_NAMES: readonly string[] = TEXT_STYLES.map(nameOfStyle);
