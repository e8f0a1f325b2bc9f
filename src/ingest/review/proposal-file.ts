/** The SQLite file that proposals are kept in. Several processes may hold it open: a server, and commands beside it. */
import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { GongfuError } from '../../domain/errors.ts';

const BUSY_TIMEOUT_MS = 5_000;
const VERSION = 1;

/**
 * `proposal.claim` is the decision that is being carried out on it, `decision` the last one that was. `place` is that of its passage in
 * the document. How many there are is kept, so that no page counts them all.
 */
const SCHEMA = `
CREATE TABLE proposal (
  key TEXT PRIMARY KEY, document TEXT NOT NULL, passage TEXT NOT NULL, place INTEGER NOT NULL,
  range_start INTEGER NOT NULL, range_end INTEGER NOT NULL, quote TEXT NOT NULL,
  rule TEXT NOT NULL, proposer TEXT NOT NULL, confidence REAL NOT NULL, proposed TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'OPEN', changed TEXT, written TEXT, decision TEXT, claim TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_order ON proposal (document, place, range_start, key);
CREATE INDEX proposal_passage ON proposal (passage);
CREATE INDEX proposal_rule ON proposal (rule, state, document, place, range_start, key);
CREATE INDEX proposal_claim ON proposal (claim) WHERE claim IS NOT NULL;
CREATE TABLE number (
  document TEXT NOT NULL, rule TEXT NOT NULL, proposer TEXT NOT NULL, state TEXT NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY (document, rule, proposer, state)
) STRICT, WITHOUT ROWID;
${countedBy('INSERT', 'more')}
${countedBy('DELETE', 'less')}
${countedBy('UPDATE', 'less', 'more')}
CREATE TABLE decision (
  id TEXT PRIMARY KEY, actor TEXT NOT NULL, at TEXT NOT NULL, revision INTEGER,
  seq INTEGER, holder TEXT, settled TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_pending ON decision (id) WHERE settled IS NOT NULL;
PRAGMA user_version = ${VERSION};`;

function countedBy(event: 'INSERT' | 'UPDATE' | 'DELETE', ...steps: readonly ('more' | 'less')[]): string {
  const step = (kind: 'more' | 'less') => {
    const [row, by] = kind === 'more' ? ['new', 1] : ['old', -1];
    return `INSERT INTO number VALUES (${row}.document, ${row}.rule, ${row}.proposer, ${row}.state, ${by})
      ON CONFLICT DO UPDATE SET number = number + ${by};`;
  };
  return `CREATE TRIGGER proposal_${event} AFTER ${event} ON proposal BEGIN ${steps.map(step).join(' ')} END;`;
}

/** Errors: UNAVAILABLE, where the file cannot be opened or is of a newer version. */
export function openProposalFile(file: string): DatabaseSync {
  try {
    const db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
    restrictToOwner(file);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    migrate(db, file);
    return db;
  } catch (cause) {
    if (cause instanceof GongfuError) throw cause;
    const message = `The file of proposals ${file} cannot be opened: ${cause instanceof Error ? cause.message : cause}. Check that its folder exists and may be written.`;
    throw new GongfuError('UNAVAILABLE', message, { cause });
  }
}

/** Proposals quote texts that not everybody may read. */
function restrictToOwner(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch {
    // A system without modes.
  }
}

function migrate(db: DatabaseSync, file: string): void {
  const version = versionOf(db);
  if (version > VERSION) {
    const message = `The file of proposals ${file} is of a newer version of gongfu (${version}, this one knows ${VERSION}): use that version.`;
    throw new GongfuError('UNAVAILABLE', message);
  }
  if (version === VERSION) return;
  // Another process may have made it meanwhile.
  inTransaction(db, () => versionOf(db) < VERSION && db.exec(SCHEMA));
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}

/** Waits for whoever else writes; what `work` throws undoes it. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
