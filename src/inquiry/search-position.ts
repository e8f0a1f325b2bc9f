/** Where a hit stands in the list of a search, as a cursor keeps it. Scores are those of one index: which one is part of the position. */
import type { Position } from '../domain/page.ts';
import type { SearchAnswer, SearchHit, SearchRequest } from '../search/port.ts';

export const SEARCH_POSITION_LENGTH = 3;

export function searchPosition({ score, id }: SearchHit, { degraded }: Pick<SearchAnswer, 'degraded'>): Position {
  return [score, id, degraded.includes('FALLBACK_INDEX') ? 1 : 0];
}

/** `after` of a request that goes on behind a position; nothing where it begins. */
export function afterPosition(position: Position | undefined): Pick<SearchRequest, 'after'> {
  const [score, id, isOfFallback] = position ?? [];
  if (typeof score !== 'number' || typeof id !== 'string') return {};
  return { after: { score, id, isOfFallback: isOfFallback === 1 } };
}
