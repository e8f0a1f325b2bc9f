/** The pages: which are at fixed addresses, the one of every id, and what is where nothing is. */
import type { Sessions } from '../../access/sessions.ts';
import type { Config } from '../../config.ts';
import { scopeFor } from '../../domain/scope.ts';
import type { Layouts } from '../../graph-layout/layouts.ts';
import type { Documents } from '../../ingest/documents.ts';
import type { Review } from '../../ingest/review/review.ts';
import type { Writer } from '../../ingest/write.ts';
import { CITATION_FILES } from '../../inquiry/citation-files.ts';
import { readPageScript } from '../../ui/page-script.ts';
import { createPageStyle } from '../../ui/page-style.ts';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { reply } from '../exchange.ts';
import { namesHtml } from './accept.ts';
import { ADD_PATH, addRoute } from './add-route.ts';
import { ANNOTATION_SUFFIX, annotationRoute } from './annotation-file.ts';
import { FOR_EVER, findAssetRoute } from './asset-route.ts';
import { citationFileRoute, negotiatedRoute } from './citation-route.ts';
import { citeRoutes } from './cite-routes.ts';
import { COMPARE_PATH, compareRoute } from './compare.ts';
import { compareFileRoutes } from './compare-files.ts';
import { corpusRoutes } from './corpus-routes.ts';
import { editRoute } from './edit/edit-route.ts';
import { findEditRoute } from './edit/routes.ts';
import { errorReply } from './error-reply.ts';
import { FIGURES_SUFFIX, figuresRoute } from './figures-file.ts';
import { firstPageDef } from './first.ts';
import { GRAPH_PATH, graphRoute } from './graph.ts';
import { helpPageDef } from './help.ts';
import { createHiddenIn } from './hidden-records.ts';
import { nearAddress, withNear } from './near-records.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { nothingHere, type PageDef, pageRoute, wantsJson } from './page-route.ts';
import { viewOf } from './page-view.ts';
import { historyPageDef, recordPageDef } from './record.ts';
import { REVIEW_PATH, reviewPage } from './review.ts';
import { searchPageDef } from './search.ts';
import { searchExportRoutes } from './search-export-route.ts';
import { createAttempts } from './sign-in-attempts.ts';
import { signInRoutes } from './sign-in-route.ts';
import { SUGGEST_PATH, suggestRoute } from './suggest-route.ts';
import { UNAPI_PATH, unapiRoute } from './unapi-route.ts';

export interface PageRoutes {
  /** By path. */
  readonly fixed: ReadonlyMap<string, Route>;
  /** Of every id. */
  readonly record: Route;
  /** Of every id with the suffix behind it; undefined where there are no files with it. */
  readonly file: (suffix: string) => Route | undefined;
  /** Of what the browser runs. */
  readonly asset: (path: string) => Route | undefined;
  /** Of what changed it. */
  readonly history: Route;
  /** Of forms and what belongs to them. */
  readonly edit: (path: string) => Route | undefined;
  /** Where nothing is. */
  readonly missing: (exchange: Exchange) => Promise<Reply>;
}

export function pageRoutes({
  inquiries,
  writer,
  documents,
  review,
  sessions,
  config,
  layouts,
  version,
}: {
  readonly inquiries: PageInquiries;
  readonly writer: Writer;
  readonly documents: Documents;
  readonly review: Review;
  readonly sessions: Sessions;
  readonly config: Config;
  readonly layouts: Layouts;
  readonly version: string;
}): PageRoutes {
  const style = createPageStyle();
  const attempts = createAttempts();
  const hiddenIn = createHiddenIn(inquiries, config.requestTimeoutMs);
  const parts = { config, styleHref: style.href, scriptHref: readPageScript(), hiddenIn };
  const fileParts = { ...parts, inquiries };
  const route = (def: PageDef) => pageRoute(def, parts);
  const first = route(firstPageDef(inquiries));
  const search = route(searchPageDef(inquiries, config));
  const help = route(helpPageDef());
  const compare = compareRoute(fileParts);
  const editParts = { ...fileParts, config, writer, documents, sessions, attempts };
  const graph = graphRoute({ ...fileParts, layouts });
  const citation = citationFileRoute(fileParts);
  const files = new Map([
    ...[...CITATION_FILES.keys()].map((suffix) => [suffix, citation] as const),
    [ANNOTATION_SUFFIX, annotationRoute(fileParts)],
    [FIGURES_SUFFIX, figuresRoute(fileParts)],
  ]);
  return {
    fixed: new Map([
      ...signInRoutes({ ...parts, sessions, attempts }),
      ['/', first],
      ['/index.json', first],
      ['/search', search],
      ['/search.json', search],
      ['/help', help],
      ['/help.json', help],
      [SUGGEST_PATH, suggestRoute(fileParts)],
      ...searchExportRoutes(fileParts),
      [COMPARE_PATH, compare],
      [`${COMPARE_PATH}.json`, compare],
      ...compareFileRoutes(fileParts),
      [GRAPH_PATH, graph],
      [`${GRAPH_PATH}.json`, graph],
      ...citeRoutes(fileParts),
      ...corpusRoutes({ ...fileParts, config, version }),
      [ADD_PATH, addRoute({ ...fileParts, config, documents, sessions, attempts })],
      [UNAPI_PATH, unapiRoute(fileParts)],
      [REVIEW_PATH, editRoute(reviewPage(review), undefined, editParts)],
      [style.href, styleRoute(style.text)],
    ]),
    record: negotiatedRoute(route(withNear(recordPageDef(inquiries, { ...config, documents }), inquiries)), fileParts),
    file: (suffix) => files.get(suffix),
    asset: findAssetRoute,
    edit: (path) => findEditRoute(path, editParts),
    history: route(withNear(historyPageDef(inquiries, config), inquiries)),
    missing: async (exchange) => {
      // A program that got its address wrong is told in the form of the API; browsers name HTML.
      if (wantsJson(exchange) || !namesHtml(exchange.headers.accept)) throw nothingHere();
      const near = await nearAddress(inquiries, exchange.path, scopeFor('PUBLIC', config.requestTimeoutMs));
      return errorReply(nothingHere(near), exchange, viewOf(exchange, [], parts));
    },
  };
}

/** Its address holds a digest of what it says: another style sheet has another address. */
function styleRoute(text: string): Route {
  return {
    name: 'style',
    methods: ['GET'],
    readsGraph: false,
    handle: () => reply(200, 'text/css; charset=utf-8', text, { 'cache-control': FOR_EVER }),
  };
}
