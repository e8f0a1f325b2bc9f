/** Where a page says what it is about and where its files are: Signposting (https://signposting.org), read by crawlers that archive and cite. */
import { CITATION_FILES } from '../../inquiry/citation-files.ts';
import type { SourceMetadata } from '../../inquiry/source-metadata.ts';
import type { CitablePageData, EntityPageData } from '../../ui/record/page-data.ts';
import { schemaTypeAddress } from '../../ui/record/record-json-ld.ts';
import type { PageLink } from './page-route.ts';

const ABOUT: PageLink = { href: 'https://schema.org/AboutPage', rel: 'type' };

/** The relation types that lead to who made a source. */
const MAKERS: readonly string[] = ['AUTHORED_BY', 'ISSUED_BY'];

/** Of a source the work itself is what is pointed at. */
export function sourceLinks(
  data: CitablePageData,
  { citeAs, pdf, type }: SourceMetadata,
  publicUrl: string,
): readonly PageLink[] {
  const files = [...CITATION_FILES.values()].filter(({ format }) => format !== undefined);
  const makers = data.page === 'entity' ? makersOf(data) : [];
  return [
    ...(citeAs === undefined ? [] : [{ href: citeAs, rel: 'cite-as' }]),
    ...makers.map((id) => ({ href: `${publicUrl}/${id}`, rel: 'author' })),
    ...files.map(({ suffix, mediaType }) => ({ href: data.iri + suffix, rel: 'describedby', type: mediaType })),
    ...(pdf === undefined ? [] : [{ href: pdf, rel: 'item', type: 'application/pdf' }]),
    { href: type, rel: 'type' },
    ABOUT,
  ];
}

/** Anything else is what its page is about, and is cited by that. */
export function recordLinks(data: CitablePageData): readonly PageLink[] {
  const { iri } = data;
  return [
    { href: iri, rel: 'cite-as' },
    { href: `${iri}.json`, rel: 'describedby', type: 'application/json' },
    ...(data.page === 'passage' ? [{ href: `${iri}.jsonld`, rel: 'describedby', type: 'application/ld+json' }] : []),
    ...(data.page === 'entity' ? [{ href: schemaTypeAddress(data), rel: 'type' }] : []),
    ABOUT,
  ];
}

function makersOf({ relations }: EntityPageData): readonly string[] {
  const sections = relations.filter(
    ({ relationType, direction }) => direction === 'OUT' && MAKERS.includes(relationType),
  );
  return [...new Set(sections.flatMap(({ items }) => items.map(({ other }) => other.id)))];
}
