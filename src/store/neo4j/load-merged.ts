/** The third part of a load: merged ids, each leading to a record that is there. */
import type { AliasItem } from '../../domain/change.ts';
import { planItems } from './load-plan.ts';
import { ask, type Loading, ROWS_AT_ONCE, refuseMany } from './loading.ts';

const PAGE = `
MATCH (n:Loading) WHERE n._record = 'merged' AND n._at > $after
RETURN n._place, n._mergedId, n._into, n._revision, n._at ORDER BY n._at LIMIT ${ROWS_AT_ONCE}`;
/** Rows: id, target, moves, revision. */
const MERGE = `
UNWIND $rows AS row
CREATE (:MergedId {id: row[0], target: row[1], moves: row[2], revision: row[3]})`;

export async function writeLoadedMerged(loading: Loading): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await ask(loading, PAGE, { after });
    if (rows.length === 0) return;
    const plan = await planItems(loading, rows.map(itemOf), new Set());
    refuseMany(loading);
    // An id that stands there twice, to the same end, is merged once: by the later line.
    const revisions = new Map(rows.map((row) => [row[1], row[3]]));
    const merged = (plan?.merged ?? []).map(({ id, target, moves = '' }) => [id, target, moves, revisions.get(id)]);
    if (merged.length > 0) await ask(loading, MERGE, { rows: merged });
    after = String(rows.at(-1)?.[4]);
  }
}

function itemOf([place, id, into]: readonly unknown[]): AliasItem {
  return { kind: 'alias', place: { index: Number(place), path: 'merged' }, id: String(id), into: String(into) };
}
