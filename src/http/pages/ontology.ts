/** The ontology, explained by what the graph has of it. */
import { ontologyPage } from '../../ui/ontology/ontology-page.tsx';
import { ontologyPageData } from './ontology-data.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { PageDef } from './page-route.ts';

export function ontologyPageDef(inquiries: PageInquiries): PageDef {
  return {
    name: 'ontology',
    params: [],
    answer: async ({ scope }) => {
      const data = await ontologyPageData(inquiries, scope);
      return { data, html: (view) => ontologyPage(data, view) };
    },
  };
}
