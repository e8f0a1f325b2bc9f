/** Stores filled at once with what was entered into the reference store: the way of a load, which is the shortest. */
import { readdir, readFile } from 'node:fs/promises';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import { importFiles } from '../../../src/ingest/import.ts';
import { createWriter, type Writer } from '../../../src/ingest/write.ts';
import type { ExportedRecord, GraphStore, LoadedLine } from '../../../src/store/port.ts';
import { createKeys } from '../../../src/text/keys.ts';
import { createReferenceStore } from '../reference.ts';

const SEED = new URL('../../../seed/', import.meta.url);
const ALL = 1_000_000;

/** Fills the empty store with what `enter` writes. */
export async function fill(
  store: GraphStore,
  ontology: Ontology,
  enter: (writer: Writer, reference: GraphStore) => Promise<unknown>,
): Promise<void> {
  const reference = createReferenceStore(ontology);
  await enter(createWriter({ store: reference, ontology, keys: createKeys() }), reference);
  const lines = await reference.scan(undefined, ALL, scopeFor('EDITORS', ALL));
  await store.load(onceOf(lines.map(loadedLine)));
}

/** The shipped texts. */
export async function fillWithSeed(store: GraphStore, ontology: Ontology): Promise<void> {
  const names = (await readdir(SEED)).filter((name) => name.endsWith('.yaml'));
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, SEED), 'utf8') })),
  );
  await fill(store, ontology, (writer, reference) =>
    importFiles(files, { store: reference, ontology, keys: createKeys(), writer }, { actor: 'seed' }),
  );
}

const keysOf = createKeys();

function loadedLine(line: ExportedRecord, index: number): LoadedLine {
  if ('merged' in line) return { index, ...line };
  const { record } = line;
  if (record.record !== 'entity') return { index, ...line };
  return { index, ...line, keys: keysOf(record.label, record.names, record.labelEn, record.fields) };
}

async function* onceOf<T>(batch: T): AsyncGenerator<T> {
  yield batch;
}
