/** Which entity is meant by a word: an id, a label, an alias, another spelling, pinyin; the first level that matches decides. */
import type { NameKey, NameLevel } from '../domain/change.ts';
import { GongfuError } from '../domain/errors.ts';
import { isId } from '../domain/ids.ts';
import type { EntityTypeName } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';
import { nameKeysOfRef } from '../text/keys.ts';
import { isEntity, type StoredEntity } from './entities.ts';

/** An error is the answer to its ref alone: AMBIGUOUS, with details.candidates [{ id, type, label }] and details.level. */
export type LookupAnswer = StoredEntity | GongfuError | undefined;

/**
 * Aligned with `refs`; of one of `types` where they are given. An id of another type matches nothing.
 *
 * Cost: two reads of records and one of names per type, for any number of refs.
 */
export async function lookup(
  store: Pick<GraphStore, 'records' | 'named'>,
  refs: readonly string[],
  types: readonly EntityTypeName[] | undefined,
  scope: Scope,
): Promise<readonly LookupAnswer[]> {
  const byId = await entitiesById(store, refs.filter(isId), types, scope);
  const others = refs.filter((ref) => !byId.has(ref));
  if (others.length === 0) return refs.map((ref) => byId.get(ref));
  const named = await matchesByName(store, others, types, scope);
  const ids = [...new Set([...named.values()].flatMap((match) => match.ids))];
  const records = await entitiesById(store, ids, types, scope);
  return refs.map((ref) => byId.get(ref) ?? answerOf(ref, named.get(ref), records));
}

interface Match {
  readonly level: NameLevel;
  readonly ids: readonly string[];
}

async function entitiesById(
  store: Pick<GraphStore, 'records'>,
  ids: readonly string[],
  types: readonly EntityTypeName[] | undefined,
  scope: Scope,
): Promise<ReadonlyMap<string, StoredEntity>> {
  const found = ids.length === 0 ? [] : await store.records(ids, scope);
  const entities = new Map<string, StoredEntity>();
  ids.forEach((id, i) => {
    const stored = found[i];
    if (isEntity(stored) && (types?.includes(stored.record.type) ?? true)) entities.set(id, stored);
  });
  return entities;
}

async function matchesByName(
  store: Pick<GraphStore, 'named'>,
  refs: readonly string[],
  types: readonly EntityTypeName[] | undefined,
  scope: Scope,
): Promise<ReadonlyMap<string, Match>> {
  const asked = [...new Set(refs)].flatMap((ref) => nameKeysOfRef(ref).map((key) => ({ ref, key })));
  if (asked.length === 0) return new Map();
  const keys = asked.map(({ key }) => key);
  const found = await Promise.all((types ?? [undefined]).map((type) => store.named(keys, type, scope)));
  const matches = new Map<string, Match>();
  asked.forEach(({ ref, key }, i) => {
    const before = matches.get(ref);
    const ids = found.flatMap((ofType) => ofType[i] ?? []);
    if (ids.length === 0 || (before && before.level !== key.level)) return;
    matches.set(ref, { level: key.level, ids: [...new Set([...(before?.ids ?? []), ...ids])] });
  });
  return matches;
}

function answerOf(ref: string, match: Match | undefined, records: ReadonlyMap<string, StoredEntity>): LookupAnswer {
  const found = (match?.ids ?? []).flatMap((id) => records.get(id) ?? []);
  const distinct = [...new Map(found.map((stored) => [stored.record.id, stored])).values()];
  return match && distinct.length > 1 ? ambiguous(ref, match.level, distinct) : distinct[0];
}

const LEVELS: Readonly<Record<NameKey['level'], string>> = {
  LABEL: 'label',
  ALIAS: 'other name',
  FOLDED: 'spelling',
  PINYIN: 'pinyin',
  INITIALS: 'initials',
  IDENTIFIER: 'identifier',
};

function ambiguous(ref: string, level: NameLevel, found: readonly StoredEntity[]): GongfuError {
  const candidates = found.map(({ record: { id, type, label } }) => ({ id, type, label }));
  const listed = candidates.map(({ id, label }) => `${id} (${label})`).join(', ');
  const message = `${found.length} entities have the ${LEVELS[level]} “${ref}”: ${listed}. Ask by id, or by \`type\`.`;
  return new GongfuError('AMBIGUOUS', message, { details: { ref, level, candidates } });
}
