/** Runs a process and watches how much memory it takes, threads included. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

export interface Watched {
  readonly seconds: number;
  /** The most that was seen of its own memory, without mapped files. */
  readonly peakBytes: number;
}

const PAUSE_MS = 100;

/** Rejects where the process fails. Needs /proc (Linux). */
export async function watched(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Watched> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, ...env },
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const ended = once(child, 'close');
  let peakBytes = 0;
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    peakBytes = Math.max(peakBytes, await ownBytes(child.pid ?? 0));
    await Promise.race([ended, pause(PAUSE_MS)]);
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${Buffer.concat(errors)}`);
  return { seconds: (performance.now() - startedAt) / 1_000, peakBytes };
}

async function ownBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1_024;
}
