/** The first page: what the corpus holds, and ways into it. */
import { firstPage } from '../../ui/first/first-page.tsx';
import { firstPageData } from './first-data.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { PageDef } from './page-route.ts';

export function firstPageDef(inquiries: PageInquiries): PageDef {
  return {
    name: 'first',
    params: [],
    answer: async ({ scope }) => {
      const data = await firstPageData(inquiries, scope);
      return { data, html: (view) => firstPage(data, view) };
    },
  };
}
