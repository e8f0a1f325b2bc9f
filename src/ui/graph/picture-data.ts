/** A drawn graph as plain data: what the server knows of its picture. */
import { shortLine } from '../plain-line.ts';
import type { GraphEdge, GraphKeys, GraphNode, PlacedNode } from './graph-page-data.ts';
import { type LabelLines, labelLines } from './label-lines.ts';

export interface PictureData extends GraphKeys {
  readonly nodes: readonly PlacedNode[];
  /** Those between the nodes. */
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
  /** Edges that are on a path that was asked for. */
  readonly onPath?: ReadonlySet<string>;
}

/** Sizes in pixels; the style sheet has the same size of letters (styles/graph.ts). */
export const LETTERS = 13;
export const LINE = 16;
const LONGEST_LINE_EM = 9;
const RADIUS = 10;
const ROOT_RADIUS = 13;

export function radiusOf({ depth }: Pick<GraphNode, 'depth'>): number {
  return depth === 0 ? ROOT_RADIUS : RADIUS;
}

/** Of a label of any length, as much as a title or a button says of it. */
export function shortLabel(label: string): string {
  return shortLine(label, 80);
}

export function linesOf(label: string): LabelLines {
  return labelLines(label, LONGEST_LINE_EM);
}

export interface NodeBox {
  readonly id: string;
  readonly depth: number;
  readonly width: number;
  readonly above: number;
  readonly below: number;
}

/** What a node takes with its label below it, in whichever language that is larger: the picture is the same in both. */
export function boxOf(node: GraphNode): NodeBox {
  const labels = [node.label.zh, node.label.en].flatMap((label) => (label ? [linesOf(label)] : []));
  const lines = Math.max(1, ...labels.map((label) => label.lines.length));
  const radius = radiusOf(node);
  return {
    id: node.id,
    depth: node.depth,
    width: Math.max(2.6 * radius, ...labels.map(({ width }) => width * LETTERS)),
    above: 1.3 * radius,
    below: 1.3 * radius + lines * LINE,
  };
}
