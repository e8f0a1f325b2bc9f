/** Files that are there whole or not at all: written under another name, on disk, then given their own. */
import { randomBytes } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { badInput, GongfuError } from '../domain/errors.ts';
import { drained } from '../ingest/byte-stream.ts';

/** Errors: BAD_USER_INPUT where the file cannot have the name; UNAVAILABLE where the disk does not take it; those of `texts`. */
export async function writeWholeFile(file: string, texts: AsyncIterable<string>): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found && !found.isFile())
    throw badInput(`${file} is no file that can be replaced; give another name, or leave it out for standard output.`);
  const partial = partialName(file);
  await keeping(partial, async () => {
    const output = openOutput(partial);
    try {
      for await (const text of texts) await output.write(text);
    } finally {
      await output.end();
    }
    await rename(partial, file);
    await syncFolder(dirname(resolve(file)));
  });
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The same of several files side by side in a new folder, or an empty one. */
export async function writeWholeFolder(folder: string, texts: AsyncIterable<NamedText>): Promise<void> {
  await requireRoom(folder);
  const partial = partialName(folder);
  await keeping(partial, async () => {
    await mkdir(partial);
    const outputs = new Map<string, Output>();
    try {
      for await (const { name, text } of texts) {
        const output = outputs.get(name) ?? openOutput(join(partial, name));
        outputs.set(name, output);
        await output.write(text);
      }
    } finally {
      await Promise.all([...outputs.values()].map((output) => output.end()));
    }
    await syncFolder(partial);
    await rmdir(folder).catch(() => undefined);
    await rename(partial, folder);
    await syncFolder(dirname(resolve(folder)));
  });
}

async function requireRoom(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) return;
  if (!found.isDirectory()) throw badInput(`${folder} is no folder; give the name of a new one.`);
  if ((await readdir(folder)).length > 0)
    throw badInput(`${folder} holds something already; give the name of a new folder, so that nothing in it is lost.`);
}

/** Beside it, so that it can be renamed; hidden, so that nobody takes it for the whole. */
function partialName(path: string): string {
  const whole = resolve(path);
  return join(dirname(whole), `.${basename(whole)}.partial-${randomBytes(4).toString('hex')}`);
}

async function keeping(partial: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw isOfDisk(error) ? unwritable(error) : error;
  }
}

function isOfDisk(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function unwritable(cause: NodeJS.ErrnoException): GongfuError {
  return new GongfuError('UNAVAILABLE', `The export cannot be written, and nothing was kept of it: ${cause.message}.`, {
    cause,
  });
}

interface Output {
  /** Resolves when there is room for more. */
  write(text: string): Promise<void>;
  /** Resolves when all is on the disk. */
  end(): Promise<void>;
}

function openOutput(file: string): Output {
  const stream: WriteStream = createWriteStream(file, { flags: 'wx', flush: true });
  const done = finished(stream);
  // Met by the next write, or at the end.
  done.catch(() => undefined);
  return {
    async write(text) {
      if (!stream.errored && !stream.write(text)) await drained(stream);
      if (stream.errored) throw stream.errored;
    },
    async end() {
      stream.end();
      await done;
    },
  };
}

/** So that the new name is on the disk, too; where folders cannot be opened (Windows) the system sees to it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
