/** What belongs to which regions and fields of work: the walks of the ontology, followed up from a member and down to its members. */
import type { Ontology, WalkDef } from '../domain/ontology.ts';
import type { EntityTypeName } from '../domain/records.ts';
import type { Viewer } from '../domain/scope.ts';
import { type Walk, walksOf } from '../domain/walk.ts';
import type { GraphStore } from '../store/port.ts';
import { relationsOf } from './graph-reads.ts';

export type BelongingFilter = 'domains' | 'regions';

const BELONGING_FILTERS = ['domains', 'regions'] as const;

/**
 * For each entity all that it belongs to, itself included where others can belong to it: by one step of any walk, then up the
 * transitive ones (a mechanism of 平湖市 belongs to 平湖市, 嘉兴市 and 浙江省). Cost: one read per step up.
 */
export async function belongingOf(
  entities: readonly { readonly id: string; readonly type: EntityTypeName }[],
  filter: BelongingFilter,
  { store, ontology }: { readonly store: GraphStore; readonly ontology: Ontology },
  viewer: Viewer,
): Promise<readonly (readonly string[])[]> {
  const walks = walksOf(ontology, filter);
  const ids = entities.map(({ id }) => id);
  const direct = await othersOf(store, ids, walks, 'UP', viewer);
  const starts = entities.map(({ id, type }) => [...(isRoot(type, walks) ? [id] : []), ...(direct.get(id) ?? [])]);
  const up = await closure(
    store,
    new Set(starts.flat()),
    walks.filter((walk) => walk.transitive),
    'UP',
    viewer,
  );
  return starts.map((own) => [...reachable(own, up)].toSorted());
}

/** All that belongs to the entities by any walk of projections, themselves included: what a change of theirs can move. */
export async function membersBelow(
  ids: Iterable<string>,
  store: GraphStore,
  ontology: Ontology,
): Promise<ReadonlySet<string>> {
  const all = new Set<string>(ids);
  const starts = [...all];
  for (const filter of BELONGING_FILTERS) {
    const walks = walksOf(ontology, filter);
    const down = await closure(
      store,
      new Set(starts),
      walks.filter((walk) => walk.transitive),
      'DOWN',
      'EDITORS',
    );
    const below = reachable(starts, down);
    const members = await othersOf(store, [...below], walks, 'DOWN', 'EDITORS');
    for (const id of [...below, ...[...members.values()].flat()]) all.add(id);
  }
  return all;
}

/** Whether others can belong to entities of the type. */
function isRoot(type: EntityTypeName, walks: readonly Walk[]): boolean {
  return walks.some(({ relation, member }) =>
    (member === 'SOURCE' ? relation.targets : relation.sources).includes(type),
  );
}

type Way = 'UP' | 'DOWN';
type Links = Map<string, readonly string[]>;

/** One step: the other ends of the walks' relations, seen from the member (UP) or from what it belongs to (DOWN). */
async function othersOf(
  store: GraphStore,
  ids: readonly string[],
  walks: readonly Walk[],
  way: Way,
  viewer: Viewer,
): Promise<Links> {
  const byType = new Map(walks.map((walk) => [walk.relation.name, walk]));
  const relations = await relationsOf(store, ids, [...byType.keys()], viewer);
  const links: Links = new Map();
  ids.forEach((id, i) => {
    const others = (relations[i] ?? []).filter(({ record, direction }) => {
      const walk = byType.get(record.relationType);
      return walk !== undefined && (direction === 'BOTH' || direction === directionOf(walk, way));
    });
    links.set(id, [...new Set(others.map(({ other }) => other))]);
  });
  return links;
}

function directionOf(walk: WalkDef, way: Way): 'OUT' | 'IN' {
  return (walk.member === 'SOURCE') === (way === 'UP') ? 'OUT' : 'IN';
}

async function closure(
  store: GraphStore,
  starts: ReadonlySet<string>,
  walks: readonly Walk[],
  way: Way,
  viewer: Viewer,
): Promise<Links> {
  const links: Links = new Map();
  let level = [...starts];
  while (level.length > 0 && walks.length > 0) {
    const found = await othersOf(store, level, walks, way, viewer);
    for (const [id, others] of found) links.set(id, others);
    level = [...new Set([...found.values()].flat())].filter((id) => !links.has(id));
  }
  return links;
}

function reachable(starts: Iterable<string>, links: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set(starts);
  for (const id of seen) for (const other of links.get(id) ?? []) seen.add(other);
  return seen;
}
