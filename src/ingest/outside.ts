/** What the graph already holds of the names that files use. */
import { isId } from '../domain/ids.ts';
import type { EntityRecord } from '../domain/records.ts';
import { type Scope, scopeFor } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';
import type { KnownEntity, Outside } from './seed-names.ts';

const BATCH = 500;
const TIMEOUT_MS = 30_000;

/** Two round trips for each 500 names. Sees all, as whoever imports does. */
export async function lookUpOutside(names: Iterable<string>, store: GraphStore): Promise<Outside> {
  const found = {
    byId: new Map<string, KnownEntity>(),
    labelled: new Map<string, KnownEntity[]>(),
    named: new Map<string, KnownEntity[]>(),
  };
  const all = [...new Set(names)];
  for (let start = 0; start < all.length; start += BATCH) {
    await lookUpBatch(all.slice(start, start + BATCH), store, found);
  }
  return found;
}

interface Found {
  readonly byId: Map<string, KnownEntity>;
  readonly labelled: Map<string, KnownEntity[]>;
  readonly named: Map<string, KnownEntity[]>;
}

async function lookUpBatch(names: readonly string[], store: GraphStore, found: Found): Promise<void> {
  const scope = scopeFor('EDITORS', TIMEOUT_MS);
  const keys = names.flatMap((name) => [
    { level: 'LABEL' as const, key: name.normalize('NFC') },
    { level: 'ALIAS' as const, key: name.normalize('NFC') },
  ]);
  const ids = await store.named(keys, undefined, scope);
  const known = await entitiesOf([...new Set([...names.filter(isId), ...ids.flat()])], store, scope);
  names.forEach((name, index) => {
    const self = known.get(name);
    if (self) found.byId.set(name, self);
    found.labelled.set(name, pick(ids[2 * index], known));
    found.named.set(name, pick(ids[2 * index + 1], known));
  });
}

async function entitiesOf(
  ids: readonly string[],
  store: GraphStore,
  scope: Scope,
): Promise<ReadonlyMap<string, KnownEntity>> {
  const known = new Map<string, KnownEntity>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const records = await store.records(batch, scope);
    batch.forEach((id, index) => {
      const record = records[index]?.record;
      if (record?.record === 'entity') known.set(id, knownOf(record));
    });
  }
  return known;
}

function knownOf({ id, type, label }: EntityRecord): KnownEntity {
  return { id, type, label };
}

function pick(ids: readonly string[] | undefined, known: ReadonlyMap<string, KnownEntity>): KnownEntity[] {
  return (ids ?? []).flatMap((id) => known.get(id) ?? []);
}
