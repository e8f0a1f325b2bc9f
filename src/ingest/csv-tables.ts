/** The five tables of the CSV export: which columns each has, and what stands in them. Pure. */

import type { Cell } from '../domain/csv.ts';
import type { Ontology } from '../domain/ontology.ts';
import type {
  EntityRecord,
  Evidence,
  FieldValue,
  GraphRecord,
  ObservationRecord,
  Parts,
  PassageRecord,
  RelationRecord,
  StatementRecord,
} from '../domain/records.ts';
import type { ExportedRecord } from '../store/port.ts';

/** What the rows show beside the ids that a record has. */
export interface Beside {
  /** An entity's label; undefined where the viewer may not see it. */
  label(id: string | undefined): string | undefined;
  /** Where a passage stands, as a person says it. */
  locator(passage: string): string | undefined;
}

export type RecordLine<R extends GraphRecord = GraphRecord> = Extract<
  ExportedRecord,
  { readonly record: GraphRecord }
> & {
  readonly record: R;
};

type Columns<R extends GraphRecord> = Readonly<Record<string, (line: RecordLine<R>, beside: Beside) => Cell>>;
export type TableName = 'entities' | 'relations' | 'observations' | 'claims' | 'passages';

export interface Table {
  readonly header: readonly string[];
  row(line: RecordLine, beside: Beside): readonly Cell[];
}

export const TABLE_OF: Readonly<Record<GraphRecord['record'], TableName>> = {
  entity: 'entities',
  relation: 'relations',
  observation: 'observations',
  claim: 'claims',
  passage: 'passages',
};

/** In the order in which they are documented. */
export function csvTables(ontology: Ontology): Readonly<Record<TableName, Table>> {
  return {
    entities: table({ ...ENTITY, ...ownFields(ontology), ...REVISION }),
    relations: table({ ...RELATION, ...statement('relation'), ...REVISION }),
    observations: table({ ...OBSERVATION, ...statement('observation'), ...REVISION }),
    claims: table({ ...CLAIM, ...statement('claim'), ...REVISION }),
    passages: table({ ...PASSAGE, ...REVISION }),
  };
}

/** `TABLE_OF` sends a record to the table of its kind. */
function table<R extends GraphRecord>(columns: Columns<R>): Table {
  const cells = Object.values(columns);
  return {
    header: Object.keys(columns),
    row: (line, beside) => cells.map((cell) => cell(line as RecordLine<R>, beside)),
  };
}

const ENTITY: Columns<EntityRecord> = {
  id: ({ record }) => record.id,
  type: ({ record }) => record.type,
  kind: ({ record }) => record.kind,
  label: ({ record }) => record.label,
  label_en: ({ record }) => record.labelEn,
  names: ({ record }) => record.names.map(({ text }) => text),
  period: ({ record }) => record.period,
  summary: ({ record }) => record.summary,
  summary_en: ({ record }) => record.summaryEn,
};

/** A column for each own field of any type, under its name in the API. */
function ownFields(ontology: Ontology): Columns<EntityRecord> {
  const names = new Set(ontology.entityTypes.flatMap(({ fields }) => fields.map(({ name }) => name)));
  return Object.fromEntries([...names].map((name) => [name, ({ record }) => cellOf(record.fields[name])]));
}

/** Of an object in a list its values, one after another. */
function cellOf(value: FieldValue | undefined): Cell {
  return typeof value !== 'object'
    ? value
    : value.map((item: string | Parts) => (typeof item === 'string' ? item : Object.values(item).join(' ')));
}

const RELATION: Columns<RelationRecord> = {
  id: ({ record }) => record.id,
  relation_type: ({ record }) => record.relationType,
  source: ({ record }) => record.source,
  source_label: ({ record }, { label }) => label(record.source),
  target: ({ record }) => record.target,
  target_label: ({ record }, { label }) => label(record.target),
  ordinal: ({ record }) => record.ordinal,
  qualifier_roles: ({ record }) => record.qualifiers.map(({ role }) => role),
  qualifiers: ({ record }, { label }) => record.qualifiers.map(({ entity, text }) => text ?? label(entity)),
  qualifier_entities: ({ record }) => record.qualifiers.map(({ entity }) => entity),
};

const OBSERVATION: Columns<ObservationRecord> = {
  id: ({ record }) => record.id,
  indicator: ({ record }) => record.indicator,
  indicator_label: ({ record }, { label }) => label(record.indicator),
  subject: ({ record }) => record.subject,
  subject_label: ({ record }, { label }) => label(record.subject),
  compared_with: ({ record }) => record.comparedWith,
  compared_with_label: ({ record }, { label }) => label(record.comparedWith),
  relation: ({ record }) => record.relation,
  comparator: ({ record }) => record.comparator,
  value: ({ record }) => record.value,
  low: ({ record }) => record.low,
  high: ({ record }) => record.high,
  unit: ({ record }) => record.unit,
  wording: ({ record }) => record.wording,
};

const CLAIM: Columns<Extract<GraphRecord, { record: 'claim' }>> = {
  id: ({ record }) => record.id,
  claim_kind: ({ record }) => record.claimKind,
  subject: ({ record }) => record.subject,
  subject_label: ({ record }, { label }) => label(record.subject),
  object: ({ record }) => record.object,
  object_label: ({ record }, { label }) => label(record.object),
  text: ({ record }) => record.text,
  text_en: ({ record }) => record.textEn,
  scope: ({ record }) => record.scope,
  scope_label: ({ record }, { label }) => label(record.scope),
};

const PASSAGE: Columns<PassageRecord> = {
  id: ({ record }) => record.id,
  document: ({ record }) => record.document,
  document_label: ({ record }, { label }) => label(record.document),
  section: ({ record }) => record.section,
  paragraph: ({ record }) => record.paragraph,
  page: ({ record }) => record.page,
  locator: ({ record }, { locator }) => locator(record.id),
  text_kind: ({ record }) => record.textKind,
  text: ({ record }) => record.text,
  text_en: ({ record }) => record.textEn,
};

/** What all statements share. The lists of evidence run side by side. */
function statement<K extends StatementRecord['record']>(_kind: K): Columns<Extract<StatementRecord, { record: K }>> {
  const each = (show: (evidence: Evidence, beside: Beside) => string | undefined) => {
    return ({ record }: RecordLine<StatementRecord>, beside: Beside) =>
      record.evidence.map((evidence) => show(evidence, beside));
  };
  return {
    period: ({ record }) => record.period,
    status: ({ record }) => record.status,
    basis: ({ record }) => record.basis,
    attributed_to: ({ record }) => record.attributedTo,
    attributed_to_label: ({ record }, { label }) => label(record.attributedTo),
    note: ({ record }) => record.note,
    note_en: ({ record }) => record.noteEn,
    evidence_passages: each(({ passage }) => passage),
    evidence_locators: each(({ passage }, { locator }) => locator(passage)),
    evidence_quotes: each(({ quote }) => quote),
    evidence_stances: each(({ stance }) => stance),
  };
}

const REVISION: Columns<GraphRecord> = {
  revision: ({ revision }) => revision.number,
  changed_at: ({ revision }) => revision.at,
  changed_by: ({ revision }) => revision.actor,
};
