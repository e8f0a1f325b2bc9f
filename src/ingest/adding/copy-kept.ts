/** The kept files and the ledger of a data folder into another folder, or back: what is there already under its hash is not copied again. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GongfuError } from '../../domain/errors.ts';

/** Of a data folder, and of a folder that holds copies. */
export const LEDGER_NAME = 'documents.jsonl';
const FILES = 'files';
const KEPT_NAME = /^(?<hash>[0-9a-f]{64})\.[a-z]{1,8}$/;

export interface CopiedKept {
  readonly files: number;
  readonly copied: number;
  readonly bytes: number;
}

/**
 * All that the ledger speaks of is in the copy: it is read first and put there last, under its name when it is whole. Each file is read
 * in whole against its hash. Errors: UNAVAILABLE for one that is damaged, and where the target cannot be written.
 */
export async function copyKept(from: string, to: string): Promise<CopiedKept> {
  const ledger = await readFile(join(from, LEDGER_NAME)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const files = await keptFiles(from);
  let [copied, bytes] = [0, 0];
  for (const path of files) {
    const { size } = await stat(join(from, path));
    const there = await stat(join(to, path)).catch(() => undefined);
    if (there?.size === size) continue;
    await copyOne(join(from, path), join(to, path));
    copied += 1;
    bytes += size;
  }
  if (ledger) await put(join(to, LEDGER_NAME), ledger);
  return { files: files.length, copied, bytes };
}

/** From the folder on: `files/ab/abcd….pdf`. What a kill left half written is none. */
export async function keptFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, FILES), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && KEPT_NAME.test(entry.name))
    .map(({ name }) => `${FILES}/${name.slice(0, 2)}/${name}`)
    .toSorted();
}

/** Undefined where it holds what its name says; else what it holds. */
export async function otherHash(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file)) hash.update(bytes);
  const found = hash.digest('hex');
  return found === KEPT_NAME.exec(basename(file))?.groups?.hash ? undefined : found;
}

async function copyOne(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const partial = `${to}.partial-${randomBytes(4).toString('hex')}`;
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(bytes, _encoding, done) {
      hash.update(bytes);
      done(null, bytes);
    },
  });
  try {
    await pipeline(
      createReadStream(from),
      hashing,
      createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true }),
    );
    const wanted = KEPT_NAME.exec(basename(from))?.groups?.hash;
    if (hash.digest('hex') !== wanted)
      throw new GongfuError(
        'UNAVAILABLE',
        `${from} is damaged: it does not hold what its name says. \`gongfu doctor\` says more.`,
      );
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function put(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.partial-${randomBytes(4).toString('hex')}`;
  const handle = await open(partial, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, file);
}
