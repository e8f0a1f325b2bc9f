/** The forms of relations, figures, claims and passages: what they join and are qualified by is the ontology's. */
import type { Ontology, RelationTypeDef } from '../../../domain/ontology.ts';
import { evidenceSpec, sourceTypes } from './evidence-spec.ts';
import { called, choice, type FormSpec, leaf, list, type Spec } from './spec.ts';

/** `type` undefined while it is yet to be chosen. What is there is shown, though its type takes it no more. */
export function relationSpec(type: RelationTypeDef | undefined, ontology: Ontology, isQualified: boolean): FormSpec {
  const types = ontology.relationTypes.map(({ name, reads }) => ({ value: name, ...reads }));
  const roles = type ? type.qualifiers.map(({ role }) => role) : [];
  return {
    record: 'relation',
    fields: [
      leaf('source', 'entity', { isRequired: true, hint: 'entity', ...(type ? { types: type.sources } : {}) }),
      choice('relationType', types, { isRequired: true }),
      leaf('target', 'entity', { isRequired: true, hint: 'entity', ...(type ? { types: type.targets } : {}) }),
      leaf('ordinal', 'whole', type?.ordered ? { isRequired: true } : {}),
      ...(type && roles.length === 0 && !isQualified ? [] : [qualifiersSpec(roles, ontology)]),
      ...sharedSpecs(ontology),
    ],
  };
}

function qualifiersSpec(roles: readonly string[], ontology: Ontology): Spec {
  const all = ontology.enums.get('QualifierRole') ?? [];
  return list('qualifiers', [
    choice('role', roles.length > 0 ? all.filter(({ value }) => roles.includes(value)) : all, { isRequired: true }),
    leaf('entity', 'entity', { hint: 'entity' }),
    leaf('text', 'line', { label: called('qualifierText') }),
    leaf('textEn', 'line', { label: called('qualifierTextEn') }),
  ]);
}

export function observationSpec(ontology: Ontology): FormSpec {
  return {
    record: 'observation',
    fields: [
      leaf('indicator', 'entity', { isRequired: true, hint: 'entity', types: ['INDICATOR'] }),
      leaf('subject', 'entity', { isRequired: true, hint: 'entity' }),
      choice('comparator', ontology.enums.get('Comparator'), { default: 'EQUAL' }),
      leaf('value', 'number', { hint: 'number' }),
      leaf('low', 'number'),
      leaf('high', 'number'),
      leaf('unit', 'line', { hint: 'unit' }),
      leaf('wording', 'line'),
      leaf('comparedWith', 'entity', { hint: 'entity' }),
      leaf('relation', 'relation', { hint: 'relation' }),
      ...sharedSpecs(ontology),
    ],
  };
}

export function claimSpec(ontology: Ontology): FormSpec {
  return {
    record: 'claim',
    fields: [
      leaf('subject', 'entity', { isRequired: true, hint: 'entity' }),
      choice('claimKind', ontology.enums.get('ClaimKind'), { isRequired: true }),
      leaf('text', 'prose', { isRequired: true, label: called('claimText') }),
      leaf('textEn', 'prose', { label: called('claimTextEn') }),
      leaf('object', 'entity', { hint: 'entity' }),
      leaf('scope', 'entity', { hint: 'entity' }),
      ...sharedSpecs(ontology),
    ],
  };
}

/** `isNew`: a passage stays in its source. */
export function passageSpec(ontology: Ontology, isNew: boolean): FormSpec {
  const types = sourceTypes(ontology);
  return {
    record: 'passage',
    fields: [
      leaf('document', 'entity', { isRequired: true, hint: 'entity', types, ...(isNew ? {} : { isFixed: true }) }),
      list('section', [leaf('', 'line', { label: called('section') })], { isTexts: true, hint: 'section' }),
      leaf('paragraph', 'whole', { isRequired: true }),
      leaf('page', 'whole'),
      choice('textKind', ontology.enums.get('TextKind'), { isRequired: true }),
      leaf('text', 'long', { isRequired: true }),
      leaf('textEn', 'long'),
    ],
  };
}

function sharedSpecs(ontology: Ontology): readonly Spec[] {
  return [
    choice('status', ontology.enums.get('StatementStatus'), { isRequired: true, hint: 'status' }),
    choice('basis', ontology.enums.get('StatementBasis'), { default: 'STATED' }),
    evidenceSpec(ontology),
    leaf('period', 'period', { hint: 'period' }),
    leaf('attributedTo', 'entity', { hint: 'entity' }),
    leaf('note', 'prose', { hint: 'note' }),
    leaf('noteEn', 'prose'),
  ];
}
