/** The third part of a load: merged ids, each leading to a record that is there. */
import type { AliasItem } from '../../domain/change.ts';
import { type Loading, refuseMany } from './load-lines.ts';
import { planItems } from './load-plan.ts';

const ROWS = 'SELECT n, id, target FROM load_merged WHERE n > ? ORDER BY n LIMIT 500';
const INSERT = 'INSERT INTO merged SELECT id, ?, revision, ? FROM load_merged WHERE n = ?';

type MergedRow = [n: number, id: string, target: string];

export function writeLoadedMerged(loading: Loading): void {
  const { connection } = loading;
  for (let after = 0; ; ) {
    const rows = connection.all<MergedRow>(ROWS, [after]);
    if (rows.length === 0) return;
    writeRows(loading, rows);
    refuseMany(loading);
    after = rows.at(-1)?.[0] ?? 0;
  }
}

function writeRows(loading: Loading, rows: readonly MergedRow[]): void {
  const plan = planItems(loading, rows.map(itemOf), new Set());
  // An id that stands there twice, to the same end, is merged once: by the later line.
  const numbers = new Map(rows.map(([n, id]) => [id, n]));
  for (const { id, target, moves = '' } of plan?.merged ?? [])
    loading.connection.run(INSERT, [target, moves, numbers.get(id) ?? 0]);
}

function itemOf([n, id, into]: MergedRow): AliasItem {
  return { kind: 'alias', place: { index: n - 1, path: 'merged' }, id, into };
}
