/** The data folder: what lies in it, and that one process at a time owns it. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GongfuError } from './domain/errors.ts';

/** Also in a folder that holds copies. */
export const PROPOSALS_NAME = 'proposals.sqlite';

export interface DataFolder {
  readonly path: string;
  readonly graphFile: string;
  readonly indexFile: string;
  readonly tokensFile: string;
  /** Which release of the shipped texts the graph has; may be missing. */
  readonly corpusFile: string;
  /** What the files that were added have become. */
  readonly documentsFile: string;
  /** What texts seem to say, and what was decided of it. */
  readonly proposalsFile: string;
  readonly lockFile: string;
  /** A unix domain socket, or a named pipe on Windows. */
  readonly controlAddress: string;
}

/** Unix domain sockets take a path of about 104 bytes, depending on the system. */
const MAX_SOCKET_PATH_BYTES = 100;

/** Only names: nothing is read or made. */
export function dataFolder(path: string): DataFolder {
  const whole = realPath(path);
  return {
    path: whole,
    graphFile: join(whole, 'graph.sqlite'),
    indexFile: join(whole, 'index.sqlite'),
    tokensFile: join(whole, 'tokens.sqlite'),
    corpusFile: join(whole, 'corpus.txt'),
    documentsFile: join(whole, 'documents.jsonl'),
    proposalsFile: join(whole, PROPOSALS_NAME),
    lockFile: join(whole, 'lock.sqlite'),
    controlAddress: controlAddress(whole),
  };
}

/** The folder as it is called without links, so that two ways to it are one. */
function realPath(path: string): string {
  try {
    return realpathSync(resolve(path));
  } catch {
    return resolve(path);
  }
}

function controlAddress(folder: string): string {
  const short = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\gongfu-${short}`;
  const inFolder = join(folder, 'control.sock');
  return Buffer.byteLength(inFolder) <= MAX_SOCKET_PATH_BYTES ? inFolder : join(tmpdir(), `gongfu-${short}.sock`);
}

/** Makes the folder where it is not there. Errors: UNAVAILABLE. */
export function makeDataFolder(path: string): DataFolder {
  try {
    makeFolders(resolve(path));
    return dataFolder(path);
  } catch (cause) {
    throw new GongfuError(
      'UNAVAILABLE',
      `The data folder ${resolve(path)} cannot be made: ${cause instanceof Error ? cause.message : cause}. Give another folder with --data or GONGFU_DATA, or make this one writable.`,
      { cause },
    );
  }
}

/** With those above it. `mkdirSync`'s own `recursive` never returns where a file system makes no folders, as below /proc. */
function makeFolders(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeFolders(above);
  mkdirSync(path, { mode: 0o700 });
}

export interface FolderLock {
  release(): void;
}

/**
 * Owns the folder until `release` or the end of the process, however it ends: the lock is the operating system's, on a SQLite
 * file that is held in an exclusive transaction. Errors: UNAVAILABLE, where another process owns the folder or it cannot be written.
 */
export function lockDataFolder(folder: DataFolder): FolderLock {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(folder.lockFile, { timeout: 0 });
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    db?.close();
    throw refusedLock(folder, cause);
  }
  const held = db;
  return {
    release() {
      if (held.isOpen) held.close();
    },
  };
}

/** Whether a process owns the folder now. Writes nothing; false where there is no folder. */
export function isFolderOwned({ lockFile }: DataFolder): boolean {
  if (!existsSync(lockFile)) return false;
  const db = new DatabaseSync(lockFile, { readOnly: true, timeout: 0 });
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message)) return true;
    throw error;
  } finally {
    db.close();
  }
}

function refusedLock(folder: DataFolder, cause: unknown): GongfuError {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/locked|busy/i.test(message)) {
    return new GongfuError(
      'UNAVAILABLE',
      `The data folder ${folder.path} is in use by another gongfu process. Stop that one, or give this one another folder with --data or GONGFU_DATA.`,
      { cause },
    );
  }
  return new GongfuError(
    'UNAVAILABLE',
    `The data folder ${folder.path} cannot be used: ${message}. It must be a folder that this user may write to; --data or GONGFU_DATA names another one.`,
    { cause },
  );
}
