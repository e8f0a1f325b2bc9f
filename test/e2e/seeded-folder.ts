/** A data folder after its first start: made once in a run of tests, however many files ask for it, and copied for each test. */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { start } from './built-cli.ts';

const LOOK_MS = 100;

/** A folder for one test, which a server has filled with the shipped texts and left. */
export async function seededFolder(): Promise<string> {
  const data = join(tempFolder(), 'data');
  cpSync(await seededTemplate(), data, { recursive: true });
  return data;
}

/** The folder that is copied: nobody writes to it. */
export async function seededTemplate(): Promise<string> {
  const [template, lock] = ['seeded', 'seeded.lock'].map((name) => join(inject('runFolder'), name)) as [string, string];
  while (!existsSync(template)) {
    if (isTaken(lock)) await setTimeout(LOOK_MS);
    else await makeTemplate(template, lock);
  }
  return template;
}

/** The files of a run are tested in several processes: who makes the folder fills the template. */
function isTaken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return false;
  } catch {
    return true;
  }
}

async function makeTemplate(template: string, lock: string): Promise<void> {
  try {
    if (existsSync(template)) return;
    const data = `${template}.filling`;
    await firstStart(data);
    renameSync(data, template);
  } finally {
    rmSync(lock, { recursive: true });
  }
}

/** The first start of a server, of another copy of the package where `main` names one; the server is gone when it resolves. */
export async function firstStart(data: string, main?: string): Promise<void> {
  const server = start(['serve', '--data', data, '--port', '0'], { GONGFU_LOG_LEVEL: 'error' }, main);
  const isServing = new Promise((resolve) => server.stdout?.once('data', resolve));
  await Promise.race([isServing, server.ran]);
  // A clean end, after which the files are whole without their logs.
  server.kill('SIGTERM');
  const { code, err } = await server.ran;
  if (code !== 0) throw new Error(`the first start ended with ${code}: ${err}`);
}
