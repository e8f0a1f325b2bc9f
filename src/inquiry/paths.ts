/** How two entities hang together: the shortest ways between them. */
import { badInput } from '../domain/errors.ts';
import type { RelationRecord, Stored } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore, PathsQuery, SubgraphQuery } from '../store/port.ts';
import { isEntity, requireEntities, type StoredEntity } from './entities.ts';

/** `entities` has one more member than `relations`. */
export interface Path {
  readonly entities: readonly StoredEntity[];
  readonly relations: readonly Stored<RelationRecord>[];
}

/** Errors: NOT_FOUND; BAD_USER_INPUT where an end is no entity or both are one. Cost: three reads. */
export async function paths(
  store: Pick<GraphStore, 'records' | 'paths'>,
  query: PathsQuery,
  scope: Scope,
): Promise<readonly Path[]> {
  const [from, to] = await requireEntities(store, [query.from, query.to], scope);
  if (from?.record.id === to?.record.id)
    throw badInput('`from` and `to` are the same entity; give two different ones.');
  const found = await store.paths(query, scope);
  const entities = await entitiesOf(
    store,
    found.flatMap((path) => path.entities),
    scope,
  );
  return found.map((path) => ({ entities: present(path.entities, entities), relations: path.relations }));
}

export interface Subgraph extends Path {
  readonly truncated: boolean;
}

/** What lies around some entities. Errors: NOT_FOUND; BAD_USER_INPUT where a root is no entity. Cost: three reads. */
export async function subgraph(
  store: Pick<GraphStore, 'records' | 'subgraph'>,
  query: SubgraphQuery,
  scope: Scope,
): Promise<Subgraph> {
  await requireEntities(store, query.roots, scope);
  const found = await store.subgraph(query, scope);
  const entities = await entitiesOf(store, found.entities, scope);
  return { ...found, entities: present(found.entities, entities) };
}

async function entitiesOf(
  store: Pick<GraphStore, 'records'>,
  ids: readonly string[],
  scope: Scope,
): Promise<ReadonlyMap<string, StoredEntity>> {
  const distinct = [...new Set(ids)];
  const found = distinct.length === 0 ? [] : await store.records(distinct, scope);
  return new Map(distinct.flatMap((id, i) => (isEntity(found[i]) ? [[id, found[i]] as const] : [])));
}

function present(ids: readonly string[], entities: ReadonlyMap<string, StoredEntity>): readonly StoredEntity[] {
  return ids.flatMap((id) => entities.get(id) ?? []);
}
