/**
 * A graph → where its nodes stand. The same graph gives the same picture, whatever the order of its nodes and edges: all starts from
 * the ids. Boxes (nodes with their labels) lie apart, within the width.
 */
import { apart, type Box } from './apart.ts';
import { type Point, settledByForces } from './forces.ts';
import type { Layout, LayoutGraph, LayoutNode } from './layout-graph.ts';

/** Height to width of the whole, before boxes push one another away. */
const ASPECT = 0.68;
/** How much of the picture its boxes take: more leaves no room for lines, less makes one scroll. */
const FILLED = 0.4;
/** Left free around a box. */
const GAP = 6;

export function layOut(graph: LayoutGraph): Layout {
  const order = graph.nodes.map((_, i) => i).toSorted((a, b) => compareIds(graph.nodes[a], graph.nodes[b]));
  const nodes = order.flatMap((i) => graph.nodes[i] ?? []);
  const points = settledByForces(nodes, graph.edges);
  const width = widthOf(nodes, graph.mostWidth);
  const boxes = apart(boxesWithin(nodes, points, width), width);
  const positions = new Map(nodes.map((node, i) => [node.id, centreOf(node, boxes[i])]));
  return {
    positions: graph.nodes.map(({ id }) => positions.get(id) ?? { x: 0, y: 0 }),
    width: Math.ceil(width),
    height: Math.ceil(Math.max(0, ...boxes.map(({ y, height }) => y + height))),
  };
}

/** By code units: the same on every machine. */
function compareIds(a: LayoutNode | undefined, b: LayoutNode | undefined): number {
  const [first, second] = [a?.id ?? '', b?.id ?? ''];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function widthOf(nodes: readonly LayoutNode[], mostWidth: number): number {
  const area = nodes.reduce((sum, { width, above, below }) => sum + (width + GAP) * (above + below + GAP), 0);
  const widest = Math.max(0, ...nodes.map(({ width }) => width + GAP));
  return Math.max(widest, Math.min(mostWidth, Math.sqrt(area / FILLED / ASPECT)));
}

/** The points stretched over the picture, each axis by itself, as boxes with the gap around them. */
function boxesWithin(nodes: readonly LayoutNode[], points: readonly Point[], width: number): readonly Box[] {
  const xs = stretched(
    points.map(({ x }) => x),
    width,
  );
  const ys = stretched(
    points.map(({ y }) => y),
    width * ASPECT,
  );
  return nodes.map((node, i) => ({
    width: node.width + GAP,
    height: node.above + node.below + GAP,
    x: (xs[i] ?? 0) - (node.width + GAP) / 2,
    y: (ys[i] ?? 0) - node.above - GAP / 2,
  }));
}

/**
 * Half by where a value lies between the ends, half by how many lie before it: what is crowded gets more room, what is far out less.
 * Aligned with the values; all in one place stand in the middle.
 */
function stretched(values: readonly number[], length: number): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  if (most === least) return values.map(() => length / 2);
  const ranks = new Map(sorted.map((value, i) => [value, i / (sorted.length - 1)]));
  return values.map((value) => (length * ((value - least) / (most - least) + (ranks.get(value) ?? 0))) / 2);
}

/** To a tenth of a pixel: shorter to send, and nobody sees less. */
function centreOf({ above }: LayoutNode, box: Box | undefined): Point {
  if (!box) return { x: 0, y: 0 };
  return { x: tenths(box.x + box.width / 2), y: tenths(box.y + GAP / 2 + above) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
