/** Reads the files that a command names, with an error that says which one cannot be read. */
import { readFile } from 'node:fs/promises';
import { badInput } from '../domain/errors.ts';
import type { SeedText } from '../ingest/seed-read.ts';

export async function readTextFile(name: string): Promise<SeedText> {
  let bytes: Buffer;
  try {
    bytes = await readFile(name);
  } catch (cause) {
    throw badInput(`${name} cannot be read: ${cause instanceof Error ? cause.message : cause}`);
  }
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw badInput(`${name} is not UTF-8 text: save it as UTF-8.`);
  }
}
