/** Places as trees, by what the ontology's walk of regions says of one lying in another: province, city, county. */
import type { EntityTypeDef } from '../../domain/ontology.ts';
import type { EntityRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { ListedOf, RegionNode } from '../../ui/browse/browse-page-data.ts';
import { readContainers } from './browse-containers.ts';
import { countEntities } from './count-entities.ts';
import { labelOf } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

/** The most connected; what contains them stands above them. */
const PLACES = 150;

/** Some four reads and two for each level of places. */
export async function regionTrees(
  inquiries: PageInquiries,
  types: readonly EntityTypeDef[],
  scope: Scope,
): Promise<readonly ListedOf<RegionNode>[]> {
  const trees = await Promise.all(types.map((type) => treesOf(inquiries, type, scope)));
  return trees.filter(({ listed }) => listed.length > 0);
}

async function treesOf(inquiries: PageInquiries, type: EntityTypeDef, scope: Scope): Promise<ListedOf<RegionNode>> {
  const [page] = await inquiries.reads.entities(
    [
      {
        filter: { types: [type.name] },
        order: { by: 'RELATIONS', descending: true },
        page: { first: PLACES, withTotal: true },
      },
    ],
    scope,
  );
  const { places, containers } = await readContainers(
    inquiries,
    page?.edges.map(({ node }) => node.record) ?? [],
    scope,
  );
  const ids = [...places.keys()];
  const counts = await countEntities(
    inquiries,
    ids.map((id) => ({ regions: [id] })),
    scope,
  );
  const known = new Map(ids.map((id, i) => [id, nodeOf(places.get(id), counts[i] ?? 0, type)]));
  return {
    type: type.name,
    typeLabel: type.label,
    listed: grow(known, nearest(containers)),
    total: page?.totalCount ?? 0,
  };
}

type Place = Omit<RegionNode, 'children'>;

function nodeOf(record: EntityRecord | undefined, count: number, { fields }: EntityTypeDef): Place | undefined {
  if (!record) return undefined;
  const level = fields.flatMap(({ name, values }) => values.filter(({ value }) => value === record.fields[name]))[0];
  return {
    id: record.id,
    label: labelOf(record),
    count,
    ...(level ? { level: { zh: level.zh, en: level.en } } : {}),
  };
}

/** By id the places that it lies in. */
type Containers = ReadonlyMap<string, ReadonlySet<string>>;

/** Without those that another one of them lies in: who is said to lie in a province and in a city of it stands in the city. */
function nearest(containers: Containers): Containers {
  const above = (id: string, seen: Set<string>): Set<string> => {
    for (const container of containers.get(id) ?? []) {
      if (seen.has(container)) continue;
      seen.add(container);
      above(container, seen);
    }
    return seen;
  };
  return new Map(
    [...containers].map(([id, own]) => {
      const further = new Set([...own].flatMap((container) => [...above(container, new Set([container]))].slice(1)));
      return [id, new Set([...own].filter((container) => !further.has(container)))];
    }),
  );
}

/** What holds most comes first. */
function grow(places: ReadonlyMap<string, Place | undefined>, containers: Containers): readonly RegionNode[] {
  const inside = Map.groupBy(
    [...containers].flatMap(([id, own]) => [...own].map((container) => ({ id, container }))),
    ({ container }) => container,
  );
  const seen = new Set<string>();
  const nodesOf = (ids: readonly string[]): readonly RegionNode[] =>
    ids
      .flatMap((id) => places.get(id) ?? [])
      .toSorted((one, other) => other.count - one.count)
      .map((place) => {
        if (seen.has(place.id)) return { ...place, children: [], isRepeated: true as const };
        seen.add(place.id);
        return { ...place, children: nodesOf((inside.get(place.id) ?? []).map(({ id }) => id)) };
      });
  const isTop = (id: string) => [...(containers.get(id) ?? [])].every((container) => !places.has(container));
  return nodesOf([...places.keys()].filter(isTop));
}
