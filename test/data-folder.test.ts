/** One process owns a data folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder, lockDataFolder, makeDataFolder } from '../src/data-folder.ts';
import { tempFolder } from './temp-folder.ts';

const isWindows = process.platform === 'win32';

describe('a data folder', () => {
  it('is made where it is not there, for its owner only', () => {
    const path = join(tempFolder(), 'new', 'data');
    makeDataFolder(path);
    expect(existsSync(path)).toBe(true);
    if (!isWindows) expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it('that cannot be made is UNAVAILABLE, with its name and what to do', () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    expect(() => makeDataFolder(join(file, 'data'))).toThrow(
      expect.objectContaining({ code: 'UNAVAILABLE', message: expect.stringMatching(/file.data.*--data/) }),
    );
  });

  it.skipIf(process.platform !== 'linux')('in a place that takes no folders is refused at once', () => {
    expect(() => makeDataFolder('/proc/gongfu')).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
  });

  it.skipIf(isWindows)('with a long path has its socket in the temp folder', () => {
    const long = join(tempFolder(), 'x'.repeat(90));
    mkdirSync(long);
    expect(dataFolder(long).controlAddress.startsWith(tmpdir())).toBe(true);
    expect(dataFolder(long).controlAddress).not.toContain('xxx');
  });
});

describe('the lock', () => {
  it('refuses a second owner, names the folder and says what to do', () => {
    const folder = makeDataFolder(tempFolder());
    const lock = lockDataFolder(folder);
    expect(() => lockDataFolder(folder)).toThrow(
      expect.objectContaining({ code: 'UNAVAILABLE', message: expect.stringContaining(folder.path) }),
    );
    lock.release();
  });

  it('is free again after its release, and may be released twice', () => {
    const folder = makeDataFolder(tempFolder());
    const first = lockDataFolder(folder);
    first.release();
    first.release();
    lockDataFolder(folder).release();
  });

  it('is released by the system when its owner is killed', async () => {
    const folder = makeDataFolder(tempFolder());
    const program = `
      const { lockDataFolder, dataFolder } = await import(process.argv[1]);
      lockDataFolder(dataFolder(process.argv[2]));
      process.stdout.write('locked');
      setInterval(() => {}, 1000);`;
    const module = new URL('../src/data-folder.ts', import.meta.url).href;
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', program, module, folder.path]);
    await once(owner.stdout, 'data');
    expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
    const ended = once(owner, 'exit');
    owner.kill('SIGKILL');
    await ended;
    lockDataFolder(folder).release();
  });
});
