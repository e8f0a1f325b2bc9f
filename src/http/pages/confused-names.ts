/** What hits are not to be confused with, so that a list of hits tells near names apart. */
import type { Scope } from '../../domain/scope.ts';
import type { ConfusedData } from '../../ui/search/search-page-data.ts';
import { nameEntity, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

const CONFUSED = 'DIFFERENT_FROM';
const SHOWN = 3;

/** By the id of the entity, at most three each; those that have none are not there. Two reads, whatever the number. */
export async function confusedNames(
  inquiries: PageInquiries,
  ids: readonly string[],
  scope: Scope,
): Promise<ReadonlyMap<string, readonly ConfusedData[]>> {
  if (ids.length === 0) return new Map();
  const query = { types: [CONFUSED], direction: 'BOTH', page: { first: SHOWN, withTotal: false } } as const;
  const pages = await inquiries.reads.relationsOf(ids, query, scope);
  const others = new Map(ids.map((id, i) => [id, pages[i]?.edges.map(({ node }) => node.other) ?? []]));
  const records = await readRecords(inquiries, [...others.values()].flat(), scope);
  const named = (id: string): readonly ConfusedData[] => {
    const record = records.get(id);
    return record?.record === 'entity' ? [{ id, ...typed(inquiries, record) }] : [];
  };
  return new Map([...others].filter(([, some]) => some.length > 0).map(([id, some]) => [id, some.flatMap(named)]));
}

function typed(inquiries: PageInquiries, record: Parameters<typeof nameEntity>[1]) {
  const { label, type = { zh: record.type } } = nameEntity(inquiries, record);
  return { label, typeLabel: type };
}
