/** Which address is answered by what. */
import type { Config } from '../config.ts';
import type { Exchange, Reply, Route } from './exchange.ts';
import { graphiqlRoutes } from './graphiql-routes.ts';
import type { OperationParts } from './operation-routes.ts';
import { operationRoutes } from './operation-routes.ts';
import type { PageInquiries } from './pages/page-inquiries.ts';
import { pageRoutes } from './pages/routes.ts';

export interface RouteParts extends OperationParts {
  readonly graphql: Route;
  readonly inquiries: PageInquiries;
  readonly config: Config;
}

export interface Routes {
  readonly find: (path: string) => Route | undefined;
  /** Answers where no route is found, or throws the refusal. */
  readonly missing: (exchange: Exchange) => Reply;
}

/** An id as a path, `/model:pinghu`, its history below it, or either with `.json` behind it. */
const RECORD_PATH = /^\/[a-z][a-z0-9-]*:[a-z0-9-]+(?<history>\/history)?(\.json)?$/;

/** An id with the suffix of a file about it: `/document:x.bib`. */
const FILE_PATH = /^\/[a-z][a-z0-9-]*:[a-z0-9-]+(?<suffix>\.[a-z]+(?:\.json)?)$/;

export function createRoutes(parts: RouteParts): Routes {
  const pages = pageRoutes(parts);
  const fixed = new Map<string, Route>([
    ['/graphql', parts.graphql],
    ...pages.fixed,
    ...operationRoutes(parts),
    ...graphiqlRoutes(),
  ]);
  const ofRecord = (path: string) => {
    const match = RECORD_PATH.exec(path);
    return match && (match.groups?.history ? pages.history : pages.record);
  };
  const ofFile = (path: string) => pages.file(FILE_PATH.exec(path)?.groups?.suffix ?? '');
  return {
    find: (path) => fixed.get(path) ?? ofRecord(path) ?? ofFile(path),
    missing: pages.missing,
  };
}
