/** A process that exports a store as `gongfu export` does, and ends. Arguments: the store's file, jsonl or csv, the target. */
import { writeWholeFile, writeWholeFolder } from '../../src/cli/whole-output.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { exportCsv } from '../../src/ingest/csv-export.ts';
import { exportLines } from '../../src/ingest/export.ts';
import { createLocate } from '../../src/inquiry/locators.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';

const [file = '', format = 'jsonl', target = ''] = process.argv.slice(2);
const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const store = await openSqliteStore({ file, ontology, readOnly: true });
const snapshot = await store.snapshot();
if (format === 'jsonl') await writeWholeFile(target, exportLines(snapshot, 'EDITORS'));
else await writeWholeFolder(target, tables());
await store.close();

async function* tables() {
  const parts = { store: snapshot, ontology, locate: createLocate(snapshot) };
  for await (const { table, text } of exportCsv(parts, 'EDITORS')) yield { name: `${table}.csv`, text };
}
