/** What can be said against an entity or a passage without asking the store. */
import type { EntityItem, PassageItem } from '../change.ts';
import type { EntityTypeDef, Ontology } from '../ontology.ts';
import { type Faults, shown } from './faults.ts';
import { checkFields } from './fields.ts';
import { checkEvidence, checkNotes, enumFault, periodFault } from './parts.ts';
import { LINE_RULE, labelFault, MAX_NAMES, PASSAGE_RULE, PROSE_RULE, textFault } from './text-rules.ts';

const MAX_HEADINGS = 20;
const MAX_MENTIONS = 200;

export function checkEntity(item: EntityItem, ontology: Ontology, faults: Faults): void {
  const { draft } = item;
  const type = ontology.entityType(draft.type);
  if (!type) {
    faults.add(
      'type',
      `is ${shown(draft.type)}; it takes ${ontology.entityTypes.map((known) => known.name).join(', ')}`,
    );
    return;
  }
  if (item.distinct && item.id === undefined)
    faults.add('distinct', 'needs an id: two entities of one label are told apart by it');
  faults.note('label', labelFault(draft.label));
  if (draft.labelEn !== undefined) faults.note('labelEn', labelFault(draft.labelEn));
  checkNames(item, ontology, faults);
  if (draft.summary !== undefined) faults.note('summary', textFault(draft.summary, PROSE_RULE));
  if (draft.summaryEn !== undefined) faults.note('summaryEn', textFault(draft.summaryEn, PROSE_RULE));
  checkKind(draft.kind, type, faults);
  if (draft.period !== undefined) faults.note('period', periodFault(draft.period));
  checkFields(draft.fields, type, faults);
  checkFieldEvidence(item, type, ontology, faults);
}

function checkNames({ draft }: EntityItem, ontology: Ontology, faults: Faults): void {
  if (draft.names.length > MAX_NAMES) faults.add('names', `are ${draft.names.length}; at most ${MAX_NAMES} are taken`);
  draft.names.forEach((name, index) => {
    faults.note(`names[${index}].text`, labelFault(name.text));
    faults.note(`names[${index}].kind`, enumFault(ontology, 'NameKind', name.kind));
  });
}

function checkKind(kind: string | undefined, type: EntityTypeDef, faults: Faults): void {
  const kinds = type.kinds.map((known) => known.value);
  if (kinds.length === 0) {
    if (kind !== undefined) faults.add('kind', `is ${shown(kind)}; ${type.name} has no kinds, leave it out`);
  } else if (kind === undefined) faults.add('kind', `is missing; ${type.name} takes ${kinds.join(', ')}`);
  else if (!kinds.includes(kind)) faults.add('kind', `is ${shown(kind)}; ${type.name} takes ${kinds.join(', ')}`);
}

function checkFieldEvidence({ draft }: EntityItem, type: EntityTypeDef, ontology: Ontology, faults: Faults): void {
  const names = [...ontology.sharedFields, ...type.fields].map((field) => field.name);
  draft.fieldEvidence.forEach((item, index) => {
    const path = `fieldEvidence[${index}]`;
    if (!names.includes(item.field))
      faults.add(`${path}.field`, `is ${shown(item.field)}; ${type.name} has ${names.join(', ')}`);
    faults.note(`${path}.basis`, enumFault(ontology, 'StatementBasis', item.basis));
    checkNotes(item, path, faults);
    checkEvidence(item.evidence, `${path}.evidence`, ontology, faults);
  });
}

export function checkPassage({ draft }: PassageItem, ontology: Ontology, faults: Faults): void {
  if (draft.section.length > MAX_HEADINGS)
    faults.add('section', `has ${draft.section.length} headings; at most ${MAX_HEADINGS} are taken`);
  draft.section.forEach((heading, index) => {
    faults.note(`section[${index}]`, textFault(heading, LINE_RULE));
  });
  faults.note('paragraph', countFault(draft.paragraph));
  if (draft.page !== undefined) faults.note('page', countFault(draft.page));
  faults.note('text', textFault(draft.text, PASSAGE_RULE));
  if (draft.textEn !== undefined) faults.note('textEn', textFault(draft.textEn, PASSAGE_RULE));
  faults.note('textKind', enumFault(ontology, 'TextKind', draft.textKind));
  checkMentions(draft.mentions ?? [], faults);
}

function checkMentions(mentions: readonly string[], faults: Faults): void {
  if (mentions.length > MAX_MENTIONS)
    faults.add('mentions', `are ${mentions.length}; at most ${MAX_MENTIONS} are taken`);
  const seen = new Set<string>();
  mentions.forEach((id, index) => {
    if (seen.has(id)) faults.add(`mentions[${index}]`, `is ${shown(id)} once more; each entity is named once`);
    seen.add(id);
  });
}

function countFault(count: number): string | undefined {
  return Number.isSafeInteger(count) && count >= 1 && count < 2 ** 31 ? undefined : `is ${count}; it counts from 1`;
}
