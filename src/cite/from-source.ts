/** A source of the graph → the record that the styles format: its own fields, and who stands behind it. */
import type { EntityRecord, FieldValue, Parts } from '../domain/records.ts';
import { hasHan } from './language.ts';
import { personNameOf } from './person-name.ts';
import { type CiteName, type CiteRecord, CSL_TYPES, type CslType, type OtherWords } from './record.ts';

export interface CitedSource {
  readonly source: EntityRecord;
  /** The other ends of AUTHORED_BY and ISSUED_BY, in order: they count where `contributors` lists nobody of the role. */
  readonly authors: readonly EntityRecord[];
  readonly issuers: readonly EntityRecord[];
}

/** The variables that are single texts. */
type TextVariable = Exclude<
  { [K in keyof CiteRecord]-?: CiteRecord[K] extends string | undefined ? K : never }[keyof CiteRecord],
  'cslType' | 'title'
>;

/** The variables that are fields of a source under another name. Names that are not here are the same in both. */
const FIELDS: Readonly<Record<string, TextVariable>> = {
  subtitle: 'subtitle',
  containerTitle: 'container',
  eventTitle: 'event',
  publisher: 'publisher',
  publisherPlace: 'place',
  edition: 'edition',
  version: 'version',
  volume: 'volume',
  issue: 'issue',
  pageRange: 'pages',
  articleNumber: 'articleNumber',
  issuedOn: 'issued',
  accessedOn: 'accessed',
  effectiveOn: 'inForce',
  documentNumber: 'documentNumber',
  archive: 'archive',
  archivePlace: 'archivePlace',
  archiveLocation: 'archiveLocation',
  genre: 'genre',
  doi: 'doi',
  cstr: 'cstr',
  isbn: 'isbn',
  issn: 'issn',
  url: 'url',
  language: 'language',
  carrier: 'carrier',
};
const OTHER_WORDS: Readonly<Record<string, keyof OtherWords>> = {
  title: 'title',
  subtitle: 'subtitle',
  containerTitle: 'container',
  eventTitle: 'event',
  edition: 'edition',
  publisher: 'publisher',
  publisherPlace: 'place',
  genre: 'genre',
  documentNumber: 'documentNumber',
  archive: 'archive',
  archivePlace: 'archivePlace',
};

/** Pure. What the source does not say is left out; only its type is supposed where it is not given: a policy is a law, a standard or else a 公文, by its kind. */
export function citeRecordOf({ source, authors, issuers }: CitedSource): CiteRecord {
  const { fields, label } = source;
  const english = { ...(source.labelEn ? { title: source.labelEn } : {}), ...otherWords(fields.otherWords, 'ENGLISH') };
  const roman = otherWords(fields.otherWords, 'ROMANISED');
  return {
    cslType: typeOf(source),
    title: label,
    ...renamed(fields, FIELDS),
    ...named('authors', credited(fields.contributors, 'AUTHOR'), authors.map(nameOf)),
    ...named('editors', credited(fields.contributors, 'EDITOR')),
    ...named('translators', credited(fields.contributors, 'TRANSLATOR')),
    ...named('issuers', credited(fields.contributors, 'ISSUER'), issuers.map(nameOf)),
    ...(Object.keys(english).length > 0 && hasHan(label) ? { english } : {}),
    ...(Object.keys(roman).length > 0 ? { roman } : {}),
  };
}

function typeOf({ type, kind, fields }: EntityRecord): CslType {
  const said = CSL_TYPES.find((known) => known === fields.cslType);
  if (said) return said;
  if (type !== 'POLICY') return 'document';
  return POLICY_TYPES[kind ?? ''] ?? 'regulation';
}

/** A law is cited by its articles; a standard by its number. */
const POLICY_TYPES: Readonly<Record<string, CslType>> = { LAW: 'legislation', STANDARD: 'standard' };

function named(
  field: 'authors' | 'editors' | 'translators' | 'issuers',
  listed: readonly CiteName[],
  known: readonly CiteName[] = [],
): Partial<CiteRecord> {
  const names = listed.length > 0 ? listed : known;
  return names.length > 0 ? { [field]: names } : {};
}

function credited(contributors: FieldValue | undefined, role: string): readonly CiteName[] {
  return partsOf(contributors).flatMap((parts) => (parts.role === role ? creditedName(parts) : []));
}

function creditedName(parts: Parts): CiteName {
  const { family, literal, given, particle, suffix, familyRoman, givenRoman, literalEn, literalRoman } = texts(parts);
  if (family === undefined) {
    return {
      literal: literal ?? '',
      ...(literalEn ? { english: literalEn } : {}),
      ...(literalRoman ? { roman: literalRoman } : {}),
    };
  }
  return {
    family,
    ...(given ? { given } : {}),
    ...(particle ? { particle } : {}),
    ...(suffix ? { suffix } : {}),
    ...(familyRoman ? { roman: { family: familyRoman, ...(givenRoman ? { given: givenRoman } : {}) } } : {}),
  };
}

function nameOf({ type, label, labelEn }: EntityRecord): CiteName {
  if (type === 'PERSON') return personNameOf(label, labelEn);
  return { literal: label, ...(labelEn ? { english: labelEn } : {}) };
}

function otherWords(value: FieldValue | undefined, form: string): OtherWords {
  return Object.assign(
    {},
    ...partsOf(value).flatMap((parts) => (parts.form === form ? renamed(parts, OTHER_WORDS) : [])),
  );
}

function renamed<N extends string>(
  values: Readonly<Record<string, FieldValue>>,
  names: Readonly<Record<string, N>>,
): { readonly [K in N]?: string } {
  const known = Object.entries(names).flatMap(([name, as]) => {
    const value = values[name];
    return value === undefined || value === '' ? [] : [[as, String(value)] as const];
  });
  // The names are those of the table.
  return Object.fromEntries(known) as { readonly [K in N]?: string };
}

/** The ontology has these fields as lists of objects. */
function partsOf(value: FieldValue | undefined): readonly Parts[] {
  return Array.isArray(value) ? value.filter((item: unknown): item is Parts => typeof item === 'object') : [];
}

function texts(parts: Parts): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, String(value)]));
}
