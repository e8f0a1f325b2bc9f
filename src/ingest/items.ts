/** Inputs → the items of a change: null is left out, every item knows its place in the request. */
import type {
  ChangeItem,
  ClaimItem,
  EntityItem,
  EntityKeys,
  ItemPlace,
  ObservationItem,
  RelationItem,
} from '../domain/change.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { Evidence, FieldEvidence, FieldValue, Name, Qualifier } from '../domain/records.ts';
import { labelFault, MAX_NAMES } from '../domain/validate/text-rules.ts';
import type {
  ClaimInput,
  EntityInput,
  EvidenceInput,
  FieldEvidenceInput,
  NameInput,
  ObservationInput,
  PassageInput,
  QualifierInput,
  RelationInput,
  StatementInput,
  WriteInputs,
} from './input.ts';

/** Makes the keys by which an entity is found and sorted (text/keys.ts, `createKeys`). */
export type MakeKeys = (
  label: string,
  names: readonly Name[],
  labelEn?: string,
  fields?: Readonly<Record<string, unknown>>,
) => EntityKeys;

/** The items in the order of `WriteInputs`; `place.index` counts over all of them. Pure, one pass. */
export function itemsOf(inputs: WriteInputs, ontology: Ontology, keys: MakeKeys): readonly ChangeItem[] {
  return [...eachItem(inputs, ontology, keys)];
}

/** The same one by one, for who lets others work in between: an entity's keys take about a tenth of a millisecond. */
export function* eachItem(inputs: WriteInputs, ontology: Ontology, keys: MakeKeys): Generator<ChangeItem, void, void> {
  let index = 0;
  const place = (path = ''): ItemPlace => ({ index: index++, path });
  for (const input of inputs.entities ?? []) {
    yield entityItem(input, place(entityPath(input, ontology)), keys);
  }
  for (const input of inputs.passages ?? []) yield passageItem(input, place());
  for (const input of inputs.relations ?? []) yield relationItem(input, place());
  for (const input of inputs.observations ?? []) yield observationItem(input, place());
  for (const input of inputs.claims ?? []) yield claimItem(input, place());
  for (const id of inputs.remove ?? []) yield { kind: 'remove', place: place(), id };
  for (const id of inputs.removeWhole ?? []) yield { kind: 'remove', place: place(), id, isWhole: true };
  for (const { id, into } of inputs.aliases ?? []) yield { kind: 'alias', place: place('merged'), id, into };
}

/** In the contract an entity's fields stand under the key of its type: `model.label`. */
function entityPath(input: EntityInput, ontology: Ontology): string {
  return ontology.entityType(input.type)?.field ?? '';
}

function entityItem(input: EntityInput, place: ItemPlace, keys: MakeKeys): ChangeItem {
  const names = (input.names ?? []).map(nameOf);
  const draft = {
    type: input.type,
    label: input.label,
    ...given({ labelEn: input.labelEn }),
    names,
    ...given({ summary: input.summary, summaryEn: input.summaryEn, kind: input.kind, period: input.period }),
    fields: fieldsOf(input),
    fieldEvidence: (input.fieldEvidence ?? []).map(fieldEvidenceOf),
  };
  return { kind: 'entity', place, ...idOf(input), draft, distinct: input.distinct ?? false, keys: keysOf(draft, keys) };
}

/** Names that will be refused get no keys: to make those of a text of a megabyte would take long. */
export function keysOf(
  { label, labelEn, names, fields }: Pick<EntityItem['draft'], 'label' | 'labelEn' | 'names' | 'fields'>,
  keys: MakeKeys,
): EntityKeys {
  const texts = [label, ...(labelEn === undefined ? [] : [labelEn]), ...names.map((name) => name.text)];
  const isRefused = names.length > MAX_NAMES || texts.some((text) => labelFault(text) !== undefined);
  return isRefused ? { sort: '', slug: '', names: [] } : keys(label, names, labelEn, fields);
}

function passageItem(input: PassageInput, place: ItemPlace): ChangeItem {
  const { document, section, paragraph, page, text, textEn, textKind, mentions } = input;
  const draft = {
    ...{ document, section, paragraph, ...given({ page }), text, ...given({ textEn }), textKind },
    ...given({ mentions }),
  };
  return { kind: 'passage', place, ...idOf(input), draft };
}

function relationItem(input: RelationInput, place: ItemPlace): ChangeItem {
  return { kind: 'relation', place, ...idOf(input), draft: relationDraft(input) };
}

/** The relation as it would be stored, but for its id. */
export function relationDraft(input: RelationInput): RelationItem['draft'] {
  const { relationType, source, target, ordinal } = input;
  const qualifiers = (input.qualifiers ?? []).map(qualifierOf);
  return { ...statementOf(input), relationType, source, target, ...given({ ordinal }), qualifiers };
}

function observationItem(input: ObservationInput, place: ItemPlace): ChangeItem {
  return { kind: 'observation', place, ...idOf(input), draft: observationDraft(input) };
}

/** The figure as it would be stored, but for its id. */
export function observationDraft(input: ObservationInput): ObservationItem['draft'] {
  const { indicator, subject, comparedWith, relation, value, low, high, unit, wording } = input;
  return {
    ...statementOf(input),
    indicator,
    subject,
    ...given({ comparedWith, relation, value, low, high, unit, wording }),
    comparator: input.comparator ?? 'EQUAL',
  };
}

function claimItem(input: ClaimInput, place: ItemPlace): ChangeItem {
  return { kind: 'claim', place, ...idOf(input), draft: claimDraft(input) };
}

/** The claim as it would be stored, but for its id. */
export function claimDraft(input: ClaimInput): ClaimItem['draft'] {
  const { claimKind, subject, object, text, textEn, scope } = input;
  return { ...statementOf(input), claimKind, subject, ...given({ object }), text, ...given({ textEn, scope }) };
}

function idOf(input: { readonly id?: string | null | undefined; readonly ifRevision?: number | null | undefined }) {
  return { ...given({ id: input.id }), ...given({ ifRevision: input.ifRevision }) };
}

function statementOf(input: StatementInput) {
  const { note, noteEn, period, attributedTo } = input;
  return {
    ...given({ note, noteEn, period }),
    status: input.status,
    basis: input.basis ?? 'STATED',
    ...given({ attributedTo }),
    evidence: input.evidence.map(evidenceOf),
  } as const;
}

function nameOf(input: NameInput): Name {
  return { text: input.text, kind: input.kind ?? 'VARIANT', ...given({ document: input.document }) };
}

function evidenceOf(input: EvidenceInput): Evidence {
  const cited = (input.cited ?? []).map(({ mark, locator, source }) => ({ mark, ...given({ locator, source }) }));
  return {
    passage: input.passage,
    ...given({ quote: input.quote }),
    stance: input.stance ?? 'SUPPORTS',
    ...(cited.length > 0 ? { cited } : {}),
  };
}

function fieldEvidenceOf(input: FieldEvidenceInput): FieldEvidence {
  const { field, note, noteEn } = input;
  return {
    field,
    basis: input.basis ?? 'STATED',
    ...given({ note, noteEn }),
    evidence: input.evidence.map(evidenceOf),
  };
}

function qualifierOf(input: QualifierInput): Qualifier {
  return { role: input.role, ...given({ entity: input.entity, text: input.text, textEn: input.textEn }) };
}

/** The fields that have a value. Unknown ones stay, for validation to name; defaults are the planner's to fill in. */
function fieldsOf({ fields }: EntityInput): Readonly<Record<string, FieldValue>> {
  const whole = Object.entries(given(fields ?? {})).map(([name, value]) => [name, withoutNulls(value)] as const);
  // `given` leaves only names that have a value.
  return Object.fromEntries(whole) as Readonly<Record<string, FieldValue>>;
}

/** The items of a list of objects may have nulls in them, too. */
function withoutNulls(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => (typeof item === 'object' && item !== null ? given({ ...item }) : item));
}

type Given<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

/** What has a value: null, undefined and the empty text are left out. */
function given<T extends Readonly<Record<string, unknown>>>(values: T): Given<T> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') kept[name] = value;
  }
  // The condition above is what makes the values non-null.
  return kept as Given<T>;
}
