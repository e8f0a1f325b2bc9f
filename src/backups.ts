/**
 * Backing up and restoring a data folder, from the command line. A backup is taken by the command's own process, beside the server:
 * neither its event loop nor its writer has any part in it.
 */

import { join } from 'node:path';
import { openSafety, requireFileStore } from './app.ts';
import type { Config } from './config.ts';
import { dataFolder, lockDataFolder, makeDataFolder, PROPOSALS_NAME } from './data-folder.ts';
import { type CopiedKept, copyKept } from './ingest/adding/copy-kept.ts';
import { copyProposals } from './ingest/review/copy-proposals.ts';
import type { BackupFacts } from './store/safety.ts';

export interface Backup extends BackupFacts {
  readonly tookMs: number;
  /** Of the added files, where those were copied, too. */
  readonly added?: CopiedKept;
}

export interface BackupOptions {
  readonly overwrite: boolean;
  /** The folder that the added files and the proposals are copied to; one folder does for all backups. */
  readonly files?: string;
}

/** Errors: those of `StoreSafety.backUp`; BAD_USER_INPUT where the graph lies in no file. */
export async function performBackup(
  config: Config,
  file: string,
  { overwrite, files }: BackupOptions,
): Promise<Backup> {
  requireFileStore(
    config,
    'backup',
    'take a backup with the tools of Neo4j (`neo4j-admin database dump`, or `backup` of a cluster), or a file of all records with `gongfu export FILE` or `gongfu copy --to sqlite:PATH`.',
  );
  const folder = dataFolder(config.data);
  return timed(async () => {
    const facts = await (await openSafety(folder)).backUp(file, { overwrite });
    // After the graph: what it has of a document came from a file that was kept before.
    if (files === undefined) return facts;
    copyProposals(folder.proposalsFile, join(files, PROPOSALS_NAME));
    return { ...facts, added: await copyKept(folder.path, files) };
  });
}

/** Needs no data folder. Errors: those of `StoreSafety.check`. */
export async function checkBackup(config: Config, file: string): Promise<Backup> {
  return timed(async () => (await openSafety(dataFolder(config.data))).check(file));
}

export interface RestoreOptions {
  readonly replace: boolean;
  /** The folder that a backup has copied the added files to; its ledger and its proposals take the place of those that are there. */
  readonly files?: string;
}

/** Errors: those of `StoreSafety.check` and `restore`; UNAVAILABLE, where a process owns the folder; BAD_USER_INPUT as above. */
export async function performRestore(
  config: Config,
  file: string,
  { replace, files }: RestoreOptions,
): Promise<Backup & { readonly kept?: string }> {
  requireFileStore(
    config,
    'restore',
    'restore with the tools of Neo4j (`neo4j-admin database load`, or `restore` of a cluster); `gongfu import FILE` fills an empty graph from an export.',
  );
  return timed(async () => {
    const facts = await checkBackup(config, file);
    const folder = makeDataFolder(config.data);
    const lock = lockDataFolder(folder);
    try {
      const restored = { ...facts, ...(await (await openSafety(folder)).restore(facts, { replace })) };
      if (files === undefined) return restored;
      copyProposals(join(files, PROPOSALS_NAME), folder.proposalsFile);
      return { ...restored, added: await copyKept(files, folder.path) };
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
