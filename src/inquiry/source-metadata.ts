/** What a page about a source tells the programs that read it: tags for its head, and where the work itself is. */
import { type HeadTag, highwireTags } from '../cite/export/highwire.ts';
import type { CiteRecord, CslType } from '../cite/record.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';
import { recordsToCite } from './cite.ts';
import type { StoredEntity } from './entities.ts';

/** Addresses are absolute, http or https, and ASCII: they may stand in a header. */
export interface SourceMetadata {
  readonly tags: readonly HeadTag[];
  /** The address under which the work is to be cited: that of its DOI or CSTR. */
  readonly citeAs?: string;
  /** The work as PDF. */
  readonly pdf?: string;
  /** Its type in the vocabulary of schema.org. */
  readonly type: string;
}

const SCHEMA_TYPES: Partial<Record<CslType, string>> = {
  article: 'ScholarlyArticle',
  'article-journal': 'ScholarlyArticle',
  'article-newspaper': 'NewsArticle',
  book: 'Book',
  chapter: 'Chapter',
  collection: 'ArchiveComponent',
  dataset: 'Dataset',
  legislation: 'Legislation',
  'paper-conference': 'ScholarlyArticle',
  report: 'Report',
  thesis: 'Thesis',
  webpage: 'WebPage',
};

/** Cost: two reads. */
export async function sourceMetadata(
  store: Pick<GraphStore, 'records' | 'relationsOf'>,
  source: StoredEntity,
  scope: Scope,
): Promise<SourceMetadata> {
  const [record] = await recordsToCite(store, [source], scope);
  if (!record) throw new Error('recordsToCite is aligned with the sources');
  return metadataOf(record);
}

/** Pure. An address that is none, or of another scheme than http and https, is left out. */
export function metadataOf(record: CiteRecord): SourceMetadata {
  const { doi, cstr, url, cslType } = record;
  const citeAs =
    (doi === undefined ? undefined : webAddress(`https://doi.org/${doi}`)) ??
    (cstr === undefined ? undefined : webAddress(`https://cstr.cn/${cstr}`));
  const address = url === undefined ? undefined : webAddress(url);
  const pdf = address !== undefined && /\.pdf$/i.test(new URL(address).pathname) ? address : undefined;
  return {
    tags: [
      ...highwireTags(record),
      ...(address === undefined ? [] : [{ name: 'citation_public_url', content: address }]),
      ...(pdf === undefined ? [] : [{ name: 'citation_pdf_url', content: pdf }]),
    ],
    ...(citeAs === undefined ? {} : { citeAs }),
    ...(pdf === undefined ? {} : { pdf }),
    type: `https://schema.org/${SCHEMA_TYPES[cslType] ?? 'CreativeWork'}`,
  };
}

/** Serialised, so that nothing in it ends a header's `<…>` or a line. */
function webAddress(text: string): string | undefined {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) ? url.href.replaceAll(/[<>"\\^`{|}\s]/g, encodeURIComponent) : undefined;
}
