/** Entities of which nothing is left when some records go: nothing states them, and no passage mentions them. */
import type { Ontology } from '../../domain/ontology.ts';
import { type EntityRecord, type GraphRecord, isStatement, type PassageRecord } from '../../domain/records.ts';
import { aboutOf } from '../../domain/references.ts';
import type { GraphStore } from '../../store/port.ts';
import { claimsOf, mentionsIn, observationsOf, passagesOf, recordsOf, relationsOf } from '../graph-reads.ts';

/** By id. Sources are none of them: they are what they are without being spoken of. */
export async function leftBare(
  going: readonly GraphRecord[],
  { store, ontology }: { readonly store: GraphStore; readonly ontology: Ontology },
): Promise<readonly EntityRecord[]> {
  const gone = new Set(going.map(({ id }) => id));
  const passages = going.filter((record): record is PassageRecord => record.record === 'passage');
  const ids = passages.map(({ id }) => id);
  const mentioned = (await mentionsIn(store, ids, 'EDITORS')).flat().map(({ id }) => id);
  const about = going.flatMap((record) => (isStatement(record) ? aboutOf(record) : []));
  const asked = [...new Set([...mentioned, ...about])].filter((id) => !gone.has(id)).sort();
  const records = await recordsOf(store, asked, 'EDITORS');
  const entities = records.filter(
    (record): record is EntityRecord =>
      record?.record === 'entity' && ontology.entityType(record.type)?.isSource !== true,
  );
  const stays = await stayingOf(entities, { store, ontology }, gone);
  return entities.filter(({ id }) => !stays.has(id));
}

async function stayingOf(
  entities: readonly EntityRecord[],
  { store, ontology }: { readonly store: GraphStore; readonly ontology: Ontology },
  gone: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const ids = entities.map(({ id }) => id);
  const types = ontology.relationTypes.map(({ name }) => name);
  const lists = await Promise.all([
    relationsOf(store, ids, types, 'EDITORS').then((all) => all.map((list) => list.map(({ record }) => record.id))),
    observationsOf(store, ids, 'EDITORS').then((all) => all.map((list) => list.map(({ id }) => id))),
    claimsOf(store, ids, 'EDITORS').then((all) => all.map((list) => list.map(({ id }) => id))),
    passagesOf(store, ids, 'EDITORS').then((all) => all.map((list) => list.map(({ id }) => id))),
  ]);
  return new Set(ids.filter((_, at) => lists.some((list) => (list[at] ?? []).some((id) => !gone.has(id)))));
}
