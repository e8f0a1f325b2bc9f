/** How lists sort in Cypher: the columns of a sort key, what comes after a position, and the position of a row. Pure. */
import type { Position } from '../../domain/page.ts';
import { all, cypher, joined, type Param, type Part, raw } from './cypher.ts';
import { ABSENT, type KeyKinds, orderKey, orderKeyBackwards, positionOfKey } from './order-keys.ts';

/** A run of parts of a position and the columns that they are compared by. */
export interface SortPart {
  /** How many parts of the position. */
  readonly length: number;
  readonly columns: readonly SortColumn[];
  /** What the columns are for these parts, to compare with. */
  cut(parts: Position): readonly Param[];
  /** The parts that a row's values stand for. */
  parts(values: readonly unknown[]): Position;
}

export interface SortColumn {
  readonly expression: string;
  readonly descending: boolean;
}

export type SortKey = readonly SortPart[];

/** The text that order-keys.ts makes of some parts. `absent`: its first part may be, and comes last in either direction. */
export function keyed(expression: string, kinds: KeyKinds, { descending = false, absent = false } = {}): SortPart {
  const column = { expression, descending };
  const parts = ([key]: readonly unknown[]) => positionOfKey(kinds, String(key));
  if (!descending) return { length: kinds.length, columns: [column], cut: (at) => [orderKey(kinds, at)], parts };
  if (!absent) return { length: kinds.length, columns: [column], cut: (at) => [orderKeyBackwards(kinds, at)], parts };
  return {
    length: kinds.length,
    columns: [{ expression: `(${expression} STARTS WITH '${ABSENT}')`, descending: false }, column],
    cut: ([first = null, ...rest]) => [
      first === null,
      `${orderKey(kinds, [first])}\t${orderKeyBackwards(kinds.slice(1), rest)}`,
    ],
    parts: ([, key]) => parts([key]),
  };
}

/** A number that is never absent. */
export function numbered(expression: string, descending = false): SortPart {
  return {
    length: 1,
    columns: [{ expression, descending }],
    cut: ([part = null]) => [numberCut(part, descending)],
    parts: ([value]) => [Number(value)],
  };
}

/** A text; `absent`: ABSENT stands in its place where it may be. */
export function texted(expression: string, { descending = false, absent = false } = {}): SortPart {
  const isFlagged = absent && descending;
  const flag = { expression: `(${expression} = '${ABSENT}')`, descending: false };
  return {
    length: 1,
    columns: isFlagged ? [flag, { expression, descending }] : [{ expression, descending }],
    cut: ([part = null]) => {
      const text = textCut(part, descending && !absent);
      return isFlagged ? [part === null, text] : [text];
    },
    parts: (values) => {
      const text = String(values.at(-1));
      return [absent && text === ABSENT ? null : text];
    },
  };
}

/** A text and a number that are absent together. */
export function measured(text: string, number: string, descending: boolean): SortPart {
  const columns = [
    { expression: `(${number} IS NULL)`, descending: false },
    { expression: `coalesce(${text}, '')`, descending },
    { expression: `coalesce(${number}, 0.0)`, descending },
  ];
  return {
    length: 2,
    columns,
    cut: ([first = null, second = null]) => {
      if (first !== null) return [false, textCut(first, descending), numberCut(second, descending)];
      // A number without its text is no position of a row: all rows without a number come after it.
      return [true, '', second === null ? 0 : numberCut(null, !descending)];
    },
    parts: ([isAbsent, one, other]) => (isAbsent ? [null, null] : [String(one), Number(other)]),
  };
}

/** In the place of a number a text comes after all numbers, and what is absent last (domain/order.ts). */
function numberCut(part: string | number | null, descending: boolean): number {
  if (part === null) return descending ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return typeof part === 'number' ? part : Number.POSITIVE_INFINITY;
}

/** In the place of a text a number comes before all texts. */
function textCut(part: string | number | null, descending: boolean): string {
  if (part === null) return descending ? '' : ABSENT;
  return typeof part === 'number' ? '' : part;
}

export function orderBy(key: SortKey): Part {
  return raw(`ORDER BY ${columnsOf(key).map(ordered).join(', ')}`);
}

export function ordered({ expression, descending }: SortColumn): string {
  return descending ? `${expression} DESC` : expression;
}

/** The expressions that a row gives of its sort key. */
export function sortColumns(key: SortKey): string {
  return columnsOf(key)
    .map(({ expression }) => expression)
    .join(', ');
}

/** The condition that a row comes after the position; undefined for the first page. */
export function after(key: SortKey, position: Position | undefined): Part | undefined {
  if (!position) return undefined;
  const cuts = cutsOf(key, position);
  return comesAfter(columnsOf(key).map((column, at) => ({ ...column, cut: cuts[at] ?? null })));
}

interface CutColumn extends SortColumn {
  readonly cut: Param;
}

function comesAfter([first, ...rest]: readonly CutColumn[]): Part {
  if (!first) return raw('false');
  const expression = raw(first.expression);
  const beyond = cypher`${expression} ${raw(first.descending ? '<' : '>')} ${first.cut}`;
  if (rest.length === 0) return beyond;
  return cypher`(${joined([beyond, all([cypher`${expression} = ${first.cut}`, comesAfter(rest)])], ' OR ')})`;
}

function cutsOf(key: SortKey, position: Position): readonly Param[] {
  let at = 0;
  return key.flatMap((part) => {
    at += part.length;
    return part.cut(position.slice(at - part.length, at));
  });
}

/** The position of a row's sort columns. */
export function positionOf(key: SortKey, values: readonly unknown[]): Position {
  let at = 0;
  return key.flatMap((part) => {
    at += part.columns.length;
    return part.parts(values.slice(at - part.columns.length, at));
  });
}

function columnsOf(key: SortKey): readonly SortColumn[] {
  return key.flatMap((part) => part.columns);
}
