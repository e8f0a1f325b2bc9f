/** A document that was added goes, with its file and all that only it supports, after it was shown. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { RemovalRequest } from '../../../src/ingest/removing/removal.ts';
import { removeDocument } from '../../../src/ingest/removing/removal.ts';
import { type AddingWorld, addingWorld, reader, recordsOf, theDocument } from '../adding/adding-fixture.ts';
import { BEES, TEA, twoDocuments } from '../adding/two-documents.ts';
import { packedZip, utf8 } from '../reading/made-files.ts';
import { ontology } from '../seed-fixture.ts';

afterAll(() => reader.close());

function removed(world: AddingWorld, id: string, more: Partial<RemovalRequest> = {}) {
  const { store, writer, folder } = world;
  const request = { id, actor: 'editor', reason: 'Away', withEntities: false, isDry: false, ...more };
  const documentsFile = join(folder, 'documents.jsonl');
  return removeDocument(request, { store, ontology, writer, folder, documentsFile, now: () => new Date(0) });
}

it('shows what would go, and changes nothing', async () => {
  const world = await twoDocuments();
  const before = await recordsOf(world);
  const planned = await removed(world, TEA, { isDry: true });
  expect(planned).toMatchObject({
    outcome: 'PLANNED',
    passages: 2,
    statements: [{ what: 'removed', label: '云岭乡 WITHIN 清禾县' }],
    changed: [{ id: 'region:yunling' }, { id: 'relation:both' }],
    leftBare: [{ id: 'region:yunling', label: '云岭乡' }],
    files: [expect.stringMatching(/^files\/.*\.md$/)],
  });
  expect(await recordsOf(world)).toEqual(before);
  expect(existsSync(join(world.folder, planned.files[0] ?? ''))).toBe(true);
});

it('takes the document, its passages and what only it supports; what others support stays', async () => {
  const world = await twoDocuments();
  const { files } = await removed(world, TEA);
  const records = await recordsOf(world);
  expect(records.map(({ id }) => id).toSorted()).toEqual(
    [BEES, 'model:cha', 'passage:mi-feng-1', 'region:qinghe', 'region:yunling', 'relation:both'].toSorted(),
  );
  expect(records.find(({ id }) => id === 'relation:both')).toMatchObject({
    evidence: [{ passage: 'passage:mi-feng-1' }],
  });
  expect(records.find(({ id }) => id === 'region:yunling')).toMatchObject({ names: [] });
  expect(existsSync(join(world.folder, files[0] ?? ''))).toBe(false);
  expect(readFileSync(join(world.folder, 'documents.jsonl'), 'utf8')).toContain('"state":"REMOVED"');
  expect(await world.add('tea.md', '# 茶园\n\n清禾县的茶园在云岭乡。\n\n清禾县种茶。\n')).toMatchObject([
    { outcome: 'ADDED', id: TEA },
  ]);
});

it('takes the entities of which nothing is left where that is asked for', async () => {
  const world = await twoDocuments();
  await removed(world, TEA, { withEntities: true });
  const left = (await recordsOf(world)).map(({ id }) => id);
  expect(left).toContain('region:qinghe');
  expect(left).not.toContain('region:yunling');
});

it('keeps an archive as long as another document of it is there', async () => {
  const world = addingWorld();
  const entries = [
    { name: 'a.txt', bytes: utf8('关于种茶的意见\n\n各村要种好茶。') },
    { name: 'b.txt', bytes: utf8('关于养蜂的意见\n\n各村要养好蜂。') },
  ];
  const [one, other] = (await world.add('texts.zip', packedZip(entries))).map((result) => theDocument([result]).id);
  expect(await removed(world, one ?? '')).toMatchObject({ files: [] });
  expect(await removed(world, other ?? '')).toMatchObject({ files: [expect.stringMatching(/\.zip$/)] });
});

it('takes sources only, and says where all else is removed', async () => {
  const world = await twoDocuments();
  await expect(removed(world, 'region:qinghe')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(removed(world, 'document:none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
