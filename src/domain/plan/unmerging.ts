/** What the parts of an unmerge share: what the merge did, read back from its revision. */
import type { ItemPlace, RevisionChange } from '../change.ts';
import type { EntityRecord, GraphRecord } from '../records.ts';
import type { Moves } from './moves.ts';
import type { PlanState } from './state.ts';

/** A record that the merge changed, before and after it. */
export interface MovedRecord<R extends GraphRecord = GraphRecord> {
  readonly id: string;
  readonly before: R;
  readonly after: R;
}

export interface Unmerging {
  readonly state: PlanState;
  readonly place: ItemPlace;
  readonly moves: Moves;
  /** The entity that comes back, as it was. */
  readonly from: EntityRecord;
  /** It, and the statements that come apart from others, as they were. */
  readonly returning: readonly GraphRecord[];
  /** The entity that it comes back from; undefined where the merge left that as it was. */
  readonly into?: MovedRecord<EntityRecord>;
  /** All else that the merge changed. */
  readonly moved: readonly MovedRecord[];
}

export function unmergingOf(
  { state, place }: Pick<Unmerging, 'state' | 'place'>,
  merge: { readonly id: string; readonly moves: Moves; readonly changes: readonly RevisionChange[] },
): Unmerging {
  const records = merge.changes.map((change) => ({
    id: change.id,
    before: recordOfText(change.before),
    after: recordOfText(change.after),
  }));
  const returning = records.flatMap(({ before, after }) => (before && !after ? [before] : []));
  const [from] = returning.filter(({ id }) => id === merge.id);
  if (from?.record !== 'entity') throw new Error(`the revision that merged ${merge.id} does not tell what it was`);
  const changed = records.flatMap(({ id, before, after }) => (before && after ? [{ id, before, after }] : []));
  const into = changed.find(isEntity(merge.moves.into));
  const moved = changed.filter(({ id }) => id !== merge.moves.into);
  return { state, place, moves: merge.moves, from, returning, ...(into ? { into } : {}), moved };
}

function isEntity(id: string): (changed: MovedRecord) => changed is MovedRecord<EntityRecord> {
  return (changed): changed is MovedRecord<EntityRecord> => changed.id === id && changed.before.record === 'entity';
}

function recordOfText(text: string | undefined): GraphRecord | undefined {
  // Written by recordJson.
  return text === undefined ? undefined : (JSON.parse(text) as GraphRecord);
}
