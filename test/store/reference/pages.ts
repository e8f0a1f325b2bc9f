/** Paging over a list that is all there. */
import { comparePositions } from '../../../src/domain/order.ts';
import type { Edge, Page, PageRequest } from '../../../src/domain/page.ts';

export function pageOf<T>(
  edges: readonly Edge<T>[],
  request: PageRequest,
  descending = false,
  isExact = true,
): Page<T> {
  const sorted = edges.toSorted((one, other) => comparePositions(one.at, other.at, descending));
  const { after } = request;
  const rest = after ? sorted.filter((edge) => comparePositions(edge.at, after, descending) > 0) : sorted;
  return {
    edges: rest.slice(0, request.first),
    hasNextPage: rest.length > request.first,
    totalCount: request.withTotal ? edges.length : 0,
    totalCountIsExact: isExact,
  };
}
