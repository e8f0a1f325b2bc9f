/** One size of graph through both ways: loaded from an export, exported as lines and as tables. */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportTexts } from './lines.ts';
import { type Watched, watched } from './memory.ts';

export interface SizeRun {
  readonly load: Watched;
  readonly jsonl: Watched;
  readonly csv: Watched;
}

export const LOADING = fileURLToPath(new URL('./loading.ts', import.meta.url));
const EXPORTING = fileURLToPath(new URL('./exporting.ts', import.meta.url));

/** In a folder of its own, to be removed by the caller. Throws where the export is not what was loaded. */
export async function runSize(
  size: number,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<SizeRun> {
  await mkdir(folder, { recursive: true });
  const [store, lines, again] = ['graph.sqlite', 'graph.jsonl', 'again.jsonl'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeLines(size, lines);
  const load = await watched(LOADING, [store, lines], env);
  const jsonl = await watched(EXPORTING, [store, 'jsonl', again], env);
  if (!(await isSame(lines, again))) throw new Error(`the export of ${size} lines is not what was loaded`);
  const csv = await watched(EXPORTING, [store, 'csv', join(folder, 'tables')], env);
  return { load, jsonl, csv };
}

export async function writeLines(size: number, file: string): Promise<void> {
  const stream = createWriteStream(file);
  for (const text of exportTexts(size)) if (!stream.write(text)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'close');
}

async function isSame(one: string, other: string): Promise<boolean> {
  const pieces = createReadStream(other)[Symbol.asyncIterator]();
  for await (const piece of createReadStream(one)) {
    const next = await pieces.next();
    if (next.done || Buffer.compare(piece, next.value) !== 0) return false;
  }
  return (await pieces.next()).done === true;
}
