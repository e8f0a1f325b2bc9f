/** The keys of entities whose names or identifiers a merge changes, put together from those of their parts (ChangeRequest.textKeys). */
import { type EntityKeys, type EntityNameKey, IDENTIFYING_FIELDS, identifierPart, type TextKeys } from '../change.ts';
import { GongfuError } from '../errors.ts';
import type { EntityRecord, GraphRecord } from '../records.ts';

/** By id. Throws CONFLICT with `needsKeys`, the parts whose keys are not there, each once. */
export function keysOf(records: readonly EntityRecord[], textKeys: TextKeys): ReadonlyMap<string, EntityKeys> {
  const missing = new Set(records.flatMap(partsOf).filter((part) => !textKeys.has(part)));
  if (missing.size > 0) {
    const message = `The names of ${records.map(({ id }) => id).join(', ')} are others than the change has keys for; send it again.`;
    throw new GongfuError('CONFLICT', message, { details: { needsKeys: [...missing] } });
  }
  return new Map(records.map((record) => [record.id, entityKeys(record, (part) => textKeys.get(part) as EntityKeys)]));
}

/** Whether an entity that is written keeps the keys that it has. */
export function hasSameNames(known: GraphRecord | undefined, record: EntityRecord): boolean {
  if (known?.record !== 'entity') return false;
  const namesOf = (one: EntityRecord) => JSON.stringify([one.label, one.labelEn, one.names, identifiersOf(one)]);
  return namesOf(known) === namesOf(record);
}

/** All that an entity is found by. */
function partsOf(record: EntityRecord): readonly string[] {
  const { label, labelEn, names } = record;
  return [
    label,
    ...(labelEn === undefined ? [] : [labelEn]),
    ...names.map(({ text }) => text),
    ...identifiersOf(record),
  ];
}

function identifiersOf({ fields }: EntityRecord): readonly string[] {
  return IDENTIFYING_FIELDS.flatMap((field) => {
    const value = fields[field];
    return typeof value === 'string' ? identifierPart(field, value) : [];
  });
}

function entityKeys(record: EntityRecord, of: (part: string) => EntityKeys): EntityKeys {
  const { label, labelEn, names } = record;
  const { sort, slug } = of(label);
  const labels = [label, ...(labelEn === undefined ? [] : [labelEn])].flatMap((text) => of(text).names);
  const others = names.flatMap(({ text, document }) => of(text).names.map((key) => keyOfName(key, document)));
  const identifiers = identifiersOf(record).flatMap((part) => of(part).names);
  return { sort, slug, names: withoutNarrower([...labels, ...others, ...identifiers]) };
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
