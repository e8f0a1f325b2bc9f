/**
 * What is stated of the places, means and versions of the compared and belongs beside their own statements: the fields that the
 * ontology names under `gathers` as `compared`.
 */
import type { Direction } from '../domain/filter.ts';
import { parseId } from '../domain/ids.ts';
import type { GatherDef, Ontology } from '../domain/ontology.ts';
import type { PageRequest } from '../domain/page.ts';
import type { RelationTypeName } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore, SeenRelation } from '../store/port.ts';
import type { StoredEntity } from './entities.ts';

/** Of a list that is too long, `whole` makes an error. */
export interface GatheredReads {
  readonly store: Pick<GraphStore, 'relationsOf'>;
  readonly ontology: Ontology;
  readonly page: PageRequest;
  whole(page: Awaited<ReturnType<GraphStore['relationsOf']>>[number] | undefined, id: string): readonly SeenRelation[];
}

export interface Gathering {
  readonly entity: StoredEntity;
  /** Its own, in both directions. */
  readonly relations: readonly SeenRelation[];
}

const IDS_AT_ONCE = 1_000;

/** Aligned with the compared; without their own. Cost: three reads for each thousand ends, one more for each further step of a gather. */
export async function gatheredRelations(
  reads: GatheredReads,
  compared: readonly Gathering[],
  scope: Scope,
): Promise<readonly (readonly SeenRelation[])[]> {
  const ends = await Promise.all(compared.map((one) => endsOf(reads, one, scope)));
  const fields = [...new Set(ends.flatMap((ofOne) => [...ofOne.values()].flatMap((sides) => [...sides])))];
  const stated = new Map<string, SeenRelation[]>();
  const ids = [...new Set(ends.flatMap((ofOne) => [...ofOne.keys()]))];
  for (const direction of ['OUT', 'IN'] as const) {
    const types = fields.flatMap((side) => (side.endsWith(`:${direction}`) ? [typeOf(side)] : []));
    const found = await relationsOf(reads, ids, { direction, types }, scope);
    for (const [id, relations] of found) stated.set(id, [...(stated.get(id) ?? []), ...relations]);
  }
  return ends.map((ofOne, i) => {
    const own = new Set(compared[i]?.relations.map((seen) => seen.record.id));
    const found = [...ofOne].flatMap(([id, sides]) =>
      (stated.get(id) ?? []).filter((seen) => sides.has(sideOf(seen)) && !own.has(seen.record.id)),
    );
    return [...new Map(found.map((seen) => [seen.record.id, seen])).values()];
  });
}

/** What a page shows beside an entity's own statements. */
export interface Gathered {
  readonly relations: readonly SeenRelation[];
  /** Of whom there is more than was read. */
  readonly cut: ReadonlySet<string>;
}

/** Of one entity, as `gatheredRelations`; of an end of which more is stated than `page` takes, in either direction, its start. */
export async function gatheredOf(
  reads: Omit<GatheredReads, 'whole'>,
  gathering: Gathering,
  scope: Scope,
): Promise<Gathered> {
  const cut = new Set<string>();
  const whole: GatheredReads['whole'] = (found, id) => {
    if (found?.hasNextPage) cut.add(id);
    return found?.edges.map(({ node }) => node) ?? [];
  };
  const [relations = []] = await gatheredRelations({ ...reads, whole }, [gathering], scope);
  return { relations, cut };
}

/** `TYPE:OUT` or `TYPE:IN`; a symmetric relation is OUT. */
type Side = string;
type Ends = ReadonlyMap<string, ReadonlySet<Side>>;

async function endsOf(reads: GatheredReads, one: Gathering, scope: Scope): Promise<Ends> {
  const ends = new Map<string, Set<Side>>();
  const type = reads.ontology.entityType(one.entity.record.type);
  for (const gather of type?.gathers.filter(({ compared }) => compared.length > 0) ?? []) {
    for (const id of await reached(reads, one, gather, scope)) {
      const sides = sidesOf(reads.ontology, id, gather);
      if (sides.length > 0) ends.set(id, new Set([...(ends.get(id) ?? []), ...sides]));
    }
  }
  return ends;
}

async function reached(reads: GatheredReads, one: Gathering, { along }: GatherDef, scope: Scope) {
  const [first, ...further] = along;
  let ids = one.relations.flatMap((seen) =>
    seen.record.relationType === first && seen.record.source === one.entity.record.id ? [seen.other] : [],
  );
  for (const type of further) {
    const found = await relationsOf(reads, [...new Set(ids)], { direction: 'OUT', types: [type] }, scope);
    ids = [...found.values()].flatMap((relations) => relations.map((seen) => seen.other));
  }
  return new Set(ids);
}

/** Which statements of an end are shown: none where the gather does not take its type. */
function sidesOf(ontology: Ontology, id: string, { types, compared }: GatherDef): readonly Side[] {
  const type = ontology.entityTypeOfPrefix(parseId(id)?.prefix ?? '');
  if (!type || types?.includes(type.name) === false) return [];
  return compared.flatMap((field) => {
    const found = ontology.relationField(type.name, field);
    return found ? [`${found.relation.name}:${found.direction === 'IN' ? 'IN' : 'OUT'}`] : [];
  });
}

function sideOf({ record, direction }: SeenRelation): Side {
  return `${record.relationType}:${direction === 'IN' ? 'IN' : 'OUT'}`;
}

function typeOf(side: Side): RelationTypeName {
  return side.slice(0, side.lastIndexOf(':'));
}

async function relationsOf(
  { store, page, whole }: GatheredReads,
  ids: readonly string[],
  { direction, types }: { readonly direction: Direction; readonly types: readonly RelationTypeName[] },
  scope: Scope,
): Promise<ReadonlyMap<string, readonly SeenRelation[]>> {
  const found = new Map<string, readonly SeenRelation[]>();
  if (types.length === 0) return found;
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const asked = ids.slice(at, at + IDS_AT_ONCE);
    const pages = await store.relationsOf(asked, { direction, types, page }, scope);
    asked.forEach((id, i) => {
      found.set(id, whole(pages[i], id));
    });
  }
  return found;
}
