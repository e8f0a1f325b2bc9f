/** The entities of the shipped seed, as the judged texts name them: by type and label. */
import { readdirSync, readFileSync } from 'node:fs';
import { readOntology } from '../../../../src/domain/read-ontology.ts';
import type { EntityTypeName } from '../../../../src/domain/records.ts';
import { corpusOf } from '../../../../src/ingest/corpus.ts';
import { createKeys } from '../../../../src/text/keys.ts';

const ROOT = new URL('../../../../', import.meta.url);

export interface KnownEntity {
  readonly type: EntityTypeName;
  readonly label: string;
  /** Undefined where a judged text itself declares the entity. */
  readonly id?: string;
  readonly names: readonly string[];
}

/** Cost: the whole seed is read and planned once a call. */
export async function seedEntities(): Promise<readonly KnownEntity[]> {
  const ontology = await readOntology(new URL('schema/', ROOT));
  const names = readdirSync(new URL('seed/', ROOT)).filter((name) => name.endsWith('.yaml'));
  const files = names.map((name) => ({ name, text: readFileSync(new URL(`seed/${name}`, ROOT), 'utf8') }));
  return [...corpusOf(files, { ontology, keys: createKeys() }).values()].flatMap((record) =>
    record.record === 'entity'
      ? [{ type: record.type, label: record.label, id: record.id, names: record.names.map(({ text }) => text) }]
      : [],
  );
}

/** `region 平湖市`, or a label alone. Errors: where nothing, or more than one, is called so. */
export function requireEntity(said: string, known: readonly KnownEntity[], where: string): KnownEntity {
  const found = known.filter(({ type, label }) => label === said || `${type.toLowerCase()} ${label}` === said);
  const [entity, ...others] = found;
  if (!entity || others.length > 0) throw new Error(`${where}: ${found.length} entities are called ${said}`);
  return entity;
}
