/** Which address is answered by what. */
import type { Config } from '../config.ts';
import type { Route } from './exchange.ts';
import { graphiqlRoutes } from './graphiql-routes.ts';
import type { OperationParts } from './operation-routes.ts';
import { operationRoutes } from './operation-routes.ts';
import type { PageInquiries } from './page-data.ts';
import { pageRoutes } from './page-routes.ts';

export interface RouteParts extends OperationParts {
  readonly graphql: Route;
  readonly inquiries: PageInquiries;
  readonly config: Config;
}

/** An id as a path: `/model:pinghu`. */
const RECORD_PATH = /^\/[a-z][a-z0-9-]*:[a-z0-9-]+$/;

export function createRoutes(parts: RouteParts): (path: string) => Route | undefined {
  const pages = pageRoutes(parts);
  const fixed = new Map<string, Route>([
    ['/graphql', parts.graphql],
    ['/', pages.first],
    ['/search', pages.search],
    ['/assets/page.css', pages.style],
    ...operationRoutes(parts),
    ...graphiqlRoutes(),
  ]);
  return (path) => fixed.get(path) ?? (RECORD_PATH.test(path) ? pages.record : undefined);
}
