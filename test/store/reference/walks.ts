/** Neighbours, paths, subgraphs and what an entity gathers. */
import type { Direction } from '../../../src/domain/filter.ts';
import { comparePositions, compareText, neighbourPosition } from '../../../src/domain/order.ts';
import type { Page } from '../../../src/domain/page.ts';
import type { EntityRecord, RelationRecord, Stored } from '../../../src/domain/records.ts';
import { MAX_LOOKED_AT, travelledTypes } from '../../../src/domain/walk.ts';
import type {
  FoundPath,
  FoundSubgraph,
  NeighboursQuery,
  PathsQuery,
  RelationSelection,
  SubgraphQuery,
} from '../../../src/store/port.ts';
import { pageOf } from './pages.ts';
import type { View } from './view.ts';

export function neighboursOf(view: View, id: string, query: NeighboursQuery): Page<Stored<EntityRecord>> {
  const relations = selected(view, query);
  const distances = distancesFrom(view, relations, [view.resolve(id)], query.depth, query.direction);
  const found = [...distances]
    .filter(([, distance]) => distance > 0)
    .map(([other, distance]) => ({ other, at: neighbourPosition(distance, view.sort(other), other) }))
    .sort((one, other) => comparePositions(one.at, other.at));
  const edges = found.slice(0, MAX_LOOKED_AT).flatMap(({ other, at }) => {
    const node = view.entity(other);
    return node && (query.otherTypes?.includes(node.record.type) ?? true) ? [{ node, at }] : [];
  });
  return pageOf(edges, query.page, false, found.length <= MAX_LOOKED_AT);
}

export function pathsOf(view: View, query: PathsQuery): readonly FoundPath[] {
  const relations = selected(view, query);
  const [from, to] = [view.resolve(query.from), view.resolve(query.to)];
  const found: FoundPath[] = [];
  if (!view.entity(from) || !view.entity(to) || from === to) return found;
  for (let length = 1; length <= query.maxLength && found.length < query.first; length += 1) {
    const paths = extend({ entities: [from], relations: [] }, to, length, relations);
    found.push(...paths.sort(comparePaths));
  }
  return found.slice(0, query.first);
}

/** All simple paths that go on from `path` and reach `to` after exactly `steps` more. */
function extend(path: FoundPath, to: string, steps: number, relations: readonly Stored<RelationRecord>[]): FoundPath[] {
  const at = path.entities.at(-1);
  if (steps === 0) return at === to ? [path] : [];
  if (at === to) return [];
  return relations.flatMap((stored) => {
    const { source, target } = stored.record;
    const next = source === at ? target : target === at ? source : undefined;
    if (next === undefined || path.entities.includes(next)) return [];
    const longer = { entities: [...path.entities, next], relations: [...path.relations, stored] };
    return extend(longer, to, steps - 1, relations);
  });
}

function comparePaths(one: FoundPath, other: FoundPath): number {
  const ids = (path: FoundPath) => [...path.entities, ...path.relations.map(({ record }) => record.id)];
  return comparePositions(ids(one), ids(other));
}

export function subgraphOf(view: View, query: SubgraphQuery): FoundSubgraph {
  const relations = selected(view, query);
  const roots = query.roots.map(view.resolve);
  const nearest = [...distancesFrom(view, relations, roots, query.depth, 'BOTH')].sort(([one, near], [other, far]) =>
    near === far ? compareText(one, other) : near - far,
  );
  const entities = nearest.slice(0, query.limit).map(([id]) => id);
  const within = relations.filter(({ record }) => entities.includes(record.source) && entities.includes(record.target));
  return { entities, relations: within, truncated: nearest.length > query.limit };
}

/** The entities whose figures and claims are listed with an entity's own, itself included. */
export function gathered(view: View, id: string): ReadonlySet<string> {
  const all = new Set([id]);
  const type = view.entity(id)?.record.type;
  const gathers = type === undefined ? [] : (view.ontology.entityType(type)?.gathers ?? []);
  for (const { along, types } of gathers) {
    let reached = new Set([id]);
    for (const relation of along) {
      const steps = view.relations.filter(
        ({ record }) => record.relationType === relation && reached.has(record.source),
      );
      reached = new Set(steps.map(({ record }) => record.target));
    }
    for (const end of reached) if (types?.includes(view.entity(end)?.record.type ?? '') ?? true) all.add(end);
  }
  return all;
}

/** Steps to each entity that can be reached, the roots at 0. */
function distancesFrom(
  view: View,
  relations: readonly Stored<RelationRecord>[],
  roots: readonly string[],
  depth: number,
  direction: Direction,
): ReadonlyMap<string, number> {
  const distances = new Map(roots.filter((root) => view.entity(root)).map((root) => [root, 0]));
  for (let distance = 1; distance <= depth; distance += 1) {
    const last = new Set([...distances].filter(([, at]) => at === distance - 1).map(([id]) => id));
    for (const { record } of relations) {
      const isSymmetric = view.ontology.relationType(record.relationType)?.symmetric === true;
      const { source, target } = record;
      if (last.has(source) && (direction !== 'IN' || isSymmetric) && !distances.has(target))
        distances.set(target, distance);
      if (last.has(target) && (direction !== 'OUT' || isSymmetric) && !distances.has(source))
        distances.set(source, distance);
    }
  }
  return distances;
}

function selected(view: View, { types, status, basis }: RelationSelection): readonly Stored<RelationRecord>[] {
  const travelled = travelledTypes(view.ontology, types);
  return view.relations.filter(
    ({ record }) =>
      travelled.includes(record.relationType) &&
      (status?.includes(record.status) ?? true) &&
      (basis?.includes(record.basis) ?? true),
  );
}
