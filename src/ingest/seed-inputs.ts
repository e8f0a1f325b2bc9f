/** All seed files together → the inputs of one change: names become ids, keys become passages, fields become relations. */
import type { Ontology } from '../domain/ontology.ts';
import type { Basis, FieldValue, NameKind } from '../domain/records.ts';
import type { Faults } from './fault.ts';
import type { EntityInput, FieldEvidenceInput, NameInput } from './input.ts';
import type { MakeKeys } from './items.ts';
import { fieldPlaces, type Placed, type PlacedInputs } from './placed.ts';
import type { SeedEntity, SeedFile, SeedName } from './seed-form.ts';
import { createDirectory, type Directory, type Outside } from './seed-names.ts';
import { createPassageBook, type PassageBook, type ReadPassage } from './seed-passages.ts';
import { statementInputs } from './seed-statements.ts';

export interface SeedContext {
  readonly ontology: Ontology;
  readonly keys: MakeKeys;
  readonly outside: Outside;
  readonly faults: Faults;
}

export interface SeedInputs extends PlacedInputs {
  readonly directory: Directory;
  readonly passages: readonly ReadPassage[];
}

/** What a name, a passage or an end is wrong with is in `context.faults`, and the entry is left out of the inputs. */
export function seedInputs(files: readonly SeedFile[], context: SeedContext): SeedInputs {
  const directory = createDirectory(files, context);
  const book = createPassageBook(files, { ...context, directory });
  const building: Building = { ...context, directory, book };
  const entities = files.flatMap((file) => file.entities.map((entity) => entityInput(entity, file, building)));
  return { directory, entities, passages: book.passages, ...statementInputs(files, building), aliases: [] };
}

export interface Building extends SeedContext {
  readonly directory: Directory;
  readonly book: PassageBook;
}

function entityInput(entity: SeedEntity, file: SeedFile, building: Building): Placed<EntityInput> {
  const input: EntityInput = {
    type: entity.type.name,
    id: building.directory.idOf.get(entity),
    label: entity.label.text,
    labelEn: entity.labelEn?.text,
    names: entity.names.flatMap((name) => nameInput(name, building) ?? []),
    summary: entity.summary?.text,
    summaryEn: entity.summaryEn?.text,
    kind: entity.kind?.text,
    period: entity.period?.text,
    fields: Object.fromEntries([...entity.fields].map(([name, { value }]): [string, FieldValue] => [name, value])),
    fieldEvidence: entity.fieldEvidence.flatMap((evidence) => fieldEvidenceInput(evidence, file, building) ?? []),
  };
  return { input, at: entity.at, fields: entityPlaces(entity) };
}

function entityPlaces(entity: SeedEntity): Placed<EntityInput>['fields'] {
  const { id, label, labelEn, kind, summary, summaryEn, period } = entity;
  const places = fieldPlaces({ id, label, labelEn, kind, summary, summaryEn, period });
  for (const [index, name] of entity.names.entries()) places.set(`names[${index}]`, name.text.at);
  for (const [name, { at }] of entity.fields) places.set(name, at).set(`fields.${name}`, at);
  entity.fieldEvidence.forEach((field, index) => {
    places.set(`fieldEvidence[${index}]`, field.at);
    field.evidence.forEach((evidence, at) => {
      if (evidence.quote) places.set(`fieldEvidence[${index}].evidence[${at}].quote`, evidence.quote.at);
    });
  });
  return places;
}

function nameInput(name: SeedName, { directory }: Building): NameInput | undefined {
  const document = name.document && directory.resolve(name.document)?.id;
  if (name.document && !document) return undefined;
  // The reader has checked the kind against the ontology's NameKind.
  return { text: name.text.text, kind: name.kind as NameKind, document };
}

function fieldEvidenceInput(
  written: SeedEntity['fieldEvidence'][number],
  file: SeedFile,
  building: Building,
): FieldEvidenceInput | undefined {
  const evidence = building.book.evidence(written.evidence, file);
  // The reader has checked the basis against the ontology's StatementBasis.
  const basis = written.basis as Basis;
  return (
    evidence && { field: written.field.text, basis, note: written.note?.text, noteEn: written.noteEn?.text, evidence }
  );
}
