/** Ways along directed edges, in graphs that may have circles where none should be. */

/** Targets by source. */
export type Edges = ReadonlyMap<string, readonly string[]>;

/** A shortest way, both ends included. Cost: what can be reached. */
export function wayBetween(edges: Edges, from: string, to: string): readonly string[] | undefined {
  const came = new Map<string, string | undefined>([[from, undefined]]);
  for (const id of came.keys()) {
    if (id === to) return wayBack(came, to);
    for (const next of edges.get(id) ?? []) if (!came.has(next)) came.set(next, id);
  }
  return undefined;
}

function wayBack(came: ReadonlyMap<string, string | undefined>, to: string): readonly string[] {
  const way: string[] = [];
  for (let at: string | undefined = to; at !== undefined; at = came.get(at)) way.unshift(at);
  return way;
}
