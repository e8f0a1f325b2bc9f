/** A file of the first release is read with all that it holds: its records did not say which entities are `distinct`. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { openConnection } from '../../../src/store/sqlite/connection.ts';
import { MIGRATIONS } from '../../../src/store/sqlite/ddl.ts';
import { openSqliteStore } from '../../../src/store/sqlite/index.ts';
import { migrate } from '../../../src/store/sqlite/migrate.ts';
import { anyone, editor } from '../contract/bench.ts';
import { at, change, entity, passage } from '../items.ts';
import { newFolder } from './folder.ts';

let folder: string;
let ontology: Ontology;

beforeEach(async () => {
  folder = await newFolder();
  ontology = await readOntology(new URL('../../../schema/', import.meta.url));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const evidenceIn = (passageId: string) => [{ field: 'period', basis: 'STATED', evidence: [at(passageId)] }] as const;

function twins() {
  const fieldEvidence = [...evidenceIn('passage:open'), ...evidenceIn('passage:secret')];
  return change(
    entity('DOCUMENT', '公开', { id: 'document:open' }),
    entity('DOCUMENT', '内部', { id: 'document:secret', fields: { visibility: 'EDITORS' } }),
    passage('document:open', '甲。', { id: 'passage:open' }),
    passage('document:secret', '乙。', { id: 'passage:secret' }),
    entity('REGION', '东县', { id: 'region:one', period: '2001', fieldEvidence }),
    entity('REGION', '东县', { id: 'region:two', distinct: true, period: '2002', fieldEvidence }),
  );
}

/** The same rows in a file as the first release made it. */
function asFirstRelease(from: string, to: string): void {
  const connection = openConnection({ file: to, readOnly: false, cacheKib: 2_000 });
  migrate(connection, MIGRATIONS.slice(0, 1));
  connection.exec(`ATTACH '${from}' AS later`);
  const tables = connection.all<[string]>("SELECT name FROM main.sqlite_schema WHERE type = 'table'").flat();
  // Triggers count the degrees.
  for (const table of tables.filter((name) => name !== 'degree'))
    connection.exec(`INSERT INTO main.${table} SELECT * FROM later.${table}`);
  connection.exec(`
UPDATE record SET doc = replace(doc, ',"distinct":true}', '}'), public_doc = replace(public_doc, ',"distinct":true}', '}');
UPDATE change SET after = replace(after, ',"distinct":true}', '}')`);
  connection.close();
}

test('a twin of the first release is told apart in its record, also as the public sees it', async () => {
  const file = join(folder, 'graph.sqlite');
  const store = await openSqliteStore({ file, ontology });
  await store.apply(twins());
  const before = await Promise.all([store.scan(undefined, 100, editor()), store.scan(undefined, 100, anyone())]);
  expect(JSON.stringify(before).split('"distinct":true')).toHaveLength(3);
  await store.close();
  const first = join(folder, 'first.sqlite');
  asFirstRelease(file, first);
  const again = await openSqliteStore({ file: first, ontology });
  expect(await Promise.all([again.scan(undefined, 100, editor()), again.scan(undefined, 100, anyone())])).toEqual(
    before,
  );
  expect((await again.apply(twins())).unchanged).toBe(6);
  await again.close();
});
