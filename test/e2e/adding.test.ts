/** `gongfu add` as a user has it: a folder that is stopped and goes on, a server beside it, and who sees what. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { wordFile, wordParagraph } from '../ingest/reading/made-files.ts';
import { tempFolder } from '../temp-folder.ts';
import { ask, MAIN, run, serve, start } from './built-cli.ts';

vi.setConfig({ testTimeout: 180_000 });

const UNSEEDED = { GONGFU_SEED: 'false' };
const NOTICE = fileURLToPath(new URL('../../docs/example/tongzhi.txt', import.meta.url));
const NOTICE_ID = 'policy:qing-he-xian-ren-min-zheng-fu-guan-yu-zuo-qiang-gong-xiang-cha-yuan-cu-jin-nong';
const FILES = 30;

function folderOfFiles(): string {
  const folder = join(tempFolder(), 'texts');
  mkdirSync(join(folder, 'inner'), { recursive: true });
  for (let at = 1; at <= FILES; at += 1) {
    const file = join(folder, at % 2 === 0 ? 'inner' : '.', `${String(at).padStart(2, '0')}.txt`);
    writeFileSync(file, `关于第${at}件事的意见\n\n先做好第${at}件事。\n\n再说以后。\n`);
  }
  return folder;
}

async function exported(data: string): Promise<readonly { readonly record: string; readonly id: string }[]> {
  const { out } = await run(['export', '--data', data], UNSEEDED);
  const lines = out.trim().split('\n');
  return lines.map((line) => JSON.parse(line).record);
}

it('a folder of files that is killed in the middle goes on where it was, and everything is there once', async () => {
  const [data, folder] = [join(tempFolder(), 'data'), folderOfFiles()];
  const child = start(['add', folder, '--data', data], UNSEEDED);
  let seen = '';
  child.stdout?.on('data', (text: string) => {
    seen += text;
    if (seen.split('added ').length > 8) child.kill('SIGKILL');
  });
  expect((await child.ran).code).toBeNull();

  const again = await run(['add', folder, '--data', data], UNSEEDED);
  expect(again).toMatchObject({ code: 0, err: '' });
  const [, added = 0, known = 0] = (/(\d+) documents with .* (\d+) known/.exec(again.out) ?? []).map(Number);
  expect(added).toBeGreaterThan(0);
  expect(known).toBeGreaterThan(5);
  expect(added + known).toBe(FILES);

  const records = await exported(data);
  expect(records.filter(({ record }) => record === 'entity')).toHaveLength(FILES);
  expect(records.filter(({ record }) => record === 'passage')).toHaveLength(2 * FILES);
  const once = await run(['add', folder, '--data', data], UNSEEDED);
  expect(once.out.trimEnd().split('\n').at(-1)).toBe(
    `0 documents with 0 passages added, ${FILES} known already, 0 refused, 0 skipped`,
  );
});

it('beside a server it writes through it; what is for editors is in no anonymous search, count, outline or page', async () => {
  const data = join(tempFolder(), 'data');
  const server = await serve(data, [], UNSEEDED);
  const token = (await run(['token', 'create', 'editor', '--data', data], UNSEEDED)).out.trim();
  expect(await run(['add', NOTICE, '--data', data], UNSEEDED)).toMatchObject({ code: 0, err: '' });

  const asked = `{
    search(query: "结对茶苗", mode: FULL_TEXT) { totalCount edges { node { __typename ... on Passage { section } } } }
    policies { totalCount }
    policy(ref: "${NOTICE_ID}") { outline { heading passages children { heading passages } } }
  }`;
  const outline = expect.arrayContaining([
    {
      heading: '二、重点任务',
      passages: expect.any(Number),
      children: expect.arrayContaining([{ heading: '（三）深化结对协作', passages: 1 }]),
    },
  ]);
  await expect
    .poll(() => ask(server.url, asked, {}, token), { timeout: 60_000 })
    .toMatchObject({
      search: { totalCount: 1, edges: [{ node: { section: ['二、重点任务', '（三）深化结对协作'] } }] },
      policies: { totalCount: 1 },
      policy: { outline },
    });
  expect(await ask(server.url, asked)).toEqual({
    search: { totalCount: 0, edges: [] },
    policies: { totalCount: 0 },
    policy: null,
  });
  expect((await fetch(`${server.url}/${NOTICE_ID}`)).status).toBe(404);
  const kept = readFileSync(join(data, 'documents.jsonl'), 'utf8');
  const { file } = JSON.parse(kept.split('\n')[0] ?? '');
  expect((await fetch(`${server.url}/${file}`)).status).toBe(404);
});

it('what is for everyone is found by everyone, on a page with its outline', async () => {
  const data = join(tempFolder(), 'data');
  const added = await run(['add', NOTICE, '--visibility', 'public', '--data', data], UNSEEDED);
  expect(added.out).toContain('visible to everyone');
  const server = await serve(data, [], UNSEEDED);
  const page = await (await fetch(`${server.url}/${NOTICE_ID}`)).text();
  expect(page).toContain('（三）深化结对协作');
  const found = '{ search(query: "结对茶苗", mode: FULL_TEXT) { totalCount } }';
  await expect.poll(() => ask(server.url, found), { timeout: 60_000 }).toEqual({ search: { totalCount: 1 } });
});

it('of a folder what is no document is named and skipped, what is broken is refused, and standard input is read', async () => {
  const [data, folder] = [join(tempFolder(), 'data'), join(tempFolder(), 'mixed')];
  mkdirSync(folder);
  copyFileSync(NOTICE, join(folder, 'tongzhi.txt'));
  writeFileSync(join(folder, 'guancha.docx'), wordFile({ body: wordParagraph('茶农说路修通了。') }));
  writeFileSync(join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  writeFileSync(join(folder, 'data.yaml'), 'entities: []\n');
  writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.7\nnothing');
  const ran = await run(['add', folder, '--data', data, '--json'], UNSEEDED);
  expect(ran.code).toBe(1);
  const lines = ran.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ outcome, sums }) => outcome ?? sums)).toEqual([
    'REFUSED',
    'SKIPPED',
    'ADDED',
    'SKIPPED',
    'ADDED',
    { documents: 2, passages: 13, known: 0, refused: 1, skipped: 2 },
  ]);
  expect(lines[2]).toMatchObject({ id: 'document:guancha', source: { found: expect.any(Array) } });

  const piped = spawnSync(process.execPath, [MAIN, 'add', '-', '--title', '口述', '--data', data], {
    input: '茶农说今年好。\n',
    encoding: 'utf8',
    env: { ...process.env, ...UNSEEDED, GONGFU_EMBEDDER: 'off' },
  });
  expect(piped.stdout).toContain('added stdin: document:kou-shu');
});

it('calls that make no sense end with 2 and say why', async () => {
  const wrong = [
    [['--visibility', 'all'], /public or editors/],
    [['--type', 'BOOK'], /DOCUMENT or POLICY/],
    [['--field', 'issuedOn'], /NAME=TEXT/],
    [['--field', 'visibility=PUBLIC'], /--visibility/],
  ] as const;
  for (const [args, said] of wrong) {
    const { code, err } = await run(['add', NOTICE, ...args, '--data', join(tempFolder(), 'data')], UNSEEDED);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(said) });
  }
});
