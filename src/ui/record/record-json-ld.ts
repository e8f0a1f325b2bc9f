/** What search engines are told of a record, in the words of https://schema.org. */
import type { SourceMetadata } from '../../inquiry/source-metadata.ts';
import { say } from '../lang.ts';
import type { View } from '../view.tsx';
import type { EntityPageData, RecordPageData } from './page-data.ts';

/** By type of the shipped ontology; any other is a term of it. */
const TYPES: Readonly<Record<string, string>> = {
  REGION: 'AdministrativeArea',
  ORGANIZATION: 'Organization',
  PERSON: 'Person',
  EVENT: 'Event',
  PROJECT: 'Project',
};
const TERM = 'DefinedTerm';
/** The relation by which a place lies in another. */
const WITHIN = 'WITHIN';

/** Of whole pages of entities alone: parts of them, statements and histories are nothing to be found by itself. */
export function recordJsonLd(data: RecordPageData, view: View, source?: SourceMetadata): object | undefined {
  if (data.page !== 'entity' || data.asked.list !== undefined) return undefined;
  const own = source ? workOf(source, data) : thingOf(data, view);
  return { '@type': schemaType(data, source), '@id': data.iri, url: data.iri, ...namesOf(data, view), ...own };
}

/** The address of the type, for headers. */
export function schemaTypeAddress(data: EntityPageData): string {
  return `https://schema.org/${schemaType(data)}`;
}

function schemaType({ type }: EntityPageData, source?: SourceMetadata): string {
  return source ? source.type.slice(source.type.lastIndexOf('/') + 1) : (TYPES[type.value] ?? TERM);
}

function namesOf({ id, label, names, summary }: EntityPageData, { lang }: View) {
  const name = say(label, lang).text;
  const others = [label.zh, label.en, ...names.map(({ text }) => text)].filter((one) => one && one !== name);
  return {
    name,
    identifier: id,
    ...(others.length > 0 ? { alternateName: [...new Set(others)] } : {}),
    ...(summary ? { description: say(summary, lang).text } : {}),
  };
}

function thingOf(data: EntityPageData, view: View) {
  const { publicUrl, lang } = view;
  const containers = data.relations.filter(
    ({ relationType, direction }) => relationType === WITHIN && direction === 'OUT',
  );
  const places = containers.flatMap(({ items }) =>
    items.map(({ other }) => ({
      '@type': 'Place',
      '@id': `${publicUrl}/${other.id}`,
      name: say(other.label, lang).text,
    })),
  );
  if (places.length > 0) return { containedInPlace: places };
  if (schemaType(data) !== TERM) return {};
  const name = say(data.type.label, lang).text;
  return { inDefinedTermSet: { '@type': 'DefinedTermSet', name, url: `${publicUrl}/ontology#${data.type.value}` } };
}

/** From what reference managers are told of it. */
function workOf({ tags, citeAs, type }: SourceMetadata, { fields }: EntityPageData) {
  const of = (name: string) => tags.filter((tag) => tag.name === name).map(({ content }) => content);
  const [published] = of('citation_publication_date');
  const [journal] = of('citation_journal_title');
  const [language] = of('citation_language');
  const [address] = of('citation_public_url');
  const number = fields.find(({ name }) => name === 'documentNumber')?.value;
  const authors = of('citation_author').map(authorOf);
  const same = [citeAs, address].filter((one) => one !== undefined);
  return {
    ...(authors.length > 0 ? { author: authors } : {}),
    ...(published ? { datePublished: published.replaceAll('/', '-') } : {}),
    ...(journal ? { isPartOf: { '@type': 'Periodical', name: journal } } : {}),
    ...(language ? { inLanguage: language } : {}),
    ...(number && type.endsWith('/Legislation') ? { legislationIdentifier: number } : {}),
    ...(same.length > 0 ? { sameAs: same } : {}),
  };
}

/** `黄, 祖辉` is a person, a name without a comma a body. */
function authorOf(content: string) {
  const [family = '', given] = content.split(', ');
  if (given === undefined) return { '@type': 'Organization', name: content };
  const isHan = /\p{Script=Han}/u.test(family);
  return {
    '@type': 'Person',
    name: isHan ? family + given : `${given} ${family}`,
    familyName: family,
    givenName: given,
  };
}
