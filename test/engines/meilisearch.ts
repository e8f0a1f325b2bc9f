/** A Meilisearch server for tests: the one that MEILI_URL names, or a `meilisearch` on PATH, started on loopback and stopped again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../free-port.ts';

export interface MeilisearchServer {
  readonly url: string;
  readonly key: string | undefined;
  /** Of the process, where it was started here. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
  /** Of one that was started here and has ended: again, on the same port, with what it keeps. */
  restart(): Promise<MeilisearchServer>;
}

export interface StartOptions {
  /** Flags of the program. */
  readonly args?: readonly string[];
  /** Of what it keeps; by default a folder of its own, which is removed with it. */
  readonly folder?: string;
  readonly port?: number;
}

/** A debug build on a busy machine takes some seconds. */
const START_MS = 60_000;
/** By itself it readies two thirds of the memory for each change, a second of CPU; 100 MB are done in a twentieth. */
const SMALL = ['--max-indexing-memory', '20MiB', '--max-indexing-threads', '1'];
const STOP_MS = 10_000;
const LOOK_MS = 50;

/** `found` is what `findMeilisearch` of engine.ts gives: an address, or the path of the program. */
export async function startMeilisearch(found: string, options: StartOptions = {}): Promise<MeilisearchServer> {
  if (/^https?:/.test(found)) {
    const { MEILI_API_KEY, MEILI_MASTER_KEY } = process.env;
    return {
      ...{ url: found, key: MEILI_API_KEY ?? MEILI_MASTER_KEY, pid: undefined },
      stop: async () => {},
      restart: () => Promise.reject(new Error('a server that was found running is not restarted')),
    };
  }
  return startProgram(found, options);
}

async function startProgram(program: string, options: StartOptions): Promise<MeilisearchServer> {
  const { args = [], port } = options;
  const own = options.folder ?? mkdtempSync(join(tmpdir(), 'meilisearch-'));
  const url = `http://127.0.0.1:${port ?? (await freePort())}`;
  const log = openSync(join(own, 'log'), 'a');
  const child = spawn(
    program,
    ['--http-addr', new URL(url).host, '--no-analytics', '--db-path', join(own, 'data'), ...SMALL, ...args],
    // No setting of the machine's own is to reach it.
    { cwd: own, env: { PATH: process.env.PATH ?? '' }, stdio: ['ignore', log, log] },
  );
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGCONT');
    child.kill();
    const isOver = await Promise.race([ended.then(() => true), setTimeout(STOP_MS, false, { ref: false })]);
    if (!isOver) child.kill('SIGKILL');
    await ended;
    if (options.folder === undefined) rmSync(own, { recursive: true, force: true, maxRetries: 5 });
  };
  const restart = async () => {
    await ended;
    const again = await startProgram(program, { ...options, folder: own, port: Number(new URL(url).port) });
    // What it keeps is removed as that of the first one would be.
    return { ...again, stop: () => again.stop().then(stop) };
  };
  for (const until = Date.now() + START_MS; Date.now() < until && child.exitCode === null; await setTimeout(LOOK_MS)) {
    if (await isUp(url)) return { url, key: undefined, pid: child.pid, stop, restart };
  }
  await stop();
  throw new Error(`${program} does not start; see the log in ${own}.`);
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(new URL('/health', url))).ok;
  } catch {
    return false;
  }
}
