/** Records as rows of the statements that write them (write-statements.ts). Pure. */
import { hash } from 'node:crypto';
import type { EntityKeys } from '../../domain/change.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphRecord, RelationRecord } from '../../domain/records.ts';
import { mentionsOf } from '../../domain/references.ts';
import { linksOf, relationshipOf } from './properties.ts';

export interface Keyed {
  readonly id: string;
  readonly keys: EntityKeys;
}

/** A name of one source alone is always written: what its source's id leads to may have changed. */
export function nameRow({ id, keys: { names } }: Keyed): readonly unknown[] {
  const anywhere = names.filter(({ document }) => document === undefined).map(({ level, key }) => [level, key]);
  const digest = anywhere.length === names.length ? hash('sha256', JSON.stringify(anywhere)) : null;
  return [id, digest, anywhere];
}

export function sourceNameRows({ id, keys: { names } }: Keyed): readonly unknown[] {
  return names.flatMap(({ level, key, document }) => (document === undefined ? [] : [[id, level, key, document]]));
}

export function linkRows(records: readonly GraphRecord[]): readonly unknown[] {
  return records.flatMap((record) =>
    linksOf(record).map(({ type, to, properties }) => [record.id, to, type, properties]),
  );
}

export function relationshipRows(ontology: Ontology, relations: readonly RelationRecord[]): readonly unknown[] {
  return relations.map((record) => {
    const { type, properties } = relationshipOf(ontology, record);
    return [record.id, type, properties];
  });
}

/** Pairs of an entity and a passage that the records speak of, each once. */
export function mentionRows(records: readonly GraphRecord[]): readonly (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { entity, passage } of records.flatMap(mentionsOf)) pairs.set(`${entity} ${passage}`, [entity, passage]);
  return [...pairs.values()];
}
