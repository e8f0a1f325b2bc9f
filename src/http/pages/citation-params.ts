/** The address of a reference → its style and what a journal asks for. What is not understood is refused, never left out. */
import { type CitationFile, isTextStyle, TEXT_STYLE_NAMES } from '../../inquiry/citation-files.ts';
import { type CitationStyle, DEFAULT_STYLE, STYLE_NAMES, styleOfName } from '../../inquiry/citation-styles.ts';
import type { CitationOptions } from '../../inquiry/cite.ts';
import { shortLine } from '../../ui/plain-line.ts';
import { badParameter } from './bad-parameter.ts';
import { oneParameter } from './one-parameter.ts';

/** The options that change a list, each with its values as in the API; in addresses in either case, with - for _. */
const CHOICES = {
  url: ['ALWAYS', 'ONLINE_ONLY', 'NEVER'],
  order: ['CITED', 'NAME', 'STROKE'],
  width: ['HALF', 'FULL'],
  authors: ['THREE', 'ALL'],
  givenNames: ['INITIALS', 'FULL'],
  script: ['ROMAN', 'CHARACTERS'],
} as const satisfies { readonly [K in keyof CitationOptions]?: readonly CitationOptions[K][] };
const SWITCHES = ['doi', 'upperCaseNames', 'bilingual'] as const satisfies readonly (keyof CitationOptions)[];

/** Styles of the CSL project that clients of doi.org name, and which are ours under another name. */
const CSL_STYLES: Readonly<Record<string, CitationStyle>> = {
  'china-national-standard-gb-t-7714-2015-numeric': 'GB_T_7714_2015_NUMERIC',
  'china-national-standard-gb-t-7714-2015-author-date': 'GB_T_7714_2015_AUTHOR_DATE',
};

/**
 * A style that is read by people. Errors: BAD_USER_INPUT that lists them. `given` undefined: the one that the reader keeps, where it is
 * such a style, else the default.
 */
export function textStyleOf(given: string | undefined, kept?: CitationStyle): CitationStyle {
  if (given === undefined) return kept !== undefined && isTextStyle(kept) ? kept : DEFAULT_STYLE;
  const style = knownStyle(given);
  if (style === undefined || !isTextStyle(style)) throw unknownValue('style', given, TEXT_STYLE_NAMES);
  return style;
}

/** Any style, those of files among them. Errors: BAD_USER_INPUT that lists them. */
export function styleOf(given: string | undefined, kept: CitationStyle | undefined): CitationStyle {
  if (given === undefined) return kept ?? DEFAULT_STYLE;
  const style = knownStyle(given);
  if (style === undefined) throw unknownValue('style', given, [...STYLE_NAMES.keys()]);
  return style;
}

function knownStyle(given: string): CitationStyle | undefined {
  return styleOfName(given) ?? CSL_STYLES[given.trim().toLowerCase()];
}

/** `format` of `.bib`. */
export function texFormatOf(query: URLSearchParams): CitationStyle {
  const given = oneParameter(query, 'format');
  const style = given === undefined ? 'BIBTEX' : styleOfName(given);
  if (style !== 'BIBTEX' && style !== 'BIBLATEX') throw unknownValue('format', given ?? '', ['bibtex', 'biblatex']);
  return style;
}

/** Errors: BAD_USER_INPUT that names the parameter and its values. */
export function citationOptions(query: URLSearchParams): CitationOptions {
  const choices = Object.entries(CHOICES).flatMap(([name, values]) => {
    const given = oneParameter(query, name);
    return given === undefined ? [] : [[name, choiceOf(name, given, values)] as const];
  });
  const switches = SWITCHES.flatMap((name) => {
    const given = oneParameter(query, name);
    return given === undefined ? [] : [[name, choiceOf(name, given, ['TRUE', 'FALSE']) === 'TRUE'] as const];
  });
  // Each value is one of its option's.
  return Object.fromEntries([...choices, ...switches]) as CitationOptions;
}

/** The parameters of an address of references. */
export function citationParams({ format }: CitationFile): readonly string[] {
  if (format === undefined) return ['style', ...Object.keys(CHOICES), ...SWITCHES];
  return format === 'BIBTEX' ? ['format'] : [];
}

/** Errors: BAD_USER_INPUT for a parameter that is none of `taken`, with those there are. */
export function refuseOthers(query: URLSearchParams, taken: readonly string[]): void {
  const other = [...query.keys()].find((name) => !taken.includes(name));
  if (other === undefined) return;
  throw badParameter('notTaken', shortLine(other, LONGEST_NAME), query.get(other) ?? '', taken.join(', ') || '–');
}

const LONGEST_NAME = 40;

function choiceOf(name: string, given: string, values: readonly string[]): string {
  const value = given.trim().toUpperCase().replaceAll('-', '_');
  if (!values.includes(value)) {
    throw unknownValue(
      name,
      given,
      values.map((known) => known.toLowerCase().replaceAll('_', '-')),
    );
  }
  return value;
}

function unknownValue(name: string, given: string, values: readonly string[]) {
  return badParameter('unknown', name, given, values.join(', '));
}
