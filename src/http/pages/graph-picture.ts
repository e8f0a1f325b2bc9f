/** A graph → its picture: what of it is drawn, and where. */
import type { Layout, LayoutGraph } from '../../graph-layout/layout-graph.ts';
import type { Layouts } from '../../graph-layout/layouts.ts';
import type { PlacedNode } from '../../ui/graph/graph-page-data.ts';
import { boxOf, type PictureData } from '../../ui/graph/picture-data.ts';
import type { GraphOfRecords } from './graph-of-records.ts';

/** Wide enough for 60 nodes with their labels; what is larger is for a picture that zooms. */
const PAGE_WIDTH = 1_000;

/** Nodes of the graph, with the edges between them, as wide as the picture may be. */
export async function pictureOf(graph: GraphOfRecords, most: number, mostWidth = PAGE_WIDTH): Promise<PictureData> {
  // Loaded on first use: most of a service's life goes by without a picture.
  const { layOut } = await import('../../graph-layout/layout.ts');
  const nodes = graph.nodes.slice(0, Math.min(most, MOST_DRAWN));
  const ids = new Set(nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
  const drawn = { ...graph, nodes, edges };
  const { positions, ...size } = layOut(layoutGraph(drawn, mostWidth));
  return { ...drawn, ...size, nodes: withPositions(drawn, positions) };
}

export interface PlacedGraph {
  readonly nodes: readonly PlacedNode[];
  readonly width: number;
  readonly height: number;
}

/** All nodes of the graph. */
export async function placedNodes(graph: GraphOfRecords, layouts: Layouts): Promise<PlacedGraph> {
  const mostWidth = graph.nodes.length <= MOST_DRAWN ? PAGE_WIDTH : Number.POSITIVE_INFINITY;
  const { positions, ...size } = await layouts.layOut(layoutGraph(graph, mostWidth));
  return { nodes: withPositions(graph, positions), ...size };
}

/** As many as labels of them can be read side by side. */
export const MOST_DRAWN = 60;

function layoutGraph({ nodes, edges }: GraphOfRecords, mostWidth: number): LayoutGraph {
  return { nodes: nodes.map(boxOf), edges: edges.map(({ source, target }) => ({ source, target })), mostWidth };
}

function withPositions(
  { nodes }: Pick<GraphOfRecords, 'nodes'>,
  positions: Layout['positions'],
): readonly PlacedNode[] {
  return nodes.map((node, i) => ({ ...node, x: positions[i]?.x ?? 0, y: positions[i]?.y ?? 0 }));
}
