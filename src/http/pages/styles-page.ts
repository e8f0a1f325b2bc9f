/** The design system, documented by itself. */
import { stylesPage } from '../../ui/styles-page/styles-page.tsx';
import { stylesPageData } from '../../ui/styles-page/styles-page-data.ts';
import type { PageDef } from './page-route.ts';

export function stylesPageDef(): PageDef {
  const data = stylesPageData();
  return { name: 'styles-page', params: [], answer: async () => ({ data, html: (view) => stylesPage(data, view) }) };
}
