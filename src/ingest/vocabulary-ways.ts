/** The shape of directed edges that may have circles where none should be, and of what undirected ones join. */
import type { Edges } from '../domain/ways.ts';

/** Targets by source, each once. */
export function edgesOf(pairs: readonly { readonly source: string; readonly target: string }[]): Edges {
  const bySource = Map.groupBy(pairs, ({ source }) => source);
  return new Map([...bySource].map(([source, all]) => [source, [...new Set(all.map(({ target }) => target))]]));
}

/** What is left when all that nothing leads to is taken away, again and again: circles and what they lead to. Linear. */
export function circlesIn(edges: Edges): Edges {
  const waysIn = new Map<string, number>();
  for (const target of [...edges.values()].flat()) waysIn.set(target, (waysIn.get(target) ?? 0) + 1);
  const left = new Map(edges);
  const free = [...edges.keys()].filter((id) => !waysIn.has(id));
  for (const id of free) {
    for (const target of edges.get(id) ?? []) {
      const ways = (waysIn.get(target) ?? 0) - 1;
      waysIn.set(target, ways);
      if (ways === 0) free.push(target);
    }
    left.delete(id);
  }
  return left;
}

/** The length of the longest way from an entity; 0 where nothing leads on, and a circle counts once. Linear over all calls. */
export function heightOf(edges: Edges): (id: string) => number {
  const known = new Map<string, number>();
  return (start) => {
    const done = known.get(start);
    if (done !== undefined) return done;
    // Depth first without recursion: a chain that somebody made by the thousand is no reason to break down.
    const entered = new Set([start]);
    const open = [{ id: start, height: 0, left: (edges.get(start) ?? []).values() }];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const { value: next } = top.left.next();
      if (next === undefined) {
        known.set(top.id, top.height);
        open.pop();
        const below = open.at(-1);
        if (below) below.height = Math.max(below.height, top.height + 1);
      } else if (known.has(next)) top.height = Math.max(top.height, (known.get(next) ?? 0) + 1);
      else if (!entered.has(next)) {
        entered.add(next);
        open.push({ id: next, height: 0, left: (edges.get(next) ?? []).values() });
      }
    }
    return known.get(start) ?? 0;
  };
}

/** The parts of an undirected graph that nothing joins, each with its members in the order of `ids`; pairs of unknown ids do not count. */
export function partsOf(
  ids: readonly string[],
  pairs: Iterable<readonly [string, string]>,
): readonly (readonly string[])[] {
  const above = new Map(ids.map((id) => [id, id]));
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next;
    for (let at = id; at !== root; ) {
      const next = above.get(at) ?? root;
      above.set(at, root);
      at = next;
    }
    return root;
  };
  for (const [one, other] of pairs) if (above.has(one) && above.has(other)) above.set(rootOf(one), rootOf(other));
  return [...Map.groupBy(ids, rootOf).values()];
}
