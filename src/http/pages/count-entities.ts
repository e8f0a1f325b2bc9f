/** How many entities fulfil each of several conditions: the numbers of links into the search. */
import type { EntityFilter } from '../../domain/filter.ts';
import type { Scope } from '../../domain/scope.ts';
import type { PageInquiries } from './page-inquiries.ts';

/** As many as a port takes at once. */
const MOST_AT_ONCE = 1_000;

/** Aligned with the filters; one read for a thousand of them. */
export async function countEntities(
  { reads }: PageInquiries,
  filters: readonly EntityFilter[],
  scope: Scope,
): Promise<readonly number[]> {
  const counts: number[] = [];
  for (let from = 0; from < filters.length; from += MOST_AT_ONCE)
    counts.push(...(await reads.countEntities(filters.slice(from, from + MOST_AT_ONCE), scope)));
  return counts;
}
