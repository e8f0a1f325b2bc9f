/** The shipped texts in the engines that a server has, asked the questions of test/corpus/questions/. */
import { readdir, readFile } from 'node:fs/promises';
import { importFiles } from '../../src/ingest/import.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { createKeys } from '../../src/text/keys.ts';
import { type Asking, createAsking, shippedOntology } from '../graphql/asking.ts';
import { openEngines } from '../graphql/engines.ts';
import type { Question } from './question-files.ts';

const SEED = new URL('../../seed/', import.meta.url);

export interface AskedCorpus {
  readonly asking: Asking;
  /** The ids behind the question's names. Errors: a name that nothing has. */
  idsOf(question: Question): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

export async function openCorpus(): Promise<AskedCorpus> {
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
  const asking = await createAsking({ ontology, ...engines });
  return { asking, idsOf: ({ refs }) => idsOf(asking, refs), close: () => engines.close() };
}

async function idsOf(asking: Asking, refs: Question['refs']): Promise<Readonly<Record<string, string>>> {
  const ids = Object.entries(refs).map(async ([variable, { type, name }]) => {
    const query = `query ($name: String!) { entity(ref: $name, type: ${type}) { id } }`;
    const { entity } = await asking.data<{ entity: { id: string } | null }>(query, { name });
    if (!entity) throw new Error(`no ${type} is called ${name}`);
    return [variable, entity.id] as const;
  });
  return Object.fromEntries(await Promise.all(ids));
}
