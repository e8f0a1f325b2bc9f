/** Steps on files that a crash may come between: what is done is on disk before the next step begins. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

const isWindows = process.platform === 'win32';

/** What SQLite keeps beside a file. */
export const BESIDE = ['-wal', '-shm', '-journal'] as const;

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

export function flushFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The names in a folder; Windows keeps them without being told. */
export function flushFolder(folder: string): void {
  if (isWindows) return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** In place of what has the name, or of nothing. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  flushFolder(dirname(to));
}

/** A second name for the file, or a copy where the file system knows one name only. */
export function nameAgain(file: string, again: string): void {
  try {
    linkSync(file, again);
  } catch {
    copyFileSync(file, again);
    flushFile(again);
  }
  flushFolder(dirname(again));
}

export function removeWithBeside(file: string): void {
  for (const suffix of ['', ...BESIDE]) rmSync(`${file}${suffix}`, { force: true });
}

/** A name beside the file that nothing has yet: `graph-20260102T030405Z.sqlite`. */
export function keptName(file: string, now: Date): string {
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const stem = file.replace(/\.sqlite$/, '');
  for (let number = 1; ; number += 1) {
    const name = `${stem}-${time}${number === 1 ? '' : `-${number}`}.sqlite`;
    if (!existsSync(name)) return name;
  }
}
