/** What was read of an entity → its page's data. Pure. */
import type { FieldDef, Ontology } from '../../domain/ontology.ts';
import type { EntityRecord, FieldEvidence, FieldValue, Parts, StatementRecord, Stored } from '../../domain/records.ts';
import type { SeenRelation } from '../../inquiry/reads.ts';
import type { FieldData, FieldEvidenceData, ItemPart, NameData } from '../../ui/record/field-data.ts';
import type { EntityPageData, RelationSection, SeenRelationData, SourceData } from '../../ui/record/page-data.ts';
import { type Describing, describeEvidence, describeListed } from './describe-statement.ts';
import type { FoundEntity } from './entity-data.ts';
import { codeWords } from './field-words.ts';
import { gatheredSections } from './gathered-data.ts';
import { type AskedPage, listData } from './page-lists.ts';
import { passageBrief } from './passage-brief.ts';
import { readPassage } from './read-passage.ts';
import { inReadingOrder } from './reading-order.ts';
import { codeOf, given, labelled, linkTo, textsOf, typeCode } from './record-words.ts';
import type { FoundSection } from './relation-sections.ts';
import type { FoundSource } from './source-data.ts';
import { isStaged, stageData, withNew } from './stages.ts';

export function describeEntity(read: FoundEntity, describing: Describing): EntityPageData {
  const found = inReadingOrder(read, describing);
  const { asked, entity, figures, claims, passages, source } = found;
  const listed = <S extends StatementRecord>({ record }: Stored<S>) => describeListed(record, describing);
  return given({
    page: 'entity' as const,
    id: entity.record.id,
    iri: asked.iri,
    asked: askedOf(asked),
    revision: entity.revision,
    ...headOf(entity.record, describing),
    relations: found.sections.map((section) => sectionOf(section, found, describing)),
    gathered: gatheredSections(found, describing),
    observations: listData({ asked, list: 'observations' }, figures, listed),
    claims: listData({ asked, list: 'claims' }, claims, listed),
    namedIn: found.namings.map(({ list, as, page }) => ({ as, ...listData({ asked, list }, page, listed) })),
    passages: listData({ asked, list: 'passages' }, passages, ({ record }) => passageBrief(record, describing)),
    source: source && sourceOf(source, asked, describing),
  });
}

export function askedOf({ list, after }: AskedPage): EntityPageData['asked'] {
  return { ...(list === undefined ? {} : { list }), ...(after === undefined ? {} : { isContinued: true as const }) };
}

function headOf(record: EntityRecord, describing: Describing) {
  const { ontology } = describing;
  const type = ontology.entityType(record.type);
  const { kind, label, labelEn, summary, summaryEn, period } = record;
  return {
    type: typeCode(ontology, record.type),
    kind: kind === undefined ? undefined : labelled(kind, type?.kinds),
    label: textsOf(label, labelEn) ?? { zh: record.id },
    names: record.names.map((name) => nameOf(name, describing)),
    summary: textsOf(summary, summaryEn),
    period,
    fields: (type?.fields ?? []).flatMap((field) => fieldOf(field, record.fields[field.name])),
    fieldEvidence: record.fieldEvidence.map((one) => fieldEvidenceOf(one, record, describing)),
  };
}

function nameOf({ text, kind, document }: EntityRecord['names'][number], { ontology, known }: Describing): NameData {
  return given({
    text,
    kind: codeOf(ontology, 'NameKind', kind),
    document: document === undefined ? undefined : linkTo(ontology, known, document),
  });
}

function fieldOf(field: FieldDef, value: FieldValue | undefined): readonly FieldData[] {
  if (value === undefined) return [];
  const { name, label, unit, values } = field;
  const isDefault = String(value) === field.default ? (true as const) : undefined;
  const valueLabel = values.length > 0 ? labelled(String(value), values).label : codeWords(field, String(value));
  const items = field.parts ? itemsOf(value, field.parts) : undefined;
  return [given({ name, label, value, valueLabel, items, unit, isDefault })];
}

function itemsOf(value: FieldValue, parts: readonly FieldDef[]): readonly (readonly ItemPart[])[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: Parts) =>
    parts.flatMap(({ name, label, values }) => {
      const text = item[name];
      if (text === undefined) return [];
      const valueLabel = values.length > 0 ? labelled(String(text), values).label : undefined;
      return [given({ label, value: String(text), valueLabel })];
    }),
  );
}

function fieldEvidenceOf(one: FieldEvidence, { type }: EntityRecord, describing: Describing): FieldEvidenceData {
  const { ontology } = describing;
  return given({
    field: one.field,
    label: fieldLabel(ontology, type, one.field),
    basis: codeOf(ontology, 'StatementBasis', one.basis),
    note: textsOf(one.note, one.noteEn),
    evidence: one.evidence.flatMap((evidence) => describeEvidence(evidence, describing)),
  });
}

function fieldLabel(ontology: Ontology, type: string, name: string) {
  const fields = [...ontology.sharedFields, ...(ontology.entityType(type)?.fields ?? [])];
  return fields.find((field) => field.name === name)?.label ?? { zh: name };
}

function sectionOf(section: FoundSection, found: FoundEntity, describing: Describing): RelationSection {
  const { field, page } = section;
  const { relation, direction, name } = field;
  const item = (node: SeenRelation) => {
    const seen = seenRelation(node, describing);
    return isStaged(section) ? withStage(seen, found, describing) : seen;
  };
  const list = listData({ asked: found.asked, list: name }, page, item);
  const isFromStart = isStaged(section) && found.asked.after === undefined;
  return {
    relationType: relation.name,
    direction,
    reads: direction === 'IN' ? relation.readsInverse : relation.reads,
    ordered: isStaged(section),
    ...(section.byType ? { byType: true as const } : {}),
    ...list,
    ...(isFromStart ? { items: withNew(list.items) } : {}),
  };
}

function withStage(seen: SeenRelationData, { stages }: FoundEntity, describing: Describing): SeenRelationData {
  const { ontology, known } = describing;
  const [stage, found] = [known.entity(seen.other.id), stages.get(seen.other.id)];
  if (!stage || !found) return seen;
  const describe = (node: SeenRelation) => seenRelation(node, describing);
  return { ...seen, stage: stageData({ ontology, stage, found, describe }) };
}

function seenRelation({ record, other }: SeenRelation, describing: Describing): SeenRelationData {
  return { ...describeListed(record, describing), other: linkTo(describing.ontology, describing.known, other) };
}

function sourceOf(found: FoundSource, asked: AskedPage, describing: Describing): SourceData {
  const { passages, outline, content } = found;
  return given({
    passages,
    outline,
    section: asked.section,
    content:
      content && listData({ asked, list: 'content' }, content, ({ record }) => readPassage(record, found, describing)),
  });
}
