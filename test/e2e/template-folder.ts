/** Data folders that are made once in a run of tests, however many files ask for them, and copied for each test. */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { tempFolder } from '../temp-folder.ts';

const LOOK_MS = 100;

/** Fills a folder that is not there yet; whatever it started has ended when it resolves. */
export type Fill = (data: string) => Promise<void>;

/** A folder for one test. */
export async function copyOf(name: string, fill: Fill): Promise<string> {
  const data = join(tempFolder(), 'data');
  cpSync(await templateOf(name, fill), data, { recursive: true });
  return data;
}

/** The folder that is copied: nobody writes to it. The same name always means the same `fill`. */
export async function templateOf(name: string, fill: Fill): Promise<string> {
  const template = join(inject('runFolder'), name);
  const lock = `${template}.lock`;
  while (!existsSync(template)) {
    if (isTaken(lock)) await setTimeout(LOOK_MS);
    else await makeTemplate(template, { lock, fill });
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

async function makeTemplate(
  template: string,
  { lock, fill }: { readonly lock: string; readonly fill: Fill },
): Promise<void> {
  try {
    if (existsSync(template)) return;
    const data = `${template}.filling`;
    await fill(data);
    renameSync(data, template);
  } finally {
    rmSync(lock, { recursive: true });
  }
}
