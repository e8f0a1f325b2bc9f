/** Entities side by side: `/compare?ids=a,b`. */
import { GongfuError } from '../../domain/errors.ts';
import { type Scope, scopeFor } from '../../domain/scope.ts';
import { comparePage } from '../../ui/compare/compare-page.tsx';
import type { ComparePageData } from '../../ui/compare/compare-page-data.ts';
import { hrefOf } from '../../ui/view.tsx';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { comparePageData } from './compare-data.ts';
import { findNames } from './compare-names.ts';
import { COMPARE_PARAMS, compareAsked, compareParams } from './compare-params.ts';
import { graphPreviewData } from './graph-preview-data.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { type PageDef, type PageParts, pageRoute } from './page-route.ts';
import { VARY, viewOf } from './page-view.ts';

export const COMPARE_PATH = '/compare';

export interface CompareParts extends PageParts {
  readonly inquiries: PageInquiries;
}

/** What was asked for by names, or one at a time, moves to the one address that it has by ids. */
export function compareRoute(parts: CompareParts): Route {
  const page = pageRoute(comparePageDef(parts.inquiries), parts);
  return { ...page, handle: async (exchange) => (await settled(exchange, parts)) ?? page.handle(exchange) };
}

function comparePageDef(inquiries: PageInquiries): PageDef {
  const previewOf = ({ entities }: ComparePageData, scope: Scope) =>
    entities.length > 1 ? graphPreviewData(inquiries, entities, scope) : undefined;
  return {
    name: 'compare',
    params: COMPARE_PARAMS,
    answer: async ({ query, scope }) => {
      const asked = compareAsked(query);
      const found = await findNames(inquiries, asked.names, scope);
      const data = await comparePageData(inquiries, { asked, found }, scope);
      const html: PageHtml = async (view) => comparePage(data, view, await previewOf(data, scope));
      return { data, html, ...(found.error ? { error: found.error } : {}) };
    },
  };
}

type PageHtml = Extract<Awaited<ReturnType<PageDef['answer']>>, { readonly data: object }>['html'];

/** Undefined where the address is settled already, or cannot be: then the page itself says why. */
async function settled(exchange: Exchange, parts: CompareParts): Promise<Reply | undefined> {
  const { inquiries, config } = parts;
  try {
    const { names, show } = compareAsked(exchange.query);
    const isSettled = exchange.query.getAll('ids').length <= 1 && !exchange.query.has('add');
    const scope = scopeFor(exchange.access().viewer, config.requestTimeoutMs);
    const answers = names.length > 0 ? await inquiries.lookup(names, undefined, scope) : [];
    const ids = answers.flatMap((answer) => (answer && !(answer instanceof GongfuError) ? [answer.record.id] : []));
    if (ids.length < names.length) return undefined;
    const distinct = [...new Set(ids)];
    if (isSettled && distinct.join(',') === names.join(',')) return undefined;
    const view = viewOf(exchange, [], parts);
    const path = exchange.path.endsWith('.json') ? `${COMPARE_PATH}.json` : COMPARE_PATH;
    const location = hrefOf(view, path, compareParams(distinct, show));
    return { status: 303, headers: { location, vary: VARY }, body: '' };
  } catch (error) {
    // The page meets the same error, and says it in the reader's language.
    if (error instanceof GongfuError) return undefined;
    throw error;
  }
}
