/** The life of added documents on the built command line: taken away, backed up and restored with their files, examined, their addresses asked. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { ask, run as runBuilt, serve } from './built-cli.ts';
import { linkedFolder, UNSEEDED } from './review-world.ts';
import { copyOf } from './template-folder.ts';

vi.setConfig({ testTimeout: 180_000 });

const TEA = 'document:cha-yuan';

const run = (...args: readonly string[]) => runBuilt(args, UNSEEDED);

/** A folder with two documents; `more` are flags of the first. */
async function twoDocuments(...more: readonly string[]): Promise<string> {
  if (more.length === 0) return copyOf('two-documents', (data) => fill(data, []));
  const data = join(tempFolder(), 'data');
  await fill(data, more);
  return data;
}

async function fill(data: string, more: readonly string[]): Promise<void> {
  const texts = tempFolder();
  writeFileSync(join(texts, 'tea.md'), '# 茶园\n\n清禾县的茶园在云岭乡。\n');
  writeFileSync(join(texts, 'bees.md'), '# 蜜蜂\n\n清禾县也养蜂。\n');
  expect(await run('add', join(texts, 'tea.md'), ...more, '--data', data)).toMatchObject({ code: 0 });
  expect(await run('add', join(texts, 'bees.md'), '--data', data)).toMatchObject({ code: 0 });
}

function keptFile(data: string, id: string): string {
  const lines = readFileSync(join(data, 'documents.jsonl'), 'utf8').trim().split('\n');
  const line = lines.map((text) => JSON.parse(text)).find((one) => one.id === id);
  return join(data, line.file);
}

it('a document goes only with --yes, through the server where one runs, and is searched no longer', async () => {
  const data = await twoDocuments();
  const kept = keptFile(data, TEA);
  const server = await serve(data, [], UNSEEDED);
  const token = (await run('token', 'create', 'editor', '--data', data)).out.trim();
  const shown = await run('remove', TEA, '--data', data);
  expect(shown).toMatchObject({ code: 1, out: expect.stringContaining(`would remove ${TEA} 《茶园》`) });
  expect(shown.err).toContain('--yes');
  expect(existsSync(kept)).toBe(true);

  const gone = await run('remove', TEA, '--yes', '--json', '--data', data);
  expect(JSON.parse(gone.out)).toMatchObject({ outcome: 'REMOVED', id: TEA, passages: 1, revision: 3 });
  expect(existsSync(kept)).toBe(false);
  const found = '{ search(query: "云岭乡的茶园", mode: FULL_TEXT) { totalCount } documents { totalCount } }';
  await expect
    .poll(() => ask(server.url, found, {}, token), { timeout: 60_000 })
    .toEqual({ search: { totalCount: 0 }, documents: { totalCount: 1 } });
});

it('without a server it is removed under the lock; what is no document, or not there, is refused', async () => {
  const data = await twoDocuments();
  expect(await run('remove', TEA, '--dry-run', '--data', data)).toMatchObject({ code: 0 });
  expect(await run('remove', 'passage:cha-yuan-1', '--yes', '--data', data)).toMatchObject({
    code: 1,
    err: expect.stringContaining('no document'),
  });
  expect(await run('remove', TEA, '--yes', '--data', data)).toMatchObject({ code: 0 });
  expect(await run('remove', TEA, '--yes', '--data', data)).toMatchObject({ code: 1 });
  expect((await run('doctor', '--data', data)).out).toContain('added files: 1 files hold what their names say');
});

it('a backup with --files brings the files back, which are then known; a second one copies what is new', async () => {
  const data = await twoDocuments();
  const [backup, files, other] = [
    join(tempFolder(), 'a.backup'),
    join(tempFolder(), 'copies'),
    join(tempFolder(), 'other'),
  ];
  const first = await run('backup', backup, '--files', files, '--data', data);
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('2 added files, 2 of them copied') });
  const again = await run('backup', backup, '--overwrite', '--files', files, '--data', data);
  expect(again.out).toContain('2 added files, 0 of them copied');

  expect(await run('restore', backup, '--files', files, '--data', other)).toMatchObject({ code: 0 });
  expect(readFileSync(keptFile(other, TEA), 'utf8')).toContain('云岭乡');
  const tea = join(tempFolder(), 'tea.md');
  writeFileSync(tea, '# 茶园\n\n清禾县的茶园在云岭乡。\n');
  expect((await run('add', tea, '--data', other)).out).toContain(`it is ${TEA} already`);
});

it('a backup with --files brings back what was proposed and decided, also over what was decided since', async () => {
  const data = await linkedFolder();
  const [backup, files] = [join(tempFolder(), 'a.backup'), join(tempFolder(), 'copies')];
  const rejected = async (folder: string) =>
    (await run('review', '--list', '--state', 'REJECTED', '--data', folder)).out.split('\n').length - 1;
  const [first = '', second = ''] = (await run('review', '--list', '--data', data)).out
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '');
  await run('review', '--reject', first, '--data', data);
  expect(await run('backup', backup, '--files', files, '--data', data)).toMatchObject({ code: 0 });
  await run('review', '--reject', second, '--data', data);
  expect(await rejected(data)).toBe(2);
  expect(await run('restore', backup, '--replace', '--files', files, '--data', data)).toMatchObject({ code: 0 });
  expect(await rejected(data)).toBe(1);
  const other = join(tempFolder(), 'other');
  await run('restore', backup, '--files', files, '--data', other);
  expect(await rejected(other)).toBe(1);
});

it('doctor counts proposals, names those whose facts an older graph has not, and says what to do about a damaged file', async () => {
  const data = await linkedFolder();
  const doctor = async () => (await run('doctor', '--data', data)).out;
  const backup = join(tempFolder(), 'a.backup');
  await run('backup', backup, '--data', data);
  expect(await run('review', '--accept-rule', 'LABEL', '--data', data)).toMatchObject({ code: 0 });
  expect(await doctor()).toMatch(/^ok +proposals: \d+ open, [1-9]\d* accepted/m);
  await run('restore', backup, '--replace', '--data', data);
  expect(await doctor()).toMatch(
    /^warning +proposals: \d+ were accepted, and what they wrote is not in the graph.*\n.*--undo/m,
  );
  writeFileSync(join(data, 'proposals.sqlite'), 'no database, but long enough to be taken for one. '.repeat(30));
  const damaged = await run('doctor', '--data', data);
  expect(damaged).toMatchObject({ code: 1, out: expect.stringMatching(/^fault +proposals: .*\n.*put back/m) });
  rmSync(join(data, 'proposals.sqlite'));
  expect(await doctor()).toMatch(/^ok +proposals: there are none/m);
});

it('doctor names files that are damaged or missing, and documents that are not there', async () => {
  const data = await twoDocuments();
  writeFileSync(keptFile(data, TEA), '# 茶园\n\n改过的。\n');
  const damaged = await run('doctor', '--data', data);
  expect(damaged).toMatchObject({ code: 1, out: expect.stringMatching(/fault +added files: 1 do not hold/) });
  const copies = await run('backup', join(tempFolder(), 'a'), '--files', join(tempFolder(), 'b'), '--data', data);
  expect(copies).toMatchObject({ code: 1, err: expect.stringContaining('damaged') });
  rmSync(keptFile(data, TEA));
  expect((await run('doctor', '--data', data)).out).toMatch(/fault +added files: 1 are not there/);
  const ledger = join(data, 'documents.jsonl');
  writeFileSync(ledger, readFileSync(ledger, 'utf8').replaceAll(TEA, 'document:other'));
  expect((await run('doctor', '--data', data)).out).toMatch(/warning +added documents: 1 are not in the graph/);
  expect(readdirSync(data)).toContain('graph.sqlite');
});

it('links asks the addresses of sources, and tells what became of each', async () => {
  const server = createServer(({ url }, response) => response.writeHead(url === '/there' ? 200 : 410).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const data = await twoDocuments('--field', `url=${base}/there`, '--field', 'accessedOn=2099-01-02');
  expect(readFileSync(join(data, 'documents.jsonl'), 'utf8')).toContain('"accessedOn":"2099-01-02"');
  expect(await run('links', '--data', data)).toEqual({
    ...{ code: 0, err: '' },
    out: `OK          ${TEA} ${base}/there\n1 there, 0 moved, 0 gone, 0 not reached\n`,
  });
  const gone = await twoDocuments('--field', `url=${base}/away`);
  const told = await run('links', TEA, '--json', '--data', gone);
  expect(told.code).toBe(1);
  expect(JSON.parse(told.out.split('\n')[0] ?? '')).toMatchObject({ id: TEA, state: 'GONE', status: 410 });
});
