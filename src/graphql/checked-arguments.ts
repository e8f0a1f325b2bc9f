/**
 * Arguments of questions as the inquiries may have them: numbers in their ranges, lists and texts of a length that can be meant.
 * Characters that no text has (control characters, halves of surrogate pairs) are replaced; writing refuses them instead.
 */
import { badInput } from '../domain/errors.ts';
import { dateRange } from '../domain/period.ts';

/** Inclusive; the contract's ranges for clients. */
export const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  first: [1, 100],
  limit: [1, 1_000],
  depth: [1, 6],
  maxLength: [1, 6],
  atLeast: [1, 1_000_000],
};
const MAX_IDS = 100;
/** Of fields that take more. */
const MAX_IDS_OF: Readonly<Record<string, number>> = { cite: 200 };
const MAX_LIST = 1_000;
const MAX_TEXT = 1_000;
const ID_LISTS: readonly string[] = ['ids', 'roots'];
/** Cursors have a length of their own, which is checked when they are read. */
const CURSOR = 'after';
/** Arguments that are texts of their own, by their fields: the inquiry says how long they may be, and their line breaks and places count. */
const PASTED: Readonly<Record<string, string>> = { findSupport: 'text', lookup: 'ref' };

export function mostIds(field: string): number {
  return MAX_IDS_OF[field] ?? MAX_IDS;
}

/** Of the field that has them. Errors: BAD_USER_INPUT, naming the argument and what would be right. */
export function checkedArguments<T extends object>(args: T, field: string): T {
  checkDays(args);
  const entries = Object.entries(args).map(([name, value]) => [
    name,
    name === PASTED[field] ? value : checked(name, value, mostIds(field)),
  ]);
  // Same names, and values of the same types as before.
  return Object.fromEntries(entries) as T;
}

/** `from` and `to` of a filter; those of a way are ids, which are no dates. */
function checkDays(args: object): void {
  const [from, to] = ['from', 'to'].map((name): unknown => Reflect.get(args, name));
  const [first, last] = [from, to].map((date) => (typeof date === 'string' ? dateRange(date) : undefined));
  if (first && last && first.from > last.to)
    throw badInput(`\`from\` is ${from}, which is later than \`to\`, ${to}; give the earlier date as \`from\`.`);
}

function checked(name: string, value: unknown, most = MAX_IDS): unknown {
  if (typeof value === 'number') return inRange(name, value);
  if (typeof value === 'string') return name === CURSOR ? value : readable(name, value);
  if (Array.isArray(value)) return checkedList(name, value, ID_LISTS.includes(name) ? most : MAX_LIST);
  return typeof value === 'object' && value !== null ? checkedInput(value) : value;
}

function checkedInput(input: object): object {
  checkDays(input);
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, checked(name, value)]));
}

function inRange(name: string, value: number): number {
  const range = RANGES[name];
  if (range && (value < range[0] || value > range[1]))
    throw badInput(`\`${name}\` is ${value}; it is to be ${range[0]} to ${range[1]}.`);
  return value;
}

function checkedList(name: string, values: readonly unknown[], most: number): readonly unknown[] {
  if (values.length > most)
    throw badInput(`\`${name}\` has ${values.length} members; at most ${most} are taken, ask in several requests.`);
  return values.map((value) => checked(name, value));
}

function readable(name: string, text: string): string {
  if (text.length > MAX_TEXT)
    throw badInput(`\`${name}\` is ${text.length} characters long; at most ${MAX_TEXT} are taken.`);
  return text.toWellFormed().replace(/\p{Cc}/gu, ' ');
}
