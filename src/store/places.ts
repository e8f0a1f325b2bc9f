/** Where entities belong: the places of the ontology's walks, a step up from what belongs there, and then up from place to place. */
import { inParts } from '../domain/in-parts.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { EntityRecord, EntityTypeName } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import { type Walk, walksOf } from '../domain/walk.ts';
import type { GraphStore } from './port.ts';

export interface Places {
  /** A place itself, else those that it belongs to by one step; empty where none is known. */
  of(id: string): ReadonlySet<string>;
  /** All that a place lies in, itself not among them. */
  above(place: string): ReadonlySet<string>;
  isPlace(id: string): boolean;
  /** Whether an entity of the type is told of as its place is: the ontology gathers what belongs to that place under it. */
  speaksFor(type: EntityTypeName): boolean;
  /** Of a place; '' where it is not known. */
  labelOf(place: string): string;
}

const MOST_STEPS = 8;
const OTHERS = { first: 50, withTotal: false } as const;
const NONE: ReadonlySet<string> = new Set();

/** Cost: two reads, and one for each step from place to place. */
export async function placesOf(
  { store, ontology }: { readonly store: Pick<GraphStore, 'relationsOf' | 'records'>; readonly ontology: Ontology },
  entities: readonly Pick<EntityRecord, 'id' | 'type'>[],
  scope: Scope,
): Promise<Places> {
  const walks = walksOf(ontology, 'regions');
  const types = new Map(entities.map(({ id, type }) => [id, type]));
  const others = (ids: readonly string[], by: readonly Walk[]) => stepUp(store, ids, by, scope);
  const own = await others([...types.keys()], walks);
  const rootTypes = new Set(
    walks.flatMap(({ relation, member }) => (member === 'SOURCE' ? relation.targets : relation.sources)),
  );
  const places = new Set<string>();
  for (const [id, type] of types) if (rootTypes.has(type)) places.add(id);
  for (const found of own.values()) for (const place of found) places.add(place);
  const up = await closure([...places], (ids) =>
    others(
      ids,
      walks.filter(({ transitive }) => transitive),
    ),
  );
  const all = [...new Set([...places, ...[...up.values()].flatMap((above) => [...above])])];
  const stored = await inParts(all, (some) => store.records(some, scope));
  const labels = new Map(
    stored.flatMap((one) => (one?.record.record === 'entity' ? [[one.record.id, one.record.label] as const] : [])),
  );
  return {
    of: (id) => (places.has(id) ? new Set([id]) : (own.get(id) ?? NONE)),
    above: (place) => up.get(place) ?? NONE,
    isPlace: (id) => places.has(id),
    speaksFor: (type) =>
      (ontology.entityType(type)?.gathers ?? []).some(({ types: ends }) => ends?.some((end) => rootTypes.has(end))),
    labelOf: (place) => labels.get(place) ?? '',
  };
}

/** The types whose entities are places: what others belong to by the walks of the filter `regions`. */
export function placeTypesOf(ontology: Ontology): ReadonlySet<EntityTypeName> {
  const walks = walksOf(ontology, 'regions');
  return new Set(walks.flatMap(({ relation, member }) => (member === 'SOURCE' ? relation.targets : relation.sources)));
}

type Links = ReadonlyMap<string, ReadonlySet<string>>;

async function stepUp(
  store: Pick<GraphStore, 'relationsOf'>,
  ids: readonly string[],
  walks: readonly Walk[],
  scope: Scope,
): Promise<Links> {
  if (walks.length === 0) return new Map();
  const byType = new Map(walks.map((walk) => [walk.relation.name, walk]));
  const query = { types: [...byType.keys()], direction: 'BOTH', page: OTHERS } as const;
  const pages = await inParts(ids, (some) => store.relationsOf(some, query, scope));
  return new Map(
    ids.map((id, i) => {
      const up = (pages[i]?.edges ?? []).flatMap(({ node: { record, other, direction } }) => {
        const walk = byType.get(record.relationType);
        const way = walk?.member === 'SOURCE' ? 'OUT' : 'IN';
        return walk && (direction === 'BOTH' || direction === way) ? [other] : [];
      });
      return [id, new Set(up)] as const;
    }),
  );
}

async function closure(starts: readonly string[], step: (ids: readonly string[]) => Promise<Links>): Promise<Links> {
  const links = new Map<string, ReadonlySet<string>>();
  let level = starts;
  for (let steps = 0; level.length > 0 && steps < MOST_STEPS; steps++) {
    for (const [id, others] of await step(level)) links.set(id, others);
    level = [...new Set(level.flatMap((id) => [...(links.get(id) ?? [])]))].filter((id) => !links.has(id));
  }
  return new Map(starts.map((id) => [id, reachable(id, links)] as const));
}

function reachable(id: string, links: Links): ReadonlySet<string> {
  const seen = new Set(links.get(id) ?? []);
  for (const one of seen) for (const other of links.get(one) ?? []) seen.add(other);
  seen.delete(id);
  return seen;
}
