/** Where merged ids lead, as a plan says it. */
import type { Plan } from '../../domain/plan-port.ts';
import type { Connection } from './connection.ts';

const MERGED = 'INSERT INTO merged VALUES (?, ?, ?, ?)';
const LED_ELSEWHERE = 'UPDATE merged SET target = ?, revision = ? WHERE id = ?';

/** Before the records are written: keys of names are bound to sources by ids that may be merged ones. */
export function writeMerged(connection: Connection, { merged, unmerged }: Plan, revision: number): void {
  for (const id of unmerged) connection.run('DELETE FROM merged WHERE id = ?', [id]);
  for (const { id, target, moves } of merged) {
    if (moves === undefined) connection.run(LED_ELSEWHERE, [target, revision, id]);
    else connection.run(MERGED, [id, target, revision, moves]);
  }
}

/** Ids of which only the target is known: no record of theirs tells of the change. */
export function aliasesOf({ merged }: Plan): readonly string[] {
  return merged.flatMap(({ id, moves }) => (moves === '' ? [id] : []));
}
