/** A new file from the records and the history of the old one, with everything else made anew, in the old one's place. */
import { GongfuError } from '../../../domain/errors.ts';
import { adoptRanks } from '../ranks.ts';
import { derive } from './derivation.ts';
import type { Examining } from './examination.ts';
import { flushFile, removeWithBeside } from './file-steps.ts';
import { LOST_GONE, readLastChanges } from './history-checks.ts';
import { placeFile } from './placing.ts';
import { createRecordChecks } from './record-checks.ts';
import { copyTruth, openBeside } from './truth.ts';

export function rebuildFile(examining: Examining): { readonly kept: string } {
  const fresh = `${examining.file}.rebuilding`;
  removeWithBeside(fresh);
  try {
    writeAnew(fresh, examining);
    flushFile(fresh);
    const kept = placeFile(examining.file, fresh);
    if (kept === undefined) throw new Error('the file that was read is gone');
    return { kept };
  } finally {
    removeWithBeside(fresh);
  }
}

function writeAnew(fresh: string, { file, ontology, keys, onWork }: Examining): void {
  const connection = openBeside(fresh, file);
  try {
    connection.exec('BEGIN');
    const [of = 0] = connection.get<[number]>('SELECT count(*) FROM live.record') ?? [];
    adoptRanks(connection, ontology);
    const checks = createRecordChecks(connection, ontology);
    copyTruth(connection, checks.sees);
    const onProgress = (done: number) => onWork({ what: 'making the tables anew', done, of });
    const left = derive({ connection, ontology, keys, isFit: checks.isFit, onFailure: checks.fails, onProgress });
    if (left.size > 0) throw notFit(left.size);
    // Whether the public saw what is gone is not known any more: where anything is hidden, it does not.
    readLastChanges(connection);
    connection.exec(
      `INSERT INTO main.gone SELECT id, EXISTS (SELECT 1 FROM main.record WHERE hidden = 1) FROM (${LOST_GONE})`,
    );
    connection.exec('COMMIT');
  } finally {
    connection.close();
  }
}

function notFit(count: number): GongfuError {
  const what = `${count} records are damaged or refer to what is not there`;
  return new GongfuError(
    'UNAVAILABLE',
    `${what}: the tables cannot be made from them. Restore from a backup. Nothing was changed.`,
  );
}
