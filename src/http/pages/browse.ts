/** The map of the corpus. */
import { browsePage } from '../../ui/browse/browse-page.tsx';
import { browsePageData } from './browse-data.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { PageDef } from './page-route.ts';

export function browsePageDef(inquiries: PageInquiries): PageDef {
  return {
    name: 'browse',
    params: [],
    answer: async ({ scope }) => {
      const data = await browsePageData(inquiries, scope);
      return { data, html: (view) => browsePage(data, view) };
    },
  };
}
