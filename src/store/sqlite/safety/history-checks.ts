/** Whether records, history, merged and removed ids say the same. Each check is one question that finds what contradicts. */
import { type Finding, fault, okay } from '../../../domain/finding.ts';
import type { Connection } from '../connection.ts';

interface Contradiction {
  readonly message: string;
  /** Selects the ids concerned, from `live`. */
  readonly ids: string;
}

/** Of each id the last change, by its key in `live.change`. */
const LAST_CHANGES = `
CREATE TEMP TABLE last_change (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, place INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO last_change SELECT id, max(revision), place FROM live.change GROUP BY id`;

/** To be called once, before the questions below are asked. */
export function readLastChanges(connection: Connection): void {
  connection.exec(LAST_CHANGES);
}

const LAST = 'last_change l JOIN live.change c ON c.revision = l.revision AND c.place = l.place';

/** Version 2 of the tables wrote this into records, and left their history as it was. */
const DISTINCT = `substr(c.after, 1, length(c.after) - 1) || ',"distinct":true}'`;

const HISTORY: readonly Contradiction[] = [
  {
    message: 'the last change of a record is not what the record says',
    ids: `SELECT r.id FROM ${LAST} JOIN live.record r ON r.id = l.id WHERE c.after IS NOT r.doc AND r.doc IS NOT ${DISTINCT}`,
  },
  {
    message: 'a record has another revision than its last change',
    ids: 'SELECT r.id FROM last_change l JOIN live.record r ON r.id = l.id WHERE l.revision <> r.revision',
  },
  {
    message: 'a record has no history',
    ids: 'SELECT id FROM live.record r WHERE NOT EXISTS (SELECT 1 FROM last_change l WHERE l.id = r.id)',
  },
  {
    message: 'what was written last is not among the records',
    ids: `SELECT l.id FROM ${LAST} WHERE c.after IS NOT NULL AND NOT EXISTS (SELECT 1 FROM live.record r WHERE r.id = l.id)`,
  },
  {
    message: 'a change is of a revision that is not there',
    ids: 'SELECT id FROM live.change c WHERE NOT EXISTS (SELECT 1 FROM live.revision v WHERE v.number = c.revision)',
  },
  {
    message: 'a record is of a revision that is not there',
    ids: 'SELECT id FROM live.record r WHERE NOT EXISTS (SELECT 1 FROM live.revision v WHERE v.number = r.revision)',
  },
];

const MERGED: readonly Contradiction[] = [
  {
    // One that was removed since may come again.
    message: 'a merged id leads to what never was there',
    ids: `SELECT id FROM live.merged m WHERE NOT EXISTS (SELECT 1 FROM live.record r WHERE r.id = m.target)
      AND NOT EXISTS (SELECT 1 FROM live.merged n WHERE n.id = m.target)
      AND NOT EXISTS (SELECT 1 FROM live.gone g WHERE g.id = m.target)`,
  },
  {
    message: 'a merged id leads to another merged id and not on to its record',
    ids: 'SELECT m.id FROM live.merged m JOIN live.merged n ON n.id = m.target',
  },
  {
    message: 'a merged id is that of a record, too',
    ids: 'SELECT m.id FROM live.merged m JOIN live.record r ON r.id = m.id',
  },
  {
    message: 'an id was merged in a revision that is not there',
    ids: 'SELECT id FROM live.merged m WHERE NOT EXISTS (SELECT 1 FROM live.revision v WHERE v.number = m.revision)',
  },
];

/** Of an id that is gone it is known whether the public may see its history. */
export const LOST_GONE = `
SELECT l.id AS id FROM ${LAST} WHERE c.after IS NULL
  AND NOT EXISTS (SELECT 1 FROM live.gone g WHERE g.id = l.id)
  AND NOT EXISTS (SELECT 1 FROM live.merged m WHERE m.id = l.id)`;

const TWICE = 'SELECT id FROM live.record NOT INDEXED GROUP BY id HAVING count(*) > 1';

export function checkHistory(connection: Connection): readonly Finding[] {
  readLastChanges(connection);
  const found = (check: string, remedy: 'BACKUP' | 'REBUILD', { message, ids }: Contradiction) => {
    const [count = 0] = connection.get<[number]>(`SELECT count(*) FROM (${ids})`) ?? [];
    if (count === 0) return [];
    const some = connection.all<[string]>(`${ids} LIMIT 5`).map(([id]) => id);
    return [fault(check, { message: `${message} (${count})`, remedy, ids: some })];
  };
  const groups: readonly (readonly [string, string, readonly Finding[]])[] = [
    [
      'history',
      'every record is what its last change made it',
      HISTORY.flatMap((one) => found('history', 'BACKUP', one)),
    ],
    ['merged ids', 'each leads to its record', MERGED.flatMap((one) => found('merged ids', 'BACKUP', one))],
    [
      'removed ids',
      'each is known as such',
      found('removed ids', 'REBUILD', { message: 'a removed id is not known as such', ids: LOST_GONE }),
    ],
    [
      'ids twice',
      'no id stands twice',
      found('ids twice', 'BACKUP', { message: 'two records have one id', ids: TWICE }),
    ],
  ];
  return groups.flatMap(([check, good, findings]) => (findings.length > 0 ? findings : [okay(check, good)]));
}
