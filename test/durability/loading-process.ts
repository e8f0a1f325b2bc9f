/** A process that loads lines into a store without end and says how many it has, until it is killed. Arguments: the file. */
import { writeSync } from 'node:fs';
import { readOntology } from '../../src/domain/read-ontology.ts';
import type { LoadedLine } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';

const [file = ''] = process.argv.slice(2);
const store = await openSqliteStore({ file, ontology: await readOntology(new URL('../../schema/', import.meta.url)) });
await store.load(lines());

async function* lines(): AsyncGenerator<readonly LoadedLine[]> {
  for (let index = 0; ; index += 1_000) {
    yield Array.from({ length: 1_000 }, (_, at) => line(index + at));
    writeSync(1, `${index}\n`);
  }
}

function line(index: number): LoadedLine {
  const id = `person:p${String(index).padStart(9, '0')}`;
  return {
    index,
    record: { record: 'entity', id, type: 'PERSON', label: id, names: [], fields: {}, fieldEvidence: [] },
    keys: { sort: id, slug: id, names: [{ level: 'LABEL', key: id }] },
    revision: { number: 1 + index, at: '2025-01-31T08:00:00.000Z', actor: '甲', reason: '' },
  };
}
