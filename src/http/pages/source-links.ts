/** Where a source's page says its files are: Signposting (https://signposting.org), read by crawlers that archive and cite. */
import { CITATION_FILES } from '../../inquiry/citation-files.ts';
import type { SourceMetadata } from '../../inquiry/source-metadata.ts';
import type { PageLink } from './page-route.ts';

/** `address`: of the page, absolute. */
export function sourceLinks(address: string, { citeAs, pdf, type }: SourceMetadata): readonly PageLink[] {
  const files = [...CITATION_FILES.values()].filter(({ format }) => format !== undefined);
  return [
    ...(citeAs === undefined ? [] : [{ href: citeAs, rel: 'cite-as' }]),
    ...files.map(({ suffix, mediaType }) => ({ href: address + suffix, rel: 'describedby', type: mediaType })),
    ...(pdf === undefined ? [] : [{ href: pdf, rel: 'item', type: 'application/pdf' }]),
    { href: type, rel: 'type' },
    { href: 'https://schema.org/AboutPage', rel: 'type' },
  ];
}
