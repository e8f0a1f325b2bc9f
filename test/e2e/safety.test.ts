/** Backup, restore and doctor of the built program, beside a server and without one, and what a folder keeps through them. */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import * as built from './built-cli.ts';

// Each of them starts some ten processes.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** What is kept safe does not depend on how much it is: with a notice in place of the shipped texts each process ends sooner. */
const UNSEEDED = { GONGFU_SEED: 'false' };
const NOTICE = fileURLToPath(new URL('../../docs/example/tongzhi.yaml', import.meta.url));
const MORE = `entities:
  - region: 东乡县
    en: Dongxiang County
    statements: [{within: 清禾县, basis: BACKGROUND, note: 示例。}]
`;
const EDIT = 'mutation { upsertEntities(input: [{ region: { label: "西乡县" } }]) { revision } }';

const { ask } = built;
const run = (args: readonly string[], env = {}) => built.run(args, { ...UNSEEDED, ...env });
const serve = (data: string) => built.serve(data, [], UNSEEDED);

const made = mkdtempSync(join(tmpdir(), 'gongfu-safety-'));

beforeAll(async () => {
  const file = join(made, 'more.yaml');
  await writeFile(file, MORE);
  for (const text of [NOTICE, file]) {
    expect(await run(['import', text, '--data', join(made, 'data')])).toMatchObject({ code: 0 });
  }
});
afterAll(() => rmSync(made, { recursive: true, force: true, maxRetries: 5 }));

/** A folder with two texts, at revision 2, that no process has open. */
function filledFolder(): string {
  const data = join(tempFolder(), 'data');
  cpSync(join(made, 'data'), data, { recursive: true });
  return data;
}

describe('a backup', () => {
  it('taken beside a server is restored elsewhere, and serves the same graph with its history', async () => {
    const data = filledFolder();
    const backup = join(tempFolder(), 'graph.backup');
    const server = await serve(data);
    const token = (await run(['token', 'create', 'editor', '--data', data])).out.trim();
    await ask(server.url, EDIT, {}, token);
    const taken = await run(['backup', backup, '--data', data]);
    expect(taken).toMatchObject({ code: 0, err: '' });
    expect(taken.out).toMatch(/graph\.backup: revision 3, \d+ records, \d+ bytes, in [\d.]+ s\nsha256 [0-9a-f]{64}\n$/);
    expect((await run(['backup', '--check', backup])).out).toContain(/sha256 .*/.exec(taken.out)?.[0]);

    const other = join(tempFolder(), 'data');
    expect(await run(['restore', backup, '--data', other])).toMatchObject({ code: 0, err: '' });
    const restored = await serve(other);
    expect((await run(['export', '--data', other])).out).toBe((await run(['export', '--data', data])).out);
    const asked =
      '{ history(id: "region:xi-xiang-xian") { edges { node { actor } } } search(query: "西乡县") { totalCount } }';
    const served = await ask(server.url, asked);
    // Its index is made anew behind the answers.
    await expect.poll(() => ask(restored.url, asked), { timeout: 60_000 }).toEqual(served);
    expect(await run(['doctor', '--data', other])).toMatchObject({ code: 0 });
  });

  it('has the merges in it: they can be taken back where it is restored', async () => {
    const data = filledFolder();
    const backup = join(tempFolder(), 'graph.backup');
    const server = await serve(data);
    const token = (await run(['token', 'create', 'editor', '--data', data])).out.trim();
    await ask(server.url, EDIT, {}, token);
    const merge =
      'mutation ($into: ID!) { merge(from: "region:xi-xiang-xian", into: $into, reason: "A try") { revision } }';
    await ask(server.url, merge, { into: await idOf(server.url, '云岭县') }, token);
    expect(await run(['backup', backup, '--data', data])).toMatchObject({ code: 0 });

    const other = tempFolder();
    expect(await run(['restore', backup, '--data', other])).toMatchObject({ code: 0 });
    const restored = await serve(other);
    const again = (await run(['token', 'create', 'editor', '--data', other])).out.trim();
    await ask(
      restored.url,
      'mutation { unmerge(id: "region:xi-xiang-xian", reason: "A try") { revision } }',
      {},
      again,
    );
    expect(await ask(restored.url, '{ region(ref: "西乡县") { id } }')).toEqual({
      region: { id: 'region:xi-xiang-xian' },
    });
    expect(await run(['doctor', '--data', other])).toMatchObject({ code: 0 });
  });

  it('is not put in the place of a file, nor taken of nothing', async () => {
    const file = join(tempFolder(), 'mine');
    await writeFile(file, 'mine');
    expect(await run(['backup', file, '--data', filledFolder()])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('--overwrite'),
    });
    const nothing = join(tempFolder(), 'nothing');
    expect(await run(['backup', `${file}-2`, '--data', nothing])).toMatchObject({ code: 1, out: '' });
    expect(existsSync(nothing)).toBe(false);
  });
});

describe('a restore', () => {
  it('keeps the tokens of the folder, makes the index anew and keeps the old graph beside', async () => {
    const data = filledFolder();
    const token = (await run(['token', 'create', 'editor', '--data', data])).out.trim();
    const backup = join(tempFolder(), 'graph.backup');
    await run(['backup', backup, '--data', data]);
    const server = await serve(data);
    await ask(server.url, EDIT, {}, token);
    const refused = await run(['restore', backup, '--replace', '--data', data]);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('in use') });
    server.kill('SIGTERM');
    await server.ended;

    expect(await run(['restore', backup, '--data', data])).toMatchObject({
      code: 1,
      err: expect.stringContaining('--replace'),
    });
    const restored = await run(['restore', backup, '--replace', '--data', data]);
    const [, kept = ''] = /the graph that was there is (.*)\n/.exec(restored.out) ?? [];
    expect(existsSync(kept)).toBe(true);
    expect(readdirSync(data).filter((name) => name.startsWith('index'))).toEqual([]);
    const again = await serve(data);
    expect(await ask(again.url, '{ region(ref: "西乡县") { id } }')).toEqual({ region: null });
    // The index is made anew behind the answers.
    const found = () => ask(again.url, '{ search(query: "东乡县") { totalCount } }');
    await expect.poll(found, { timeout: 60_000 }).not.toMatchObject({ search: { totalCount: 0 } });
    expect(await ask(again.url, EDIT, {}, token)).toEqual({ upsertEntities: { revision: 3 } });
  });

  it('of what is no backup is refused and makes no folder', async () => {
    const file = join(tempFolder(), 'text');
    await writeFile(
      file,
      'no backup, but a text that is long enough to have a header of its own, as it were. '.repeat(30),
    );
    const data = join(tempFolder(), 'data');
    expect(await run(['restore', file, '--data', data])).toMatchObject({ code: 1, err: expect.stringContaining(file) });
    expect(existsSync(data)).toBe(false);
  });
});

describe('doctor', () => {
  it('beside a server finds all in order, and leaves repairs to when it is stopped', async () => {
    const data = filledFolder();
    await serve(data);
    const { code, out } = await run(['doctor', '--data', data], { GONGFU_PROT: '1' });
    expect(code).toBe(0);
    for (const check of [
      'node',
      'data folder',
      'owner',
      'disk',
      'store file',
      'derived tables',
      'evidence',
      'index',
      'tokens',
    ])
      expect(out).toMatch(new RegExp(`^ok +${check}: `, 'm'));
    expect(out).toMatch(/^warning +settings: GONGFU_PROT is no setting/m);
    expect(await run(['doctor', '--repair', '--data', data])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('in use'),
    });
  });

  it('names what is damaged, makes it anew on demand, and says what it did', async () => {
    const data = filledFolder();
    const before = (await run(['export', '--data', data])).out;
    const database = new DatabaseSync(join(data, 'graph.sqlite'));
    database.exec('DELETE FROM adjacency WHERE k % 7 = 0; DELETE FROM mention WHERE record % 5 = 0');
    database.close();
    rmSync(join(data, 'index.sqlite'));
    const found = await run(['doctor', '--json', '--data', data]);
    expect(found.code).toBe(1);
    const { ok, findings } = JSON.parse(found.out) as { ok: boolean; findings: { check: string; level: string }[] };
    expect(ok).toBe(false);
    expect(findings.filter(({ level }) => level === 'FAULT').map(({ check }) => check)).toEqual(
      expect.arrayContaining(['derived tables', 'index']),
    );
    const repaired = await run(['doctor', '--repair', '--data', data]);
    expect(repaired).toMatchObject({ code: 0, out: expect.stringMatching(/^repaired made the tables anew/m) });
    expect(repaired.out).toMatch(/^repaired made the search index anew: \d+ documents/m);
    expect((await run(['export', '--data', data])).out).toBe(before);
    expect(await run(['doctor', '--data', data])).toMatchObject({ code: 0 });
  });

  it('says that a backup is needed where what was written is lost, and repairs nothing', async () => {
    const data = filledFolder();
    const database = new DatabaseSync(join(data, 'graph.sqlite'));
    database.exec("UPDATE record SET doc = substr(doc, 3) WHERE id = 'region:dong-xiang-xian'");
    database.close();
    const { code, out } = await run(['doctor', '--repair', '--data', data]);
    expect(code).toBe(1);
    expect(out).toMatch(/^fault +records: .*region:dong-xiang-xian.*\n +→ .*restore from a backup/m);
    expect(out).not.toContain('repaired');
  });

  it('of a folder that is not there yet has warnings only, and makes none', async () => {
    const data = join(tempFolder(), 'data');
    const { code, out } = await run(['doctor', '--data', data]);
    expect(code).toBe(0);
    expect(out).toMatch(/^warning +data folder: /m);
    expect(existsSync(data)).toBe(false);
  });
});

async function idOf(url: string, label: string): Promise<string> {
  const { region } = (await ask(url, 'query ($ref: String!) { region(ref: $ref) { id } }', { ref: label })) as {
    region: { id: string };
  };
  return region.id;
}
