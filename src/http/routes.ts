/** Which address is answered by what. */
import type { Sessions } from '../access/sessions.ts';
import type { Config } from '../config.ts';
import type { Layouts } from '../graph-layout/layouts.ts';
import type { Documents } from '../ingest/documents.ts';
import type { Review } from '../ingest/review/review.ts';
import type { Writer } from '../ingest/write.ts';
import type { Exchange, Reply, Route } from './exchange.ts';
import { graphiqlRoutes } from './graphiql-routes.ts';
import { keptFileRoute } from './kept-file-route.ts';
import type { OperationParts } from './operation-routes.ts';
import { operationRoutes } from './operation-routes.ts';
import type { PageInquiries } from './pages/page-inquiries.ts';
import { pageRoutes } from './pages/routes.ts';

export interface RouteParts extends OperationParts {
  readonly graphql: Route;
  readonly inquiries: PageInquiries;
  readonly writer: Writer;
  readonly documents: Documents;
  readonly review: Review;
  readonly sessions: Sessions;
  readonly layouts: Layouts;
  readonly config: Config;
}

export interface Routes {
  readonly find: (path: string) => Route | undefined;
  /** Answers where no route is found, or throws the refusal. */
  readonly missing: (exchange: Exchange) => Promise<Reply>;
}

/** An id as a path, `/model:pinghu`, its history below it, or either with `.json` behind it. */
const RECORD_PATH = /^\/[a-z][a-z0-9-]*:[a-z0-9-]+(?<history>\/history)?(\.json)?$/;

/** The file that a source came from: `/document:x/file`. */
const KEPT_FILE_PATH = /^\/(?<id>[a-z][a-z0-9-]*:[a-z0-9-]+)\/file$/;

/** An id with the suffix of a file about it: `/document:x.bib`. */
const FILE_PATH = /^\/[a-z][a-z0-9-]*:[a-z0-9-]+(?<suffix>\.[a-z]+(?:\.json)?)$/;

export function createRoutes(parts: RouteParts): Routes {
  const pages = pageRoutes(parts);
  const fixed = new Map<string, Route>([
    ['/graphql', parts.graphql],
    ...[...pages.fixed].map(([path, route]) => [path, ofPages(route)] as const),
    ...operationRoutes(parts),
    ...graphiqlRoutes(),
  ]);
  const keptFile = keptFileRoute({ documents: parts.documents, missing: pages.missing });
  const ofRecord = (path: string) => {
    const match = RECORD_PATH.exec(path);
    return match && (match.groups?.history ? pages.history : pages.record);
  };
  const ofFile = (path: string) => pages.file(FILE_PATH.exec(path)?.groups?.suffix ?? '');
  const ofKept = (path: string) => (KEPT_FILE_PATH.test(path) ? keptFile : undefined);
  const found = (path: string) => ofRecord(path) ?? ofFile(path) ?? ofKept(path) ?? pages.edit(path);
  return {
    find: (path) => fixed.get(path) ?? ofPages(found(path)) ?? pages.asset(path),
    missing: pages.missing,
  };
}

/** Who signed in is known on pages and their files; the API is asked with a token. */
function ofPages<R extends Route | null | undefined>(route: R): R {
  return route ? { ...route, takesSession: true } : route;
}
