/** What a record refers to, and which entities a passage thereby states or mentions. */
import type { EntityRecord, Evidence, GraphRecord, PassageRecord, StatementRecord } from './records.ts';

/**
 * END: an end of a statement (source, target, indicator, subject). PART: what else a statement is about (qualifier, attributedTo,
 * comparedWith, object, scope, relation). EVIDENCE: the passage. CITED: a source that the passage cites. NAME: the source in which
 * alone a name holds. DOCUMENT: a passage's source. MENTION: what a passage names.
 */
export type ReferenceRole = 'END' | 'PART' | 'EVIDENCE' | 'CITED' | 'NAME' | 'DOCUMENT' | 'MENTION';
export type Expected = 'ENTITY' | 'SOURCE' | 'INDICATOR' | 'RELATION' | 'PASSAGE';

export interface Reference {
  readonly id: string;
  /** The path inside the record: evidence[0].passage. */
  readonly field: string;
  readonly role: ReferenceRole;
  readonly expects: Expected;
}

type WithoutId<R> = R extends GraphRecord ? Omit<R, 'id'> : never;
/** A record, or the draft of one. */
export type Referring = WithoutId<GraphRecord>;

/** All that a record refers to, in the order of its fields; an id that it names twice is there twice. */
export function referencesOf(record: Referring): readonly Reference[] {
  if (record.record === 'entity') return entityReferences(record);
  if (record.record === 'passage') return passageReferences(record);
  return [...subjectReferences(record), ...evidenceReferences(record.evidence, 'evidence')];
}

/** The ids that a record refers to, each once. */
export function refersTo(record: Referring): readonly string[] {
  return [...new Set(referencesOf(record).map((reference) => reference.id))];
}

/** The ends of a statement: with one of them it goes when that is removed. */
export function endsOf(record: StatementRecord): readonly string[] {
  return subjectReferences(record).flatMap((reference) => (reference.role === 'END' ? [reference.id] : []));
}

/** What a statement is about, evidence apart: without all of it in sight the statement is hidden (visibility.ts). */
export function aboutOf(record: StatementRecord): readonly string[] {
  return [...new Set(subjectReferences(record).map((reference) => reference.id))];
}

/**
 * What a record makes its passages state or mention: pairs of an entity and a passage, each once. A statement is about all entities
 * that it refers to but for cited sources; field evidence is about the entity that has the field; a passage gives those that a
 * person found named in it. A passage's strength for an entity is the number of records that give the pair.
 */
export function mentionsOf(record: GraphRecord): readonly { readonly entity: string; readonly passage: string }[] {
  if (record.record === 'passage') return (record.mentions ?? []).map((entity) => ({ entity, passage: record.id }));
  const passages = passagesOf(record);
  const entities = record.record === 'entity' ? [record.id] : mentionedEntities(record);
  return entities.flatMap((entity) => passages.map((passage) => ({ entity, passage })));
}

/** The passage as one that does not name what `gone` says. */
export function withoutMentions(record: PassageRecord, gone: (id: string) => boolean): PassageRecord {
  const { mentions = [], ...rest } = record;
  const kept = mentions.filter((id) => !gone(id));
  return kept.length === 0 ? rest : { ...rest, mentions: kept };
}

function passagesOf(record: EntityRecord | StatementRecord): readonly string[] {
  const evidence =
    record.record === 'entity' ? record.fieldEvidence.flatMap((field) => field.evidence) : record.evidence;
  return [...new Set(evidence.map((item) => item.passage))];
}

function mentionedEntities(record: StatementRecord): readonly string[] {
  return [...new Set(subjectReferences(record).flatMap(({ id, expects }) => (expects === 'RELATION' ? [] : [id])))];
}

function passageReferences({ document, mentions = [] }: Omit<PassageRecord, 'id'>): readonly Reference[] {
  return [
    { id: document, field: 'document', role: 'DOCUMENT', expects: 'SOURCE' },
    ...mentions.map(
      (id, index): Reference => ({ id, field: `mentions[${index}]`, role: 'MENTION', expects: 'ENTITY' }),
    ),
  ];
}

function entityReferences(record: Omit<EntityRecord, 'id'>): readonly Reference[] {
  const names = record.names.flatMap((name, index): Reference[] =>
    name.document === undefined
      ? []
      : [{ id: name.document, field: `names[${index}].document`, role: 'NAME', expects: 'SOURCE' }],
  );
  const fields = record.fieldEvidence.flatMap((field, index) =>
    evidenceReferences(field.evidence, `fieldEvidence[${index}].evidence`),
  );
  return [...names, ...fields];
}

function subjectReferences(
  record: Exclude<Referring, Omit<EntityRecord, 'id'> | Omit<PassageRecord, 'id'>>,
): readonly Reference[] {
  const found: Reference[] = [];
  const add = (id: string | undefined, field: string, role: 'END' | 'PART', expects: Expected = 'ENTITY') => {
    if (id !== undefined) found.push({ id, field, role, expects });
  };
  if (record.record === 'relation') {
    add(record.source, 'source', 'END');
    add(record.target, 'target', 'END');
    record.qualifiers.forEach(({ entity }, index) => {
      add(entity, `qualifiers[${index}].entity`, 'PART');
    });
  } else if (record.record === 'observation') {
    add(record.indicator, 'indicator', 'END', 'INDICATOR');
    add(record.subject, 'subject', 'END');
    add(record.comparedWith, 'comparedWith', 'PART');
    add(record.relation, 'relation', 'PART', 'RELATION');
  } else {
    add(record.subject, 'subject', 'END');
    add(record.object, 'object', 'PART');
    add(record.scope, 'scope', 'PART');
  }
  add(record.attributedTo, 'attributedTo', 'PART');
  return found;
}

function evidenceReferences(evidence: readonly Evidence[], path: string): readonly Reference[] {
  return evidence.flatMap((item, index): Reference[] => [
    { id: item.passage, field: `${path}[${index}].passage`, role: 'EVIDENCE', expects: 'PASSAGE' },
    ...(item.cited ?? []).flatMap((cited, at): Reference[] =>
      cited.source === undefined
        ? []
        : [{ id: cited.source, field: `${path}[${index}].cited[${at}].source`, role: 'CITED', expects: 'SOURCE' }],
    ),
  ]);
}
