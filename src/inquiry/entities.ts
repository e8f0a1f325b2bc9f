/** Ids that a question is about → the entities, or a refusal that names what is wrong with them. */
import { badInput, GongfuError } from '../domain/errors.ts';
import type { EntityRecord, Stored } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';

export type StoredEntity = Stored<EntityRecord>;

export function isEntity(stored: Stored | undefined): stored is StoredEntity {
  return stored?.record.record === 'entity';
}

/**
 * Aligned with `ids`; one read.
 *
 * Errors: NOT_FOUND (details.ids), BAD_USER_INPUT for the id of a passage or a statement.
 */
export async function requireEntities(
  store: Pick<GraphStore, 'records'>,
  ids: readonly string[],
  scope: Scope,
): Promise<readonly StoredEntity[]> {
  const found = await store.records(ids, scope);
  const unknown = ids.filter((_, i) => found[i] === undefined);
  if (unknown.length > 0) throw notFound(unknown);
  const others = ids.filter((_, i) => !isEntity(found[i]));
  if (others.length > 0)
    throw badInput(`${others.join(', ')}: no entity; give the id of a model, a mechanism, a place, …`, { ids: others });
  return found.filter(isEntity);
}

export function notFound(ids: readonly string[]): GongfuError {
  const message = `There is nothing with the id ${ids.join(', ')}; \`entity(ref:)\` and \`search\` find ids by name.`;
  return new GongfuError('NOT_FOUND', message, { details: { ids } });
}
