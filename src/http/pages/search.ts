/** The search page. */
import type { Config } from '../../config.ts';
import type { Scope } from '../../domain/scope.ts';
import type { WaysInData } from '../../ui/first/ways-in.tsx';
import { searchPage } from '../../ui/search/search-page.tsx';
import type { PageModes, SearchAsked } from '../../ui/search/search-page-data.ts';
import { firstPageData } from './first-data.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { PageDef } from './page-route.ts';
import { searchPageData } from './search-data.ts';
import { filterOf, SEARCH_PARAMS, searchAsked } from './search-params.ts';

const BY_MEANING_TOO: PageModes = ['hybrid', 'words', 'meaning'];
const BY_WORDS: PageModes = ['words'];

/** Where search by meaning is turned off it is not offered. */
export function modesOf({ embedder }: Pick<Config, 'embedder'>): PageModes {
  return embedder === 'off' ? BY_WORDS : BY_MEANING_TOO;
}

export function searchPageDef(inquiries: PageInquiries, config: Pick<Config, 'embedder'>): PageDef {
  const modes = modesOf(config);
  return {
    name: 'search',
    params: SEARCH_PARAMS,
    answer: async ({ query, scope }) => {
      const asked = searchAsked(query, inquiries.ontology, modes[0]);
      const [data, ways] = await Promise.all([
        searchPageData(inquiries, { asked, modes }, scope),
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
