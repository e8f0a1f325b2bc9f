import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { GongfuError } from '../../src/domain/errors.ts';
import { ontologyOf, readOntology } from '../../src/domain/read-ontology.ts';
import { tempFolder } from '../temp-folder.ts';
import { FIELD_TRIP, type SchemaText, shippedSchema, VISITS } from './schema-texts.ts';

let shipped: readonly SchemaText[];

beforeAll(async () => {
  shipped = await shippedSchema();
});

/** A file more: what it is, its text, the line of the fault, the words of the refusal. */
const FILES: readonly (readonly [string, string, number, RegExp])[] = [
  ['what is no SDL', 'type Broken {\n  x: }\n', 2, /Syntax Error/],
  ['a type defined twice', '\ntype Model { id: ID! }\n', 2, /Model is defined already at entities\.graphql:\d+/],
  ['an extension of nothing', 'extend enum Nothing { A }\n', 1, /Nothing/],
  ['an extension of another sort of type', 'extend type RelationType { a: ID }\n', 1, /RelationType/],
  ['a query', '{ model }\n', 1, /queries do not belong/],
  ['a directive defined elsewhere', 'directive @mine on OBJECT\n', 1, /outside directives\.graphql/],
  [
    'a directive in the wrong place',
    'enum A { B @field(label: { zh: "一", en: "one" }) }\n',
    1,
    /cannot stand here.*FIELD_DEFINITION/,
  ],
  [
    'an entity type without @entity',
    'type Trip implements Node & Entity { days: Int }\n',
    1,
    /implements Entity and has no label/,
  ],
  [
    'a relation type without @relation',
    'extend enum RelationType {\n  VISITS\n}\n',
    2,
    /VISITS says neither how it reads/,
  ],
  [
    'a name that is derived',
    `${FIELD_TRIP}type FieldTripInput { id: ID }\n`,
    10,
    /FieldTripInput is derived from FieldTrip/,
  ],
];

/** An object type that a field of FIELD_TRIP lists; `part` is its field, `on` what stands before the braces. */
function listed(part: string, { on = '', type = '[Stop!]' } = {}): string {
  const stops = `  stops: ${type} @field(label: { zh: "站", en: "Stops" })\n`;
  return `${FIELD_TRIP.replace('  "How long', `${stops}  "How long`)}type Stop ${on}{\n  ${part}\n}\n`;
}
const LABEL = '@field(label: { zh: "站名", en: "Place" }';

/** What an object type in a list may not be: what it is, the text, the line of the fault, the words of the refusal. */
const LISTED: readonly (readonly [string, string, number, RegExp])[] = [
  ['a single object', listed(`place: String ${LABEL})`, { type: 'Stop' }), 7, /is one Stop; objects stand in a list/],
  ['a part without a label', listed(`place: String\n  time: String ${LABEL})`), 12, /Stop\.place misses its label/],
  ['a part that is a list', listed(`places: [String!] ${LABEL})`), 12, /Stop\.places is a list/],
  ['a part with a default', listed(`place: String! ${LABEL}, default: "甲")`), 12, /Stop\.place has a default/],
  ['a part that is searched', listed(`place: String ${LABEL}, weight: 1)`), 12, /Stop\.place has a weight/],
  [
    'an @either of nothing',
    listed(`place: String ${LABEL})`, { on: '@either(of: ["time"]) ' }),
    11,
    /@either names time/,
  ],
];

/** A right file with one change in it: what it is, from, to, the line of the fault, the words of the refusal. */
const CHANGES: readonly (readonly [string, string | RegExp, string, number, RegExp])[] = [
  ['a type that dangles', 'days: Int', 'days: Dayz', 8, /type Dayz does not exist/],
  ['an unknown directive', '@field(', '@fild(', 8, /@fild is no directive.*@field/],
  ['an unknown argument', 'unit:', 'units:', 8, /no argument units.*unit/],
  ['an argument of another type', 'unit: "天"', 'unit: 3', 8, /unit\) is 3.*String/],
  ['an argument given twice', 'unit: "天"', 'unit: "天", unit: "日"', 8, /unit stands here twice/],
  ['a directive given twice', '"天")', '"天") @field(label: { zh: "一", en: "one" })', 8, /@field stands here twice/],
  ['a label without English', ', en: "Field trip"', '', 3, /misses en/],
  ['an empty label', '"考察"', '" "', 3, /label\)\.zh is empty/],
  ['an unknown key inside an argument', '{ zh: "考察",', '{ fr: "V", zh: "考察",', 3, /fr is unknown.*zh, en/],
  ['a type without a label', /label: \{ zh: "考察".*/, '', 2, /@entity misses label/],
  ['a type that is no Node', 'implements Node & Entity', 'implements Entity', 1, /let it implement Node & Entity/],
  ['a field without a label', / @field\(.*/, '', 8, /FieldTrip\.days misses its label/],
  ['a field of a type that is not stored', 'days: Int', 'days: Passage', 8, /of the type Passage; take String/],
  ['a weight on a number', 'unit: "天"', 'weight: 2', 8, /only texts are searched/],
  ['a unit on a text', 'days: Int', 'days: String', 8, /has a unit and is no number/],
  ['a list of numbers', 'days: Int', 'days: [Int!]', 8, /only texts and objects can be listed/],
  ['a default that may be null', 'unit: "天"', 'default: "3"', 8, /has a default and may be null/],
  [
    'a default of another type',
    /Int @field\((.*)unit: "天"/,
    'Int! @field($1default: "x"',
    8,
    /default x, which is no Int/,
  ],
  ['a field that every entity has', 'days: Int', 'period: Int', 8, /period/],
  ['a field that every input has', 'days: Int', 'labelEn: Int', 8, /every entity's input has labelEn/],
  ['a prefix of another type', 'plural:', 'prefix: "model" plural:', 1, /id prefix model, which Model has already/],
  ['a prefix of statements', 'plural:', 'prefix: "claim" plural:', 1, /id prefix claim/],
  ['a prefix that is none', 'plural:', 'prefix: "Field Trip" plural:', 1, /write it like field-trip/],
  ['a plural of another type', '"fieldTrips"', '"models"', 1, /root field models, which Model has already/],
  ['a plural that is a question', '"fieldTrips"', '"search"', 1, /root field search, which Query has already/],
  ['a label of another type', '"考察"', '"模式"', 1, /label zh 模式, which Model has already/],
  ['kinds that are nowhere', 'plural:', 'kinds: "TripKind" plural:', 1, /TripKind, which is no enum/],
  ['kinds without labels', 'plural:', 'kinds: "SearchMode" plural:', 1, /values of SearchMode miss their labels/],
  [
    'a narrowed field of no relation type',
    'plural:',
    narrowed('GOES_TO', 'REGION'),
    1,
    /GOES_TO, which is no relation type/,
  ],
  ['a narrowed field of no join', 'plural:', narrowed('USES', 'CONCEPT'), 1, /USES joins no FIELD_TRIP with CONCEPT/],
  ['gathering along nothing', 'plural:', 'gathers: [{ along: ["GOES_TO"] }] plural:', 1, /GOES_TO/],
  [
    'comparing by a field of another type',
    'plural:',
    'gathers: [{ along: ["VISITS"], types: ["REGION"], compared: ["versions"] }] plural:',
    1,
    /compares versions, which is no relation field of REGION/,
  ],
  ['a join with a type that is none', '"REGION"', '"PLACE"', 11, /names PLACE, which is no entity type/],
  ['a join of nothing', '["REGION"]', '[]', 11, /joins an empty list/],
  ['no join at all', /joins: .*/, 'joins: []', 11, /joins nothing/],
  ['a symmetric type with two field names', 'joins:', 'symmetric: true joins:', 11, /are to be one name/],
  ['a symmetric type with different ends', 'joins:', 'symmetric: true joins:', 11, /are to be the same types/],
  ['a symmetric and acyclic type', 'joins:', 'symmetric: true acyclic: true joins:', 11, /symmetric and acyclic/],
  ['an unknown qualifier', 'joins:', 'qualifiers: [{ role: "WITH" }] joins:', 11, /qualifier WITH; take one of OBJECT/],
  [
    'an unknown filter',
    'joins:',
    'walkedBy: [{ filter: "x", member: "SOURCE" }] joins:',
    11,
    /filter x; take one of domains/,
  ],
  ['an unknown drawing', 'joins:', 'drawn: "DOTS" joins:', 11, /drawing DOTS; take one of ARROW/],
  [
    'a relation field of another type',
    '"visitedBy"',
    '"localPractices"',
    11,
    /second field localPractices beside PRACTISED_IN/,
  ],
  ['a relation field that is an own field', '"visits"', '"days"', 11, /second field days beside FieldTrip\.days/],
  [
    'a relation field that all entities have',
    '"visits"',
    '"passages"',
    11,
    /second field passages beside Entity\.passages/,
  ],
  ['a field name that is none', '"visits"', '"Visits it"', 11, /write it like practisedIn/],
];

describe('an ontology is refused, with file and line, for', () => {
  test.each(FILES)('%s', (_, text, line, says) => {
    expectFault([...shipped, { name: 'new.graphql', text }], `new.graphql:${line}`, says);
  });

  test.each(LISTED)('%s', (_, text, line, says) => {
    expectFault([...shipped, { name: 'new.graphql', text }], `new.graphql:${line}`, says);
  });

  test.each(CHANGES)('%s', (_, from, to, line, says) => {
    const text = replaced(FIELD_TRIP + VISITS, from, to);
    expectFault([...shipped, { name: 'new.graphql', text }], `new.graphql:${line}`, says);
  });

  test('a value without a label among labelled ones', () => {
    const files = changed('entities.graphql', 'BRAND @label(zh: "品牌", en: "Brand")', 'BRAND');
    expectFault(files, /^entities\.graphql:\d+$/, /MechanismKind\.BRAND misses its label/);
  });

  test('a default that is none of the values', () => {
    const files = changed('sources.graphql', 'default: "PUBLIC"', 'default: "NOBODY"');
    expectFault(files, /^sources\.graphql:\d+$/, /NOBODY; take one of PUBLIC, EDITORS/);
  });

  test('a missing word of the ontology', () => {
    const files = changed('directives.graphql', /"How an enum value reads\."\n.*/, '');
    expectFault(files, 'directives.graphql:1', /@label is missing/);
  });

  test('an interface that all else needs', () => {
    const files = changed(
      'sources.graphql',
      /interface Source implements Node & Entity/,
      'type Source implements Node & Entity',
    );
    expectFault(files, /^sources\.graphql:\d+$/, /the interface Source is missing/);
  });

  test('an empty folder', async () => {
    await expect(readOntology('/nowhere/at/all')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

test('a fault of a folder is shown with the path as it was given', async () => {
  const folder = tempFolder();
  await cp(new URL('../../schema/', import.meta.url), folder, { recursive: true });
  await writeFile(join(folder, 'zz.graphql'), '\ntype Model { id: ID! }\n');
  const error: unknown = await readOntology(folder).catch((cause: unknown) => cause);
  const [file, first] = [join(folder, 'zz.graphql'), join(folder, 'entities.graphql')];
  expect(error).toMatchObject({ details: { faults: [{ file, line: 2 }] } });
  expect(String(error)).toContain(`${file}:2: the type Model is defined already at ${first}:`);
});

test('all faults of a kind are named at once, in order, and given as data', () => {
  const text = FIELD_TRIP.replace('unit:', 'units:') + VISITS.replace('inverse:', 'reverse:');
  const error = refusalOf([...shipped, { name: 'new.graphql', text }]);
  expect(error.details.faults).toMatchObject([
    { file: 'new.graphql', line: 8 },
    { file: 'new.graphql', line: 12 },
    { file: 'new.graphql', line: 14 },
  ]);
});

function narrowed(relation: string, type: string): string {
  return `narrowed: [{ field: "x", relation: "${relation}", types: ["${type}"] }] plural:`;
}

function expectFault(files: readonly SchemaText[], at: string | RegExp, says: RegExp): void {
  const { message } = refusalOf(files);
  const fault = message.split('\n').find((line) => says.test(line));
  expect(fault, message).toBeDefined();
  const place = fault?.slice(0, fault.indexOf(': '));
  if (typeof at === 'string') expect(place, message).toBe(at);
  else expect(place, message).toMatch(at);
}

function refusalOf(files: readonly SchemaText[]): GongfuError {
  try {
    ontologyOf(files);
  } catch (error) {
    if (error instanceof GongfuError && error.code === 'BAD_USER_INPUT') return error;
    throw error;
  }
  throw new Error('the ontology was taken');
}

function changed(name: string, from: string | RegExp, to: string): readonly SchemaText[] {
  return shipped.map((file) => (file.name === name ? { name, text: replaced(file.text, from, to) } : file));
}

function replaced(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`the file has no ${from}`);
  return result;
}
