/** The questions of test/corpus/questions/, read and checked: a key that is not known here would be an assertion that nobody makes. */
import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Expectation } from './expectation.ts';
import type { Wanted } from './matching.ts';

export const KINDS = [
  'LOOKUP',
  'WHO_DOES_WHAT_FOR_WHOM',
  'CHANGE',
  'FIGURE',
  'COMPARISON',
  'SHARED_MECHANISM',
  'RECOMMENDATION',
  'NOT_STATED',
  'PLANNED',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Question {
  readonly kind: Kind;
  readonly id: string;
  /** As a researcher asks, in Chinese. */
  readonly question: string;
  readonly needs: readonly Need[];
  /** Of the paper, where the answer stands. */
  readonly paragraphs: readonly number[];
  /** How a careless reader would go wrong. */
  readonly trap?: string;
  /** Entities whose ids are variables of the query, by name. */
  readonly refs: Readonly<Record<string, { readonly type: string; readonly name: string }>>;
  readonly query: string;
  readonly expect: readonly Expectation[];
}

const NEEDS = ['HOP', 'FILTER', 'AGGREGATE'] as const;
export type Need = (typeof NEEDS)[number];

const FOLDER = new URL('questions/', import.meta.url);
const LISTS = ['is', 'set', 'contains', 'excludes'] as const;
type Fields = Readonly<Record<string, unknown>>;

/** All questions, file by file. Errors: file and id of what cannot be read. */
export function readQuestions(): readonly Question[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  return names.toSorted().flatMap((name) => questionsOf(name, readFileSync(new URL(name, FOLDER), 'utf8')));
}

function questionsOf(name: string, text: string): readonly Question[] {
  const { kind, questions } = fields(load(text), ['kind', 'questions'], name);
  if (!Array.isArray(questions)) throw new Error(`${name}: questions is no list`);
  return questions.map((one: unknown) => questionOf(one, oneOf(kind, KINDS, name), name));
}

function questionOf(raw: unknown, kind: Kind, name: string): Question {
  const keys = ['id', 'question', 'needs', 'paragraphs', 'trap', 'refs', 'query', 'expect'];
  const known = fields(raw, keys, name);
  const id = textOf(known.id, name);
  const where = `${name}: ${id}`;
  return {
    kind,
    id,
    question: textOf(known.question, where),
    needs: listOf(known.needs, where).map((need) => oneOf(need, NEEDS, where)),
    paragraphs: listOf(known.paragraphs, where).map((number) => paragraphOf(number, where)),
    ...(known.trap === undefined ? {} : { trap: textOf(known.trap, where) }),
    refs: refsOf(known.refs ?? {}, where),
    query: textOf(known.query, where),
    expect: listOf(known.expect, where).map((one) => expectationOf(one, where)),
  };
}

function expectationOf(raw: unknown, where: string): Expectation {
  const known = fields(raw, ['at', 'equals', ...LISTS, 'atLeast', 'min'], where);
  const lists = LISTS.filter((key) => known[key] !== undefined).map((key) => [key, listOf(known[key], where)]);
  if (Object.keys(known).length < 2) throw new Error(`${where}: an expectation that says nothing`);
  return {
    at: (Array.isArray(known.at) ? known.at : [known.at]).map((place: unknown) => textOf(place, where)),
    // What YAML has is text, numbers, lists and records.
    ...('equals' in known ? { equals: known.equals as Wanted } : {}),
    ...Object.fromEntries(lists),
    ...(known.atLeast === undefined ? {} : { atLeast: numberOf(known.atLeast, where) }),
    ...(known.min === undefined ? {} : { min: numberOf(known.min, where) }),
  };
}

function refsOf(raw: unknown, where: string): Question['refs'] {
  const entries = Object.entries(recordOf(raw, where)).map(([variable, ref]) => {
    const { type, name } = fields(ref, ['type', 'name'], where);
    return [variable, { type: textOf(type, where), name: textOf(name, where) }] as const;
  });
  return Object.fromEntries(entries);
}

function fields(raw: unknown, keys: readonly string[], where: string): Fields {
  const record = recordOf(raw, where);
  const unknown = Object.keys(record).filter((key) => !keys.includes(key));
  if (unknown.length > 0) throw new Error(`${where}: unknown ${unknown.join(', ')}`);
  return record;
}

function recordOf(raw: unknown, where: string): Fields {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Error(`${where}: no record`);
  // Keys of a YAML mapping are texts.
  return raw as Fields;
}

function listOf(raw: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(raw)) throw new Error(`${where}: ${JSON.stringify(raw)} is no list`);
  return raw;
}

function textOf(raw: unknown, where: string): string {
  if (typeof raw !== 'string' || raw === '') throw new Error(`${where}: ${JSON.stringify(raw)} is no text`);
  return raw;
}

function numberOf(raw: unknown, where: string): number {
  if (typeof raw !== 'number') throw new Error(`${where}: ${JSON.stringify(raw)} is no number`);
  return raw;
}

function paragraphOf(raw: unknown, where: string): number {
  const number = numberOf(raw, where);
  if (!Number.isInteger(number) || number < 1 || number > 53) throw new Error(`${where}: no paragraph ${number}`);
  return number;
}

function oneOf<T extends string>(raw: unknown, values: readonly T[], where: string): T {
  const found = values.find((value) => value === raw);
  if (found === undefined) throw new Error(`${where}: ${JSON.stringify(raw)} is none of ${values.join(', ')}`);
  return found;
}
