/** The shipped texts and the made-up sources of sources.yaml in the engines that a server has. */
import { readdir, readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { scopeFor } from '../../src/domain/scope.ts';
import { importFiles } from '../../src/ingest/import.ts';
import type { EntityInput } from '../../src/ingest/input.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { findSource, type SourceMatch } from '../../src/inquiry/find-source.ts';
import { type NearSource, nearSources } from '../../src/inquiry/near-sources.ts';
import { createKeys } from '../../src/text/keys.ts';
import { shippedOntology } from '../graphql/asking.ts';
import { openEngines } from '../graphql/engines.ts';

const SEED = new URL('../../seed/', import.meta.url);
const PATIENT_MS = 60_000;

export interface LookupCorpus {
  find(ref: string, first?: number): Promise<readonly SourceMatch[]>;
  near(ref: string): Promise<readonly NearSource[]>;
  close(): Promise<void>;
}

/** Cost: entering and indexing the seed. */
export async function openLookupCorpus(): Promise<LookupCorpus> {
  const ontology = await shippedOntology();
  const { store, index, follower, close } = await openEngines(ontology);
  const keys = createKeys();
  const writer = createWriter({ store, ontology, keys });
  const names = (await readdir(SEED)).filter((name) => name.endsWith('.yaml'));
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, SEED), 'utf8') })),
  );
  await importFiles(files, { store, ontology, keys, writer }, { actor: 'seed' });
  const sources = load(await readFile(new URL('sources.yaml', import.meta.url), 'utf8'));
  await writer.write({ entities: sources as readonly EntityInput[] }, { actor: 'tester', reason: 'made-up sources' });
  await follower.rebuild();
  return {
    find: (ref, first = 5) => findSource(ref, first, { store, index, ontology }, scopeFor('PUBLIC', PATIENT_MS)),
    near: (ref) => nearSources(ref, 5, { store, index, ontology }, scopeFor('PUBLIC', PATIENT_MS)),
    close,
  };
}
