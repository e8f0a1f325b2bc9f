/** Reads one seed file (docs/seed-format.md) into its form; every fault that a single file can show is named with its place. */
import type { EntityTypeDef, Ontology } from '../domain/ontology.ts';
import type { Fault, Place } from './fault.ts';
import { createFaults } from './fault.ts';
import { type MapReader, readMap, textOf } from './map-reader.ts';
import type { Ref, SeedEntity, SeedFile, SeedName, SeedPassage } from './seed-form.ts';
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
  const empty: SeedFile = { file: file.name, passages: [], entities: [] };
  const tree = parseYaml(file.name, file.text, faults);
  const map = tree && readMap(tree, 'A seed file', faults);
  if (!map) return { form: empty, faults: faults.list };
  const source = refAt(map, 'source', reading);
  const passages = map.list('passages').flatMap((group) => readPassageGroup(group, reading));
  const entities = map.list('entities').flatMap((entity) => readEntity(entity, reading) ?? []);
  map.finish();
  return { form: { ...empty, ...(source ? { source } : {}), passages, entities }, faults: faults.list };
}

function readPassageGroup(tree: Tree, reading: SeedReading): readonly SeedPassage[] {
  const map = readMap(tree, 'A group of passages', reading.faults);
  if (!map) return [];
  const source = refAt(map, 'source', reading);
  const section = map.list('section').flatMap((heading) => textOf(heading, 'A heading', reading.faults) ?? []);
  const shared = { section, ...(source ? { source } : {}) };
  const passages = map.list('paragraphs').flatMap((passage) => readPassage(passage, shared, reading) ?? []);
  map.finish();
  return passages;
}

type SharedOfPassages = Pick<SeedPassage, 'section'> & { readonly source?: Ref };

function readPassage(tree: Tree, shared: SharedOfPassages, reading: SeedReading): SeedPassage | undefined {
  const map = readMap(tree, 'A paragraph', reading.faults);
  if (!map) return undefined;
  const passage = {
    at: map.at,
    ...shared,
    key: map.text('key'),
    number: wholeNumber(map, 'number', reading) ?? 0,
    page: wholeNumber(map, 'page', reading),
    text: map.requiredText('zh'),
    textEn: map.text('en'),
    kind: enumAt(map, 'kind', { enum: 'TextKind', default: 'PARAPHRASE' }, reading),
  };
  if (passage.number === 0) map.requiredText('number');
  map.finish();
  return passage as SeedPassage;
}

function wholeNumber(map: MapReader, key: string, reading: SeedReading): number | undefined {
  const number = map.number(key);
  if (number === undefined || (Number.isSafeInteger(number) && number >= 1)) return number;
  reading.faults.add(
    map.text(key)?.at ?? map.at,
    'UNKNOWN_VALUE',
    `\`${key}\` counts from 1: it is a whole number, not ${number}.`,
  );
  return undefined;
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
  const values: [string, { value: string | number | boolean | readonly string[]; at: Place }][] = [];
  const own = tree && readMap(tree, `The fields of a ${type.prefix}`, reading.faults);
  for (const field of type.fields) {
    const entry = own?.entry(field.name);
    const value = entry && readFieldValue(entry.value, field, reading.faults);
    if (entry && value !== undefined) values.push([field.name, { value, at: entry.value.at }]);
  }
  own?.finish();
  return new Map(values);
}
