/** What the figures were measured on. */
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';

const SYNCS = 50;

/** `folder`: where a file may be written, to tell what a sync costs there. */
export function machineLine(folder: string): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const programs = `Node ${process.versions.node}, SQLite ${process.versions.sqlite}`;
  return `${cpu?.model.trim()} × ${cpus().length}, ${memory}, ${process.platform} ${release()}, ${programs}, sync ${syncMs(folder).toFixed(2)} ms`;
}

/** The mean of writing a page and waiting until it is on the disk. */
function syncMs(folder: string): number {
  const path = join(folder, 'sync-probe');
  const file = openSync(path, 'w');
  const page = Buffer.alloc(4_096);
  const startedAt = performance.now();
  for (let i = 0; i < SYNCS; i += 1) {
    writeSync(file, page);
    fsyncSync(file);
  }
  const ms = (performance.now() - startedAt) / SYNCS;
  closeSync(file);
  rmSync(path);
  return ms;
}
