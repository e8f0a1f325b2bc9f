/** Puts a backup in the store's place: a copy of it, checked, beside the graph; then the rename. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { GongfuError } from '../../../domain/errors.ts';
import type { BackupFacts } from '../../safety.ts';
import { storeError } from '../driver-errors.ts';
import { flushFile, sha256Of } from './file-steps.ts';
import { placeFile } from './placing.ts';

export interface RestoreOptions {
  readonly replace: boolean;
  /** Removes what is derived from the old graph; runs just before the new one is in its place. */
  readonly beforeRename: () => void;
}

export async function restoreFile(
  graphFile: string,
  facts: BackupFacts,
  { replace, beforeRename }: RestoreOptions,
): Promise<{ readonly kept?: string }> {
  if (existsSync(graphFile) && !replace) throw hasGraph(graphFile);
  const fresh = `${graphFile}.restoring`;
  try {
    copyFileSync(facts.file, fresh);
    flushFile(fresh);
    if ((await sha256Of(fresh)) !== facts.sha256)
      throw new GongfuError(
        'UNAVAILABLE',
        `The copy of ${facts.file} is not what was read from it; the disk may be at fault. Nothing was changed.`,
      );
    const kept = placeFile(graphFile, fresh, beforeRename);
    return kept === undefined ? {} : { kept };
  } catch (error) {
    rmSync(fresh, { force: true });
    throw storeError(error, graphFile);
  }
}

function hasGraph(graphFile: string): GongfuError {
  return new GongfuError(
    'CONFLICT',
    `There is a graph at ${graphFile}. --replace puts the backup in its place and keeps the old one beside it; --data names another folder.`,
  );
}
