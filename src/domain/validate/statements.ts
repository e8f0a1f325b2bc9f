/** What can be said against a relation, a figure or a claim without asking the store. */
import type { ClaimItem, ObservationItem, RelationItem } from '../change.ts';
import { parseId } from '../ids.ts';
import type { Ontology, RelationTypeDef } from '../ontology.ts';
import { type Faults, shown } from './faults.ts';
import { checkEvidence, checkNotes, enumFault, periodFault } from './parts.ts';
import { LINE_RULE, PROSE_RULE, textFault } from './text-rules.ts';

const MAX_QUALIFIERS = 50;

export function checkStatement(
  item: RelationItem | ObservationItem | ClaimItem,
  ontology: Ontology,
  faults: Faults,
): void {
  if (item.kind === 'relation') checkRelation(item, ontology, faults);
  else if (item.kind === 'observation') checkObservation(item, ontology, faults);
  else checkClaim(item, ontology, faults);
  const { draft } = item;
  if (draft.period !== undefined) faults.note('period', periodFault(draft.period));
  faults.note('status', enumFault(ontology, 'StatementStatus', draft.status));
  faults.note('basis', enumFault(ontology, 'StatementBasis', draft.basis));
  checkNotes(draft, '', faults);
  checkEvidence(draft.evidence, 'evidence', ontology, faults);
}

function checkRelation({ draft }: RelationItem, ontology: Ontology, faults: Faults): void {
  const type = ontology.relationType(draft.relationType);
  if (!type) {
    const names = ontology.relationTypes.map((known) => known.name).join(', ');
    faults.add('relationType', `is ${shown(draft.relationType)}; it takes ${names}`);
    return;
  }
  checkEnds(draft.source, draft.target, type, ontology, faults);
  if (draft.ordinal === undefined) {
    if (type.ordered) faults.add('ordinal', `is missing; every ${type.name} has its place in the list`);
  } else if (!Number.isSafeInteger(draft.ordinal) || Math.abs(draft.ordinal) >= 2 ** 31) {
    faults.add('ordinal', `is ${draft.ordinal}; it takes a whole number`);
  }
  checkQualifiers(draft.qualifiers, type, faults);
}

function checkEnds(source: string, target: string, type: RelationTypeDef, ontology: Ontology, faults: Faults): void {
  const fault = endsFault(source, target, type, ontology);
  if (fault) faults.add(fault.field, fault.message);
}

/** The prefix of an id tells its type; ids of no type are named where references are checked. */
function endsFault(source: string, target: string, type: RelationTypeDef, ontology: Ontology) {
  if (source === target) return { field: 'target', message: `is its own source; ${type.name} joins two entities` };
  const [from, to] = [source, target].map((id) => ontology.entityTypeOfPrefix(parseId(id)?.prefix ?? ''));
  if (!from || !to || ontology.joins(type.name, from.name, to.name)) return undefined;
  if (type.symmetric && ontology.joins(type.name, to.name, from.name)) return undefined;
  if (!type.sources.includes(from.name)) {
    return {
      field: 'source',
      message: `is ${from.name} (${source}); ${type.name} starts from ${type.sources.join(', ')}`,
    };
  }
  const targets = type.targets.filter((name) => ontology.joins(type.name, from.name, name));
  return {
    field: 'target',
    message: `is ${to.name} (${target}); from ${from.name}, ${type.name} leads to ${targets.join(', ')}`,
  };
}

function checkQualifiers(qualifiers: RelationItem['draft']['qualifiers'], type: RelationTypeDef, faults: Faults): void {
  if (qualifiers.length > MAX_QUALIFIERS)
    faults.add('qualifiers', `are ${qualifiers.length}; at most ${MAX_QUALIFIERS} are taken`);
  const roles = type.qualifiers.map((rule) => rule.role);
  qualifiers.forEach((qualifier, index) => {
    const path = `qualifiers[${index}]`;
    if (!roles.includes(qualifier.role)) {
      faults.add(
        `${path}.role`,
        `is ${shown(qualifier.role)}; ${type.name} takes ${roles.length > 0 ? roles.join(', ') : 'no qualifiers'}`,
      );
    }
    if (qualifier.entity === undefined && (qualifier.text ?? '').trim() === '')
      faults.add(path, 'has neither entity nor text; it takes one of them');
    if (qualifier.text !== undefined) faults.note(`${path}.text`, textFault(qualifier.text, LINE_RULE));
    if (qualifier.textEn !== undefined) faults.note(`${path}.textEn`, textFault(qualifier.textEn, LINE_RULE));
  });
  for (const { role, required } of type.qualifiers) {
    if (required && !qualifiers.some((qualifier) => qualifier.role === role)) {
      faults.add('qualifiers', `have no ${role}; every ${type.name} says it, with an entity or a text`);
    }
  }
}

function checkObservation({ draft }: ObservationItem, ontology: Ontology, faults: Faults): void {
  const numbers = { value: draft.value, low: draft.low, high: draft.high };
  for (const [field, number] of Object.entries(numbers)) {
    if (number !== undefined && !Number.isFinite(number)) faults.add(field, `is ${number}; it takes a finite number`);
  }
  const { value, low, high } = draft;
  if (value !== undefined && (low !== undefined || high !== undefined))
    faults.add('value', 'is given beside a range (low, high); a figure has one or the other');
  if (low !== undefined && high !== undefined && low > high)
    faults.add('low', `is ${low}, above \`high\`, which is ${high}`);
  const hasNumber = Object.values(numbers).some((number) => number !== undefined);
  if (!hasNumber && draft.wording === undefined) {
    faults.add('value', 'is missing; a figure has a value, a range (low, high) or at least the wording of the source');
  }
  if (draft.unit !== undefined) faults.note('unit', textFault(draft.unit, LINE_RULE));
  faults.note('comparator', enumFault(ontology, 'Comparator', draft.comparator));
  if (draft.wording !== undefined) faults.note('wording', textFault(draft.wording, LINE_RULE));
}

function checkClaim({ draft }: ClaimItem, ontology: Ontology, faults: Faults): void {
  faults.note('claimKind', enumFault(ontology, 'ClaimKind', draft.claimKind));
  faults.note('text', textFault(draft.text, PROSE_RULE));
  if (draft.textEn !== undefined) faults.note('textEn', textFault(draft.textEn, PROSE_RULE));
}
