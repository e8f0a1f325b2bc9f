/**
 * Who may see what, in one place. EDITORS see all. For PUBLIC:
 *
 * 1. a source is hidden where its field `visibility` says EDITORS;
 * 2. a passage is hidden as its source is;
 * 3. an entity that is no source is hidden where at least one passage states or mentions it (references.ts) and all such are hidden;
 * 4. a statement is hidden where it has supporting evidence and all of it is in hidden passages, and where anything that it is
 *    about (its ends, qualifiers, attribution, …; of an observation also its relation) is hidden;
 * 5. of what is visible, that is left out which lies in hidden passages or names hidden sources: evidence, names that hold only
 *    in a hidden source, the source of a citation; and what a passage names, where that is hidden.
 *
 * Each rule needs the ones before it only (relations come before observations), so that a store can keep them up to date.
 */
import type { Ontology } from './ontology.ts';
import type { Cited, EntityRecord, Evidence, GraphRecord, StatementRecord } from './records.ts';
import { isStatement } from './records.ts';
import { aboutOf, mentionsOf, withoutMentions } from './references.ts';

export type Hides = (id: string) => boolean;

/** Rule 1, for an entity whose type is a source. */
export function isHiddenSource(record: EntityRecord): boolean {
  return record.fields.visibility === 'EDITORS';
}

/** Rule 4. */
export function isHiddenStatement(record: StatementRecord, hides: Hides): boolean {
  const supporting = record.evidence.filter((evidence) => evidence.stance === 'SUPPORTS');
  if (supporting.length > 0 && supporting.every((evidence) => hides(evidence.passage))) return true;
  return aboutOf(record).some(hides);
}

/** Rules 1 to 4 on a whole graph: the ids that PUBLIC may not see. Linear in the graph, for references and checks. */
export function hiddenIds(records: Iterable<GraphRecord>, ontology: Ontology): ReadonlySet<string> {
  const all = [...records];
  const hidden = new Set<string>();
  const hide = (kind: GraphRecord['record'], isHidden: (record: GraphRecord) => boolean) => {
    for (const record of all) if (record.record === kind && isHidden(record)) hidden.add(record.id);
  };
  const hides: Hides = (id) => hidden.has(id);
  const isSource = (record: GraphRecord) =>
    record.record === 'entity' && ontology.entityType(record.type)?.isSource === true;
  hide('entity', (record) => record.record === 'entity' && isSource(record) && isHiddenSource(record));
  hide('passage', (record) => record.record === 'passage' && hides(record.document));
  const mentioned = mentioningPassages(all);
  hide('entity', (record) => !isSource(record) && mentioned.get(record.id)?.every(hides) === true);
  for (const kind of ['relation', 'observation', 'claim'] as const) {
    hide(kind, (record) => isStatement(record) && isHiddenStatement(record, hides));
  }
  return hidden;
}

/**
 * Rule 5: the record as one sees it who may not see what `hides` says; undefined where the record itself, as it stands here, is
 * hidden. For a history `hides` speaks of today, and of a removed id as it was when it was removed.
 */
export function recordAsSeen<R extends GraphRecord>(record: R, hides: Hides): R | undefined {
  if (hides(record.id)) return undefined;
  const seen: GraphRecord = record;
  // The copies below differ from the record in lists that have become shorter, and so are of its type.
  if (seen.record === 'passage') return hides(seen.document) ? undefined : (withoutMentions(seen, hides) as R);
  if (seen.record === 'entity') return entityAsSeen(seen, hides) as R;
  return isHiddenStatement(seen, hides)
    ? undefined
    : ({ ...seen, evidence: evidenceAsSeen(seen.evidence, hides) } as R);
}

function entityAsSeen(record: EntityRecord, hides: Hides): EntityRecord {
  const names = record.names.filter((name) => name.document === undefined || !hides(name.document));
  const fieldEvidence = record.fieldEvidence.flatMap((field) => {
    const evidence = evidenceAsSeen(field.evidence, hides);
    return evidence.length === 0 && field.evidence.length > 0 ? [] : [{ ...field, evidence }];
  });
  return { ...record, names, fieldEvidence };
}

function evidenceAsSeen(evidence: readonly Evidence[], hides: Hides): readonly Evidence[] {
  return evidence
    .filter((item) => !hides(item.passage))
    .map((item) => (item.cited ? { ...item, cited: item.cited.map((cited) => citedAsSeen(cited, hides)) } : item));
}

function citedAsSeen(cited: Cited, hides: Hides): Cited {
  if (cited.source === undefined || !hides(cited.source)) return cited;
  const { source: _hidden, ...rest } = cited;
  return rest;
}

function mentioningPassages(records: readonly GraphRecord[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { entity, passage } of records.flatMap(mentionsOf)) {
    const passages = found.get(entity);
    if (passages) passages.push(passage);
    else found.set(entity, [passage]);
  }
  return found;
}
