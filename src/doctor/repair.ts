/** Makes anew what can be: the tables beside the records, and the search index. What was written is never changed. */
import { openSafety } from '../app.ts';
import type { Config } from '../config.ts';
import type { OnProgress } from '../control.ts';
import { dataFolder, lockDataFolder } from '../data-folder.ts';
import type { Finding, Remedy } from '../domain/finding.ts';
import { performReindex } from '../operations.ts';

/**
 * What was done, a line each; empty where nothing of `findings` can be repaired. Errors: UNAVAILABLE, where a process owns the folder
 * or the records themselves are damaged.
 */
export async function repair(
  config: Config,
  findings: readonly Finding[],
  onProgress: OnProgress,
): Promise<readonly string[]> {
  const needs = (remedy: Remedy) => findings.some((finding) => finding.remedy === remedy);
  const canRebuild = needs('REBUILD') && !needs('BACKUP');
  const done = canRebuild ? [await rebuilt(config, onProgress)] : [];
  // What the index holds is read from those tables.
  if (canRebuild || (needs('REINDEX') && !needs('BACKUP'))) done.push(await reindexed(config, onProgress));
  return done;
}

/** Refused at once where a process owns the folder, before anything is looked at. */
export function requireFree(config: Config): void {
  lockDataFolder(dataFolder(config.data)).release();
}

async function rebuilt(config: Config, onProgress: OnProgress): Promise<string> {
  const folder = dataFolder(config.data);
  const lock = lockDataFolder(folder);
  try {
    const { kept } = await (await openSafety(folder)).rebuild(onProgress);
    return `made the tables anew from the records; the file as it was is ${kept}`;
  } finally {
    lock.release();
  }
}

async function reindexed(config: Config, onProgress: OnProgress): Promise<string> {
  // Not the moment to bring in texts.
  const { documents, indexSeq } = await performReindex({ ...config, seed: false }, onProgress);
  return `made the search index anew: ${documents} documents, position ${indexSeq}`;
}
