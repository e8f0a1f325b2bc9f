/** A process that puts document after document into an index and says on stdout what was acknowledged, until it is killed. Arguments: the file, UPDATE or REBUILD. */
import { writeSync } from 'node:fs';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import { numbered } from './numbered-documents.ts';

const [file = '', way = 'UPDATE'] = process.argv.slice(2);
const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const index = await openEmbeddedIndex({ file, ontology });
const rebuild = way === 'REBUILD' ? await index.rebuild() : undefined;
for (let seq = (await index.status()).seq + 1; ; seq += 1) {
  if (rebuild) await rebuild.add([numbered(seq)]);
  else await index.update({ documents: [numbered(seq)], removed: [], seq });
  writeSync(1, `${seq}\n`);
}
