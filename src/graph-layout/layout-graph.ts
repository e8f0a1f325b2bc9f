/** What is laid out, and what comes of it. */

/** A node with its label: the box that no other may overlap with, in pixels around the node's centre. */
export interface LayoutNode {
  readonly id: string;
  /** Steps from the nearest root: roots begin in the middle. */
  readonly depth: number;
  readonly width: number;
  readonly above: number;
  readonly below: number;
}

export interface LayoutEdge {
  readonly source: string;
  readonly target: string;
}

export interface LayoutGraph {
  readonly nodes: readonly LayoutNode[];
  /** Those with an end that is no node are left out; several between the same two count as one. */
  readonly edges: readonly LayoutEdge[];
  /** No box goes beyond it. At least the width of the widest box. */
  readonly mostWidth: number;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** `positions` are aligned with the nodes, in pixels from the top left; every box lies within `width` and `height`. */
export interface Layout {
  readonly positions: readonly Position[];
  readonly width: number;
  readonly height: number;
}
