/** The added files themselves, in the data folder by their hash: whole under their name or not there at all. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface KeptFile {
  /** From the data folder on: `files/ab/abcd….pdf`. */
  readonly path: string;
  /** It was not there before. */
  readonly isNew: boolean;
}

export interface FileToKeep {
  readonly bytes: Uint8Array;
  /** SHA-256 in hex. */
  readonly hash: string;
  /** Without the dot. */
  readonly extension: string;
}

/** On disk when it resolves. What is there under the hash is the same, and stays. */
export async function keepFile(folder: string, { bytes, hash, extension }: FileToKeep): Promise<KeptFile> {
  const path = `files/${hash.slice(0, 2)}/${hash}.${extension}`;
  const file = join(folder, path);
  const found = await stat(file).catch(() => undefined);
  if (found?.size === bytes.length) return { path, isNew: false };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.partial-${randomBytes(4).toString('hex')}`;
  try {
    await writeSynced(partial, bytes);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  for (const above of [dirname(file), dirname(dirname(file)), folder]) await syncFolder(above);
  return { path, isNew: true };
}

export async function dropFile(folder: string, { path }: Pick<KeptFile, 'path'>): Promise<void> {
  await rm(join(folder, path), { force: true });
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** So that the new name is on the disk, too; where folders cannot be opened (Windows) the system sees to it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
