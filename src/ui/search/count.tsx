/** How many were found, said no more exactly than it is known. */
import { useView, type View } from '../view.tsx';
import type { SearchPageData } from './search-page-data.ts';

export function Count(data: SearchPageData) {
  const { t } = useView();
  const { asked, hits } = data;
  if (hits.length === 0) return null;
  return (
    <p class="count">
      {countWords(data, t.search)}
      {asked.after !== undefined && ` · ${t.search.furtherOn}`}
    </p>
  );
}

type Counted = Pick<SearchPageData, 'mode' | 'totalCount' | 'totalCountIsExact' | 'degraded'>;

/** By words alone all is looked for, and more may be there where the time was up; by meaning the nearest are taken. */
export function countWords(
  { mode, totalCount, totalCountIsExact, degraded }: Counted,
  { count, atLeast, mostRelevant }: View['t']['search'],
): string {
  if (totalCountIsExact) return count(totalCount);
  const isByWords = mode === 'words' || degraded.includes('SEMANTIC_UNAVAILABLE');
  return isByWords ? atLeast(totalCount) : mostRelevant(totalCount);
}
