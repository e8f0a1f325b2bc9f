/** The steps of docs/editing.md on the shipped corpus, one after the other. */
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFiles } from '../../src/ingest/import.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { createKeys } from '../../src/text/keys.ts';
import { type Asking, createAsking, shippedOntology } from './asking.ts';
import { type Engines, openEngines } from './engines.ts';

const SEED = new URL('../../seed/', import.meta.url);
let engines: Engines;
let asking: Asking;
let steps: readonly string[];

beforeAll(async () => {
  const ontology = await shippedOntology();
  engines = await openEngines(ontology);
  const keys = createKeys();
  const names = (await readdir(SEED)).filter((name) => name.endsWith('.yaml'));
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, SEED), 'utf8') })),
  );
  const parts = { store: engines.store, ontology, keys };
  await importFiles(files, { ...parts, writer: createWriter(parts) }, { actor: 'seed' });
  asking = await createAsking({ ontology, ...engines });
  const text = await readFile(new URL('../../docs/editing.md', import.meta.url), 'utf8');
  steps = [...text.matchAll(/```graphql\n([^`]+)```/g)].map(([, query = '']) => query);
}, 60_000);
afterAll(() => engines?.close());

// biome-ignore lint/suspicious/noExplicitAny: answers of five different forms, each looked into below.
type Answer = any;

test('the steps of docs/editing.md work as they say', async () => {
  expect(steps.map((step) => parse(step).kind)).toHaveLength(5);
  const answers: Answer[] = [];
  for (const step of steps) answers.push(await asking.data(step, {}, 'EDITORS'));
  const [written, merged, read, back, gone] = answers;
  expect(written.change.changed).toHaveLength(2);
  expect(merged.merge.removed[0]).toBe('mechanism:feidi');
  expect(read.node).toMatchObject({ id: 'mechanism:feidi-baotuan', label: '飞地抱团' });
  expect(read.node.aliases).toEqual(expect.arrayContaining(['飞地合作', 'Enclave cooperation']));
  expect(read.mechanism).toEqual({ id: 'mechanism:feidi-baotuan' });
  expect(read.history.edges.map((edge: Answer) => edge.node.reason).slice(0, 2)).toEqual([
    '同一做法，两种叫法',
    '补一种提法',
  ]);
  expect(back.unmerge.changed.map((node: Answer) => node.id)).toContain('mechanism:feidi');
  expect(gone.remove.removed).toContain('mechanism:feidi');
});
