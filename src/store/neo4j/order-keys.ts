/**
 * A position (domain/order.ts) as one text that sorts by code points as the position does, ascending: a node keeps it as `_order`, so
 * that a page at any depth is one range of one column of an index. Pure.
 *
 * The parts stand with a tab between them, which sorts before whatever they contain. A number is the bits of its double, the sign
 * turned round so that they ascend, as hex digits without the zeros at their end.
 */
import { compareText } from '../../domain/order.ts';
import type { Position } from '../../domain/page.ts';

type Kind = 'TEXT' | 'NUMBER';

/** What the parts of each list's position are. */
export const KEY_KINDS = {
  relationsOf: ['NUMBER', 'NUMBER', 'TEXT', 'TEXT', 'TEXT'],
  relations: ['NUMBER', 'TEXT', 'NUMBER', 'TEXT', 'TEXT', 'TEXT'],
  observations: ['TEXT', 'TEXT'],
  claims: ['NUMBER', 'TEXT'],
  content: ['NUMBER', 'TEXT'],
  entities: ['TEXT', 'TEXT'],
} as const satisfies Readonly<Record<string, readonly Kind[]>>;

export type KeyKinds = readonly Kind[];

const SEPARATOR = '\t';
/** Sorts after every hex digit, period key, sort key and id. */
export const ABSENT = '~';
/** Where a cursor has a text in the place of a number: after all numbers, before what is absent. */
const NO_NUMBER = 'g';

/** Of a whole position, or of its first parts. */
export function orderKey(kinds: KeyKinds, position: Position): string {
  return position.map((part, at) => partKey(kinds[at] ?? 'TEXT', part)).join(SEPARATOR);
}

/** The same where keys are read backwards: what a cursor leaves out in a place that is never empty still comes last. */
export function orderKeyBackwards(kinds: KeyKinds, position: Position): string {
  return position.map((part, at) => (part === null ? '' : partKey(kinds[at] ?? 'TEXT', part))).join(SEPARATOR);
}

/** The position that a key was made of. */
export function positionOfKey(kinds: KeyKinds, key: string): Position {
  return key.split(SEPARATOR).map((part, at) => {
    if (part === ABSENT) return null;
    return kinds[at] === 'NUMBER' ? numberOf(part) : part;
  });
}

/** Keys after `from` and before `to`, neither of which is a key. */
export type KeyRange = readonly [from: string, to: string];

export const ALL_KEYS: KeyRange = ['', '\u{10ffff}'];
/** Whose first part is there, and whose first part is absent. */
export const PRESENT_KEYS: KeyRange = ['', ABSENT];
export const ABSENT_KEYS: KeyRange = [ABSENT, ALL_KEYS[1]];

/** The ranges of keys that begin with one of some numbers, ascending; numbers that follow one another share a range. */
export function rangesOfNumbers(numbers: readonly number[]): readonly KeyRange[] {
  const sorted = [...new Set(numbers)].sort((one, other) => one - other);
  const firsts = sorted.filter((number) => !sorted.includes(number - 1));
  const lasts = sorted.filter((number) => !sorted.includes(number + 1));
  return firsts.map((first, at) => [
    partKey('NUMBER', first),
    `${partKey('NUMBER', lasts[at] ?? first)}${AFTER_SEPARATOR}`,
  ]);
}

const AFTER_SEPARATOR = '\n';

/** What of the ranges comes after a key. */
export function rangesAfter(ranges: readonly KeyRange[], key: string): readonly KeyRange[] {
  return ranges
    .filter(([, to]) => compareText(to, key) > 0)
    .map(([from, to]) => [compareText(from, key) > 0 ? from : key, to]);
}

/** What of the ranges comes before a key. */
export function rangesBefore(ranges: readonly KeyRange[], key: string): readonly KeyRange[] {
  return ranges
    .filter(([from]) => compareText(from, key) < 0)
    .map(([from, to]) => [from, compareText(to, key) < 0 ? to : key]);
}

function partKey(kind: Kind, part: string | number | null): string {
  if (part === null) return ABSENT;
  // Numbers come before texts, and no text is empty.
  if (kind === 'TEXT') return typeof part === 'string' ? part : '';
  return typeof part === 'number' ? numberKey(part) : NO_NUMBER;
}

const SIGN = 0x8000_0000;

function numberKey(value: number): string {
  const bits = new DataView(new ArrayBuffer(8));
  // -0 is 0.
  bits.setFloat64(0, value + 0);
  const [high, low] = [bits.getUint32(0), bits.getUint32(4)];
  const words = high >= SIGN ? [~high, ~low] : [high ^ SIGN, low];
  return words.map(hexWord).join('').replace(/0+$/, '');
}

function numberOf(key: string): number {
  const digits = key.padEnd(16, '0');
  const words = [digits.slice(0, 8), digits.slice(8)].map((word) => Number.parseInt(word, 16));
  const [high = 0, low = 0] = words;
  const bits = new DataView(new ArrayBuffer(8));
  const isNegative = high < SIGN;
  bits.setUint32(0, isNegative ? ~high : high ^ SIGN);
  bits.setUint32(4, isNegative ? ~low : low);
  return bits.getFloat64(0);
}

function hexWord(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
