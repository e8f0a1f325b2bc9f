/** `gongfu link` and `gongfu review` as a user has them: beside a server and without one, killed in between, and by keys. */
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { says, startChat } from '../ingest/linking/chat-server.ts';
import { ask, MAIN, run, serve, start } from './built-cli.ts';
import { linkedFolder, NOTICE_ID, UNSEEDED } from './review-world.ts';

vi.setConfig({ testTimeout: 180_000 });

interface Listed {
  readonly key: string;
  readonly rule: string;
  readonly state: string;
  readonly proposed: { readonly kind: string };
}

async function listed(data: string, ...args: readonly string[]): Promise<readonly Listed[]> {
  const { out } = await run(['review', '--list', '--json', ...args, '--data', data], UNSEEDED);
  return out
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

async function exported(
  data: string,
): Promise<readonly { readonly record: string; readonly mentions?: readonly string[] }[]> {
  const { out } = await run(['export', '--data', data], UNSEEDED);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).record);
}

it('what a notice says is proposed, decided, counted, and not proposed again', async () => {
  const data = await linkedFolder();
  const review = (...args: readonly string[]) => run(['review', ...args, '--data', data, '--actor', '甲'], UNSEEDED);
  const all = await listed(data);
  const figure = all.find(({ rule, proposed }) => rule === 'FIGURE' && proposed.kind === 'OBSERVATION');
  const paired = all.find(({ rule }) => rule === 'PAIRED_IN_WORDS');
  expect(await exported(data)).not.toContainEqual(expect.objectContaining({ record: 'observation' }));

  expect(await review('--accept', figure?.key ?? '')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^2 accepted, revision \d+\n$/),
  });
  expect(await review('--accept-rule', 'LABEL')).toMatchObject({ code: 0 });
  expect(await review('--reject', paired?.key ?? '')).toMatchObject({ code: 0, out: '1 rejected\n' });
  const records = await exported(data);
  expect(records.filter(({ record }) => record === 'observation')).toHaveLength(1);
  expect(records.filter(({ mentions }) => mentions).length).toBeGreaterThan(3);

  await run(['link', NOTICE_ID, '--data', data], UNSEEDED);
  const open = (await listed(data)).map(({ key }) => key);
  expect(open).not.toContain(paired?.key);
  expect((await review('--report')).out).toMatch(/PAIRED_IN_WORDS: 0 open, 0 accepted, 0 changed, 1 rejected/);

  expect(await review('--accept', paired?.key ?? '')).toMatchObject({
    code: 1,
    err: expect.stringContaining('REJECTED'),
  });
  expect(await review('--undo', figure?.key ?? '')).toMatchObject({ code: 0 });
  expect(await exported(data)).not.toContainEqual(expect.objectContaining({ record: 'observation' }));
  expect(await review('--list', '--confidence', '7')).toMatchObject({ code: 2 });
});

it('beside a server it writes through it, and the passage tells at once what it names', async () => {
  const data = await linkedFolder();
  const server = await serve(data, [], UNSEEDED);
  const token = (await run(['token', 'create', '乙', '--data', data], UNSEEDED)).out.trim();
  expect(await run(['review', '--accept-rule', 'LABEL', '--data', data], UNSEEDED)).toMatchObject({ code: 0, err: '' });
  const asked = `{ entity(ref: "region:yunling") { passages { totalCount edges { node { mentions { edges { node { id } } } } } } } }`;
  const answer = await ask(server.url, asked, {}, token);
  expect(answer).toMatchObject({
    entity: {
      passages: {
        totalCount: 1,
        edges: [{ node: { mentions: { edges: expect.arrayContaining([{ node: { id: 'region:yunling' } }]) } } }],
      },
    },
  });
});

it('killed at any moment while it accepts, it goes on, and everything is there once', async () => {
  const data = await linkedFolder();
  const total = (await listed(data)).filter(({ rule }) => rule === 'LABEL').length;
  for (const ms of [150, 300, 450, 600, 750]) {
    const child = start(['review', '--accept-rule', 'LABEL', '--data', data], UNSEEDED);
    await setTimeout(ms);
    child.kill('SIGKILL');
    await child.ran;
  }
  expect(await run(['review', '--accept-rule', 'LABEL', '--data', data], UNSEEDED)).toMatchObject({ code: 0 });
  const all = (await listed(data, '--state', 'ALL')).filter(({ rule }) => rule === 'LABEL');
  expect(all.filter(({ state }) => state === 'ACCEPTED')).toHaveLength(total);
  const named = (await exported(data)).flatMap(({ mentions = [] }) => mentions);
  expect(named).toHaveLength(total);
  const { out } = await run(
    ['review', '--undo', ...all.flatMap(({ key }) => ['--undo', key]).slice(1), '--data', data],
    UNSEEDED,
  );
  expect(out).toContain(`${total} taken back`);
  expect((await exported(data)).flatMap(({ mentions = [] }) => mentions)).toEqual([]);
});

const hasScript = spawnSync('script', ['--version']).status === 0;

it.runIf(hasScript)('in a terminal, one key decides', async () => {
  const data = await linkedFolder();
  const env = { ...process.env, ...UNSEEDED, GONGFU_EMBEDDER: 'off' };
  const child = spawn('script', ['-qec', `${process.execPath} ${MAIN} review --data ${data} --actor 丙`, '/dev/null'], {
    env,
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  const until = (words: RegExp) => expect.poll(() => shown, { timeout: 60_000 }).toMatch(words);
  await until(/q quit/);
  child.stdin.write('a');
  await until(/1 accepted, revision \d+/);
  child.stdin.write('r');
  await until(/1 rejected/);
  child.stdin.write('u');
  await until(/1 taken back/);
  child.stdin.write('q');
  await new Promise((resolve) => child.once('close', resolve));
  const states = Map.groupBy(await listed(data, '--state', 'ALL'), ({ state }) => state);
  expect([states.get('ACCEPTED')?.length, states.get('REJECTED')?.length ?? 0]).toEqual([1, 0]);
});

it('a language model that is set proposes, too, and is named for ever; one that does not answer is told of, and takes nothing away', async () => {
  const data = await linkedFolder();
  const within = { type: 'WITHIN', source: 'region:qinghe', target: 'region:fengyuan', status: 'HOLDS' };
  const willing = await startChat(says({ relations: [{ ...within, quote: '清禾县是丰原省首个' }] }));
  const broken = await startChat((response) => response.writeHead(500).end('oh'));
  onTestFinished(() => Promise.all([willing.close(), broken.close()]).then(() => undefined));
  const link = (url: string) =>
    run(['link', '--data', data], { ...UNSEEDED, GONGFU_LINKING_MODEL_URL: url, GONGFU_LINKING_MODEL: 'small-model' });
  const ofModel = async () => (await listed(data)).filter(({ rule }) => rule === 'small-model');

  expect(await link(willing.url)).toMatchObject({ code: 0, out: expect.stringContaining(', 1 of a model, ') });
  expect(await link(broken.url)).toMatchObject({ code: 1, err: expect.stringContaining('The rules alone propose') });
  const [proposal, ...others] = await ofModel();
  expect([proposal?.state, others]).toEqual(['OPEN', []]);
  expect(await run(['review', '--accept', proposal?.key ?? '', '--data', data], UNSEEDED)).toMatchObject({ code: 0 });
  const relations = (await exported(data)).filter(({ record }) => record === 'relation');
  expect(relations).toMatchObject([{ relationType: 'WITHIN', note: expect.stringContaining('small-model') }]);
  const unnamed = await run(['link', '--data', data], { ...UNSEEDED, GONGFU_LINKING_MODEL_URL: willing.url });
  expect(unnamed).toMatchObject({ code: 1, err: expect.stringContaining('GONGFU_LINKING_MODEL') });
});
