/** The one JSON form of a record (docs/records.md): what the export writes, the history shows and the stores keep. */
import { badInput } from './errors.ts';
import type { Cited, Evidence, FieldEvidence, GraphRecord, Name, Qualifier } from './records.ts';

type Kind = GraphRecord['record'];
type Value = Readonly<Record<string, unknown>>;

/** Keys in the order of the interfaces in records.ts; a key that a record lacks is left out, an empty array stays. */
const STATEMENT_KEYS = ['note', 'noteEn', 'period', 'status', 'basis', 'attributedTo', 'evidence'] as const;
const KEYS: Readonly<Record<Kind, readonly string[]>> = {
  entity: [
    'record',
    'id',
    'type',
    'label',
    'labelEn',
    'names',
    'summary',
    'summaryEn',
    'kind',
    'period',
    'fields',
    'fieldEvidence',
    'distinct',
  ],
  passage: ['record', 'id', 'document', 'section', 'paragraph', 'page', 'text', 'textEn', 'textKind', 'mentions'],
  relation: ['record', 'id', 'relationType', 'source', 'target', 'ordinal', 'qualifiers', ...STATEMENT_KEYS],
  observation: [
    'record',
    'id',
    'indicator',
    'subject',
    'comparedWith',
    'relation',
    'value',
    'low',
    'high',
    'unit',
    'comparator',
    'wording',
    ...STATEMENT_KEYS,
  ],
  claim: ['record', 'id', 'claimKind', 'subject', 'object', 'text', 'textEn', 'scope', ...STATEMENT_KEYS],
};
const NAME_KEYS: readonly (keyof Name)[] = ['text', 'kind', 'document'];
const CITED_KEYS: readonly (keyof Cited)[] = ['mark', 'locator', 'source'];
const EVIDENCE_KEYS: readonly (keyof Evidence)[] = ['passage', 'quote', 'stance', 'cited'];
const FIELD_EVIDENCE_KEYS: readonly (keyof FieldEvidence)[] = ['field', 'basis', 'note', 'noteEn', 'evidence'];
const QUALIFIER_KEYS: readonly (keyof Qualifier)[] = ['role', 'entity', 'text', 'textEn'];

/** How the nested values of a key are written. `cited` and `mentions` are left out where they are empty; every other array stays. */
const NESTED: Readonly<Record<string, (value: unknown) => unknown>> = {
  names: each((name) => pick(name, NAME_KEYS)),
  evidence: each((evidence) => pick(evidence, EVIDENCE_KEYS)),
  cited: (value) =>
    Array.isArray(value) && value.length > 0 ? each((cited) => pick(cited, CITED_KEYS))(value) : undefined,
  fieldEvidence: each((evidence) => pick(evidence, FIELD_EVIDENCE_KEYS)),
  qualifiers: each((qualifier) => pick(qualifier, QUALIFIER_KEYS)),
  mentions: (value) => inOrder(value as readonly string[]),
  fields: (value) => sorted(mapped(value as Value, sortedParts)),
};

/** Canonical: equal records give equal texts. One line, without spaces; `fields` by their names. */
export function recordJson(record: GraphRecord): string {
  return JSON.stringify(canonical(record));
}

/** The record with its keys in order and nothing that is absent or unknown. */
export function canonical<R extends GraphRecord>(record: R): R {
  // The keys of a record are those of its interface, so that picking them gives the same type again.
  return pick(record as unknown as Value, KEYS[record.record]) as unknown as R;
}

/**
 * Reads what `recordJson` wrote, as text or as parsed JSON. It checks the shape (kind, id, keys, types of the values), not the
 * rules of the ontology: those are validate.ts'. Throws BAD_USER_INPUT.
 */
export function parseRecord(input: unknown): GraphRecord {
  const value = typeof input === 'string' ? parseJson(input) : input;
  if (!isObject(value)) throw badInput('a record is a JSON object, as docs/records.md shows.');
  const kind = value.record;
  if (typeof kind !== 'string' || !isKind(kind)) {
    throw badInput(
      `\`record\` is ${JSON.stringify(kind)}; it says what the record is: ${Object.keys(KEYS).join(', ')}.`,
    );
  }
  checkShape(value, SHAPES[kind], kind);
  // checkShape has found every key of the kind's interface with a value of its type, and no other.
  return canonical(value as unknown as GraphRecord);
}

type Shape = Readonly<Record<string, ValueShape>>;
type ValueShape =
  | 'text'
  | 'number'
  | 'integer'
  | 'texts'
  | 'texts?'
  | 'fields'
  | 'text?'
  | 'number?'
  | 'integer?'
  | 'true?'
  | { readonly list: Shape; readonly optional?: true };

const CITED: Shape = { mark: 'text', locator: 'text?', source: 'text?' };
const EVIDENCE: Shape = { passage: 'text', quote: 'text?', stance: 'text', cited: { list: CITED, optional: true } };
const STATEMENT: Shape = {
  record: 'text',
  id: 'text',
  note: 'text?',
  noteEn: 'text?',
  period: 'text?',
  status: 'text',
  basis: 'text',
  attributedTo: 'text?',
  evidence: { list: EVIDENCE },
};
const SHAPES: Readonly<Record<Kind, Shape>> = {
  entity: {
    record: 'text',
    id: 'text',
    type: 'text',
    label: 'text',
    labelEn: 'text?',
    names: { list: { text: 'text', kind: 'text', document: 'text?' } },
    summary: 'text?',
    summaryEn: 'text?',
    kind: 'text?',
    period: 'text?',
    fields: 'fields',
    fieldEvidence: {
      list: { field: 'text', basis: 'text', note: 'text?', noteEn: 'text?', evidence: { list: EVIDENCE } },
    },
    distinct: 'true?',
  },
  passage: {
    record: 'text',
    id: 'text',
    document: 'text',
    section: 'texts',
    paragraph: 'integer',
    page: 'integer?',
    text: 'text',
    textEn: 'text?',
    textKind: 'text',
    mentions: 'texts?',
  },
  relation: {
    ...STATEMENT,
    relationType: 'text',
    source: 'text',
    target: 'text',
    ordinal: 'integer?',
    qualifiers: { list: { role: 'text', entity: 'text?', text: 'text?', textEn: 'text?' } },
  },
  observation: {
    ...STATEMENT,
    indicator: 'text',
    subject: 'text',
    comparedWith: 'text?',
    relation: 'text?',
    value: 'number?',
    low: 'number?',
    high: 'number?',
    unit: 'text?',
    comparator: 'text',
    wording: 'text?',
  },
  claim: {
    ...STATEMENT,
    claimKind: 'text',
    subject: 'text',
    object: 'text?',
    text: 'text',
    textEn: 'text?',
    scope: 'text?',
  },
};

function checkShape(value: Value, shape: Shape, path: string): void {
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(shape, key))
      throw badInput(`${path} has no \`${key}\`; it has ${Object.keys(shape).join(', ')}.`);
  }
  for (const [key, expected] of Object.entries(shape)) checkValue(value[key], expected, `${path}.${key}`);
}

function checkValue(value: unknown, expected: ValueShape, path: string): void {
  if (typeof expected === 'string') {
    if (!fits(value, expected))
      throw badInput(`${path} is ${JSON.stringify(value) ?? 'absent'}; it takes: ${WORDS[expected]}.`);
    return;
  }
  if (value === undefined && expected.optional) return;
  if (!Array.isArray(value)) throw badInput(`${path} is a list, empty where there is nothing.`);
  value.forEach((item, index) => {
    if (!isObject(item)) throw badInput(`${path}[${index}] is an object.`);
    checkShape(item, expected.list, `${path}[${index}]`);
  });
}

const WORDS: Readonly<Record<Extract<ValueShape, string>, string>> = {
  text: 'a text',
  'text?': 'a text, or nothing',
  number: 'a number',
  'number?': 'a number, or nothing',
  integer: 'a whole number',
  'integer?': 'a whole number, or nothing',
  'true?': 'true, or nothing',
  texts: 'a list of texts',
  'texts?': 'a list of texts, or nothing',
  fields: 'an object of texts, numbers, booleans and lists of texts or of objects of those',
};

function fits(value: unknown, expected: Extract<ValueShape, string>): boolean {
  if (expected.endsWith('?') && value === undefined) return true;
  if (expected === 'true?') return value === true;
  if (expected.startsWith('texts')) return isTexts(value);
  if (expected.startsWith('text')) return typeof value === 'string';
  if (expected.startsWith('number')) return Number.isFinite(value);
  if (expected.startsWith('integer')) return Number.isSafeInteger(value);
  return isObject(value) && Object.values(value).every(isFieldValue);
}

function isFieldValue(value: unknown): boolean {
  return isPartValue(value) || isTexts(value) || isListOfParts(value);
}

function isPartValue(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function isListOfParts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => isObject(item) && Object.values(item).every(isPartValue));
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isObject(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKind(text: string): text is Kind {
  return Object.hasOwn(KEYS, text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badInput(`a record is JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function pick(value: Value, keys: readonly string[]): Value {
  const picked: Record<string, unknown> = {};
  for (const key of keys) {
    const nested = value[key] === undefined ? undefined : NESTED[key] ? NESTED[key](value[key]) : value[key];
    if (nested !== undefined) picked[key] = nested;
  }
  return picked;
}

function each(write: (item: Value) => Value): (value: unknown) => unknown {
  return (value) => (value as readonly Value[]).map(write);
}

function inOrder(ids: readonly string[]): readonly string[] | undefined {
  return ids.length === 0 ? undefined : [...new Set(ids)].sort();
}

function mapped(fields: Value, map: (value: unknown) => unknown): Value {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, map(value)]));
}

/** The objects of a list with their keys in order, too. */
function sortedParts(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item) => (isObject(item) ? sorted(item) : item)) : value;
}

function sorted(fields: Value): Value {
  return Object.fromEntries(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)));
}
