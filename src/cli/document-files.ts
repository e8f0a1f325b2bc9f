/** The files that `gongfu add` was asked for, folders looked through to their ends, each read when its turn comes. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { badInput } from '../domain/errors.ts';
import { READ_LIMITS } from '../ingest/reading/limits.ts';
import { refused } from '../ingest/reading/refusals.ts';
import { STANDARD_INPUT } from './files.ts';

export interface DocumentFile {
  /** As a person finds it again. */
  readonly name: string;
  /** It was not named by itself: where it is no document, it may be left out. */
  readonly isOfFolder: boolean;
}

/** Files as given; of a folder all below it in the order of their names, without hidden ones and links. Errors: BAD_USER_INPUT. */
export async function documentFiles(names: readonly string[]): Promise<readonly DocumentFile[]> {
  const found: DocumentFile[] = [];
  for (const name of names) {
    if (name === STANDARD_INPUT || !(await isFolder(name))) found.push({ name, isOfFolder: false });
    else found.push(...(await filesBelow(name)).map((file) => ({ name: file, isOfFolder: true })));
  }
  return found;
}

async function isFolder(name: string): Promise<boolean> {
  try {
    return (await stat(name)).isDirectory();
  } catch (cause) {
    throw badInput(`${name} cannot be read: ${cause instanceof Error ? cause.message : cause}`);
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const seen = entries.filter(({ name }) => !name.startsWith('.')).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of seen) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(path)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

/** Errors: BAD_USER_INPUT with `details.reason` for what is too large, before it is in memory, or cannot be read. */
export async function documentBytes(name: string): Promise<Uint8Array> {
  if (name === STANDARD_INPUT) return standardInput();
  try {
    if ((await stat(name)).size <= READ_LIMITS.fileBytes) return await readFile(name);
  } catch (cause) {
    throw refused(name, 'BROKEN', `the file cannot be read: ${cause instanceof Error ? cause.message : cause}`, cause);
  }
  throw tooLarge(name);
}

async function standardInput(): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece);
    size += piece.length;
    if (size > READ_LIMITS.fileBytes) throw tooLarge(STANDARD_INPUT);
  }
  return Buffer.concat(pieces);
}

function tooLarge(name: string): Error {
  const most = READ_LIMITS.fileBytes / 2 ** 20;
  return refused(name, 'TOO_LARGE', `the file has more than ${most} MB: part it, or add its text alone.`);
}
