/** Records whose evidence stands in passages that a new version has no longer → the same records with it anchored again. */
import type { EntityRecord, Evidence, GraphRecord, PassageRecord, StatementRecord } from '../../domain/records.ts';
import type { Anchor } from './anchoring.ts';

/** Evidence that was not found again: it stays where it was. */
export interface MovedEvidence {
  /** The record that it is evidence of. */
  readonly of: string;
  readonly passage: string;
  readonly quote?: string;
}

export interface Restated {
  /** Those that are said otherwise now. */
  readonly records: readonly (EntityRecord | StatementRecord)[];
  readonly anchored: number;
  readonly moved: readonly MovedEvidence[];
}

export interface RestatingParts {
  /** Passages of the old version that the new one has no longer, by id. */
  readonly lost: ReadonlyMap<string, PassageRecord>;
  readonly anchor: Anchor;
}

export function restated(records: readonly GraphRecord[], { lost, anchor }: RestatingParts): Restated {
  const moved: MovedEvidence[] = [];
  let anchored = 0;
  const again =
    (of: string) =>
    (item: Evidence): Evidence => {
      const passage = lost.get(item.passage);
      if (!passage) return item;
      const found = anchor(item.passage, item.quote ?? passage.text);
      if (found) {
        anchored += 1;
        return { ...item, passage: found.passage, ...(item.quote === undefined ? {} : { quote: found.words }) };
      }
      moved.push({ of, passage: item.passage, ...(item.quote === undefined ? {} : { quote: item.quote }) });
      return item;
    };
  const changed = records.flatMap((record) => {
    if (record.record === 'passage') return [];
    const after = withEvidence(record, again(record.id));
    return JSON.stringify(after) === JSON.stringify(record) ? [] : [after];
  });
  return { records: changed, anchored, moved };
}

function withEvidence<R extends EntityRecord | StatementRecord>(record: R, again: (item: Evidence) => Evidence): R {
  // Only the passages and quotes of evidence differ: the record is of its type.
  if (record.record !== 'entity') return { ...record, evidence: eachOnce(record.evidence.map(again)) } as R;
  const fieldEvidence = record.fieldEvidence.map((one) => ({ ...one, evidence: eachOnce(one.evidence.map(again)) }));
  return { ...record, fieldEvidence } as R;
}

/** Two places of the old version may be one in the new. */
function eachOnce(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(evidence.map((item) => [JSON.stringify(item), item])).values()];
}
