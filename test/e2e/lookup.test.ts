/** `gongfu lookup` as a user types it. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { MAIN, run } from './built-cli.ts';
import { seededFolder } from './seeded-folder.ts';

const TITLE = '关于支持浙江高质量发展建设共同富裕示范区的意见';

it('gongfu lookup prints the source that is meant and why, as lines or as JSON, and ends with 1 where nothing fits', async () => {
  const data = await seededFolder();
  const lookup = (...args: readonly string[]) => run(['lookup', '--data', data, ...args]);
  expect(await lookup(`《${TITLE}》`)).toEqual({
    code: 0,
    out: `policy:gongtong-fuyu-shifanqu-yijian\t${TITLE}\tTITLE\t1.00\n`,
    err: '',
  });
  const line = await lookup('--json', '--first', '1', '中共中央,', '国务院.', `${TITLE}[Z].`, '2021.');
  expect(line).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(line.out)).toMatchObject({
    id: 'policy:gongtong-fuyu-shifanqu-yijian',
    matchedBy: 'REFERENCE_LINE',
  });
  expect(await lookup('飞地抱团')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('No source fits') });
  expect(await lookup('--first', '0', TITLE)).toMatchObject({ code: 2, err: expect.stringContaining('1 to 100') });
  expect(await lookup(' ')).toMatchObject({ code: 2, err: expect.stringContaining('empty') });
  expect(await lookup('。')).toMatchObject({ code: 2, err: expect.stringContaining('no letter or digit') });
});

it('- reads a record from standard input', async () => {
  const args = [MAIN, 'lookup', '--data', await seededFolder(), '--embedder', 'off', '-'];
  const input = `TY  - RPRT\nTI  - ${TITLE}\nPY  - 2021\nER  - \n`;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { input, encoding: 'utf8' });
  expect([status, stderr, stdout]).toEqual([
    0,
    '',
    expect.stringMatching(/^policy:gongtong-fuyu-shifanqu-yijian\t.*\tRECORD\t/),
  ]);
});
