/** A server of the built program, from the first start to SIGTERM, with the command line beside it. */
import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { askServer } from '../../src/control.ts';
import { dataFolder } from '../../src/data-folder.ts';
import { tempFolder } from '../temp-folder.ts';
import { ask, run, serve } from './built-cli.ts';
import { seededFolder } from './seeded-folder.ts';

const isWindows = process.platform === 'win32';
const FEIDI = '{ mechanism(ref: "飞地抱团") { id label(lang: EN) versions { totalCount } } }';
const FEIDI_ANSWER = {
  mechanism: { id: 'mechanism:feidi-baotuan', label: 'Enclave pooling', versions: { totalCount: 6 } },
};
const MORE = `entities:
  - region: 东乡县
    en: Dongxiang County
    statements: [{within: 浙江省, basis: BACKGROUND, note: 示例。}]
`;

describe('the first start', () => {
  it('enters the shipped texts, prints one line with the address, answers, and finds in full text what it has just entered', async () => {
    const server = await serve(join(tempFolder(), 'data'));
    expect(server.out()).toMatch(/^\S.* http:\/\/127\.0\.0\.1:\d+\S*\n$/);
    expect(await ask(server.url, FEIDI)).toEqual(FEIDI_ANSWER);
    const { search } = (await ask(
      server.url,
      '{ search(query: "飞地抱团", first: 3) { degraded edges { node { __typename } } } }',
    )) as {
      search: { degraded: string[]; edges: unknown[] };
    };
    expect(search.edges.length).toBeGreaterThan(0);
    expect(search.degraded).not.toContain('INDEX_BEHIND');
  });
});

describe('a running server', () => {
  it('lets the command line read beside it and write through it', async () => {
    const data = await seededFolder();
    const server = await serve(data);
    const file = join(data, 'more.yaml');
    await writeFile(file, MORE);

    const imported = await run(['import', file, '--data', data, '--reason', 'A try', '--actor', 'tester']);
    expect(imported).toMatchObject({ code: 0, out: expect.stringMatching(/^2 changed, 0 unchanged, revision 2\n$/) });
    const asked =
      '{ region(ref: "东乡县") { id } history(id: "region:dong-xiang-xian") { edges { node { actor reason } } } }';
    expect(await ask(server.url, asked)).toEqual({
      region: { id: 'region:dong-xiang-xian' },
      history: { edges: [{ node: { actor: 'tester', reason: 'A try' } }] },
    });

    const exported = await run(['export', '--data', data]);
    expect(exported.code).toBe(0);
    expect(exported.out).toContain('"id":"region:dong-xiang-xian"');
    const found = await run(['search', '东乡县', '--data', data]);
    expect(found).toMatchObject({ code: 0, out: expect.stringContaining('region:dong-xiang-xian') });
    const indexed = await run(['reindex', '--status', '--data', data]);
    expect(indexed).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ documents, up to date/) });
  });

  it('names file and line of an import’s fault and changes nothing', async () => {
    const data = await seededFolder();
    const server = await serve(data);
    const file = join(data, 'more.yaml');
    await writeFile(file, MORE.replace('浙江省', '浙东省'));
    const imported = await run(['import', file, '--data', data]);
    expect(imported).toMatchObject({ code: 1, err: expect.stringContaining(`${file}:4:`) });
    expect(await ask(server.url, '{ region(ref: "东乡县") { id } }')).toEqual({ region: null });
  });

  it('takes writes with a token that the command line has made, and no longer when it is revoked', async () => {
    const data = await seededFolder();
    const server = await serve(data);
    const token = (await run(['token', 'create', 'editor', '--data', data])).out.trim();
    const write = 'mutation { upsertEntities(input: [{ model: { label: "甲模式" } }]) { revision } }';
    await expect(ask(server.url, write)).rejects.toThrow();
    expect(await ask(server.url, write, {}, token)).toEqual({ upsertEntities: { revision: 2 } });
    expect(await run(['token', 'revoke', 'editor', '--data', data])).toMatchObject({ code: 0 });
    await expect(ask(server.url, write, {}, token)).rejects.toThrow();
    const listed = await run(['token', 'list', '--data', data]);
    expect(listed.out).toMatch(/^editor\t.*revoked/);
  });

  it('says which variable of its environment is no setting', async () => {
    const server = await serve(await seededFolder(), [], { GONGFU_PROT: '4000' });
    expect(server.err()).toContain('GONGFU_PROT');
  });

  it('keeps a second server off its folder, and goes on', async () => {
    const data = await seededFolder();
    const server = await serve(data);
    const second = await run(['serve', '--data', data, '--port', '0']);
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toContain(data);
    expect(second.err).toMatch(/GONGFU_DATA/);
    expect(second.err.trim().split('\n')).toHaveLength(1);
    expect(await ask(server.url, '{ __typename }')).toEqual({ __typename: 'Query' });
  });

  it.skipIf(isWindows)('has a data folder and a control socket for its owner only', async () => {
    const data = join(tempFolder(), 'data');
    await serve(data, ['--seed', 'false']);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'control.sock')).mode & 0o777).toBe(0o600);
  });
});

describe('the end', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it.skipIf(isWindows)(
      `${signal} ends it with exit code 0, and it starts again within seconds with all that it had`,
      async () => {
        const data = await seededFolder();
        const first = await serve(data);
        const before = await ask(first.url, FEIDI);
        first.kill(signal);
        expect(await first.ended).toMatchObject({ code: 0 });
        const started = performance.now();
        const second = await serve(data);
        // Of a free machine two seconds; this is for one that enters all texts again, or hangs.
        expect(performance.now() - started).toBeLessThan(60_000);
        expect(await ask(second.url, FEIDI)).toEqual(before);
        expect((await run(['reindex', '--status', '--data', data])).out).toContain('position 1 of 1');
      },
    );
  }

  it.skipIf(isWindows)('lets a change that is under way finish and answer first', async () => {
    const data = await seededFolder();
    const server = await serve(data);
    const entities = Array.from({ length: 1_500 }, (_, n) => ({ type: 'REGION', label: `第${n}村` }));
    const input = { inputs: { entities }, by: { actor: 'tester' } };
    const answer = askServer(dataFolder(data).controlAddress, { op: 'write', input });
    await setTimeout(100);
    server.kill('SIGTERM');
    expect(await answer).toMatchObject({ result: { revision: 2, unchanged: 0 } });
    expect(await server.ended).toMatchObject({ code: 0 });
  });

  it('by SIGKILL leaves nothing that keeps the next one from starting', async () => {
    const data = await seededFolder();
    const first = await serve(data);
    first.kill('SIGKILL');
    await first.ended;
    const second = await serve(data);
    expect(await ask(second.url, FEIDI)).toHaveProperty('mechanism.id', 'mechanism:feidi-baotuan');
  });
});

describe('without a server', () => {
  it('an import takes the folder itself, and is found afterwards', async () => {
    const data = await seededFolder();
    const file = join(data, 'more.yaml');
    await writeFile(file, MORE);
    expect(await run(['import', file, '--data', data])).toMatchObject({ code: 0, err: '' });
    expect((await run(['search', '东乡县', '--data', data])).out).toContain('region:dong-xiang-xian');
    expect(await run(['reindex', '--data', data])).toMatchObject({
      code: 0,
      out: expect.stringContaining('up to date'),
      err: '',
    });
  });

  it('an export of a folder that has no graph says so and makes none', async () => {
    const data = join(tempFolder(), 'nothing');
    const exported = await run(['export', '--data', data]);
    expect(exported).toMatchObject({ code: 1, out: '' });
    expect(exported.err).toContain('nothing');
    expect(existsSync(data)).toBe(false);
  });
});
