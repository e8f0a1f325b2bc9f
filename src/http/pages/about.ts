/** What the service is, what it promises, how it is cited, what it keeps. */
import type { Scope } from '../../domain/scope.ts';
import { aboutPage } from '../../ui/about/about-page.tsx';
import type { AboutPageData } from '../../ui/about/about-page-data.ts';
import { firstCounts } from './first-data.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { PageDef } from './page-route.ts';
import { entityLink } from './record-words.ts';

export interface AboutParts {
  readonly version: string;
  readonly publicUrl: string;
  /** Whether what is searched for goes to a service elsewhere, to be searched by meaning. */
  readonly asksElsewhere: boolean;
  readonly now?: () => Date;
}

const LICENCE = 'MIT';
const SOURCES_LISTED = 10;
/** Of sources so many, the most connected first, are asked whether their text was read. */
const SOURCES_ASKED = 100;

export function aboutPageDef(inquiries: PageInquiries, parts: AboutParts): PageDef {
  return {
    name: 'about',
    params: [],
    answer: async ({ scope }) => {
      const data = await aboutPageData(inquiries, parts, scope);
      return { data, html: (view) => aboutPage(data, view) };
    },
  };
}

/** Four reads. */
async function aboutPageData(
  inquiries: PageInquiries,
  { version, publicUrl, asksElsewhere, now = () => new Date() }: AboutParts,
  scope: Scope,
): Promise<AboutPageData> {
  const { ontology, reads } = inquiries;
  const types = ontology.entityTypes.filter(({ isSource }) => isSource).map(({ name }) => name);
  const [counts, [sources, models]] = await Promise.all([
    reads.counts(scope),
    reads.entities([query({ types }, SOURCES_ASKED), query({}, 1)], scope),
  ]);
  const records = sources?.edges.map(({ node }) => node.record) ?? [];
  const ids = records.map(({ id }) => id);
  const contents = await reads.contentOf(ids, [], { first: 1, withTotal: true }, scope);
  const read = records.flatMap((record, i) => {
    const passages = contents[i]?.totalCount ?? 0;
    return passages > 0 ? [{ ...entityLink(ontology, record), passages }] : [];
  });
  const example = models?.edges[0]?.node.record;
  return {
    version,
    licence: LICENCE,
    publicUrl,
    asksElsewhere,
    counts: firstCounts(counts),
    read: read.slice(0, SOURCES_LISTED),
    accessedOn: now().toISOString().slice(0, 10),
    ...(example ? { example: entityLink(ontology, example) } : {}),
  };
}

function query(filter: { readonly types?: readonly string[] }, first: number) {
  return { filter, order: { by: 'RELATIONS', descending: true }, page: { first, withTotal: false } } as const;
}
