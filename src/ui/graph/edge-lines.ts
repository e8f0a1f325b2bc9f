/** Where the lines of relations run: from the edge of one node to that of the other, several between the same two side by side. */
import type { GraphEdge, PlacedNode } from './graph-page-data.ts';

/** Between lines that run side by side, in pixels. */
const APART = 7;

type Ends = Pick<GraphEdge, 'id' | 'source' | 'target'>;

/** By id: how far to the side, seen from the end whose id comes first; 0 where an edge is alone. */
export function sideways(edges: readonly Ends[]): ReadonlyMap<string, number> {
  const pairs = Map.groupBy(edges, ({ source, target }) => [source, target].sort().join(' '));
  const shifts = [...pairs.values()].flatMap((pair) =>
    pair.map(({ id }, i) => [id, (i - (pair.length - 1) / 2) * APART] as const),
  );
  return new Map(shifts);
}

export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Of its direction, of length 1. */
  readonly dx: number;
  readonly dy: number;
}

type Place = Pick<PlacedNode, 'id' | 'x' | 'y'>;

/** `radii`: how far from its node's centre the line keeps at either end. Undefined where the nodes leave no room for one. */
export function lineBetween(
  [source, target]: readonly [Place, Place],
  shift: number,
  radii: readonly [number, number],
): Line | undefined {
  const [x, y] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(x, y);
  if (length <= radii[0] + radii[1]) return undefined;
  const [dx, dy] = [x / length, y / length];
  const side = source.id < target.id ? shift : -shift;
  const [offX, offY] = [-dy * side, dx * side];
  return {
    x1: source.x + dx * radii[0] + offX,
    y1: source.y + dy * radii[0] + offY,
    x2: target.x - dx * radii[1] + offX,
    y2: target.y - dy * radii[1] + offY,
    dx,
    dy,
  };
}
