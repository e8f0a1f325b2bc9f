/**
 * Backing up and restoring a data folder, from the command line. A backup is taken by the command's own process, beside the server:
 * neither its event loop nor its writer has any part in it.
 */
import { openSafety } from './app.ts';
import type { Config } from './config.ts';
import { dataFolder, lockDataFolder, makeDataFolder } from './data-folder.ts';
import type { BackupFacts } from './store/safety.ts';

export interface Backup extends BackupFacts {
  readonly tookMs: number;
}

/** Errors: those of `StoreSafety.backUp`. */
export async function performBackup(config: Config, file: string, overwrite: boolean): Promise<Backup> {
  return timed(async () => (await openSafety(dataFolder(config.data))).backUp(file, { overwrite }));
}

/** Needs no data folder. Errors: those of `StoreSafety.check`. */
export async function checkBackup(config: Config, file: string): Promise<Backup> {
  return timed(async () => (await openSafety(dataFolder(config.data))).check(file));
}

/** Errors: those of `StoreSafety.check` and `restore`; UNAVAILABLE, where a process owns the folder. */
export async function performRestore(
  config: Config,
  file: string,
  replace: boolean,
): Promise<Backup & { readonly kept?: string }> {
  return timed(async () => {
    const facts = await checkBackup(config, file);
    const folder = makeDataFolder(config.data);
    const lock = lockDataFolder(folder);
    try {
      return { ...facts, ...(await (await openSafety(folder)).restore(facts, { replace })) };
    } finally {
      lock.release();
    }
  });
}

async function timed<T>(work: () => Promise<T>): Promise<T & { readonly tookMs: number }> {
  const started = performance.now();
  const done = await work();
  return { ...done, tookMs: performance.now() - started };
}
