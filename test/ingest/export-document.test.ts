/** One document goes out with what is stated in it, and stands in another graph as it stood here. */
import { afterAll, expect, it } from 'vitest';
import { exportDocument } from '../../src/ingest/export-document.ts';
import { type ByteFile, readExport } from '../../src/ingest/load.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { createReferenceStore } from '../store/reference.ts';
import { reader } from './adding/adding-fixture.ts';
import { BEES, TEA, twoDocuments } from './adding/two-documents.ts';
import { keys, ontology } from './seed-fixture.ts';

afterAll(() => reader.close());

async function textOf(store: GraphStore, id: string, viewer: 'PUBLIC' | 'EDITORS' = 'EDITORS'): Promise<string> {
  let text = '';
  for await (const lines of exportDocument(store, { id, viewer, ontology })) text += lines;
  return text;
}

function idsIn(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line).record.id);
}

it('has the document, its passages, what is stated there and all that this speaks of, and nothing else', async () => {
  const { store } = await twoDocuments();
  const tea = idsIn(await textOf(store, TEA));
  expect(tea).toContain('passage:cha-yuan-2');
  expect(tea).toEqual(expect.arrayContaining([TEA, 'relation:both', 'model:cha', 'region:qinghe', 'region:yunling']));
  // A statement that stands in both keeps both its places.
  expect(tea).toEqual(expect.arrayContaining([BEES, 'passage:mi-feng-1']));
  const bees = idsIn(await textOf(store, BEES));
  expect(bees).toContain('relation:both');
  expect(bees).not.toContain('region:yunling');
});

it('is taken in by an empty graph, and comes out of it the same', async () => {
  const { store } = await twoDocuments();
  const text = await textOf(store, TEA);
  const file: ByteFile = {
    name: 'tea.jsonl',
    bytes: (async function* () {
      yield Buffer.from(text, 'utf8');
    })(),
  };
  const other = createReferenceStore(ontology);
  await other.load(readExport([file], keys).lines);
  expect(await textOf(other, TEA)).toBe(text);
});

it('is of what the viewer may see, and of sources alone', async () => {
  const { store } = await twoDocuments();
  await expect(textOf(store, TEA, 'PUBLIC')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(textOf(store, 'region:qinghe')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(textOf(store, 'document:none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
