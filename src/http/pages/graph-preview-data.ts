/** The small picture of what lies around entities, for pages that are about them. */
import type { Scope } from '../../domain/scope.ts';
import type { NamedEntity } from '../../ui/graph/graph-page-data.ts';
import type { GraphPreviewData } from '../../ui/graph/graph-preview.tsx';
import { readGraph } from './graph-data.ts';
import { pictureOf } from './graph-picture.ts';
import type { PageInquiries } from './page-inquiries.ts';

const MOST_NODES = 25;
/** As wide as the text that it stands beside. */
const WIDTH = 720;
/** Among so many neighbours the best connected are found. */
const LOOKED_AT = 100;
/** A picture of fewer says nothing that the page does not. */
const LEAST_NODES = 3;

/** Three reads. Undefined where there is too little to draw. */
export async function graphPreviewData(
  inquiries: PageInquiries,
  roots: readonly NamedEntity[],
  scope: Scope,
): Promise<GraphPreviewData | undefined> {
  const selected = { depth: 1, types: [], status: [], limit: LOOKED_AT };
  const graph = await readGraph(inquiries, selected, { roots, unresolved: [] }, scope);
  if (graph.nodes.length < LEAST_NODES) return undefined;
  const picture = await pictureOf(graph, MOST_NODES, WIDTH);
  return { roots, picture: { ...picture, ...presentTypes(picture) }, nodeCount: graph.nodes.length };
}

/** The key names what is drawn and nothing else. */
function presentTypes({ nodes, edges, entityTypes, relationTypes, statuses }: GraphPreviewData['picture']) {
  const [types, relations] = [new Set(nodes.map(({ type }) => type)), new Set(edges.map(({ type }) => type))];
  const said = new Set(edges.map(({ status }) => status));
  return {
    entityTypes: entityTypes.filter(({ value }) => types.has(value)),
    relationTypes: relationTypes.filter(({ value }) => relations.has(value)),
    statuses: statuses.filter(({ value }) => said.has(value)),
  };
}
