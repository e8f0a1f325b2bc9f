/** The corpus by field of work, type, place, source and year. */
import type { Scope } from '../../domain/scope.ts';
import type { StoreCounts } from '../../inquiry/reads.ts';
import type { BrowsePageData, TypeEntry } from '../../ui/browse/browse-page-data.ts';
import { fieldTables } from './browse-fields.ts';
import { regionTrees } from './browse-regions.ts';
import { sourceLists } from './browse-sources.ts';
import { yearEntries } from './browse-years.ts';
import { countEntities } from './count-entities.ts';
import { waysInto } from './first-ways.ts';
import type { PageInquiries } from './page-inquiries.ts';

/** Some twenty reads, whatever the corpus holds: each part has its own few, and lists that are cut off. */
export async function browsePageData(inquiries: PageInquiries, scope: Scope): Promise<BrowsePageData> {
  const ways = waysInto(inquiries.ontology);
  const [counts, fields, regions, sources, years] = await Promise.all([
    inquiries.reads.counts(scope),
    fieldTables(inquiries, ways.fields, scope),
    regionTrees(inquiries, ways.places, scope),
    sourceLists(inquiries, ways.sources, scope),
    yearEntries(inquiries, scope),
  ]);
  const types = await typeEntries(inquiries, counts, scope);
  return { entities: types.reduce((sum, { count }) => sum + count, 0), fields, types, regions, sources, years };
}

/** Those of which something is there, in the ontology's order. One read. */
async function typeEntries(
  inquiries: PageInquiries,
  { entities }: StoreCounts,
  scope: Scope,
): Promise<readonly TypeEntry[]> {
  const types = inquiries.ontology.entityTypes.filter(({ name }) => (entities[name] ?? 0) > 0);
  const kinds = types.flatMap(({ name, kinds }) => kinds.map(({ value }) => ({ type: name, kind: value })));
  const counts = await countEntities(
    inquiries,
    kinds.map(({ type, kind }) => ({ types: [type], kinds: [kind] })),
    scope,
  );
  const countOf = new Map(kinds.map(({ type, kind }, i) => [`${type} ${kind}`, counts[i] ?? 0]));
  return types.map(({ name, label, kinds }) => ({
    type: name,
    label,
    count: entities[name] ?? 0,
    kinds: kinds
      .map(({ value, zh, en }) => ({ kind: value, label: { zh, en }, count: countOf.get(`${name} ${value}`) ?? 0 }))
      .filter(({ count }) => count > 0),
  }));
}
