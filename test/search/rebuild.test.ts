/** A rebuild with a second thread gives the same file as one without, and the second thread ends with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import type { SearchDocument } from '../../src/search/document.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import { entity, passage, randomDocument, randomOf, randomQuery } from './documents.ts';

const TABLES = ['doc', 'name', 'lexical', 'gram', 'spelling', 'semantic', 'full_text_content', 'vocabulary', 'meta'];
const LEARNED = '丘陵飞渠';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'gongfu-rebuild-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const open = (aloneUpTo: number) =>
  openEmbeddedIndex({ file: join(folder, `${aloneUpTo}.sqlite`), ontology, aloneUpTo });

function contentOf(aloneUpTo: number) {
  const database = new DatabaseSync(join(folder, `${aloneUpTo}.sqlite`), { readOnly: true });
  const content = TABLES.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]);
  database.close();
  return Object.fromEntries(content);
}

function someDocuments(): readonly SearchDocument[] {
  const random = randomOf(7);
  return [
    // Ids of 90 documents: some come again, with other texts or the same.
    ...Array.from({ length: 150 }, () => randomDocument(random, Math.floor(random() * 90))),
    entity('concept:new', '共富工坊', { names: [{ text: 'Gongfu Workshop', kind: 'VARIANT' }] }),
    passage('named', `推行${LEARNED}，办起共富工坊26个，𠮷野家 2,413 户。`),
    passage('again', '茶园。'),
    passage('again', '茶园。'),
  ];
}

async function answersOf(index: SearchIndex) {
  const random = randomOf(8);
  const queries = [LEARNED, '共富', '“富工坊”', ...Array.from({ length: 12 }, () => randomQuery(random))];
  const facets = ['type', 'document', 'year'] as const;
  return Promise.all(
    queries.map((query) =>
      index.search({ query, mode: 'FULL_TEXT', filter: {}, first: 50, facets }, scopeFor('EDITORS', 60_000)),
    ),
  );
}

// No second thread; one from the start; one behind documents that went in without it.
const [ALONE, AT_ONCE, LATER] = [100_000, 0, 50] as const;

async function built(aloneUpTo: number) {
  const index = await open(aloneUpTo);
  // Known before the rebuild, and in no document of it.
  await index.update({ documents: [entity('concept:old', LEARNED)], removed: [], seq: 1 });
  const rebuild = await index.rebuild();
  const documents = someDocuments();
  await rebuild.add(documents.slice(0, 70));
  await rebuild.add(documents.slice(70));
  await rebuild.finish(2);
  const answers = await answersOf(index);
  const listed = await index.listed(undefined, 1_000);
  await index.close();
  return { answers, listed, content: contentOf(aloneUpTo) };
}

test('texts, words, counts and answers are the same', async () => {
  const alone = await built(ALONE);
  expect(alone.content.lexical.length).toBeGreaterThan(70);
  expect(JSON.stringify(alone.content.full_text_content)).toContain(LEARNED);
  expect(alone.answers[0]?.hits[0]?.id).toBe('passage:named');
  for (const aloneUpTo of [AT_ONCE, LATER]) expect(await built(aloneUpTo), String(aloneUpTo)).toEqual(alone);
});

test('one that gave way, one that is abandoned and one whose index closes end their thread', async () => {
  const index = await open(AT_ONCE);
  const [first, second, third] = [await index.rebuild(), await index.rebuild(), await index.rebuild()];
  await third.add([entity('concept:a', '茶园')]);
  for (const superseded of [first, second])
    await expect(superseded.add([entity('concept:b', '果园')]).then(() => superseded.finish(3))).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  await Promise.all([first.abandon(), second.abandon()]);
  await third.finish(4);
  expect(await index.status()).toMatchObject({ seq: 4, documents: 1 });
  const last = await index.rebuild();
  await last.add([entity('concept:c', '竹海')]);
  await index.close();
  await expect(last.add([entity('concept:d', '竹海')]).then(() => last.finish(5))).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });
});
