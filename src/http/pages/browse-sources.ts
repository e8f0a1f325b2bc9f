/** Policies and other sources, with how much is stated of them and in them. */
import type { EntityTypeDef } from '../../domain/ontology.ts';
import { timeOf } from '../../domain/order.ts';
import type { Page } from '../../domain/page.ts';
import { periodKey } from '../../domain/period.ts';
import type { EntityRecord, Stored } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { ListedOf, SourceEntry } from '../../ui/browse/browse-page-data.ts';
import { countEntities } from './count-entities.ts';
import { kindLabel } from './facet-data.ts';
import { labelOf } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

const LISTED = 40;

/** Three reads for all types. Of more than forty the most connected, always the latest first. */
export async function sourceLists(
  inquiries: PageInquiries,
  types: readonly EntityTypeDef[],
  scope: Scope,
): Promise<readonly ListedOf<SourceEntry>[]> {
  if (types.length === 0) return [];
  const pages = await inquiries.reads.entities(
    types.map(({ name }) => ({
      filter: { types: [name] },
      order: { by: 'RELATIONS', descending: true },
      page: { first: LISTED, withTotal: true },
    })),
    scope,
  );
  const entries = await entriesOf(inquiries, pages.flatMap(recordsOf), scope);
  return types
    .map(({ name, label }, i) => ({
      type: name,
      typeLabel: label,
      listed: (pages[i] ? recordsOf(pages[i]) : []).toSorted(latestFirst).flatMap(({ id }) => entries.get(id) ?? []),
      total: pages[i]?.totalCount ?? 0,
    }))
    .filter(({ listed }) => listed.length > 0);
}

function recordsOf({ edges }: Page<Stored<EntityRecord>>): readonly EntityRecord[] {
  return edges.map(({ node }) => node.record);
}

async function entriesOf(
  inquiries: PageInquiries,
  records: readonly EntityRecord[],
  scope: Scope,
): Promise<ReadonlyMap<string, SourceEntry>> {
  const ids = records.map(({ id }) => id);
  const [relations, stated] = await Promise.all([
    inquiries.reads.relationsOf(ids, { direction: 'BOTH', page: { first: 1, withTotal: true } }, scope),
    countEntities(
      inquiries,
      ids.map((id) => ({ documents: [id] })),
      scope,
    ),
  ]);
  return new Map(
    records.map((record, i) => {
      const when = timeOf(record);
      return [
        record.id,
        {
          id: record.id,
          label: labelOf(record),
          ...(record.kind ? { kindLabel: kindLabel(inquiries.ontology, record.kind) } : {}),
          ...(when === undefined ? {} : { when }),
          relations: relations[i]?.totalCount ?? 0,
          stated: stated[i] ?? 0,
        },
      ];
    }),
  );
}

/** What has no time comes last; the order of the store otherwise. */
function latestFirst(one: EntityRecord, other: EntityRecord): number {
  const [key, otherKey] = [one, other].map((record) => periodKey(timeOf(record) ?? '') ?? '');
  return key === otherKey ? 0 : (key ?? '') < (otherKey ?? '') ? 1 : -1;
}
