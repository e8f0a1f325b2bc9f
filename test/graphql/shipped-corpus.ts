/** The shipped texts in the engines that a server has, ready to be asked. */
import { readdir, readFile } from 'node:fs/promises';
import { importFiles } from '../../src/ingest/import.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { createKeys } from '../../src/text/keys.ts';
import { type Asking, createAsking, shippedOntology } from './asking.ts';
import { openEngines } from './engines.ts';

const SEED = new URL('../../seed/', import.meta.url);

export interface ShippedCorpus {
  readonly asking: Asking;
  close(): Promise<void>;
}

/** Cost: entering and indexing the seed. */
export async function openShippedCorpus(): Promise<ShippedCorpus> {
  const ontology = await shippedOntology();
  const engines = await openEngines(ontology);
  const { store, follower } = engines;
  const keys = createKeys();
  const names = (await readdir(SEED)).filter((name) => name.endsWith('.yaml'));
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, SEED), 'utf8') })),
  );
  const writer = createWriter({ store, ontology, keys });
  await importFiles(files, { store, ontology, keys, writer }, { actor: 'seed' });
  await follower.rebuild();
  return { asking: await createAsking({ ontology, ...engines }), close: () => engines.close() };
}
