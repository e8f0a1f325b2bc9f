/**
 * A copy of the store in one file. VACUUM INTO reads one state of the file while others write, and of the ways that SQLite has it keeps
 * writers waiting least (bench/backup: a third of the time of its backup interface, which in steps never ends beside writers).
 */
import { chmodSync, existsSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { badInput, GongfuError } from '../../../domain/errors.ts';
import type { BackupFacts } from '../../safety.ts';
import { storeError } from '../driver-errors.ts';
import { openReader } from '../open-reader.ts';
import { checkBackupFile } from './backup-check.ts';
import { flushFile, renameDurably } from './file-steps.ts';

export async function backUpFile(graphFile: string, file: string, overwrite: boolean): Promise<BackupFacts> {
  const target = resolve(file);
  requireFree(graphFile, target, overwrite);
  const partial = join(dirname(target), `.${basename(target)}.${process.pid}.partial`);
  try {
    const before = copyInto(graphFile, partial);
    flushFile(partial);
    const facts = await checkBackupFile(partial);
    requireAll(facts, before);
    // Looked at again: the copy may have taken minutes.
    requireFree(graphFile, target, overwrite);
    renameDurably(partial, target);
    return { ...facts, file: target };
  } catch (error) {
    rmSync(partial, { force: true });
    throw storeError(error, target);
  }
}

/** Gives the revision and the number of records just before the copy. */
function copyInto(graphFile: string, partial: string): Pick<BackupFacts, 'revision' | 'records'> {
  rmSync(partial, { force: true });
  const source = openReader(graphFile, { anyVersion: true });
  try {
    const [revision = 0, records = 0] =
      source.get<[number, number]>(
        'SELECT coalesce((SELECT max(number) FROM revision), 0), (SELECT count(*) FROM record)',
      ) ?? [];
    source.run('VACUUM INTO ?', [partial]);
    // Texts that only editors may read are in it.
    chmodSync(partial, 0o600);
    return { revision, records };
  } finally {
    source.close();
  }
}

/** Writers may have gone on between the count and the copy, never back. */
function requireAll(facts: BackupFacts, before: Pick<BackupFacts, 'revision' | 'records'>): void {
  const isSame = facts.revision === before.revision;
  if (facts.revision > before.revision || (isSame && facts.records === before.records)) return;
  const found = `revision ${facts.revision} with ${facts.records} records`;
  throw new GongfuError(
    'UNAVAILABLE',
    `the copy has ${found}, the graph had revision ${before.revision} with ${before.records}; nothing was kept. Run \`gongfu doctor\`.`,
  );
}

function requireFree(graphFile: string, target: string, overwrite: boolean): void {
  const folder = statSync(dirname(target), { throwIfNoEntry: false });
  if (!folder?.isDirectory()) throw badInput(`There is no folder ${dirname(target)} for the backup; make it first.`);
  if (target === resolve(graphFile) || basename(target) === basename(`${graphFile}-wal`))
    throw badInput(`${target} is the graph itself; give a backup another name.`);
  const there = existsSync(target) ? statSync(target) : undefined;
  if (there && !there.isFile()) throw badInput(`${target} is no file; give the name of a file that is to be made.`);
  if (there && !overwrite)
    throw new GongfuError(
      'CONFLICT',
      `${target} exists; give another name, or --overwrite to put the new one in its place.`,
    );
}
