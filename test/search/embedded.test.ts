import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import { searchContract } from './contract.ts';
import { entity, passage } from './documents.ts';
import { compareWithReference, requestOf } from './random-comparison.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'gongfu-search-'));
let files = 0;
const newFile = () => join(folder, `index-${++files}.sqlite`);
afterAll(() => rm(folder, { recursive: true, force: true }));

// Each worker loads a dictionary of its own (a second); emptying one is the same as a new one.
let shared: SearchIndex | undefined;
const sharedFile = newFile();

searchContract('embedded', {
  async open() {
    shared ??= await openEmbeddedIndex({ file: sharedFile, ontology });
    const rebuild = await shared.rebuild().catch(() => undefined);
    if (!rebuild) shared = await openEmbeddedIndex({ file: sharedFile, ontology });
    await (rebuild ?? (await shared.rebuild())).finish(0);
    return {
      index: shared,
      reopen: () => openEmbeddedIndex({ file: sharedFile, ontology }),
      discard: async () => undefined,
    };
  },
});
afterAll(() => shared?.close());

describe('the embedded index', () => {
  test.each([1, 2, 3, 4, 5, 6])('finds, counts and orders as the reference does (seed %i)', async (seed) => {
    const index = await openEmbeddedIndex({ file: newFile(), ontology });
    await compareWithReference(index, ontology, seed);
    await index.close();
  });

  test('keeps its answers beside a rebuild that a crash left behind', async () => {
    const file = newFile();
    await writeFile(`${file}.rebuild`, 'half a file');
    const index = await openEmbeddedIndex({ file, ontology });
    await index.update({ documents: [entity('concept:a', '茶园')], removed: [], seq: 1 });
    await index.close();
    expect((await readdir(folder)).filter((name) => name.includes('.rebuild'))).toEqual([]);
  });

  test.each(['no database at all', ''])('a damaged file (%j) is made anew, at position 0', async (content) => {
    const file = newFile();
    await writeFile(file, content.repeat(1_000));
    const index = await openEmbeddedIndex({ file, ontology });
    expect(await index.status()).toMatchObject({ seq: 0, documents: 0 });
    await index.update({ documents: [entity('concept:a', '茶园')], removed: [], seq: 1 });
    await index.close();
  });

  test('beside the server it reads what is there and refuses to write', async () => {
    const file = newFile();
    const writing = await openEmbeddedIndex({ file, ontology });
    await writing.update({ documents: [passage('a', '茶园。')], removed: [], seq: 3 });
    const reading = await openEmbeddedIndex({ file, ontology, readOnly: true });
    expect((await reading.search(requestOf('茶园'), scopeFor('PUBLIC', 5_000))).totalCount).toBe(1);
    await expect(reading.update({ documents: [], removed: [], seq: 4 })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await Promise.all([reading.close(), writing.close()]);
  });

  test('for reading only there must be a file', async () => {
    await expect(openEmbeddedIndex({ file: newFile(), ontology, readOnly: true })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });

  test('too many requests at once are LIMIT_EXCEEDED, and the rest is answered', async () => {
    const index = await openEmbeddedIndex({ file: newFile(), ontology, maxQueue: 3 });
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => index.status()));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(3);
    expect(answers.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'LIMIT_EXCEEDED' } });
    await index.close();
  });
});
