/** The data folder: that it is there and may be written, who owns it, and what room is left. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { type DataFolder, isFolderOwned } from '../data-folder.ts';
import { type Finding, fault, okay, warning } from '../domain/finding.ts';

const MIB = 1_048_576;
/** Below this a change or two is all that fits. */
const LEAST_FREE_BYTES = 64 * MIB;

export function checkFolder(folder: DataFolder): readonly Finding[] {
  if (!existsSync(folder.path))
    return [
      warning('data folder', `${folder.path} is not there`, 'the first start makes it; or name another with --data'),
    ];
  return [checkPermissions(folder), checkOwner(folder), checkRoom(folder)];
}

function checkPermissions({ path }: DataFolder): Finding {
  if (!statSync(path).isDirectory())
    return fault('data folder', {
      message: `${path} is no folder`,
      remedy: 'HAND',
      advice: 'name another with --data',
    });
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    const advice = 'give this user the right to read and write it';
    return fault('data folder', { message: `${path} cannot be read and written`, remedy: 'HAND', advice });
  }
  const isOpen = process.platform !== 'win32' && (statSync(path).mode & 0o022) !== 0;
  return isOpen
    ? warning('data folder', `others may write to ${path}`, `chmod 700 ${path}`)
    : okay('data folder', path);
}

function checkOwner(folder: DataFolder): Finding {
  try {
    return okay('owner', isFolderOwned(folder) ? 'a gongfu process owns the folder' : 'no process owns the folder');
  } catch (error) {
    const message = `${folder.lockFile} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return fault('owner', { message, remedy: 'HAND', advice: 'stop every server on this folder and remove that file' });
  }
}

/** A backup into the same disk, a rebuild and a migration need about the size of the graph once more. */
function checkRoom({ path, graphFile }: DataFolder): Finding {
  const { bavail, bsize } = statfsSync(path);
  const free = bavail * bsize;
  const graph = statSync(graphFile, { throwIfNoEntry: false })?.size ?? 0;
  const message = `${mib(free)} MiB are free, the graph takes ${mib(graph)} MiB`;
  if (free < LEAST_FREE_BYTES)
    return fault('disk', { message, remedy: 'HAND', advice: 'free some space: changes will soon be refused' });
  if (free < graph) return warning('disk', message, 'free some space: a repair or a backup on this disk would not fit');
  return okay('disk', message);
}

function mib(bytes: number): string {
  return (bytes / MIB).toFixed(1);
}
