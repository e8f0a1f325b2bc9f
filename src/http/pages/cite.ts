/** The page of references: `/cite?ids=document:a,passage:b&style=apa`. */
import { citePage } from '../../ui/cite/cite-page.tsx';
import { badParameter } from './bad-parameter.ts';
import { styleOf } from './citation-params.ts';
import { citePageData } from './cite-data.ts';
import { keepingStyle } from './kept-style.ts';
import { oneParameter } from './one-parameter.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { PageDef } from './page-route.ts';

/** A longer list is a bibliography, for which there is the API; it also has to fit into an address. */
const MOST_IDS = 100;

/** A style that is asked for here is kept: pages show references in it from then on. */
export function citePageDef(inquiries: PageInquiries): PageDef {
  return {
    name: 'cite',
    params: ['ids', 'style'],
    answer: async ({ query, scope, keptStyle }) => {
      const given = oneParameter(query, 'style');
      const style = styleOf(given, keptStyle);
      const data = await citePageData(inquiries, citedIds(query), style, scope);
      return {
        data,
        html: (view) => citePage(data, view),
        ...(given === undefined ? {} : keepingStyle(style)),
      };
    },
  };
}

/** Each once, in the order of the address. Errors: BAD_USER_INPUT for more than a hundred. */
export function citedIds(query: URLSearchParams): readonly string[] {
  const given = oneParameter(query, 'ids') ?? '';
  const ids = [...new Set(given.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  if (ids.length > MOST_IDS) throw badParameter('tooMany', 'ids', given, String(MOST_IDS));
  return ids;
}
