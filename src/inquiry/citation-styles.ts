/** The styles, and what each is called on the command line and in addresses. */
import type { TextStyle } from '../cite/entry.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../cite/export/formats.ts';

export type CitationStyle = TextStyle | ExportFormat;

/** The one in force in China since July 2026. */
export const DEFAULT_STYLE: CitationStyle = 'GB_T_7714_2025_NUMERIC';

const TEXT_NAMES: Readonly<Record<string, TextStyle>> = {
  gbt2025: 'GB_T_7714_2025_NUMERIC',
  'gbt2025-author-date': 'GB_T_7714_2025_AUTHOR_DATE',
  gbt2015: 'GB_T_7714_2015_NUMERIC',
  'gbt2015-author-date': 'GB_T_7714_2015_AUTHOR_DATE',
  apa: 'APA_7',
};

/** In the order in which they are offered. */
export const STYLE_NAMES: ReadonlyMap<string, CitationStyle> = new Map<string, CitationStyle>([
  ...Object.entries(TEXT_NAMES),
  ...EXPORT_FORMATS.map((format) => [format.toLowerCase().replace('_', '-'), format] as const),
]);

/** By its short name or the one of the API, in either case; undefined for another word. */
export function styleOfName(name: string): CitationStyle | undefined {
  const word = name.trim().toLowerCase();
  return STYLE_NAMES.get(word) ?? [...STYLE_NAMES.values()].find((style) => style.toLowerCase() === word);
}

export function nameOfStyle(style: CitationStyle): string {
  return [...STYLE_NAMES].find(([, known]) => known === style)?.[0] ?? style;
}
