/** Independent readers of export files, and what each finds in one: the facts that a citation cannot do without. */
import { createRequire } from 'node:module';
import { parse } from '@retorquere/bibtex-parser';
import type { ExportFormat } from '../../src/cite/export/formats.ts';

export interface Facts {
  readonly title?: string;
  /** `particle family, given, suffix`, or a body's name. */
  readonly authors: readonly string[];
  /** Ranges by hyphen; an article number where there are none. */
  readonly pages?: string;
  readonly year?: string;
  readonly doi?: string;
  /** Of the issue, else of the work. */
  readonly number?: string;
}

export interface Reader {
  readonly name: string;
  readonly format: ExportFormat;
  /** One for each record of the file. */
  readonly read: (file: string) => readonly Facts[];
}

interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly suffix?: string;
  readonly literal?: string;
  readonly 'non-dropping-particle'?: string;
}

interface CslItem {
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly page?: string;
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
  readonly DOI?: string;
  readonly issue?: string;
  readonly number?: string;
  readonly archive_location?: string;
}

interface CitationJs {
  readonly Cite: new (file: string, options: { readonly forceType?: string }) => { readonly data: readonly CslItem[] };
}

// The package has no types.
const load = createRequire(import.meta.url);
const { Cite }: CitationJs = load('@citation-js/core');
load('@citation-js/plugin-bibtex');
load('@citation-js/plugin-ris');

/** NoteExpress and EndNote have no reader for this engine: their lines are read as their makers describe them. */
export const READERS: readonly Reader[] = [
  { name: 'citation-js', format: 'BIBTEX', read: readAsCsl('@biblatex/text') },
  { name: 'citation-js', format: 'BIBLATEX', read: readAsCsl('@biblatex/text') },
  { name: 'citation-js', format: 'RIS', read: readAsCsl('@ris/file') },
  { name: 'citation-js', format: 'CSL_JSON', read: readAsCsl('@else/json') },
  { name: 'bibtex-parser', format: 'BIBTEX', read: readWithBibtexParser },
  { name: 'bibtex-parser', format: 'BIBLATEX', read: readWithBibtexParser },
  { name: 'lines', format: 'ENDNOTE', read: readEndnote },
  { name: 'lines', format: 'NOTEEXPRESS', read: readNoteexpress },
];

/** Its name of the format is given, as it is by a program: it would take any file with '@book{' in it for BibTeX. */
function readAsCsl(forceType: string): Reader['read'] {
  return (file) => new Cite(file, { forceType }).data.map(factsOfCsl);
}

function factsOfCsl(item: CslItem): Facts {
  return {
    title: item.title,
    authors: (item.author ?? []).map(cslName),
    // An article's number is CSL's `number`.
    pages: item.page ?? (item.type === 'article-journal' ? item.number : undefined),
    year: item.issued?.['date-parts']?.[0]?.[0]?.toString(),
    doi: item.DOI,
    number: item.issue ?? (item.type === 'article-journal' ? undefined : (item.number ?? item.archive_location)),
  };
}

function cslName(name: CslName): string {
  const surname = [name['non-dropping-particle'], name.family].filter((part) => part !== undefined).join(' ');
  return name.literal ?? [surname, name.given, name.suffix].filter((part) => part !== undefined).join(', ');
}

function readWithBibtexParser(file: string): readonly Facts[] {
  // Without its re-casing of English titles, which is for styles that undo it.
  const { entries, errors } = parse(file, { sentenceCase: false, caseProtection: false });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return entries.map(({ fields }) => ({
    title: fields.title,
    authors: (fields.author ?? []).map((creator) => {
      const surname = [creator.prefix, creator.lastName].filter((part) => part !== undefined).join(' ');
      const parts = [surname, creator.firstName, creator.suffix].filter((part) => part !== undefined && part !== '');
      return creator.name ?? parts.join(', ');
    }),
    pages: (fields.pages ?? fields.eid)?.replaceAll('–', '-'),
    year: fields.year ?? fields.date?.slice(0, 4),
    doi: fields.doi,
    number: fields.number,
  }));
}

/** Of these %@ is the number of the work, of all else its ISBN or ISSN. */
const NUMBERED: readonly string[] = ['Government Document', 'Statute', 'Report', 'Standard', 'Patent'];

function readEndnote(file: string): readonly Facts[] {
  return tagged(file, /^(%\S) (.*)$/).map((values) => ({
    title: values.get('%T')?.[0],
    // A comma at the end says that the name is whole.
    authors: (values.get('%A') ?? []).map((name) => name.replace(/,$/, '')),
    pages: values.get('%P')?.[0],
    year: values.get('%D')?.[0],
    doi: values.get('%R')?.[0],
    number: (values.get('%N') ?? (NUMBERED.includes(values.get('%0')?.[0] ?? '') ? values.get('%@') : undefined))?.[0],
  }));
}

function readNoteexpress(file: string): readonly Facts[] {
  return tagged(file, /^\{([^}]+)\}: (.*)$/).map((values) => ({
    title: values.get('Title')?.[0],
    authors: values.get('Author')?.[0]?.split(';') ?? [],
    pages: values.get('Pages')?.[0],
    year: values.get('Year')?.[0],
    doi: values.get('DOI')?.[0],
    number: (values.get('Issue') ?? values.get('Number'))?.[0],
  }));
}

/** Records are parted by blank lines; a line that has no tag is a fault. */
function tagged(file: string, line: RegExp): readonly ReadonlyMap<string, readonly string[]>[] {
  return file
    .split('\r\n\r\n')
    .filter((record) => record !== '')
    .map((record) => {
      const values = new Map<string, string[]>();
      for (const text of record.replace(/\r\n$/, '').split('\r\n')) {
        const [, tag, value] = line.exec(text) ?? [];
        if (tag === undefined || value === undefined) throw new Error(`no tag: ${JSON.stringify(text)}`);
        values.set(tag, [...(values.get(tag) ?? []), value]);
      }
      return values;
    });
}
