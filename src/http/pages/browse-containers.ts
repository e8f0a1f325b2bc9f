/** The places that places lie in, upwards until there are none. */
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import { walksOf } from '../../domain/walk.ts';
import { readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

/** From a village to the world. */
const MOST_LEVELS = 10;
const CONTAINERS_OF_ONE = 8;

export interface FoundPlaces {
  /** Those that were asked for, and what contains them. */
  readonly places: ReadonlyMap<string, EntityRecord>;
  /** By the id of each, the ids of what it lies in. */
  readonly containers: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Two reads a level. */
export async function readContainers(
  inquiries: PageInquiries,
  asked: readonly EntityRecord[],
  scope: Scope,
): Promise<FoundPlaces> {
  const places = new Map(asked.map((record) => [record.id, record]));
  const containers = new Map<string, ReadonlySet<string>>();
  for (let level = 0; level < MOST_LEVELS; level += 1) {
    const ids = [...places.keys()].filter((id) => !containers.has(id));
    if (ids.length === 0) break;
    const found = await containersOf(inquiries, ids, scope);
    ids.forEach((id, i) => {
      containers.set(id, found[i] ?? new Set());
    });
    const unknown = found.flatMap((own) => [...own]).filter((id) => !places.has(id));
    for (const [id, record] of await readRecords(inquiries, unknown, scope))
      if (record.record === 'entity') places.set(id, record);
  }
  return { places, containers };
}

/** Aligned with the ids. */
async function containersOf(
  { ontology, reads }: PageInquiries,
  ids: readonly string[],
  scope: Scope,
): Promise<readonly Set<string>[]> {
  const found = ids.map(() => new Set<string>());
  for (const { direction, types } of waysUp(ontology)) {
    const page = { first: CONTAINERS_OF_ONE, withTotal: false };
    const pages = await reads.relationsOf(ids, { types, direction, page }, scope);
    pages.forEach(({ edges }, i) => {
      for (const { node } of edges) found[i]?.add(node.other);
    });
  }
  return found;
}

/** The transitive walks, by the direction from the member to what it belongs to. */
function waysUp(ontology: Ontology) {
  const walks = walksOf(ontology, 'regions').filter(({ transitive }) => transitive);
  const namesOf = (end: 'SOURCE' | 'TARGET') =>
    walks.filter(({ member }) => member === end).map(({ relation }) => relation.name);
  return [
    { direction: 'OUT', types: namesOf('SOURCE') },
    { direction: 'IN', types: namesOf('TARGET') },
  ].filter(({ types }) => types.length > 0) as readonly { direction: 'OUT' | 'IN'; types: readonly string[] }[];
}
