/** The safety of one SQLite store (store/safety.ts). */
import { existsSync } from 'node:fs';
import type { Ontology } from '../../../domain/ontology.ts';
import type { KeysOf, StoreSafety } from '../../safety.ts';
import { storeError } from '../driver-errors.ts';
import { backUpFile } from './backup.ts';
import { checkBackupFile } from './backup-check.ts';
import { type Examining, examineFile } from './examination.ts';
import { rebuildFile } from './rebuild.ts';
import { restoreFile } from './restore.ts';

export interface SafetyOptions {
  readonly file: string;
  readonly ontology: Ontology;
  readonly keys: KeysOf;
  /** Removes what is derived from the store outside of it, just before another graph takes its place. */
  readonly beforeRestore: () => void;
}

export function createSafety({ file, ontology, keys, beforeRestore }: SafetyOptions): StoreSafety {
  const examining = (onWork: Examining['onWork']): Examining => ({ file, ontology, keys, onWork });
  return {
    exists: () => existsSync(file),
    backUp: (target, { overwrite }) => backUpFile(file, target, overwrite),
    check: (backup) => checkBackupFile(backup),
    restore: (facts, { replace }) => restoreFile(file, facts, { replace, beforeRename: beforeRestore }),
    examine: async (onWork) => examineFile(examining(onWork)),
    rebuild: async (onWork) => {
      try {
        return rebuildFile(examining(onWork));
      } catch (error) {
        throw storeError(error, file);
      }
    },
  };
}
