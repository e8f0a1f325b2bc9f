/** The search page. */
import type { Scope } from '../../domain/scope.ts';
import type { WaysInData } from '../../ui/first/ways-in.tsx';
import { searchPage } from '../../ui/search/search-page.tsx';
import type { SearchAsked } from '../../ui/search/search-page-data.ts';
import { firstPageData } from './first-data.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { PageDef } from './page-route.ts';
import { searchPageData } from './search-data.ts';
import { filterOf, SEARCH_PARAMS, searchAsked } from './search-params.ts';

export function searchPageDef(inquiries: PageInquiries): PageDef {
  return {
    name: 'search',
    params: SEARCH_PARAMS,
    answer: async ({ query, scope }) => {
      const asked = searchAsked(query, inquiries.ontology);
      const [data, ways] = await Promise.all([
        searchPageData(inquiries, asked, scope),
        waysIn(inquiries, asked, scope),
      ]);
      return { data: { ...data, ...(ways ? { ways } : {}) }, html: (view) => searchPage(data, ways, view) };
    },
  };
}

/** What to start with, where nothing was asked. */
async function waysIn(inquiries: PageInquiries, asked: SearchAsked, scope: Scope): Promise<WaysInData | undefined> {
  if (asked.query !== '' || Object.keys(filterOf(asked)).length > 0) return undefined;
  const { fields, series, sources, places } = await firstPageData(inquiries, scope);
  return { fields, series, sources, places };
}
