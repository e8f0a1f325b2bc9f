/**
 * What a record is in the graph: the labels and properties of its node, the links that lead from it, and of a relation also the native
 * relationship between its ends. Pure. Properties that people read have the record's names; those that begin with `_` are ours, for
 * orders and filters. docs/neo4j.md documents both.
 *
 * Set by the writes, not here: `_revision`, `_identity`, `_hidden`, `_publicDoc` of every record; `_sort`, `_order`, `_degree` and
 * `_publicDegree` of an entity; what a statement copies from its ends: `_sourceSort`, `_sourceType`, `_targetSort`, `_targetType`,
 * `_outOrder` and `_inOrder` of a relation, `_subjectSort` of an observation.
 */
import type { Ontology } from '../../domain/ontology.ts';
import {
  claimKindRank,
  claimPosition,
  contentPosition,
  entityTypeRank,
  observationPosition,
  relationPosition,
  relationTypeRank,
  timeOf,
  valueKey,
} from '../../domain/order.ts';
import { periodKey, periodRange } from '../../domain/period.ts';
import { recordJson } from '../../domain/record-json.ts';
import type {
  ClaimRecord,
  EntityRecord,
  Evidence,
  FieldValue,
  GraphRecord,
  ObservationRecord,
  PartValue,
  PassageRecord,
  Qualifier,
  RelationRecord,
  StatementBase,
} from '../../domain/records.ts';
import { referencesOf } from '../../domain/references.ts';
import { KEY_KINDS, orderKey } from './order-keys.ts';

export type PropertyValue = string | number | boolean | readonly (string | number | boolean)[];
/** What a record lacks is undefined here, and no property in the graph. */
export type Properties = Readonly<Record<string, PropertyValue | undefined>>;

/** Sorts after every period key and sort key, which are ASCII letters, digits and marks below `~`. */
export const ABSENT_TEXT = '~';

/** Labels of our own, beside the type names of the ontology. */
export const LABELS = [
  ...['Record', 'Entity', 'Passage', 'Statement', 'Relation', 'Observation', 'Claim', 'Hidden', 'Redacted'],
  ...['Mention', 'NameKey', 'Revision', 'Change', 'MergedId', 'GoneId', 'Store', 'Preimage', 'Loading', 'LoadDue'],
] as const;

/** Types of our own relationships, beside the relation types of the ontology. */
export const LINK_TYPES = [
  ...['INDICATOR', 'SUBJECT', 'COMPARED_WITH', 'OBJECT', 'SCOPE', 'ATTRIBUTED_TO', 'QUALIFIED_BY'],
  ...['EVIDENCED_BY', 'IN_SOURCE', 'REFERS_TO', 'IN_PASSAGE', 'ONLY_IN'],
] as const;
export type LinkType = (typeof LINK_TYPES)[number];

/** Links that make a statement speak of an entity (domain/references.ts, `mentionsOf`). */
export const SUBJECT_LINKS = LINK_TYPES.slice(0, 7);
/** Links that lead from a record to what it refers to. */
export const REFERENCE_LINKS = LINK_TYPES.slice(0, 10);

export interface RecordNode {
  readonly labels: readonly string[];
  readonly properties: Properties;
}

export function nodeOf(ontology: Ontology, record: GraphRecord): RecordNode {
  const own = labelsOf(ontology)[record.record === 'entity' ? record.type : record.record] ?? [];
  return { labels: own, properties: { ...propertiesOf(ontology, record), id: record.id, _doc: recordJson(record) } };
}

const knownLabels = new WeakMap<Ontology, Readonly<Record<string, readonly string[]>>>();

/** By the type of an entity, of other records by their kind. */
export function labelsOf(ontology: Ontology): Readonly<Record<string, readonly string[]>> {
  const known = knownLabels.get(ontology) ?? {
    ...Object.fromEntries(
      ontology.entityTypes.map(({ name, typeName }) => [name, ['Record', 'Entity', typeName]] as const),
    ),
    passage: ['Record', 'Passage'],
    relation: ['Record', 'Statement', 'Relation'],
    observation: ['Record', 'Statement', 'Observation'],
    claim: ['Record', 'Statement', 'Claim'],
  };
  knownLabels.set(ontology, known);
  return known;
}

function propertiesOf(ontology: Ontology, record: GraphRecord): Properties {
  switch (record.record) {
    case 'entity':
      return entityProperties(ontology, record);
    case 'passage':
      return passageProperties(record);
    case 'relation':
      return relationProperties(ontology, record);
    case 'observation':
      return observationProperties(record);
    case 'claim':
      return claimProperties(ontology, record);
  }
}

function entityProperties(ontology: Ontology, record: EntityRecord): Properties {
  const { type, label, labelEn, summary, summaryEn, kind, period } = record;
  const time = timeOf(record);
  return {
    ...readableFields(record),
    ...{ type, label, labelEn, summary, summaryEn, kind, period },
    names: record.names.map((name) => name.text),
    _type: entityTypeRank(ontology, type),
    _time: keyOf(time),
    ...daysOf(time),
  };
}

/** Of the type's own fields those that the graph can hold: lists of objects stand in `_doc` alone. */
function readableFields({ fields }: EntityRecord): Properties {
  const readable: Record<string, PropertyValue> = {};
  for (const [name, value] of Object.entries(fields)) if (isPropertyValue(value)) readable[name] = value;
  return readable;
}

function isPropertyValue(value: FieldValue): value is PartValue | readonly string[] {
  return !Array.isArray(value) || value.every((item) => typeof item !== 'object');
}

function passageProperties(record: PassageRecord): Properties {
  const { document, section, paragraph, page, text, textEn, textKind } = record;
  const readable = { document, section, paragraph, page, text, textEn, textKind };
  return { ...readable, _order: orderKey(KEY_KINDS.content, contentPosition(record)) };
}

function statementProperties({ note, noteEn, period, status, basis, attributedTo }: StatementBase): Properties {
  return { note, noteEn, period, status, basis, attributedTo };
}

function relationProperties(ontology: Ontology, record: RelationRecord): Properties {
  const { relationType, source, target, ordinal } = record;
  return {
    ...statementProperties(record),
    ...{ relationType, source, target, ordinal },
    ...daysOf(record.period),
    _type: relationTypeRank(ontology, relationType),
    _symmetric: ontology.relationType(relationType)?.symmetric === true,
    _order: orderKey(KEY_KINDS.relations, relationPosition(ontology, record)),
    _head: relationHead(ontology, record),
    _qualifierTexts: record.qualifiers.flatMap(qualifierTexts),
  };
}

/** How the order of an entity's relations begins; `_outOrder` and `_inOrder` add the sort key of the other end and the id. */
function relationHead(ontology: Ontology, { relationType, ordinal, period }: RelationRecord): string {
  const key = period === undefined ? undefined : periodKey(period);
  return orderKey(KEY_KINDS.relationsOf, [relationTypeRank(ontology, relationType), ordinal ?? null, key ?? null]);
}

/** What a qualifier says in words, after its role: only those of entities are links. */
function qualifierTexts({ role, text, textEn }: Qualifier): readonly string[] {
  return [text, textEn].flatMap((words) => (words === undefined ? [] : [`${role}\t${words}`]));
}

function observationProperties(record: ObservationRecord): Properties {
  const { indicator, subject, comparedWith, relation, value, low, high, unit, comparator, wording } = record;
  const [dimension, converted] = valueKey(record);
  return {
    ...statementProperties(record),
    ...{ indicator, subject, comparedWith, relation, value, low, high, unit, comparator, wording },
    _period: keyOf(record.period),
    ...daysOf(record.period),
    _order: orderKey(KEY_KINDS.observations, observationPosition('PERIOD', record, '')),
    _dimension: dimension ?? undefined,
    _value: converted ?? undefined,
  };
}

function claimProperties(ontology: Ontology, record: ClaimRecord): Properties {
  const { claimKind, subject, object, text, textEn, scope } = record;
  return {
    ...statementProperties(record),
    ...{ claimKind, subject, object, text, textEn, scope },
    _kind: claimKindRank(ontology, claimKind),
    _order: orderKey(KEY_KINDS.claims, claimPosition(ontology, record)),
  };
}

function keyOf(period: string | undefined): string {
  return (period === undefined ? undefined : periodKey(period)) ?? ABSENT_TEXT;
}

function daysOf(period: string | undefined): Properties {
  const range = period === undefined ? undefined : periodRange(period);
  return { _from: range?.from, _to: range?.to };
}

/** A relation as people walk it: between the entities themselves, of the ontology's type. */
export interface NativeRelationship {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly properties: Properties;
}

export function relationshipOf(ontology: Ontology, record: RelationRecord): NativeRelationship {
  const { id, relationType, source, target, ordinal, period, status, basis } = record;
  const properties = { id, ordinal, period, status, basis, _type: relationTypeRank(ontology, relationType) };
  return { type: relationType, source, target, properties };
}

export interface Link {
  readonly type: LinkType;
  readonly to: string;
  readonly properties: Properties;
}

/**
 * All that the record refers to, so that what refers to an id is found by the links that lead to its node; but not the ends of a
 * relation, which its native relationship joins (`referring`).
 */
export function linksOf(record: GraphRecord): readonly Link[] {
  const evidence =
    record.record === 'entity'
      ? record.fieldEvidence.flatMap(({ field, evidence }) => evidence.map((item) => evidenceLink(item, field)))
      : record.record === 'passage'
        ? []
        : record.evidence.map((item) => evidenceLink(item));
  const qualified = record.record === 'relation' ? qualifierLinks(record) : [];
  const others = referencesOf(record).flatMap(({ id, field, role }): readonly Link[] => {
    const isWalked = record.record === 'relation' && role === 'END';
    if (isWalked || role === 'EVIDENCE' || field.startsWith('qualifiers')) return [];
    const type = LINK_OF_FIELD[field];
    return [type ? { type, to: id, properties: {} } : { type: 'REFERS_TO', to: id, properties: { field } }];
  });
  return [...others, ...qualified, ...evidence];
}

const LINK_OF_FIELD: Readonly<Record<string, LinkType>> = {
  indicator: 'INDICATOR',
  subject: 'SUBJECT',
  comparedWith: 'COMPARED_WITH',
  object: 'OBJECT',
  scope: 'SCOPE',
  attributedTo: 'ATTRIBUTED_TO',
  document: 'IN_SOURCE',
};

function evidenceLink({ passage, quote, stance }: Evidence, field?: string): Link {
  return { type: 'EVIDENCED_BY', to: passage, properties: { quote, stance, field } };
}

/** A qualifier that is a text alone leads nowhere. */
function qualifierLinks({ qualifiers }: RelationRecord): readonly Link[] {
  return qualifiers.flatMap(({ role, entity, text, textEn }): readonly Link[] =>
    entity === undefined ? [] : [{ type: 'QUALIFIED_BY', to: entity, properties: { role, text, textEn } }],
  );
}
