/** Three hops in plain SQL: a statement a level, each entity once, and the first page from the nearest levels. */
import type { PlainEntity, PlainReads, Prepare } from './plain-reads.ts';

const DEPTH = 3;
/** As gongfu does: at most so many are looked at. */
const MAX_LOOKED_AT = 10_000;

export function createPlainNeighbours(prepare: Prepare): PlainReads['neighbours'] {
  const step = prepare('SELECT DISTINCT b.other FROM json_each(?) q CROSS JOIN adjacency b ON b.entity = q.value');
  const nearest = prepare(
    'SELECT e.id, e.type, e.label FROM json_each(?) q CROSS JOIN entity e ON e.n = q.value ORDER BY e.sort, e.id LIMIT ?',
  );
  return ({ n }: PlainEntity, first) => {
    const seen = new Set([n]);
    const edges: object[] = [];
    let level = [n];
    for (let distance = 1; distance <= DEPTH && level.length > 0 && seen.size <= MAX_LOOKED_AT; distance += 1) {
      const next: number[] = [];
      for (const [other] of step(JSON.stringify(level))) {
        const reached = Number(other);
        if (seen.has(reached)) continue;
        seen.add(reached);
        next.push(reached);
      }
      level = next;
      if (edges.length < first)
        for (const [id, type, label] of nearest(JSON.stringify(level), first - edges.length))
          edges.push({ node: { id, type, label } });
    }
    return {
      edges,
      totalCount: Math.min(seen.size - 1, MAX_LOOKED_AT),
      pageInfo: { hasNextPage: seen.size - 1 > first },
    };
  };
}
