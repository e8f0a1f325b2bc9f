/** Where nodes come to rest when edges pull and all else pushes: ForceAtlas2, from starts that follow from the ids. */
import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { LayoutEdge, LayoutNode, Position } from './layout-graph.ts';

export type Point = Position;

/** CommonJS whose types are those of an ES module: what is imported is the function itself. */
const { assign } = forceAtlas2 as unknown as typeof forceAtlas2.default;

/** From here on the approximation by quadrants is the faster one (bench/graph-layout). */
const LARGE = 400;

/** Of the starts: a ring for each step from the roots. */
const RING = 100;

export function settledByForces(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): readonly Point[] {
  const graph = new UndirectedGraph({ allowSelfLoops: false });
  for (const { id, depth } of nodes) graph.addNode(id, startOf(id, depth));
  for (const { source, target } of byEnds(edges)) {
    if (source !== target && graph.hasNode(source) && graph.hasNode(target)) graph.mergeEdge(source, target);
  }
  if (nodes.length > 1) assign(graph, { iterations: iterationsFor(nodes.length), settings: settingsFor(nodes.length) });
  // Starts have both, and ForceAtlas2 writes them.
  return nodes.map(({ id }) => graph.getNodeAttributes(id) as Point);
}

/** ForceAtlas2 adds up in the order of the edges: sorted, so that theirs is none of the picture's. */
function byEnds(edges: readonly LayoutEdge[]): readonly LayoutEdge[] {
  const keyed = edges.map(({ source, target }) =>
    source < target ? { source, target } : { source: target, target: source },
  );
  const key = ({ source, target }: LayoutEdge) => `${source} ${target}`;
  return keyed.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function startOf(id: string, depth: number): Point {
  const angle = 2 * Math.PI * unitOf(id);
  const radius = RING * (depth + unitOf(`${id} radius`) / 2);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** FNV-1a with a last mix, as a number from 0 to 1: near ids are far apart. */
function unitOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** Fewer for many, which cost more each and whose details nobody sees. */
function iterationsFor(nodes: number): number {
  return Math.max(60, Math.round(100 - nodes / 20));
}

function settingsFor(nodes: number) {
  return {
    barnesHutOptimize: nodes > LARGE,
    barnesHutTheta: 1.2,
    gravity: 1,
    scalingRatio: 20,
    slowDown: 1 + Math.log(nodes),
    outboundAttractionDistribution: true,
  };
}
