/** BibTeX and BibLaTeX: a table of fields in the order of the file. */
import { degreeOf } from '../degree.ts';
import { isBody } from '../names.ts';
import { pagesWithDash } from '../pages.ts';
import { bibtexNames, escapeTex, listItem, verbatim } from './bibtex-text.ts';
import type { ExportItem } from './item.ts';

type Dialect = 'BIBTEX' | 'BIBLATEX';

interface Field {
  readonly bibtex?: string;
  readonly biblatex?: string;
  /** Escaped. */
  readonly value: (item: ExportItem, dialect: Dialect) => string | undefined;
}

/** A field without a name in a dialect is not in it. */
const FIELDS: readonly Field[] = [
  both('author', ({ authors }) => (authors.length > 0 ? bibtexNames(authors) : undefined)),
  both('editor', ({ editors }) => (editors.length > 0 ? bibtexNames(editors) : undefined)),
  both('translator', ({ translators }) => (translators.length > 0 ? bibtexNames(translators) : undefined)),
  // Twice in braces, so that no style changes its capitals.
  both('title', ({ title }) => (title === undefined ? undefined : `{${escapeTex(title)}}`)),
  { bibtex: 'journal', biblatex: 'journaltitle', value: (item) => (item.isInPeriodical ? container(item) : undefined) },
  both('booktitle', (item) => (item.isPart ? container(item) : undefined)),
  { bibtex: 'booktitle', biblatex: 'eventtitle', value: eventOf },
  { bibtex: 'year', value: ({ year }) => text(year) },
  { biblatex: 'date', value: ({ record }) => text(record.issued) },
  both('volume', ({ record }) => text(record.volume)),
  both('number', ({ record, number }) => text(record.issue ?? number)),
  both('edition', ({ record }) => text(record.edition)),
  { bibtex: 'pages', value: ({ pages }) => texPages(pages) },
  { biblatex: 'pages', value: ({ record, pages }) => (record.pages === undefined ? undefined : texPages(pages)) },
  { biblatex: 'eid', value: ({ record }) => (record.pages === undefined ? text(record.articleNumber) : undefined) },
  both('publisher', (item) => (houseField(item) === 'publisher' ? list(item.publisher) : undefined)),
  { bibtex: 'school', biblatex: 'institution', value: (item) => (isThesis(item) ? list(item.publisher) : undefined) },
  both('institution', (item) => (houseField(item) === 'institution' ? institution(item) : undefined)),
  { bibtex: 'publisher', biblatex: 'organization', value: siteOf },
  { bibtex: 'address', biblatex: 'location', value: ({ place }) => list(place) },
  both('type', typeField),
  both('version', ({ record }) => text(record.version)),
  both('doi', ({ record }) => address(record.doi)),
  both('isbn', ({ record }) => text(record.isbn)),
  both('issn', ({ record }) => text(record.issn)),
  both('url', ({ record }) => address(record.url)),
  { biblatex: 'urldate', value: ({ record }) => text(record.accessed) },
  { biblatex: 'langid', value: ({ record }) => LANGUAGES[record.language?.split('-')[0]?.toLowerCase() ?? ''] },
];

/** BibLaTeX's names of languages, by the first part of a tag. */
const LANGUAGES: Readonly<Record<string, string>> = {
  zh: 'chinese',
  en: 'english',
  ja: 'japanese',
  ko: 'korean',
  de: 'german',
  fr: 'french',
  ru: 'russian',
  es: 'spanish',
  it: 'italian',
  pt: 'portuguese',
  nl: 'dutch',
};

/** Works that are put out by an institution rather than a house. */
const OF_INSTITUTIONS: ReadonlySet<string> = new Set(['techreport', 'report']);
/** Works that a site or a platform carries. */
const ON_SITES: ReadonlySet<string> = new Set(['article', 'webpage', 'legislation', 'regulation']);

export function bibtexLines(item: ExportItem, key: string, dialect: Dialect): readonly string[] {
  const fields = FIELDS.flatMap((field) => {
    const name = dialect === 'BIBTEX' ? field.bibtex : field.biblatex;
    const value = name === undefined ? undefined : field.value(item, dialect);
    return value === undefined ? [] : [`  ${name} = {${value}}`];
  });
  const lines = fields.map((field, at) => (at < fields.length - 1 ? `${field},` : field));
  return [`@${typeOf(item, dialect)}{${key},`, ...lines, '}'];
}

function both(name: string, value: Field['value']): Field {
  return { bibtex: name, biblatex: name, value };
}

function typeOf({ names, record }: ExportItem, dialect: Dialect): string {
  if (dialect === 'BIBLATEX') return names.biblatex;
  return record.cslType === 'thesis' && degreeOf(record) === 'MASTER' ? 'mastersthesis' : names.bibtex;
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : escapeTex(value);
}

function list(value: string | undefined): string | undefined {
  return value === undefined ? undefined : listItem(value);
}

function address(value: string | undefined): string | undefined {
  return value === undefined ? undefined : verbatim(value);
}

/** Two hyphens: with one, some readers take 12-20 for 1220. */
function texPages(pages: string | undefined): string | undefined {
  return pages === undefined ? undefined : pagesWithDash(escapeTex(pages), '--');
}

function container({ record }: ExportItem): string | undefined {
  return text(record.container);
}

/** The conference, where its proceedings are not known. */
function eventOf({ record }: ExportItem): string | undefined {
  return record.container === undefined ? text(record.event) : undefined;
}

function isThesis({ record }: ExportItem): boolean {
  return record.cslType === 'thesis';
}

/** Which field the publisher stands in, as far as both dialects agree. */
function houseField({ names, record }: ExportItem): 'publisher' | 'institution' | undefined {
  if (OF_INSTITUTIONS.has(names.biblatex) || record.archive !== undefined) return 'institution';
  return record.cslType === 'thesis' || ON_SITES.has(record.cslType) ? undefined : 'publisher';
}

/** Both dialects demand one of a report: the body that wrote it, where no publisher is named. */
function institution({ publisher, authors }: ExportItem): string | undefined {
  if (publisher !== undefined) return listItem(publisher);
  const bodies = authors.filter(isBody).map(({ literal }) => listItem(literal));
  return bodies.length > 0 ? bodies.join(' and ') : undefined;
}

function siteOf(item: ExportItem): string | undefined {
  if (!ON_SITES.has(item.record.cslType) || houseField(item) !== undefined) return undefined;
  return list(item.publisher ?? item.record.container);
}

/** BibLaTeX demands one of theses and reports. To BibTeX a thesis is a doctor's or a master's, unless this says what else. */
function typeField({ names, record }: ExportItem, dialect: Dialect): string | undefined {
  if (record.cslType === 'thesis') return thesisType(degreeOf(record), record.genre ?? 'Thesis', dialect);
  if (dialect === 'BIBTEX' || names.biblatex !== 'report') return undefined;
  return record.cslType === 'regulation' ? 'regulation' : 'report';
}

function thesisType(degree: ReturnType<typeof degreeOf>, genre: string, dialect: Dialect): string | undefined {
  if (degree === undefined) return escapeTex(genre);
  if (dialect === 'BIBTEX') return undefined;
  return degree === 'DOCTOR' ? 'phdthesis' : 'mathesis';
}
