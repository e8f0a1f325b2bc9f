/** Each hostile file read in a process of its own, which tells its time and its memory. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hostileFiles } from '../../test/ingest/reading/hostile-files.ts';
import { utf8 } from '../../test/ingest/reading/made-files.ts';

export interface HostileFigure {
  readonly name: string;
  readonly outcome: string;
  readonly ms: number;
  /** The most of the whole process. */
  readonly mb: number;
  /** The longest that the main thread answered nothing. */
  readonly keptMs: number;
}

const CHILD = fileURLToPath(new URL('./hostile-child.ts', import.meta.url));

export async function* hostileFigures(): AsyncGenerator<HostileFigure, void, void> {
  const folder = await mkdtemp(join(tmpdir(), 'gongfu-hostile-'));
  try {
    yield await figureOf(folder, 'a plain text', utf8('一段文字。'));
    for (const { name, make } of hostileFiles()) yield await figureOf(folder, name, make());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function figureOf(folder: string, name: string, bytes: Uint8Array): Promise<HostileFigure> {
  const file = join(folder, 'file');
  await writeFile(file, bytes);
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, file, name]);
  // The child's one line is a figure.
  return JSON.parse(stdout) as HostileFigure;
}
