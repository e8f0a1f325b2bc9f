/** The rules that need the store: what is referred to exists, and what is stated has its evidence. */
import type { UpsertItem } from '../change.ts';
import type { Basis, EntityRecord, Evidence, GraphRecord } from '../records.ts';
import { isStatement } from '../records.ts';
import { referencesOf, withoutMentions } from '../references.ts';
import { problemAt } from '../validate/faults.ts';
import { draftOf } from '../validate.ts';
import { current, type PlanState, resolved } from './state.ts';

/** `given` are the ids that the items of the change give: items may refer to one another by them, in any order. */
export function checkReferences(state: PlanState, items: readonly UpsertItem[], given: ReadonlySet<string>): void {
  for (const item of items) {
    for (const { id, field } of referencesOf(draftOf(item))) {
      if (given.has(id) || state.stored.get(id)) continue;
      const message = `is ${id}, which is not there; give an id that exists, or create it in the same change`;
      state.problems.push(problemAt(item.place, field, 'NOT_FOUND', message));
    }
  }
}

/** All that an item writes has its evidence, whether from the item or from what was known. */
export function checkEvidence(state: PlanState): void {
  for (const { id, place } of state.planned.values()) {
    const record = current(state, id);
    if (record)
      for (const { field, message } of bareParts(record))
        state.problems.push(problemAt(place, field, 'BAD_USER_INPUT', message));
  }
}

/** A figure quantifies a relation of its subject, as both will be. */
export function checkFigures(state: PlanState, items: readonly UpsertItem[]): void {
  for (const item of items) {
    if (item.kind !== 'observation' || item.draft.relation === undefined) continue;
    const relation = current(state, resolved(state, item.draft.relation));
    const subject = resolved(state, item.draft.subject);
    if (relation?.record !== 'relation' || relation.source === subject || relation.target === subject) continue;
    const message = `is ${relation.id}, which joins ${relation.source} and ${relation.target}; a figure of ${subject} quantifies a relation that has it at one end`;
    state.problems.push(problemAt(item.place, 'relation', 'BAD_USER_INPUT', message));
  }
}

/** Two ids may stand for one entity since a merge; of one id twice `validate` has said so. */
export function checkEnds(state: PlanState, items: readonly UpsertItem[]): void {
  for (const item of items) {
    if (item.kind !== 'relation' || item.draft.source === item.draft.target) continue;
    const { source, target, relationType } = item.draft;
    const one = resolved(state, source);
    if (one !== resolved(state, target)) continue;
    const message = `is ${target}, and ${source} and ${target} are both ${one} since they were merged; ${relationType} joins two entities`;
    state.problems.push(problemAt(item.place, 'target', 'BAD_USER_INPUT', message));
  }
}

export interface BarePart {
  readonly field: string;
  readonly message: string;
}

/** What of a record would stand without evidence against the rule; empty where all is well. */
export function bareParts(record: GraphRecord): readonly BarePart[] {
  if (record.record === 'entity')
    return record.fieldEvidence.flatMap((field, index) => barePart(field, `fieldEvidence[${index}].`));
  return isStatement(record) ? barePart(record, '') : [];
}

interface Evidenced {
  readonly basis: Basis;
  readonly note?: string;
  readonly evidence: readonly Evidence[];
}

function barePart({ basis, note, evidence }: Evidenced, path: string): readonly BarePart[] {
  if (basis !== 'BACKGROUND') {
    const isSupported = evidence.some((item) => item.stance === 'SUPPORTS');
    return isSupported
      ? []
      : [
          {
            field: `${path}evidence`,
            message: `has no passage that supports it; what is ${basis} needs one, only BACKGROUND may do without`,
          },
        ];
  }
  if (evidence.length > 0 || note !== undefined) return [];
  return [
    {
      field: `${path}note`,
      message: 'is missing; what is BACKGROUND without evidence says here what it is known from',
    },
  ];
}

/** The record without the evidence in passages that go, and a passage without mentions of what goes; undefined where it has none of that. */
export function withoutGone(record: GraphRecord, gone: (id: string) => boolean): GraphRecord | undefined {
  if (record.record === 'passage') return record.mentions?.some(gone) ? withoutMentions(record, gone) : undefined;
  const rest = (evidence: readonly Evidence[]) => evidence.filter((item) => !gone(item.passage));
  if (record.record !== 'entity') {
    return record.evidence.some((item) => gone(item.passage))
      ? { ...record, evidence: rest(record.evidence) }
      : undefined;
  }
  const touched = record.fieldEvidence.some((field) => field.evidence.some((item) => gone(item.passage)));
  return touched ? entityWith(record, rest) : undefined;
}

function entityWith(record: EntityRecord, rest: (evidence: readonly Evidence[]) => readonly Evidence[]): EntityRecord {
  return {
    ...record,
    fieldEvidence: record.fieldEvidence.map((field) => ({ ...field, evidence: rest(field.evidence) })),
  };
}

/** The ids that the items give, as given and resolved. */
export function givenIds(state: PlanState, items: readonly UpsertItem[]): ReadonlySet<string> {
  return new Set(items.flatMap((item) => (item.id === undefined ? [] : [item.id, resolved(state, item.id)])));
}
