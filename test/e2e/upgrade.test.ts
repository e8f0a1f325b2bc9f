/** A data folder of an earlier release under this one: what the command line and the server make of it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { ask, run, serve } from './built-cli.ts';
import { firstStart } from './seeded-folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OLD_NAME = 'Pinghu model, as an earlier release called it';

const made = mkdtempSync(join(tmpdir(), 'gongfu-upgrade-'));
const filled = join(made, 'data');

beforeAll(() => firstStart(filled, earlierRelease()));
afterAll(() => rmSync(made, { recursive: true, force: true, maxRetries: 5 }));

/** A copy of the package whose texts are older in one name; its main file. */
function earlierRelease(): string {
  const folder = join(made, 'package');
  for (const name of ['dist', 'schema', 'seed', 'package.json'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const file = join(folder, 'seed', 'pinghu.yaml');
  const older = readFileSync(file, 'utf8').replace(/(- model: 平湖模式\n(?:.*\n)*?\s+en: ).*\n/, `$1${OLD_NAME}\n`);
  expect(older).toContain(OLD_NAME);
  writeFileSync(file, older);
  return join(folder, 'dist', 'cli', 'main.js');
}

/** A folder that the earlier release has filled. */
function earlierFolder(): string {
  const data = join(tempFolder(), 'data');
  cpSync(filled, data, { recursive: true });
  return data;
}

const MODEL = '{ model(ref: "model:pinghu") { label(lang: EN) } }';

it('a start over an earlier folder brings what no person edited to this release, and says so', async () => {
  const data = earlierFolder();
  const dry = await run(['upgrade', '--dry-run', '--data', data]);
  expect(dry).toMatchObject({
    code: 0,
    out: 'change model:pinghu\nwould be 0 added, 1 changed, 0 removed, 0 for review\n',
  });
  const server = await serve(data);
  const { model } = await ask(server.url, MODEL);
  expect(model).not.toEqual({ label: OLD_NAME });
  expect(server.err()).toContain('the shipped texts were upgraded');
  const { history } = await ask(server.url, '{ history(id: "model:pinghu") { edges { node { actor reason } } } }');
  expect(history).toMatchObject({
    edges: [{ node: { actor: 'seed', reason: expect.stringMatching(/^gongfu \d/) } }, {}],
  });
});

it('a record that was edited is listed, beside a running server too, and taken on demand', async () => {
  const data = earlierFolder();
  const token = (await run(['token', 'create', '张三', '--data', data])).out.match(/gongfu_\w+\S*/)?.[0] ?? '';
  const server = await serve(data, ['--seed', 'false']);
  const { model } = await ask(server.url, '{ model(ref: "model:pinghu") { label summary names { text kind } } }');
  const { label, names } = model as { label: string; names: readonly object[] };
  const edited = { id: 'model:pinghu', label, labelEn: 'My Pinghu', names };
  await ask(
    server.url,
    'mutation ($model: ModelInput!) { upsertEntities(input: [{ model: $model }]) { revision } }',
    { model: edited },
    token,
  );
  const listed = await run(['upgrade', '--data', data]);
  expect(listed.out).toMatch(
    /^review model:pinghu 平湖模式 differs from the release in .*labelEn.* \(张三, [\d-]+\)\n0 added/,
  );
  expect((await ask(server.url, MODEL)).model).toEqual({ label: 'My Pinghu' });
  const taken = await run(['upgrade', '--take', 'model:pinghu', '--data', data]);
  expect(taken.out).toMatch(/^0 added, 1 changed, 0 removed, 0 for review, revision \d+\n$/);
  expect((await ask(server.url, MODEL)).model).not.toEqual({ label: 'My Pinghu' });
});

it('a second start compares nothing and changes nothing', async () => {
  const data = earlierFolder();
  const first = await serve(data);
  first.kill('SIGTERM');
  await first.ended;
  const second = await serve(data);
  expect(second.err()).not.toContain('upgraded');
});

it('no person can write as the seed', async () => {
  const data = tempFolder();
  const file = join(data, 'one.yaml');
  writeFileSync(file, 'entities:\n  - {group: 茶农, en: Tea growers}\n');
  expect(await run(['token', 'create', 'seed', '--data', data])).toMatchObject({
    code: 1,
    err: expect.stringContaining('shipped texts'),
  });
  expect(await run(['import', file, '--actor', 'seed', '--data', data])).toMatchObject({
    code: 1,
    err: expect.stringContaining('--actor'),
  });
});

it('an id that is none ends with exit code 2', async () => {
  expect(await run(['upgrade', '--take', '平湖'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('model:pinghu'),
  });
});
