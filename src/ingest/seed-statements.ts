/** Statements, figures and claims of seed files → inputs. An entry with a name that leads nowhere is left out; the fault says so. */
import type { ClaimKind, Comparator, QualifierRole, StatementRecord } from '../domain/records.ts';
import type { ClaimInput, ObservationInput, QualifierInput, RelationInput, StatementInput } from './input.ts';
import { fieldPlaces, type Placed, type PlacedInputs } from './placed.ts';
import type {
  Ref,
  SeedClaim,
  SeedEntity,
  SeedFigure,
  SeedFile,
  SeedQualifier,
  SeedRelation,
  SeedStating,
} from './seed-form.ts';
import type { Building } from './seed-inputs.ts';
import type { KnownEntity } from './seed-names.ts';
import { createQuantified, type Ends, type Quantified } from './seed-quantified.ts';
import { noteWithReason } from './seed-reasons.ts';

type Statements = Pick<PlacedInputs, 'relations' | 'observations' | 'claims'>;

interface Under {
  readonly file: SeedFile;
  readonly entity: SeedEntity;
  readonly self: KnownEntity;
}

export function statementInputs(files: readonly SeedFile[], building: Building): Statements {
  const under = files.flatMap((file) =>
    file.entities.map((entity): Under => ({ file, entity, self: selfOf(entity, building) })),
  );
  const relations = under.flatMap((one) =>
    one.entity.statements.flatMap((written) => relationInput(written, one, building) ?? []),
  );
  const quantified = createQuantified(relations, building);
  const observations = under.flatMap((one) =>
    one.entity.figures.flatMap((written) => observationInput(written, one, { ...building, quantified }) ?? []),
  );
  const claims = under.flatMap((one) =>
    one.entity.claims.flatMap((written) => claimInput(written, one, building) ?? []),
  );
  return { relations: quantified.relations(), observations, claims };
}

function selfOf(entity: SeedEntity, { directory }: Building): KnownEntity {
  return { id: directory.idOf.get(entity) ?? '', type: entity.type.name, label: entity.label.text };
}

function relationInput(written: SeedRelation, under: Under, building: Building): Placed<RelationInput> | undefined {
  const other = building.directory.resolve(written.other);
  const qualifiers = allOf(written.qualifiers.map((qualifier) => qualifierInput(qualifier, building)));
  const base = statementInput(written, { ...under, record: 'relation' }, building);
  const ends = other && endsOf({ field: written.field.text, ref: written.other, other }, under, building);
  if (!ends || !qualifiers || !base) return undefined;
  const input: RelationInput = { ...base, ...ends, ordinal: written.ordinal, qualifiers };
  const fields = statedPlaces(written);
  fields.set(ends.source === under.self.id ? 'target' : 'source', written.other.at);
  fields.set('relationType', written.field.at);
  for (const [index, qualifier] of written.qualifiers.entries()) fields.set(`qualifiers[${index}]`, qualifier.at);
  return { input, at: written.field.at, fields };
}

interface Stating {
  readonly field: string;
  readonly ref: Ref;
  readonly other: KnownEntity;
}

/** Which relation a field of the entity is, seen from it; ends that the ontology does not join are a fault. */
function endsOf(
  { field, ref, other }: Stating,
  { self }: Pick<Under, 'self'>,
  { ontology, faults }: Building,
): Ends | undefined {
  const found = ontology.relationField(self.type, field);
  if (!found) return undefined;
  const { relation, direction } = found;
  const [source, target] = direction === 'IN' ? [other, self] : [self, other];
  if (ontology.joins(relation.name, source.type, target.type)) {
    return { relationType: relation.name, source: source.id, target: target.id };
  }
  const fitting = ontology.entityTypes.filter(({ name }) =>
    direction === 'IN'
      ? ontology.joins(relation.name, name, self.type)
      : ontology.joins(relation.name, self.type, name),
  );
  const types = fitting.map(({ name }) => name).join(', ');
  faults.add(ref.at, 'WRONG_END', `“${ref.name}” is a ${other.type}; \`${field}\` of a ${self.type} takes: ${types}.`);
  return undefined;
}

function qualifierInput(written: SeedQualifier, { directory }: Building): QualifierInput | undefined {
  // The reader has checked the role against the ontology's QualifierRole.
  const role = written.role as QualifierRole;
  if (!written.entity) return { role, text: written.text?.text, textEn: written.textEn?.text };
  const entity = directory.resolve(written.entity);
  return entity && { role, entity: entity.id };
}

function observationInput(
  written: SeedFigure,
  under: Under,
  building: Building & { readonly quantified: Quantified },
): Placed<ObservationInput> | undefined {
  const base = statementInput(written, { ...under, record: 'observation' }, building);
  const others = resolveAll({ indicator: written.indicator, comparedWith: written.comparedWith }, building);
  const relation = written.relation && quantifiedId(written.relation, under, building);
  if (!base || !others?.indicator || (written.relation && !relation)) return undefined;
  const { value, low, high, unit, wording } = written;
  const input: ObservationInput = {
    ...base,
    indicator: others.indicator,
    subject: under.self.id,
    comparedWith: others.comparedWith,
    relation,
    ...{ value, low, high, unit: unit?.text, wording: wording?.text },
    // The reader has checked it against the ontology's Comparator.
    comparator: written.comparator as Comparator,
  };
  const fields = statedPlaces(written);
  for (const [field, place] of fieldPlaces({
    indicator: written.indicator,
    comparedWith: written.comparedWith,
    unit,
    wording,
  })) {
    fields.set(field, place);
  }
  return { input, at: written.at, fields };
}

/** The id of the statement of this entity that a figure belongs to. */
function quantifiedId(
  written: NonNullable<SeedFigure['relation']>,
  under: Under,
  building: Building & { readonly quantified: Quantified },
): string | undefined {
  const other = building.directory.resolve(written.other);
  const ends = other && endsOf({ field: written.field.text, ref: written.other, other }, under, building);
  return ends && building.quantified.idOf(ends, written.other.at);
}

function claimInput(written: SeedClaim, under: Under, building: Building): Placed<ClaimInput> | undefined {
  const base = statementInput(written, { ...under, record: 'claim' }, building);
  const others = resolveAll({ object: written.object, scope: written.scope }, building);
  if (!base || !others) return undefined;
  const { text, textEn, object, scope } = written;
  // The reader has checked the kind against the ontology's ClaimKind.
  const claimKind = written.kind as ClaimKind;
  const input: ClaimInput = {
    ...base,
    claimKind,
    subject: under.self.id,
    ...others,
    text: text.text,
    textEn: textEn?.text,
  };
  const fields = statedPlaces(written);
  for (const [field, place] of fieldPlaces({ text, textEn, object, scope })) fields.set(field, place);
  return { input, at: written.at, fields };
}

function statementInput(
  written: SeedStating,
  { file, record }: Under & { readonly record: StatementRecord['record'] },
  building: Building,
): StatementInput | undefined {
  const evidence = building.book.evidence(written.evidence, file);
  const others = resolveAll({ attributedTo: written.attributedTo }, building);
  if (!evidence || !others) return undefined;
  return {
    id: written.id && fullId(written.id.text, record),
    ...noteWithReason({ note: written.note?.text, noteEn: written.noteEn?.text }, written.unnamed?.reason),
    period: written.period?.text,
    // The reader has checked both against the ontology's enums.
    status: written.status as StatementInput['status'],
    basis: written.basis as StatementInput['basis'],
    attributedTo: others.attributedTo,
    evidence,
  };
}

/** An id may be written without its prefix. */
function fullId(text: string, record: StatementRecord['record']): string {
  return text.includes(':') ? text : `${record}:${text}`;
}

function statedPlaces(written: SeedStating): Map<string, Placed<unknown>['at']> {
  const { id, period, attributedTo, note, noteEn, unnamed } = written;
  const places = fieldPlaces({ id, period, attributedTo, note, noteEn, unnamed });
  written.evidence.forEach(({ key, quote }, index) => {
    places.set(`evidence[${index}]`, key.at);
    if (quote) places.set(`evidence[${index}].quote`, quote.at);
  });
  return places;
}

/** The ids of the references that were written; undefined where one of them leads nowhere. */
function resolveAll<K extends string>(
  refs: Readonly<Record<K, Ref | undefined>>,
  { directory }: Building,
): { readonly [P in K]?: string } | undefined {
  const ids: { [P in K]?: string } = {};
  let complete = true;
  for (const [key, ref] of Object.entries(refs) as [K, Ref | undefined][]) {
    const found = ref && directory.resolve(ref);
    if (found) ids[key] = found.id;
    else if (ref) complete = false;
  }
  return complete ? ids : undefined;
}

function allOf<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  return items.every((item) => item !== undefined) ? items : undefined;
}
