/** Every source of the shipped corpus as a reference: the lists were read line by line against the standards. */
import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { importFiles } from '../../src/ingest/import.ts';
import { createWriter } from '../../src/ingest/write.ts';
import type { CitationStyle } from '../../src/inquiry/citation-styles.ts';
import { type Bibliography, cite } from '../../src/inquiry/cite.ts';
import { createKeys } from '../../src/text/keys.ts';
import { createReferenceStore } from '../store/reference.ts';

const SEED = new URL('../../seed/', import.meta.url);
const SCOPE = scopeFor('PUBLIC', 60_000);

let cited: (style: CitationStyle) => Promise<Bibliography>;

beforeAll(async () => {
  const ontology = await readOntology(new URL('../../schema/', import.meta.url));
  const store = createReferenceStore(ontology);
  const keys = createKeys();
  const names = (await readdir(SEED)).filter((name) => name.endsWith('.yaml'));
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, SEED), 'utf8') })),
  );
  const writer = createWriter({ store, ontology, keys });
  await importFiles(files, { store, ontology, keys, writer }, { actor: 'seed' });
  const types = ontology.entityTypes.filter(({ isSource }) => isSource).map(({ name }) => name);
  const query = {
    filter: { types },
    order: { by: 'LABEL' as const, descending: false },
    page: { first: 200, withTotal: false },
  };
  const [sources] = await store.entities([query], SCOPE);
  const ids = (sources?.edges ?? []).map(({ node }) => node.record.id);
  cited = (style) => cite(ids, { store, ontology, style, options: {}, scope: SCOPE });
}, 60_000);

test.each<readonly [CitationStyle, string]>([
  ['GB_T_7714_2025_NUMERIC', 'citations-gbt2025.txt'],
  ['APA_7', 'citations-apa.txt'],
])('in %s as it was read', async (style, file) => {
  const { text, entries } = await cited(style);
  expect(entries.length).toBeGreaterThan(20);
  await expect(`${text}\n`).toMatchFileSnapshot(file);
});
