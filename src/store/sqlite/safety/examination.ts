/**
 * Reads a store in whole, in one state, beside whoever writes: the file, the records, their history, and every table that is made from
 * them, which is made anew in a temporary store and compared. It writes nothing but that.
 */
import { existsSync } from 'node:fs';
import { GongfuError } from '../../../domain/errors.ts';
import { type Finding, fault, okay, warning } from '../../../domain/finding.ts';
import type { Ontology } from '../../../domain/ontology.ts';
import type { KeysOf, OnWork } from '../../safety.ts';
import type { Connection } from '../connection.ts';
import { isDamage, isFull } from '../driver-errors.ts';
import { openReader } from '../open-reader.ts';
import { hasSameRanks } from '../ranks.ts';
import { compareTables } from './comparison.ts';
import { derive } from './derivation.ts';
import { checkFile } from './file-checks.ts';
import { checkHistory } from './history-checks.ts';
import { createRecordChecks } from './record-checks.ts';
import { copyRecords, openBeside } from './truth.ts';

export interface Examining {
  readonly file: string;
  readonly ontology: Ontology;
  readonly keys: KeysOf;
  readonly onWork: OnWork;
}

export function examineFile(examining: Examining): readonly Finding[] {
  if (!existsSync(examining.file))
    return [warning('store file', 'there is none yet', 'start the server, import something, or restore a backup')];
  const opened = attemptOpen(examining.file);
  if ('finding' in opened) return [opened.finding];
  const { connection } = opened;
  try {
    examining.onWork({ what: 'reading the file', done: 0 });
    const { findings, isTruthWhole, isCurrent } = checkFile(connection, examining.file);
    if (!isTruthWhole || !isCurrent) return findings;
    if (hasSameRanks(connection, examining.ontology))
      return [...findings, ...examineRecords(examining, connection.file)];
    return [...findings, OTHER_SCHEMA];
  } finally {
    connection.close();
  }
}

const OTHER_SCHEMA = warning(
  'ontology',
  'schema/ differs from the one that the store was last written with; records and derived tables were not looked at',
  'restart the server, or run any command that writes, and run doctor again',
);

function attemptOpen(file: string): { readonly connection: Connection } | { readonly finding: Finding } {
  try {
    return { connection: openReader(file, { anyVersion: true }) };
  } catch (error) {
    const message = `it cannot be opened: ${error instanceof Error ? error.message : String(error)}`;
    return { finding: fault('store file', { message, remedy: 'BACKUP' }) };
  }
}

function examineRecords({ ontology, keys, onWork }: Examining, location: string): readonly Finding[] {
  const connection = openBeside('', location);
  try {
    connection.exec('BEGIN');
    const [of = 0] = connection.get<[number]>('SELECT count(*) FROM live.record') ?? [];
    const checks = createRecordChecks(connection, ontology);
    connection.exec('INSERT INTO main.merged SELECT * FROM live.merged');
    copyRecords(connection, checks.sees);
    const onProgress = (done: number) => onWork({ what: 'reading the records', done, of });
    const left = derive({ connection, ontology, keys, isFit: checks.isFit, onFailure: checks.fails, onProgress });
    onWork({ what: 'comparing the tables', done: 0 });
    const compared = compareTables(connection, left);
    return [...checks.findings(), ...checkHistory(connection), ...compared, checkOrphans(connection)];
  } catch (error) {
    if (isDamage(error))
      return [fault('records', { message: 'they cannot be read to the end: pages are damaged', remedy: 'BACKUP' })];
    throw error instanceof GongfuError && isFull(error) ? noRoom(error) : error;
  } finally {
    connection.close();
  }
}

function noRoom(cause: GongfuError): GongfuError {
  const what = 'The temporary folder has no room for what is to be compared, about the size of the graph';
  return new GongfuError('UNAVAILABLE', `${what}; free some, or name another one with TMPDIR.`, { cause });
}

/** Own field evidence counts: it makes a mention. */
const ORPHANS = `
SELECT r.id FROM main.entity e JOIN main.record r ON r.n = e.n
  WHERE NOT EXISTS (SELECT 1 FROM main.refers f WHERE f.target = e.n) AND NOT EXISTS (SELECT 1 FROM main.mention m WHERE m.entity = e.n)`;

function checkOrphans(connection: Connection): Finding {
  const [count = 0] = connection.get<[number]>(`SELECT count(*) FROM (${ORPHANS})`) ?? [];
  if (count === 0) return okay('orphans', 'every entity has a statement, a mention or a passage');
  const ids = connection.all<[string]>(`${ORPHANS} LIMIT 5`).map(([id]) => id);
  const message = `${count} entities have no statement and are mentioned nowhere`;
  return warning('orphans', message, 'state something of them, merge them, or remove them', ids);
}
