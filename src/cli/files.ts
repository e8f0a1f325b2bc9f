/** Reads the files that a command names, with an error that says which one cannot be read. */
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { badInput } from '../domain/errors.ts';
import type { ByteFile } from '../ingest/load.ts';
import type { SeedText } from '../ingest/seed-read.ts';

/** As an argument. */
export const STANDARD_INPUT = '-';

/** The files themselves, and of a folder all that have one of the endings, by name; folders within it are not looked into. */
export async function filesOf(names: readonly string[], endings: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(names.map((name) => filesAt(name, endings)));
  return found.flat();
}

async function filesAt(name: string, endings: readonly string[]): Promise<readonly string[]> {
  if (name === STANDARD_INPUT) return [name];
  const isFolder = await stat(name).then(
    (stats) => stats.isDirectory(),
    (cause) => {
      throw unreadable(name, cause);
    },
  );
  if (!isFolder) return [name];
  const files = (await readdir(name)).filter((file) => endings.some((ending) => file.endsWith(ending))).toSorted();
  if (files.length === 0) throw badInput(`${name} is a folder without a file that ends in ${inWords(endings)}.`);
  return files.map((file) => join(name, file));
}

function inWords(endings: readonly string[]): string {
  const rest = endings.slice(0, -1).join(', ');
  return rest === '' ? endings.join() : `${rest} or ${endings.at(-1)}`;
}

/** Opened when it is read; `-` is standard input. */
export function byteFile(name: string): ByteFile {
  return name === STANDARD_INPUT ? { name: 'stdin', bytes: process.stdin } : { name, bytes: bytesOf(name) };
}

async function* bytesOf(name: string): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* createReadStream(name) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

export async function readTextFile(name: string): Promise<SeedText> {
  let bytes: Buffer;
  try {
    bytes = await readFile(name);
  } catch (cause) {
    throw unreadable(name, cause);
  }
  return { name, text: decoded(name, bytes) };
}

/** Of a file or of standard input, as one text. */
export async function readWords(name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of byteFile(name).bytes) chunks.push(chunk);
  return decoded(name, Buffer.concat(chunks));
}

function decoded(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badInput(`${name} is not UTF-8 text: save it as UTF-8.`);
  }
}

function unreadable(name: string, cause: unknown): Error {
  return badInput(`${name} cannot be read: ${cause instanceof Error ? cause.message : cause}`);
}
