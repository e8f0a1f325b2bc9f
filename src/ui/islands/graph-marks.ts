/** Nodes and relations of the page's JSON → what sigma draws. */
import { MultiDirectedGraph } from 'graphology';
import { sideways } from '../graph/edge-lines.ts';
import type { EdgeType, Graph, GraphAsked, GraphEdge, NodeType, PlacedNode } from '../graph/graph-page-data.ts';
import { radiusOf } from '../graph/picture-data.ts';
import { say } from '../lang.ts';
import type { Colours } from './graph-colours.ts';
import type { Labelled } from './graph-labels.ts';
import type { EdgeLooks } from './graph-programs.ts';
import { pageLang } from './graph-words.ts';

/** The JSON of the page, where there is a graph. */
export interface GraphJson extends Graph {
  readonly asked: GraphAsked;
  readonly nodes: readonly PlacedNode[];
  readonly width: number;
  readonly height: number;
}

/** What is seen of the plane, y upwards as sigma has it. */
export interface Extent {
  readonly x: [number, number];
  readonly y: [number, number];
}

/** By status: pixels drawn and left out. */
const DASHES: Readonly<Record<string, EdgeLooks['dash']>> = { UNDERWAY: [7, 5], INTENDED: [2, 4] };
const SOLID: EdgeLooks['dash'] = [1, 0];

export function typesOf({ entityTypes }: Pick<Graph, 'entityTypes'>): ReadonlyMap<string, NodeType> {
  return new Map(entityTypes.map((type) => [type.value, type]));
}

/** With labels in the order in which they get room: as the nodes come, nearest and best connected first. */
export function labelledOf(data: GraphJson): readonly Labelled[] {
  const lang = pageLang();
  const types = typesOf(data);
  return data.nodes.map(({ id, label, type, depth }) => ({
    id,
    label: say(label, lang).text,
    mark: types.get(type)?.mark[lang] ?? '',
    isRoot: depth === 0,
  }));
}

export function drawnGraph(data: GraphJson, extent: Extent, colours: Colours): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  const types = typesOf(data);
  for (const node of data.nodes) graph.addNode(node.id, nodeAttributes(node, types.get(node.type), colours));
  const relations = new Map(data.relationTypes.map((type) => [type.value, type]));
  const onPath = new Set(data.paths?.flatMap((path) => path.edges));
  const shifts = sideways(data.edges);
  const unit = 1 / Math.max(extent.x[1] - extent.x[0], extent.y[1] - extent.y[0]);
  for (const edge of data.edges) {
    const drawn = { type: relations.get(edge.type), isOnPath: onPath.has(edge.id), shift: sideOf(edge, shifts) * unit };
    graph.addEdgeWithKey(edge.id, edge.source, edge.target, edgeAttributes(edge, drawn, colours));
  }
  return graph;
}

/** Seen along the relation, and with y the other way round than on paper. */
function sideOf({ id, source, target }: GraphEdge, shifts: ReadonlyMap<string, number>): number {
  const shift = shifts.get(id) ?? 0;
  return source < target ? -shift : shift;
}

function nodeAttributes(node: PlacedNode, type: NodeType | undefined, colours: Colours) {
  const color = colours.types[type?.colour ?? 0] ?? colours.ink;
  return {
    x: node.x,
    y: -node.y,
    size: radiusOf(node),
    color,
    fill: colours.filled(color),
    shape: type?.shape ?? 0,
    border: node.depth === 0 ? 0.24 : 0.15,
    zIndex: 1,
  };
}

interface DrawnEdge {
  readonly type: EdgeType | undefined;
  readonly isOnPath: boolean;
  readonly shift: number;
}

function edgeAttributes({ status }: GraphEdge, { type, isOnPath, shift }: DrawnEdge, colours: Colours) {
  return {
    type: type?.drawn === 'LINE' ? 'line' : 'arrow',
    color: isOnPath ? colours.accent : colours.line,
    size: isOnPath ? 2.4 : 1.25,
    dash: DASHES[status] ?? SOLID,
    shift,
    zIndex: 1,
  };
}

/** The picture in the middle of what is seen, and no larger than on paper. */
export function extentOf({ width, height }: GraphJson, { clientWidth, clientHeight }: HTMLElement): Extent {
  const [x, y] = [Math.max(width, clientWidth) / 2, Math.max(height, clientHeight) / 2];
  return { x: [width / 2 - x, width / 2 + x], y: [-height / 2 - y, -height / 2 + y] };
}
