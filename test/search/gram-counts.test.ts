/** What scoring needs of the whole index stays right, whatever comes and goes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import type { SearchDocument } from '../../src/search/document.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import { audiencesOf } from '../../src/search/facts.ts';
import { columnTexts, gramsOfFields, lexFields } from '../../src/search/lexical-text.ts';
import { searchSettings } from '../../src/search/settings.ts';
import { gramOfCode } from '../../src/text/grams.ts';
import { randomDocument, randomOf } from './documents.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const settings = searchSettings(ontology);
const folder = await mkdtemp(join(tmpdir(), 'gongfu-grams-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

function counted(documents: Iterable<SearchDocument>) {
  const rows = new Map<string, number>();
  let length = 0;
  for (const document of documents) {
    for (const { document: own } of audiencesOf(document)) {
      const grams = gramsOfFields(lexFields(columnTexts(own, settings), own.isPassage, settings));
      length += grams.length;
      for (const gram of [...[...grams.codes].map(gramOfCode), ...grams.others])
        rows.set(gram, (rows.get(gram) ?? 0) + 1);
    }
  }
  return { rows: Object.fromEntries([...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))), length };
}

function held(file: string) {
  const database = new DatabaseSync(file, { readOnly: true });
  const lines = database.prepare('SELECT gram, rows FROM gram').all();
  const length = Number(database.prepare('SELECT total(length) AS length FROM lexical').get()?.length);
  database.close();
  const rows = lines.map(({ gram, rows: count }) => [String(gram), Number(count)] as const);
  return { rows: Object.fromEntries(rows.toSorted(([a], [b]) => (a < b ? -1 : 1))), length };
}

describe('frequencies of grams and lengths', () => {
  test.each([1, 2])('are those of a fresh count after puts, removals and a rebuild (seed %i)', async (seed) => {
    const random = randomOf(seed);
    const file = join(folder, `index-${seed}.sqlite`);
    const index = await openEmbeddedIndex({ file, ontology });
    const all = new Map<string, SearchDocument>();
    for (let seq = 1; seq <= 12; seq++) {
      const documents = Array.from({ length: 10 }, () => randomDocument(random, Math.floor(random() * 30)));
      const removed = [...all.keys()].filter(() => random() < 0.15);
      for (const id of removed) all.delete(id);
      for (const document of documents) all.set(document.id, document);
      await index.update({ documents, removed, seq });
      expect(held(file), `seed ${seed}, after ${seq}`).toEqual(counted(all.values()));
    }
    const rebuild = await index.rebuild();
    await rebuild.add([...all.values()]);
    await rebuild.finish(20);
    expect(held(file)).toEqual(counted(all.values()));
    await index.close();
  });
});
