/** /graph: what lies around some entities, and the ways between two. */
import type { Layouts } from '../../graph-layout/layouts.ts';
import { graphPage } from '../../ui/graph/graph-page.tsx';
import type { Graph, GraphPageData } from '../../ui/graph/graph-page-data.ts';
import type { Route } from '../exchange.ts';
import { readGraph } from './graph-data.ts';
import { GRAPH_PARAMS, type GraphRequest, graphRequest } from './graph-params.ts';
import { MOST_DRAWN, pictureOf, placedNodes } from './graph-picture.ts';
import { type Resolved, resolveRefs } from './graph-roots.ts';
import { waysIntoGraph } from './graph-ways.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { type FoundPage, type PageDef, type PageParts, pageRoute, wantsJson } from './page-route.ts';

export const GRAPH_PATH = '/graph';

export interface GraphParts extends PageParts {
  readonly inquiries: PageInquiries;
  readonly layouts: Layouts;
}

/** The page and its JSON differ in what they lay out: a picture that can be read as it stands, or all there is. */
export function graphRoute(parts: GraphParts): Route {
  const page = pageRoute(pageDef(parts, htmlOf), parts);
  const json = pageRoute(pageDef(parts, jsonOf), parts);
  return { ...page, handle: (exchange) => (wantsJson(exchange) ? json : page).handle(exchange) };
}

type Shared = Pick<GraphPageData, 'asked' | 'unresolved' | 'choices'>;
type Answer = (shared: Shared, graph: Graph, parts: GraphParts) => Promise<FoundPage>;

function pageDef(parts: GraphParts, found: Answer): PageDef {
  const { inquiries } = parts;
  return {
    name: 'graph',
    params: GRAPH_PARAMS,
    answer: async ({ query, scope }) => {
      const request = graphRequest(query, inquiries.ontology);
      const resolved = await resolveRefs(inquiries, request, scope);
      const shared = sharedData(inquiries, request, resolved);
      if (resolved.roots.length > 0 || (resolved.from && resolved.to))
        return found(shared, await readGraph(inquiries, request, resolved, scope), parts);
      const data = { ...shared, ways: await waysIntoGraph(inquiries, scope) };
      return { data, html: (view) => graphPage(data, undefined, view) };
    },
  };
}

async function htmlOf(shared: Shared, graph: Graph): Promise<FoundPage> {
  const picture = await pictureOf(graph, MOST_DRAWN);
  const data = { ...shared, graph };
  return { data, html: (view) => graphPage(data, picture, view) };
}

async function jsonOf(shared: Shared, graph: Graph, { layouts }: GraphParts): Promise<FoundPage> {
  const placed = await placedNodes(graph, layouts);
  return { data: { ...shared, ...graph, ...placed }, html: () => '' };
}

function sharedData({ ontology }: PageInquiries, request: GraphRequest, { unresolved, ...resolved }: Resolved): Shared {
  const { depth, types, status, limit, sort, descending, after } = request;
  return {
    asked: { ...resolved, depth, types, status, limit, sort, descending, after },
    unresolved,
    choices: ontology.relationTypes.map(({ name, reads }) => ({ value: name, reads })),
  };
}
