/** The page on which a reference is looked up: `/lookup?ref=国发〔2018〕22号`. */
import { GongfuError } from '../../domain/errors.ts';
import { nameOfStyle } from '../../inquiry/citation-styles.ts';
import { lookupPage } from '../../ui/lookup/lookup-page.tsx';
import type { LookupPageData, LookupProblem } from '../../ui/lookup/lookup-page-data.ts';
import { badParameter } from './bad-parameter.ts';
import { styleOf } from './citation-params.ts';
import { keepingStyle } from './kept-style.ts';
import { lookupData } from './lookup-data.ts';
import { oneParameter } from './one-parameter.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { PageDef } from './page-route.ts';

/** As many Han characters fit into an address (settings.md, GONGFU_MAX_HEADER_BYTES). */
const MAX_REF = 2_000;

export function lookupPageDef(inquiries: PageInquiries): PageDef {
  return {
    name: 'lookup',
    params: ['ref', 'style'],
    answer: async ({ query, scope, keptStyle }) => {
      const given = oneParameter(query, 'style');
      const style = styleOf(given, keptStyle);
      const ref = oneParameter(query, 'ref');
      const nothing: LookupPageData = { limit: MAX_REF, style: nameOfStyle(style), near: [], named: [] };
      const headers = given === undefined ? {} : keepingStyle(style);
      if (ref === undefined) return { data: nothing, html: (view) => lookupPage(nothing, undefined, view), ...headers };
      const asked = { ...nothing, ref };
      try {
        if (ref.length > MAX_REF) throw badParameter('tooLong', 'ref', ref, String(MAX_REF));
        const data = { ...asked, ...(await lookupData(inquiries, ref, style, scope)) };
        return { data, html: (view) => lookupPage(data, undefined, view), ...headers };
      } catch (error) {
        if (!(error instanceof GongfuError) || error.code === 'INTERNAL') throw error;
        return { data: asked, error, html: (view) => lookupPage(asked, problemOf(ref, error), view) };
      }
    },
  };
}

/** Said on the page, with what was pasted still in its field. */
function problemOf(ref: string, { code }: GongfuError): LookupProblem {
  if (code !== 'BAD_USER_INPUT') return 'FAILED';
  return ref.length > MAX_REF ? 'TOO_LONG' : 'NO_REFERENCE';
}
