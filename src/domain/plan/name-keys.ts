/** The keys of entities whose names a merge changes, put together from those of their single texts (ChangeRequest.textKeys). */
import type { EntityKeys, EntityNameKey, TextKeys } from '../change.ts';
import { GongfuError } from '../errors.ts';
import type { EntityRecord, GraphRecord } from '../records.ts';

/** By id. Throws CONFLICT with `needsKeys`, the texts whose keys are not there, each once. */
export function keysOf(records: readonly EntityRecord[], textKeys: TextKeys): ReadonlyMap<string, EntityKeys> {
  const missing = new Set(records.flatMap(textsOf).filter((text) => !textKeys.has(text)));
  if (missing.size > 0) {
    const message = `The names of ${records.map(({ id }) => id).join(', ')} are others than the change has keys for; send it again.`;
    throw new GongfuError('CONFLICT', message, { details: { needsKeys: [...missing] } });
  }
  return new Map(records.map((record) => [record.id, entityKeys(record, (text) => textKeys.get(text) as EntityKeys)]));
}

/** Whether an entity that is written keeps the keys that it has. */
export function hasSameNames(known: GraphRecord | undefined, record: EntityRecord): boolean {
  if (known?.record !== 'entity') return false;
  const namesOf = ({ label, labelEn, names }: EntityRecord) => JSON.stringify([label, labelEn, names]);
  return namesOf(known) === namesOf(record);
}

/** All that an entity is called. */
function textsOf({ label, labelEn, names }: EntityRecord): readonly string[] {
  return [label, ...(labelEn === undefined ? [] : [labelEn]), ...names.map(({ text }) => text)];
}

function entityKeys({ label, labelEn, names }: EntityRecord, of: (text: string) => EntityKeys): EntityKeys {
  const { sort, slug } = of(label);
  const labels = [label, ...(labelEn === undefined ? [] : [labelEn])].flatMap((text) => of(text).names);
  const others = names.flatMap(({ text, document }) => of(text).names.map((key) => keyOfName(key, document)));
  return { sort, slug, names: withoutNarrower([...labels, ...others]) };
}

function keyOfName({ level, key }: EntityNameKey, document: string | undefined): EntityNameKey {
  return { level: level === 'LABEL' ? 'ALIAS' : level, key, ...(document === undefined ? {} : { document }) };
}

/** Each key once for each source in which alone it holds; one that holds anywhere is free of sources. */
function withoutNarrower(keys: readonly EntityNameKey[]): readonly EntityNameKey[] {
  const found = new Map<string, Map<string | undefined, EntityNameKey>>();
  for (const key of keys) {
    const place = JSON.stringify([key.level, key.key]);
    found.set(place, (found.get(place) ?? new Map()).set(key.document, key));
  }
  return [...found.values()].flatMap((byDocument) => {
    const anywhere = byDocument.get(undefined);
    return anywhere ? [anywhere] : [...byDocument.values()];
  });
}
