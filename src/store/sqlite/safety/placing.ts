/**
 * Puts a whole new file in the store's place. At every moment the name stands for the old graph or for the new one: the last step that
 * matters is a rename. The old graph gets a name of its own first.
 */
import { existsSync, rmSync } from 'node:fs';
import { GongfuError } from '../../../domain/errors.ts';
import { openConnection } from '../connection.ts';
import { takeOwnership } from '../ownership.ts';
import { BESIDE, keptName, nameAgain, renameDurably } from './file-steps.ts';

const CACHE_KIB = 2_000;

/** `beforeRename` runs when all is ready. Gives where the old graph lies; undefined where there was none. */
export function placeFile(graphFile: string, fresh: string, beforeRename: () => void = () => {}): string | undefined {
  const ownership = takeOwnership(graphFile);
  try {
    const kept = existsSync(graphFile) ? keepOld(graphFile) : undefined;
    beforeRename();
    // What belongs to the old file must not be taken for the new one's.
    for (const suffix of BESIDE) rmSync(`${graphFile}${suffix}`, { force: true });
    renameDurably(fresh, graphFile);
    return kept;
  } finally {
    ownership.release();
  }
}

function keepOld(graphFile: string): string {
  const kept = keptName(graphFile, new Date());
  const isWhole = foldWal(graphFile);
  nameAgain(graphFile, kept);
  // A damaged file's WAL cannot be folded into it: both are kept as they are.
  if (!isWhole)
    for (const suffix of BESIDE)
      if (existsSync(`${graphFile}${suffix}`)) nameAgain(`${graphFile}${suffix}`, `${kept}${suffix}`);
  return kept;
}

/** Makes the file the whole of the store, with nothing beside it. False where it is too damaged for that. */
function foldWal(graphFile: string): boolean {
  try {
    const connection = openConnection({ file: graphFile, readOnly: false, cacheKib: CACHE_KIB });
    try {
      return connection.get<[string]>('PRAGMA journal_mode = DELETE')?.[0] === 'delete';
    } finally {
      connection.close();
    }
  } catch (error) {
    if (isInUse(error)) throw error;
    return false;
  }
}

function isInUse(error: unknown): boolean {
  return error instanceof GongfuError && (error.details.sqlite === 5 || error.details.sqlite === 6);
}
