/** The statements, figures and claims of an entity, as written in a seed file. */
import type { EntityTypeDef } from '../domain/ontology.ts';
import { type MapReader, readMap, type Text } from './map-reader.ts';
import { nearest } from './nearest.ts';
import type {
  SeedCited,
  SeedClaim,
  SeedEvidence,
  SeedFieldEvidence,
  SeedFigure,
  SeedQualifier,
  SeedRelation,
  SeedStated,
  SeedStating,
} from './seed-form.ts';
import { UNNAMED_REASONS } from './seed-reasons.ts';
import { enumAt, isEnumValue, readRef, refAt, type SeedReading, wordOf } from './seed-words.ts';
import type { MapEntry, Tree } from './yaml-tree.ts';

/** Keys that every statement may have, which therefore are never read as what it states. */
const STATED_KEYS = [
  'id',
  'at',
  'quote',
  'source',
  'cited',
  'stance',
  'status',
  'basis',
  'period',
  'attributedTo',
  'note',
  'noteEn',
  'unnamed',
];

export function readRelation(tree: Tree, type: EntityTypeDef, reading: SeedReading): SeedRelation | undefined {
  const map = readMap(tree, 'A statement', reading.faults);
  if (!map) return undefined;
  const roles = (reading.ontology.enums.get('QualifierRole') ?? []).map(({ value }) => value);
  const common = new Set([...STATED_KEYS, 'ordinal', ...roles.map((role) => role.toLowerCase())]);
  const stated = mainEntry(map, (key) => !common.has(key));
  const other = stated && readRef(stated.value, reading);
  const relation = {
    ...readStating(map, reading),
    ordinal: map.number('ordinal'),
    qualifiers: roles.flatMap((role) => readQualifiers(map, role, reading)),
  };
  map.finish();
  if (!stated || !other) {
    if (!stated)
      reading.faults.add(
        map.at,
        'MISSING_KEY',
        'A statement needs what it states: a field of the ontology and the other end, such as `practisedIn: 平湖市`.',
      );
    return undefined;
  }
  if (!isRelationField(stated, type, reading)) return undefined;
  return { ...relation, field: { text: stated.key, at: stated.keyAt }, other } as SeedRelation;
}

export function readFigure(tree: Tree, type: EntityTypeDef, reading: SeedReading): SeedFigure | undefined {
  const map = readMap(tree, 'A figure', reading.faults);
  if (!map) return undefined;
  const indicator = refAt(map, 'indicator', reading);
  if (!indicator) map.requiredText('indicator');
  const figure = {
    ...readStating(map, reading),
    value: map.number('value'),
    low: map.number('low'),
    high: map.number('high'),
    unit: map.text('unit'),
    comparator: enumAt(map, 'comparator', { enum: 'Comparator', default: 'EQUAL' }, reading),
    comparedWith: refAt(map, 'comparedWith', reading),
    relation: readQuantified(map, type, reading),
    wording: map.text('wording'),
  };
  map.finish();
  return indicator ? ({ ...figure, indicator } as SeedFigure) : undefined;
}

export function readClaim(tree: Tree, reading: SeedReading): SeedClaim | undefined {
  const map = readMap(tree, 'A claim', reading.faults);
  if (!map) return undefined;
  const kinds = (reading.ontology.enums.get('ClaimKind') ?? []).map(({ value }) => value);
  const kind = map.keys.find((key) => kinds.includes(key));
  const text = kind && map.text(kind);
  const claim = {
    ...readStating(map, reading),
    textEn: map.text('en'),
    object: refAt(map, 'object', reading),
    scope: refAt(map, 'scope', reading),
  };
  map.finish();
  if (kind && text) return { ...claim, kind, text } as SeedClaim;
  reading.faults.add(
    map.at,
    'MISSING_KEY',
    `A claim begins with its kind and its text, such as \`FIRST: …\`; the kinds are ${kinds.join(', ')}.`,
  );
  return undefined;
}

export function readFieldEvidence(tree: Tree, reading: SeedReading): SeedFieldEvidence | undefined {
  const map = readMap(tree, 'Evidence of a field', reading.faults);
  if (!map) return undefined;
  const read = { ...readStated(map, reading), field: map.requiredText('field') };
  map.finish();
  return read;
}

function mainEntry(map: MapReader, isMain: (key: string) => boolean): MapEntry | undefined {
  const key = map.keys.find(isMain);
  return key === undefined ? undefined : map.entry(key);
}

function isRelationField(entry: MapEntry, type: EntityTypeDef, reading: SeedReading): boolean {
  const { ontology, faults } = reading;
  if (ontology.relationField(type.name, entry.key)) return true;
  const all = ontology.relationTypes.flatMap((relation) => [relation.field, relation.inverse]);
  if (all.includes(entry.key)) {
    const own = [...new Set(all)].filter((field) => ontology.relationField(type.name, field));
    faults.add(
      entry.keyAt,
      'WRONG_END',
      `A ${type.prefix} cannot have \`${entry.key}\`; it may have: ${own.join(', ')}.`,
    );
  } else {
    const near = nearest(entry.key, all);
    faults.add(
      entry.keyAt,
      'UNKNOWN_KEY',
      `\`${entry.key}\` is no field of the ontology${near ? `; did you mean \`${near}\`?` : ': schema/relations.graphql has them all.'}`,
    );
  }
  return false;
}

function readQuantified(map: MapReader, type: EntityTypeDef, reading: SeedReading): SeedFigure['relation'] {
  const tree = map.tree('relation');
  const entry = tree?.shape === 'map' && tree.entries.length === 1 ? tree.entries[0] : undefined;
  if (tree && !entry)
    reading.faults.add(
      tree.at,
      'SYNTAX',
      '`relation` names the statement that the figure quantifies: `{benefits: 低收入家庭}`.',
    );
  const other = entry && isRelationField(entry, type, reading) ? readRef(entry.value, reading) : undefined;
  return entry && other ? { field: { text: entry.key, at: entry.keyAt }, other } : undefined;
}

function readQualifiers(map: MapReader, role: string, reading: SeedReading): readonly SeedQualifier[] {
  return map.list(role.toLowerCase()).flatMap((tree) => readQualifier(tree, role, reading) ?? []);
}

/** An entity's name, `{type: name}`, or `{text: …, en: …}`. */
function readQualifier(tree: Tree, role: string, reading: SeedReading): SeedQualifier | undefined {
  const isWords = tree.shape === 'map' && tree.entries.some(({ key }) => key === 'text' || key === 'en');
  if (!isWords) {
    const entity = readRef(tree, reading);
    return entity && { role, at: tree.at, entity };
  }
  const map = readMap(tree, 'A qualifier', reading.faults);
  if (!map) return undefined;
  const text = map.requiredText('text');
  const textEn = map.text('en');
  map.finish();
  return { role, at: tree.at, text, ...(textEn ? { textEn } : {}) };
}

function readStated(map: MapReader, reading: SeedReading): SeedStated {
  const base = {
    at: map.at,
    id: map.text('id'),
    evidence: readEvidence(map, reading),
    status: enumAt(map, 'status', { enum: 'StatementStatus', default: 'HOLDS' }, reading),
    basis: enumAt(map, 'basis', { enum: 'StatementBasis', default: 'STATED' }, reading),
    period: map.text('period'),
    attributedTo: refAt(map, 'attributedTo', reading),
    note: map.text('note'),
    noteEn: map.text('noteEn'),
  };
  return base as SeedStated;
}

/** What states something of its ends may also say why one of them is not named there. */
function readStating(map: MapReader, reading: SeedReading): SeedStating {
  const text = map.text('unnamed');
  const reason = text && wordOf(text, UNNAMED_REASONS, reading.faults);
  return { ...readStated(map, reading), ...(reason ? { unnamed: { reason, at: text.at } } : {}) };
}

/** `at` is a passage's key, or a list of places that may each have their own quote, stance, source and marks. */
function readEvidence(map: MapReader, reading: SeedReading): readonly SeedEvidence[] {
  const whole = readPlaceWords(map, reading);
  const tree = map.tree('at');
  if (!tree) {
    if (whole.quote)
      reading.faults.add(whole.quote.at, 'MISSING_EVIDENCE', 'The quote stands in no passage: say which with `at:`.');
    return [];
  }
  if (tree.shape === 'text') return [{ ...whole, key: { text: tree.text.trim(), at: tree.at } }];
  if (whole.quote)
    reading.faults.add(
      whole.quote.at,
      'UNKNOWN_KEY',
      'With several places, each has its own quote: `at: [{at: …, quote: …}, …]`.',
    );
  const { quote: _, ...shared } = whole;
  const items = tree.shape === 'list' ? tree.items : [tree];
  return items.flatMap((item) => readPlace(item, shared, reading) ?? []);
}

type PlaceWords = Omit<SeedEvidence, 'key'>;

function readPlace(tree: Tree, shared: PlaceWords, reading: SeedReading): SeedEvidence | undefined {
  if (tree.shape === 'text') return { ...shared, key: { text: tree.text.trim(), at: tree.at } };
  const map = readMap(tree, 'A place', reading.faults);
  if (!map) return undefined;
  const key: Text = map.requiredText('at');
  const own = readPlaceWords(map, reading);
  map.finish();
  return { ...shared, ...own, cited: own.cited.length > 0 ? own.cited : shared.cited, key };
}

function readPlaceWords(map: MapReader, reading: SeedReading): PlaceWords {
  const source = refAt(map, 'source', reading);
  const quote = map.text('quote');
  const stance = map.text('stance');
  const cited = map.list('cited').flatMap((tree) => readCited(tree, reading) ?? []);
  const isStance = stance !== undefined && isEnumValue(stance, 'Stance', reading);
  return {
    ...(source ? { source } : {}),
    ...(quote ? { quote } : {}),
    ...(isStance ? { stance: stance.text } : {}),
    cited,
  };
}

function readCited(tree: Tree, reading: SeedReading): SeedCited | undefined {
  if (tree.shape === 'text') return { mark: tree.text.trim() };
  const map = readMap(tree, 'A mark that is cited', reading.faults);
  if (!map) return undefined;
  const mark = map.requiredText('mark').text;
  const locator = map.text('locator')?.text;
  const source = refAt(map, 'source', reading);
  map.finish();
  return { mark, ...(locator ? { locator } : {}), ...(source ? { source } : {}) };
}
