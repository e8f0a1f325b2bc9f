/** What the store knows of its own state: what its reads have met, and what keeps it from writing. */
import type { GongfuError } from '../../domain/errors.ts';
import type { StoreHealth } from '../port.ts';
import { isDamage, storeError } from './driver-errors.ts';

/** As it travels between threads. */
export interface WriteProblem {
  readonly message: string;
  /** The file is damaged, for reads as well. */
  readonly isDamage: boolean;
}

export function writeProblem(error: GongfuError | undefined): WriteProblem | undefined {
  return error && { message: error.message, isDamage: isDamage(error) };
}

type Read = (...args: never[]) => Promise<unknown>;

export interface ReadWatch {
  /** The same methods, with their errors in our codes. */
  over<R extends Readonly<Record<keyof R, Read>>>(reads: R): R;
  /** The last damage that a read has met: a file does not heal while it is open. */
  damage(): GongfuError | undefined;
}

export function createReadWatch(file: string): ReadWatch {
  let damage: GongfuError | undefined;
  const watched =
    (read: Read): Read =>
    async (...args) => {
      try {
        return await read(...args);
      } catch (cause) {
        const error = storeError(cause, file);
        if (isDamage(error)) damage = error;
        throw error;
      }
    };
  return {
    over: (reads) => {
      const entries = Object.entries<Read>(reads).map(([name, read]) => [name, watched(read)]);
      // Each method under its name, with the same arguments and answer.
      return Object.fromEntries(entries);
    },
    damage: () => damage,
  };
}

/** `reading`: why reads fail; `writing`: why nothing can be written, where that is not as asked. */
export function healthOf(
  reading: GongfuError | undefined,
  writing: WriteProblem | undefined,
  mayWrite: boolean,
): StoreHealth {
  const problems = new Set([reading?.message, writing?.message].filter((problem) => problem !== undefined));
  return {
    ok: reading === undefined && writing?.isDamage !== true,
    writable: mayWrite && writing === undefined,
    problems: [...problems],
  };
}
