/** What a whole removal takes beside what refers to it: statements that nothing else supports, and of what stays whatever only stood there. */
import type { TextKeys } from '../change.ts';
import type { Ontology } from '../ontology.ts';
import type { Cited, EntityRecord, Evidence, GraphRecord, StatementRecord } from '../records.ts';
import { isStatement } from '../records.ts';
import { hasSameNames, keysOf } from './name-keys.ts';
import { bareParts, withoutGone } from './rules.ts';
import { before, type PlanState } from './state.ts';

type Gone = (id: string) => boolean;

/** It loses evidence, and stands on nothing then. */
export function isSupportedThereAlone(record: GraphRecord, gone: Gone): record is StatementRecord {
  if (!isStatement(record)) return false;
  const left = withoutGone(record, gone);
  return left !== undefined && bareParts(left).length > 0;
}

/** `record` has lost the evidence already that it had in what goes; now what it names of it goes, too. */
export function strippedOf(record: GraphRecord, gone: Gone, ontology: Ontology): GraphRecord {
  if (record.record === 'passage') return record;
  if (record.record === 'entity') return strippedEntity(record, gone, ontology);
  return { ...record, evidence: record.evidence.map((item) => strippedEvidence(item, gone)) };
}

function strippedEntity(record: EntityRecord, gone: Gone, ontology: Ontology): EntityRecord {
  const bare = new Set(record.fieldEvidence.filter((one) => bareParts(withOnly(record, one)).length > 0));
  const cleared = withoutFields(
    record,
    [...bare].map(({ field }) => field),
    ontology,
  );
  return {
    ...cleared,
    names: record.names.filter(({ document }) => document === undefined || !gone(document)),
    fieldEvidence: record.fieldEvidence
      .filter((one) => !bare.has(one))
      .map((one) => ({ ...one, evidence: one.evidence.map((item) => strippedEvidence(item, gone)) })),
  };
}

function withOnly(record: EntityRecord, one: EntityRecord['fieldEvidence'][number]): EntityRecord {
  return { ...record, fieldEvidence: [one] };
}

const SHARED_THAT_MAY_GO: ReadonlySet<string> = new Set(['summary', 'summaryEn', 'period', 'labelEn']);

/** What an entity cannot be without keeps its value, without evidence. */
function withoutFields(record: EntityRecord, fields: readonly string[], ontology: Ontology): EntityRecord {
  const defs = ontology.entityType(record.type)?.fields ?? [];
  const goes = new Set(fields.filter((field) => defs.find(({ name }) => name === field)?.required !== true));
  const kept = Object.entries(record.fields).filter(([field]) => !goes.has(field));
  const shared = Object.entries(record).filter(([field]) => !(goes.has(field) && SHARED_THAT_MAY_GO.has(field)));
  // Only fields that may be absent were left out.
  return { ...(Object.fromEntries(shared) as unknown as EntityRecord), fields: Object.fromEntries(kept) };
}

function strippedEvidence(item: Evidence, gone: Gone): Evidence {
  if (!item.cited?.some(({ source }) => source !== undefined && gone(source))) return item;
  return { ...item, cited: item.cited.map((cited) => withoutSource(cited, gone)) };
}

/** The mark stands in the text, whatever it leads to. */
function withoutSource(cited: Cited, gone: Gone): Cited {
  if (cited.source === undefined || !gone(cited.source)) return cited;
  const { source: _gone, ...rest } = cited;
  return rest;
}

/** Gives the keys of those that are found by other names now. Errors: as `keysOf`. */
export function renewKeys(state: PlanState, stripped: readonly string[], textKeys: TextKeys): void {
  const changed = stripped.flatMap((id) => {
    const after = state.planned.get(id)?.after;
    return after?.record === 'entity' && !hasSameNames(before(state, id), after) ? [after] : [];
  });
  for (const [id, keys] of keysOf(changed, textKeys)) {
    const planned = state.planned.get(id);
    if (planned) state.planned.set(id, { ...planned, keys });
  }
}
