/** A graph goes to another machine by export and import, with a server running or not. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { ask, MAIN, run, serve } from './built-cli.ts';

const ENTITY = { record: 'entity', names: [], fields: {}, fieldEvidence: [] };
const FIRST = [
  { ...ENTITY, id: 'person:zhang', type: 'PERSON', label: '张三' },
  { ...ENTITY, id: 'model:feidi', type: 'MODEL', label: '飞地抱团', labelEn: 'Enclave' },
  { ...ENTITY, id: 'document:d', type: 'DOCUMENT', label: '内部稿', fields: { visibility: 'EDITORS' } },
];
const THEN = [
  { ...ENTITY, id: 'person:other', type: 'PERSON', label: '张三', distinct: true, summary: '另一个\n张三' },
  { id: 'model:old', into: 'model:feidi' },
];

function linesOf(items: readonly object[]): string {
  return items.map((item) => `${JSON.stringify('into' in item ? { merged: item } : { record: item })}\n`).join('');
}

/** Two revisions of two hands, with a twin, a hidden source and a merged id: the folder, and its export. */
const made = mkdtempSync(join(tmpdir(), 'gongfu-exchange-'));
const [data, file] = [join(made, 'first'), join(made, 'graph.jsonl')];
beforeAll(async () => {
  const lines = join(made, 'lines.jsonl');
  for (const [actor, items] of [
    ['编辑甲', FIRST],
    ['编辑乙', THEN],
  ] as const) {
    writeFileSync(lines, linesOf(items));
    const imported = await run(['import', '--data', data, '--seed', 'false', '--actor', actor, lines]);
    expect(imported).toMatchObject({ code: 0, err: '' });
  }
  expect(await run(['export', '--data', data, file])).toMatchObject({ code: 0, out: '' });
}, 200_000);
afterAll(() => rmSync(made, { recursive: true, force: true, maxRetries: 5 }));

describe('an export', () => {
  it('becomes the same graph in a new folder, and nothing else', async () => {
    const folder = tempFolder();
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('"actor":"编辑甲"');
    expect(text.split('\n')).toHaveLength(6);
    const second = join(folder, 'second');
    const imported = await run(['import', '--data', second, file]);
    expect(imported).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^\d+ records and 1 merged ids loaded/),
    });
    expect((await run(['export', '--data', second])).out).toBe(text);
    // What was imported is found, and a server that starts on it leaves it as it is.
    expect((await run(['search', '--data', second, '飞地抱团'])).out).toContain('飞地抱团');
    const server = await serve(second);
    expect(await ask(server.url, '{ node(id: "model:old") { id } }')).toEqual({ node: { id: 'model:feidi' } });
    expect((await run(['export', '--data', second])).out).toBe(text);
  }, 200_000);

  it('goes through a server whose graph is empty, from a pipe as well', async () => {
    const folder = tempFolder();
    const served = join(folder, 'served');
    const server = await serve(served, ['--seed', 'false']);
    const broken = join(folder, 'broken.jsonl');
    writeFileSync(broken, `${readFileSync(file, 'utf8')}no line\n`);
    const lines = readFileSync(file, 'utf8').split('\n').length;
    expect(await run(['import', '--data', served, broken])).toMatchObject({
      code: 1,
      err: expect.stringContaining(`broken.jsonl:${lines}:1:`),
    });
    const piped = spawnSync(process.execPath, [MAIN, 'import', '--data', served, '-'], { input: readFileSync(file) });
    expect([piped.status, piped.stderr.toString()]).toEqual([0, '']);
    expect((await run(['export', '--data', served])).out).toBe(readFileSync(file, 'utf8'));
    expect(await ask(server.url, '{ node(id: "person:other") { id } }')).toEqual({ node: { id: 'person:other' } });
  }, 200_000);

  it('into a graph that holds something is a change of it', async () => {
    const again = await run(['import', '--data', data, '--seed', 'false', file]);
    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/^0 changed, 5 unchanged, revision 2\n$/) });
    expect((await run(['export', '--data', data])).out).toBe(readFileSync(file, 'utf8'));
  }, 200_000);

  it('as tables is a folder with five files, for who may see what', async () => {
    const folder = tempFolder();
    const tables = join(folder, 'tables');
    expect(await run(['export', '--data', data, '--format', 'csv', '--as', 'public', tables])).toMatchObject({
      code: 0,
    });
    expect(readdirSync(tables)).toEqual(
      ['claims', 'entities', 'observations', 'passages', 'relations'].map((name) => `${name}.csv`),
    );
    expect(readFileSync(join(tables, 'entities.csv'), 'utf8')).toMatch(/^\ufeffid,type,kind,label,.*\r\n/);
    expect((await run(['export', '--data', data, '--format', 'csv', tables])).code).toBe(1);
  }, 200_000);

  it.each([
    ['csv without a folder', ['--format', 'csv']],
    ['an unknown format', ['--format', 'xml']],
    ['an unknown viewer', ['--as', 'me']],
    ['two viewers', ['--as', 'editors', '--public']],
  ])('asked for as %s is a wrong call', async (_name, args) => {
    expect((await run(['export', '--data', tempFolder(), ...args])).code).toBe(2);
  });
});
