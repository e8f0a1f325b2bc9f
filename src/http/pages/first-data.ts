/** What the corpus holds, and ways into it. */
import type { EntityTypeDef } from '../../domain/ontology.ts';
import type { Page } from '../../domain/page.ts';
import type { EntityRecord, Stored } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { EntitiesQuery, StoreCounts } from '../../inquiry/reads.ts';
import type { FirstPageData, ListedOfType } from '../../ui/first/first-page-data.ts';
import { fieldsData } from './first-fields.ts';
import { listed } from './first-listed.ts';
import { seriesData } from './first-series.ts';
import { waysInto } from './first-ways.ts';
import type { PageInquiries } from './page-inquiries.ts';

const SOURCES_LISTED = 12;
const PLACES_LISTED = 24;

/** Some eight reads, whatever the corpus holds. */
export async function firstPageData(inquiries: PageInquiries, scope: Scope): Promise<FirstPageData> {
  const { ontology, reads } = inquiries;
  const ways = waysInto(ontology);
  const queries = [
    ...ways.sources.map(({ name }) => query(name, 'LABEL', SOURCES_LISTED)),
    ...ways.places.map(({ name }) => query(name, 'RELATIONS', PLACES_LISTED)),
  ];
  const [counts, pages, fields, series] = await Promise.all([
    reads.counts(scope),
    queries.length > 0 ? reads.entities(queries, scope) : [],
    fieldsData(inquiries, ways.fields, scope),
    seriesData(inquiries, ways.series, scope),
  ]);
  const ofTypes = [...ways.sources, ...ways.places].map((type, i) => listedOf(inquiries, type, pages[i]));
  const some = (lists: readonly ListedOfType[]) => lists.filter((list) => list.listed.length > 0);
  return {
    ...countsData(inquiries, counts),
    fields,
    series,
    sources: some(ofTypes.slice(0, ways.sources.length)),
    places: some(ofTypes.slice(ways.sources.length)),
  };
}

function query(type: string, by: 'LABEL' | 'RELATIONS', first: number): EntitiesQuery {
  return {
    filter: { types: [type] },
    order: { by, descending: by === 'RELATIONS' },
    page: { first, withTotal: true },
  };
}

function listedOf(
  inquiries: PageInquiries,
  type: EntityTypeDef,
  page: Page<Stored<EntityRecord>> | undefined,
): ListedOfType {
  const entities = page?.edges.map(({ node }) => listed(inquiries, node.record)) ?? [];
  const more = Math.max(0, (page?.totalCount ?? 0) - entities.length);
  return { type: type.name, typeLabel: type.label, listed: entities, more };
}

function countsData({ ontology }: PageInquiries, counts: StoreCounts): Pick<FirstPageData, 'types' | 'counts'> {
  return {
    types: ontology.entityTypes.map(({ name, label, description }) => ({
      type: name,
      typeLabel: label,
      description,
      count: counts.entities[name] ?? 0,
    })),
    counts: firstCounts(counts),
  };
}

/** How much there is in all. */
export function firstCounts({ entities, relations, ...others }: StoreCounts): FirstPageData['counts'] {
  const { observations, claims, passages } = others;
  return { entities: sum(entities), relations: sum(relations), observations, claims, passages };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
