/**
 * A process that loads an export into a new store and ends. Arguments: the store's file, the export, and `all` to read all lines first:
 * a broken one, which proves that a test of its memory can fail.
 */
import { createReadStream } from 'node:fs';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { readExport } from '../../src/ingest/load.ts';
import type { LoadedLine } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { createKeys } from '../../src/text/keys.ts';

const [file = '', exported = '', what = ''] = process.argv.slice(2);
const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const store = await openSqliteStore({ file, ontology });
const { lines } = readExport([{ name: exported, bytes: createReadStream(exported) }], createKeys());
await store.load(what === 'all' ? atOnce(lines) : lines);
await store.close();

async function* atOnce(batches: AsyncIterable<readonly LoadedLine[]>) {
  const all: (readonly LoadedLine[])[] = [];
  for await (const batch of batches) all.push(batch);
  yield* all;
}
