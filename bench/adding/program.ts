/** The built program, watched: its lines as they come, and the most memory that it took. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const LOOK_MS = 100;

export interface Program {
  readonly child: ChildProcess;
  readonly lines: AsyncIterable<string>;
  readonly ended: Promise<number | null>;
  /** So far, in MB: what the process has written to (RssAnon), files that are mapped apart. */
  peakMb(): number;
}

/** `errors`: where what it says beside its answer goes. */
export function startProgram(
  args: readonly string[],
  embedder: string,
  errors: 'inherit' | 'ignore' = 'inherit',
): Program {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GONGFU_')));
  const env = { ...clean, GONGFU_SEED: 'false', GONGFU_EMBEDDER: embedder, GONGFU_LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', errors] });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, anonymousMb(child.pid));
  }, LOOK_MS);
  const ended = once(child, 'close').then(([code]) => {
    clearInterval(timer);
    return code as number | null;
  });
  return { child, lines: createInterface({ input: child.stdout }), ended, peakMb: () => peak };
}

/** 0 where the system does not tell. */
function anonymousMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
