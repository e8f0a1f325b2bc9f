/** The proposals and decisions of a data folder into another folder, or back: one file, whole, whoever has it open meanwhile. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const BUSY_TIMEOUT_MS = 5_000;

/** Whether there are any; what was under the other name is replaced. Errors: those of the file system and of SQLite. */
export function copyProposals(from: string, to: string): boolean {
  if (!existsSync(from)) return false;
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const partial = `${to}.partial-${randomBytes(4).toString('hex')}`;
  const file = new DatabaseSync(from, { timeout: BUSY_TIMEOUT_MS });
  try {
    file.prepare('VACUUM INTO ?').run(partial);
    chmodSync(partial, 0o600);
    // What they hold belongs to the file that is replaced.
    for (const suffix of ['-wal', '-shm']) rmSync(`${to}${suffix}`, { force: true });
    renameSync(partial, to);
  } finally {
    file.close();
    rmSync(partial, { force: true });
  }
  return true;
}
