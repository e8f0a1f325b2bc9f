/** Records as rows of the statements that write them (write-statements.ts). Pure. */
import { hash } from 'node:crypto';
import type { EntityKeys } from '../../domain/change.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { PlannedWrite } from '../../domain/plan-port.ts';
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

/** Entity, passage, and by how many records the passage speaks of it more, or less, after the writes. */
export function mentionDeltas(writes: readonly PlannedWrite[]): readonly (readonly [string, string, number])[] {
  const deltas = new Map<string, readonly [string, string, number]>();
  const add = (record: GraphRecord | undefined, by: number) => {
    for (const { entity, passage } of record ? mentionsOf(record) : []) {
      const key = `${entity} ${passage}`;
      deltas.set(key, [entity, passage, (deltas.get(key)?.[2] ?? 0) + by]);
    }
  };
  for (const { before, after } of writes) {
    add(before, -1);
    add(after, 1);
  }
  return [...deltas.values()].filter(([, , delta]) => delta !== 0);
}

/** Pairs of an entity and a passage that the records speak of, each once. */
export function mentionRows(records: readonly GraphRecord[]): readonly (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { entity, passage } of records.flatMap(mentionsOf)) pairs.set(`${entity} ${passage}`, [entity, passage]);
  return [...pairs.values()];
}
