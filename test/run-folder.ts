/** A folder that all test files of one run share, for what is dear to make; vitest makes it before the first and takes it away at the end. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly runFolder: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-run-'));
  // What outlives a test file ends with the run: engines look for this process.
  writeFileSync(join(folder, 'owner'), String(process.pid));
  project.provide('runFolder', folder);
  return () => {
    endPool(join(folder, 'neo4j', 'pid'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

/** Nobody needs what it holds: it is not given the time to write that down. */
function endPool(pidFile: string): void {
  if (!existsSync(pidFile)) return;
  try {
    process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
  } catch {
    // It ended before.
  }
}
