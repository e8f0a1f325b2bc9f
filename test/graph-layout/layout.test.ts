/** Where nodes stand: the same every time, apart from one another, within bounds. */
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { layOut } from '../../src/graph-layout/layout.ts';
import type { LayoutGraph, LayoutNode } from '../../src/graph-layout/layout-graph.ts';
import { createLayouts } from '../../src/graph-layout/layouts.ts';

/** A root, and others around it: each with an edge to one before it and one to any. */
function grown(size: number, labels: readonly number[] = [40, 120, 80], mostWidth = 1_000): LayoutGraph {
  const nodes = Array.from({ length: size }, (_, i) => ({
    id: `model:n${i}`,
    depth: Math.min(i, 1),
    width: labels[i % labels.length] ?? 40,
    above: 13,
    below: 13 + 16 * (1 + (i % 2)),
  }));
  const edges = nodes.slice(1).flatMap(({ id }, i) => [
    { source: id, target: `model:n${Math.floor(i / 3)}` },
    { source: `model:n${(i * 7) % size}`, target: id },
  ]);
  return { nodes, edges, mostWidth };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxesOf(graph: LayoutGraph): readonly Box[] {
  const { positions } = layOut(graph);
  return graph.nodes.map((node, i) => boxAt(node, positions[i] ?? { x: Number.NaN, y: Number.NaN }));
}

function boxAt({ width, above, below }: LayoutNode, { x, y }: { readonly x: number; readonly y: number }): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - above, bottom: y + below };
}

function overlaps(boxes: readonly Box[]): number {
  const over = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => over(a, b))).length;
}

describe('a picture', () => {
  it('is the same for the same graph, in whichever order its nodes and relations come', () => {
    const graph = grown(30);
    const first = layOut(graph);
    const turned = { ...graph, nodes: graph.nodes.toReversed(), edges: graph.edges.toReversed() };
    expect(layOut(graph)).toEqual(first);
    expect(layOut(turned)).toEqual({ ...first, positions: first.positions.toReversed() });
  });

  it('says nothing of which end a relation starts from', () => {
    const graph = grown(20);
    const turned = graph.edges.map(({ source, target }) => ({ source: target, target: source }));
    expect(layOut({ ...graph, edges: turned })).toEqual(layOut(graph));
  });

  it('has no two labels over each other, and none outside of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 26, max: 130 }), { minLength: 1, maxLength: 9 }),
        (size, labels) => {
          const graph = grown(size, labels, 700);
          const { width, height } = layOut(graph);
          const boxes = boxesOf(graph);
          expect(overlaps(boxes)).toBe(0);
          expect(width).toBeLessThanOrEqual(700);
          expect(boxes.filter(({ left, right }) => left < -0.1 || right > width + 0.1)).toEqual([]);
          expect(boxes.filter(({ top, bottom }) => top < -0.1 || bottom > height + 0.1)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is not much higher than wide', () => {
    const { width, height } = layOut(grown(60));
    expect(height / width).toBeLessThan(1.1);
  });

  it('has what belongs together nearer than what does not', () => {
    const nodes = ['a', 'b'].flatMap((side) =>
      Array.from({ length: 8 }, (_, i) => ({ id: `${side}:${i}`, depth: 1, width: 30, above: 13, below: 29 })),
    );
    const within = nodes.flatMap((one) =>
      nodes
        .filter((other) => one.id < other.id && one.id[0] === other.id[0])
        .map((other) => ({ source: one.id, target: other.id })),
    );
    const { positions } = layOut({ nodes, edges: [...within, { source: 'a:0', target: 'b:0' }], mostWidth: 900 });
    const mean = (isSame: boolean) => {
      const distances = nodes.flatMap((one, i) =>
        nodes.flatMap((other, j) => {
          const [p, q] = [positions[i], positions[j]];
          return j > i && p && q && (one.id[0] === other.id[0]) === isSame ? [Math.hypot(p.x - q.x, p.y - q.y)] : [];
        }),
      );
      return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
    };
    expect(mean(true)).toBeLessThan(mean(false) * 0.8);
  });

  it.each([0, 1, 2])('of %i nodes without relations is there, too', (size) => {
    const { positions, width, height } = layOut({ ...grown(size), edges: [] });
    expect(positions).toHaveLength(size);
    expect([width, height].every(Number.isFinite)).toBe(true);
  });

  it('leaves out relations to what is not in it, and those of a node to itself', () => {
    const graph = grown(5);
    const more = [
      ...graph.edges,
      { source: 'model:n1', target: 'model:gone' },
      { source: 'model:n2', target: 'model:n2' },
    ];
    expect(layOut({ ...graph, edges: more })).toEqual(layOut(graph));
  });
});

describe('large pictures', () => {
  it('come from a thread, the same as if made at once, while others are served', async () => {
    const layouts = createLayouts();
    onTestFinished(() => layouts.close());
    const graph = grown(400, [40, 120, 80], Number.POSITIVE_INFINITY);
    let served = 0;
    const others = setInterval(() => {
      served += 1;
    }, 1);
    const layout = await layouts.layOut(graph);
    clearInterval(others);
    expect(layout).toEqual(layOut(graph));
    expect(overlaps(boxesOf(graph))).toBe(0);
    expect(served).toBeGreaterThan(5);
  });

  it('are refused once nobody may ask any more', async () => {
    const layouts = createLayouts();
    await layouts.close();
    await expect(layouts.layOut(grown(100))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
