/** One process writes a store: it holds an exclusive lock on a small file beside it, which the system lets go when the process ends. */
import { DatabaseSync } from 'node:sqlite';
import { GongfuError } from '../../domain/errors.ts';

export interface Ownership {
  release(): void;
}

/** Throws UNAVAILABLE where another process, or this one, already has the store open for writing. */
export function takeOwnership(file: string): Ownership {
  const lock = new DatabaseSync(`${file}-owner`, { timeout: 0 });
  try {
    // A lock of the file system: nothing is ever written to the file.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (cause) {
    lock.close();
    const what = `${file} is already open for writing in another process; stop that one, or choose another data folder.`;
    throw new GongfuError('UNAVAILABLE', what, { cause });
  }
}
