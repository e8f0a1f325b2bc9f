/** The form of an entity: what all have, then what its type has of its own. A new type of schema/ has its form without code. */
import type { EntityTypeDef, FieldDef, Ontology, Words } from '../../../domain/ontology.ts';
import { editFields } from '../../../ui/strings/edit-fields.ts';
import { evidenceSpec, sourceTypes } from './evidence-spec.ts';
import { called, choice, type FieldInput, type FormSpec, leaf, list, type Spec } from './spec.ts';

export function entitySpec(type: EntityTypeDef, ontology: Ontology, isNew: boolean): FormSpec {
  const shared = (name: string) => ({ label: sharedLabel(ontology, name) });
  return {
    record: 'entity',
    type,
    fields: [
      leaf('label', 'line', { ...shared('label'), isRequired: true }),
      leaf('labelEn', 'line'),
      ...(isNew ? [leaf('id', 'id', { hint: 'id' })] : []),
      ...(type.kinds.length > 0 ? [choice('kind', type.kinds, { ...shared('kind'), isRequired: true })] : []),
      leaf('summary', 'prose', { ...shared('summary'), hint: 'summary' }),
      leaf('summaryEn', 'prose'),
      namesSpec(ontology, shared('names').label),
      leaf('period', 'period', { ...shared('period'), hint: 'period' }),
      ...type.fields.map(ownSpec),
      fieldEvidenceSpec(type, ontology),
      leaf('distinct', 'flag', { hint: 'distinct' }),
    ],
  };
}

function sharedLabel({ sharedFields }: Ontology, name: string): Words {
  return sharedFields.find((field) => field.name === name)?.label ?? { zh: name, en: name };
}

function namesSpec(ontology: Ontology, label: Words): Spec {
  return list(
    'names',
    [
      leaf('text', 'line', { label: called('nameText'), isRequired: true }),
      choice('kind', ontology.enums.get('NameKind'), { label: called('nameKind'), default: 'VARIANT' }),
      leaf('document', 'entity', { label: called('nameDocument'), types: sourceTypes(ontology) }),
    ],
    { label, hint: 'names' },
  );
}

function fieldEvidenceSpec(type: EntityTypeDef, ontology: Ontology): Spec {
  const fields = [...ontology.sharedFields, ...type.fields].map(({ name, label }) => ({ value: name, ...label }));
  return list(
    'fieldEvidence',
    [
      choice('field', fields, { isRequired: true }),
      choice('basis', ontology.enums.get('StatementBasis'), { default: 'STATED' }),
      evidenceSpec(ontology),
      leaf('note', 'prose'),
      leaf('noteEn', 'prose'),
    ],
    { hint: 'fieldEvidence' },
  );
}

function ownSpec(field: FieldDef): Spec {
  return { ...fieldSpec(field), isOwn: true };
}

const INPUTS: Readonly<Record<string, FieldInput>> = { Int: 'whole', Float: 'number', Date: 'date', Period: 'period' };

function fieldSpec(field: FieldDef): Spec {
  const { name, label, parts, values, unit, required } = field;
  if (field.list && parts) return list(name, parts.map(fieldSpec), { label });
  if (field.list) return list(name, [{ ...fieldSpec({ ...field, list: false }), name: '' }], { label, isTexts: true });
  const more = {
    label,
    ...(unit === undefined ? {} : { unit }),
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(required && field.default === undefined ? { isRequired: true as const } : {}),
  };
  if (values.length > 0) return choice(name, values, more);
  if (field.type === 'Boolean') return choice(name, yesOrNo(), { ...more, isBoolean: true });
  const input = INPUTS[field.type] ?? 'line';
  return leaf(name, input, input === 'date' || input === 'period' ? { ...more, hint: input } : more);
}

function yesOrNo() {
  const { zh, en } = editFields;
  return [
    { value: 'true', zh: zh.yes, en: en.yes },
    { value: 'false', zh: zh.no, en: en.no },
  ];
}
