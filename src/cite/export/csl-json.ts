/** CSL-JSON 1.0.2 (citation-style-language/schema), with CSTR as a field of its own name. */
import { isBody } from '../names.ts';
import type { CiteName, PartialDate } from '../record.ts';
import type { ExportItem } from './item.ts';

type Value = string | readonly object[] | object | undefined;

const VARIABLES: readonly (readonly [string, (item: ExportItem) => Value])[] = [
  ['type', ({ record }) => record.cslType],
  ['title', ({ title }) => title],
  ['author', ({ authors }) => cslNames(authors)],
  ['editor', ({ editors }) => cslNames(editors)],
  ['translator', ({ translators }) => cslNames(translators)],
  ['authority', authorityOf],
  ['container-title', ({ record }) => record.container],
  ['event-title', ({ record }) => record.event],
  ['publisher', ({ record }) => record.publisher],
  ['publisher-place', ({ record }) => record.place],
  ['edition', ({ record }) => record.edition],
  ['version', ({ record }) => record.version],
  ['volume', ({ record }) => record.volume],
  ['issue', ({ record }) => record.issue],
  ['page', ({ record, pages }) => (record.pages === undefined ? undefined : pages)],
  ['number', numberOf],
  ['issued', ({ record }) => cslDate(record.issued)],
  ['accessed', ({ record }) => cslDate(record.accessed)],
  ['archive', ({ record }) => record.archive],
  ['archive-place', ({ record }) => record.archivePlace],
  ['archive_location', ({ record }) => record.archiveLocation],
  ['genre', ({ record }) => record.genre],
  ['medium', ({ record }) => record.carrier],
  ['DOI', ({ record }) => record.doi],
  ['CSTR', ({ record }) => record.cstr],
  ['ISBN', ({ record }) => record.isbn],
  ['ISSN', ({ record }) => record.issn],
  ['URL', ({ record }) => record.url],
  ['language', ({ record }) => record.language],
];

/** `key` becomes the id, which CSL demands. */
export function cslItem(item: ExportItem, key: string): Readonly<Record<string, unknown>> {
  const values = VARIABLES.map(([name, read]) => [name, read(item)] as const);
  return { id: key, ...Object.fromEntries(values.filter(([, value]) => value !== undefined)) };
}

function cslNames(names: readonly CiteName[]): readonly object[] | undefined {
  return names.length > 0 ? names.map(cslName) : undefined;
}

function cslName(name: CiteName): object {
  if (isBody(name)) return { literal: name.literal };
  const { family, given, particle, suffix } = name;
  return {
    family,
    ...(given === undefined ? {} : { given }),
    // It stays with the surname where the style inverts the name.
    ...(particle === undefined ? {} : { 'non-dropping-particle': particle }),
    ...(suffix === undefined ? {} : { suffix }),
  };
}

/** The issuers, where they do not stand as authors already. CSL has room for one text. */
function authorityOf({ record, authors }: ExportItem): string | undefined {
  const { issuers = [] } = record;
  if (issuers.length === 0 || authors === issuers) return undefined;
  return issuers.map((name) => (isBody(name) ? name.literal : name.family + (name.given ?? ''))).join('; ');
}

/** The article number is CSL's number only where it stands for pages. */
function numberOf({ record }: ExportItem): string | undefined {
  return record.documentNumber ?? (record.pages === undefined ? record.articleNumber : undefined);
}

function cslDate(date: PartialDate | undefined): object | undefined {
  if (date === undefined) return undefined;
  const isPlain = /^\d{1,4}(?:-\d{1,2}){0,2}$/.test(date);
  return isPlain ? { 'date-parts': [date.split('-').map(Number)] } : { literal: date };
}
