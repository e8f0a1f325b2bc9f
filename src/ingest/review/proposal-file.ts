/** The SQLite file that proposals are kept in. They quote texts that not everybody may read. */
import type { FileKind } from '../../sqlite-file.ts';

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
CREATE INDEX decision_pending ON decision (id) WHERE settled IS NOT NULL`;

function countedBy(event: 'INSERT' | 'UPDATE' | 'DELETE', ...steps: readonly ('more' | 'less')[]): string {
  const step = (kind: 'more' | 'less') => {
    const [row, by] = kind === 'more' ? ['new', 1] : ['old', -1];
    return `INSERT INTO number VALUES (${row}.document, ${row}.rule, ${row}.proposer, ${row}.state, ${by})
      ON CONFLICT DO UPDATE SET number = number + ${by};`;
  };
  return `CREATE TRIGGER proposal_${event} AFTER ${event} ON proposal BEGIN ${steps.map(step).join(' ')} END;`;
}

export const PROPOSAL_FILE: FileKind = {
  name: 'file of proposals',
  version: 1,
  schema: SCHEMA,
  busyTimeoutMs: 5_000,
};
