/** The graph in a data folder of gongfu, by its own write path. */

import { makeDataFolder } from '../../src/data-folder.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import type { WriteInputs } from '../../src/ingest/input.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { createKeys } from '../../src/text/keys.ts';
import type { Graph } from './graph.ts';

const BATCH = 1_000;
const SCHEMA = new URL('../../schema/', import.meta.url);

/** `folder` is empty or not there. The index is filled by the server that starts on it. */
export async function fillGongfu(folder: string, graph: Graph): Promise<void> {
  const { graphFile } = makeDataFolder(folder);
  const ontology = await readOntology(SCHEMA);
  const store = await openSqliteStore({ file: graphFile, ontology });
  const writer = createWriter({ store, ontology, keys: createKeys() });
  try {
    for (const inputs of batches(graph)) await writer.write(inputs, { actor: 'bench' });
  } finally {
    await store.close();
  }
}

/** Sources before their passages, ends before their relations. */
function* batches({ entities, passages, relations, observations }: Graph): Generator<WriteInputs> {
  for (const some of parts(entities)) yield { entities: some };
  for (const some of parts(passages)) yield { passages: some };
  for (const some of parts(relations)) yield { relations: some };
  for (const some of parts(observations)) yield { observations: some };
}

function* parts<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += BATCH) yield list.slice(at, at + BATCH);
}
