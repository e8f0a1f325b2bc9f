/** The pages: which are at fixed addresses, the one of every id, and what is where nothing is. */
import type { Config } from '../../config.ts';
import { CITATION_FILES } from '../../inquiry/citation-files.ts';
import { createPageStyle } from '../../ui/page-style.ts';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { reply } from '../exchange.ts';
import { namesHtml } from './accept.ts';
import { ANNOTATION_SUFFIX, annotationRoute } from './annotation-file.ts';
import { citationFileRoute, negotiatedRoute } from './citation-route.ts';
import { errorReply } from './error-reply.ts';
import { firstPageDef } from './first.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { nothingHere, type PageDef, pageRoute, wantsJson } from './page-route.ts';
import { viewOf } from './page-view.ts';
import { historyPageDef, recordPageDef } from './record.ts';
import { searchPageDef } from './search.ts';
import { UNAPI_PATH, unapiRoute } from './unapi-route.ts';

export interface PageRoutes {
  /** By path. */
  readonly fixed: ReadonlyMap<string, Route>;
  /** Of every id. */
  readonly record: Route;
  /** Of every id with the suffix behind it; undefined where there are no files with it. */
  readonly file: (suffix: string) => Route | undefined;
  /** Of what changed it. */
  readonly history: Route;
  /** Where nothing is. */
  readonly missing: (exchange: Exchange) => Reply;
}

const ONE_YEAR = 'public, max-age=31536000, immutable';

export function pageRoutes({
  inquiries,
  config,
}: {
  readonly inquiries: PageInquiries;
  readonly config: Config;
}): PageRoutes {
  const style = createPageStyle();
  const parts = { config, styleHref: style.href };
  const fileParts = { ...parts, inquiries };
  const route = (def: PageDef) => pageRoute(def, parts);
  const first = route(firstPageDef(inquiries));
  const search = route(searchPageDef(inquiries, config));
  const citation = citationFileRoute(fileParts);
  const files = new Map([
    ...[...CITATION_FILES.keys()].map((suffix) => [suffix, citation] as const),
    [ANNOTATION_SUFFIX, annotationRoute(fileParts)],
  ]);
  return {
    fixed: new Map([
      ['/', first],
      ['/index.json', first],
      ['/search', search],
      ['/search.json', search],
      [UNAPI_PATH, unapiRoute(fileParts)],
      [style.href, styleRoute(style.text)],
    ]),
    record: negotiatedRoute(route(recordPageDef(inquiries, config)), fileParts),
    file: (suffix) => files.get(suffix),
    history: route(historyPageDef(inquiries, config)),
    missing: (exchange) => {
      // A program that got its address wrong is told in the form of the API; browsers name HTML.
      if (wantsJson(exchange) || !namesHtml(exchange.headers.accept)) throw nothingHere();
      return errorReply(nothingHere(), exchange, viewOf(exchange, [], parts));
    },
  };
}

/** Its address holds a digest of what it says: another style sheet has another address. */
function styleRoute(text: string): Route {
  return {
    name: 'style',
    methods: ['GET'],
    readsGraph: false,
    handle: () => reply(200, 'text/css; charset=utf-8', text, { 'cache-control': ONE_YEAR }),
  };
}
