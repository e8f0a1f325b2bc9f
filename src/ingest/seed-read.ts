/** Reads one seed file (docs/seed-format.md) into its form; every fault that a single file can show is named with its place. */
import type { EntityTypeDef, Ontology } from '../domain/ontology.ts';
import type { FieldValue } from '../domain/records.ts';
import type { Fault, Place } from './fault.ts';
import { createFaults } from './fault.ts';
import { type MapReader, readMap } from './map-reader.ts';
import type { SeedEntity, SeedFile, SeedName } from './seed-form.ts';
import { readException } from './seed-read-exceptions.ts';
import { readPassageGroup } from './seed-read-passages.ts';
import { readClaim, readFieldEvidence, readFigure, readRelation } from './seed-read-statements.ts';
import { enumAt, readFieldValue, refAt, type SeedReading, typeOfWord, unknownType } from './seed-words.ts';
import { parseYaml, type Tree } from './yaml-tree.ts';

/** A file's name as it is shown in faults, and its text. */
export interface SeedText {
  readonly name: string;
  readonly text: string;
}

export interface SeedRead {
  readonly form: SeedFile;
  readonly faults: readonly Fault[];
}

export function readSeedFile(file: SeedText, ontology: Ontology): SeedRead {
  const faults = createFaults();
  const reading: SeedReading = { ontology, faults };
  const empty: SeedFile = { file: file.name, passages: [], entities: [], exceptions: [] };
  const tree = parseYaml(file.name, file.text, faults);
  const map = tree && readMap(tree, 'A seed file', faults);
  if (!map) return { form: empty, faults: faults.list };
  const source = refAt(map, 'source', reading);
  const passages = map.list('passages').flatMap((group) => readPassageGroup(group, reading));
  const entities = map.list('entities').flatMap((entity) => readEntity(entity, reading) ?? []);
  const exceptions = map.list('exceptions').flatMap((exception) => readException(exception, reading) ?? []);
  map.finish();
  return { form: { ...empty, ...(source ? { source } : {}), passages, entities, exceptions }, faults: faults.list };
}

/** Keys that an entity of any type may have, next to the one that names its type. */
const ENTITY_KEYS = [
  'id',
  'en',
  'kind',
  'names',
  'summary',
  'summaryEn',
  'period',
  'fields',
  'fieldEvidence',
  'statements',
  'figures',
  'claims',
];

function readEntity(tree: Tree, reading: SeedReading): SeedEntity | undefined {
  const map = readMap(tree, 'An entity', reading.faults);
  if (!map) return undefined;
  const word = map.keys.find((key) => !ENTITY_KEYS.includes(key) && typeOfWord(key, reading.ontology));
  const type = word === undefined ? undefined : typeOfWord(word, reading.ontology);
  if (word === undefined || !type) {
    nameMissingType(map, reading);
    return undefined;
  }
  const label = map.requiredText(word);
  const entity = { at: label.at, type, label, ...readWords(map, reading), ...readStatements(map, type, reading) };
  map.finish();
  return label.text === '' ? undefined : (entity as SeedEntity);
}

function nameMissingType(map: MapReader, reading: SeedReading): void {
  const odd = map.keys.find((key) => !ENTITY_KEYS.includes(key));
  const place: Place = (odd && map.entry(odd)?.keyAt) || map.at;
  const message = odd
    ? unknownType(odd, reading.ontology)
    : 'An entity begins with its type and its label, such as `mechanism: 飞地抱团`.';
  reading.faults.add(place, odd ? 'UNKNOWN_KEY' : 'MISSING_KEY', message);
}

function readWords(map: MapReader, reading: SeedReading) {
  return {
    id: map.text('id'),
    labelEn: map.text('en'),
    kind: map.text('kind'),
    names: map.list('names').flatMap((name) => readName(name, reading) ?? []),
    summary: map.text('summary'),
    summaryEn: map.text('summaryEn'),
    period: map.text('period'),
  };
}

function readStatements(map: MapReader, type: EntityTypeDef, reading: SeedReading) {
  return {
    fields: readFields(map, type, reading),
    fieldEvidence: map.list('fieldEvidence').flatMap((tree) => readFieldEvidence(tree, reading) ?? []),
    statements: map.list('statements').flatMap((tree) => readRelation(tree, type, reading) ?? []),
    figures: map.list('figures').flatMap((tree) => readFigure(tree, type, reading) ?? []),
    claims: map.list('claims').flatMap((tree) => readClaim(tree, reading) ?? []),
  };
}

function readName(tree: Tree, reading: SeedReading): SeedName | undefined {
  if (tree.shape === 'text') return { text: { text: tree.text.trim(), at: tree.at }, kind: 'VARIANT' };
  const map = readMap(tree, 'A name', reading.faults);
  if (!map) return undefined;
  const text = map.requiredText('text');
  const kind = enumAt(map, 'kind', { enum: 'NameKind', default: 'VARIANT' }, reading);
  const document = refAt(map, 'document', reading);
  map.finish();
  return { text, kind, ...(document ? { document } : {}) };
}

function readFields(map: MapReader, type: EntityTypeDef, reading: SeedReading): SeedEntity['fields'] {
  const tree = map.tree('fields');
  const values: [string, { value: FieldValue; at: Place }][] = [];
  const own = tree && readMap(tree, `The fields of a ${type.prefix}`, reading.faults);
  for (const field of type.fields) {
    const entry = own?.entry(field.name);
    const value = entry && readFieldValue(entry.value, field, reading.faults);
    if (entry && value !== undefined) values.push([field.name, { value, at: entry.value.at }]);
  }
  own?.finish();
  return new Map(values);
}
