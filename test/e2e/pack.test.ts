/** What npm packs is all that the service needs and nothing else: it runs where nothing but the package is. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ask } from './built-cli.ts';
import { ASSETS, cleanEnv, expectedFiles, install, isWindows, type Packed, pack } from './packed.ts';

const PACK_TIMEOUT_MS = 600_000;

const folder = mkdtempSync(join(tmpdir(), 'gongfu-pack-'));
const empty = join(folder, 'empty');
let packed: Packed;
/** Why it could not be installed here. */
let absent: string | undefined;

beforeAll(() => {
  mkdirSync(empty);
  packed = pack(folder);
  absent = install(packed.tarball, empty);
}, PACK_TIMEOUT_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('the package', () => {
  it('holds the built sources, the schema, the texts and the docs, and nothing else', () => {
    const [assets, others] = [packed.files.filter(isAsset), packed.files.filter((file) => !isAsset(file))];
    expect(others).toEqual(expectedFiles());
    expect(assets).toContain(`${ASSETS}manifest.json`);
    expect(assets).toContainEqual(expect.stringMatching(/\/page-[\w-]+\.js$/));
  });
});

describe('installed into an empty folder', () => {
  it('serves the shipped texts from ./data, and stops cleanly', { timeout: 120_000 }, async ({ skip }) => {
    if (absent) skip(absent);
    const server = spawn('npx', ['--offline', 'gongfu', 'serve', '--port', '0'], {
      cwd: empty,
      env: cleanEnv(),
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: isWindows,
      // npx is a process of its own: a signal goes to both.
      detached: !isWindows,
    });
    const kill = () => (isWindows ? server.kill() : process.kill(-(server.pid ?? 0), 'SIGTERM'));
    onTestFinished(() => void (server.exitCode === null && kill()));
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const url = /http:\/\/\S+/.exec(line.toString())?.[0]?.replace(/\/$/, '') ?? '';
    expect(await ask(url, '{ model(ref: "平湖模式") { id } search(query: "飞地抱团") { totalCount } }')).toMatchObject({
      model: { id: expect.stringMatching(/^model:/) },
      search: { totalCount: expect.any(Number) },
    });
    expect(existsSync(join(empty, 'data', 'graph.sqlite'))).toBe(true);
    expect(npx('doctor')).toMatchObject({ status: 0 });
    const ended = once(server, 'exit');
    kill();
    await ended;
  });

  for (const argument of ['--help', '--version', 'check']) {
    it(`answers to gongfu ${argument}`, { timeout: 60_000 }, ({ skip }) => {
      if (absent) skip(absent);
      expect(npx(argument)).toMatchObject({ status: 0 });
    });
  }
});

function isAsset(file: string): boolean {
  return file.startsWith(ASSETS);
}

function npx(...args: readonly string[]) {
  return spawnSync('npx', ['--offline', 'gongfu', ...args], {
    cwd: empty,
    env: cleanEnv(),
    encoding: 'utf8',
    shell: isWindows,
  });
}
