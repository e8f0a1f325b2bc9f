/** Where an index gives a list, and the clauses that read it there. Pure. */
import type { Position } from '../../domain/page.ts';
import type { Found } from './compile-narrowing.ts';
import { after, orderBy, type SortKey } from './compile-order.ts';
import { type Bound, importing, where } from './compile-parts.ts';
import { cypher, NOTHING, type Part, raw, shared } from './cypher.ts';
import type { KeyRange } from './order-keys.ts';

/** A range of `_order`, of the nodes whose property `by` has the value where there is one. */
export type SeekRange = KeyRange | readonly [from: string, to: string, value: number];

export interface Seek {
  /** An index has it before `_order`. */
  readonly by?: string;
  readonly descending: boolean;
  readonly ranges: readonly SeekRange[];
  /** What of the ranges comes after the page's position; undefined where the list has another order than the index. */
  readonly cut: readonly SeekRange[] | undefined;
}

/** What is listed, under what name, of all that may be. */
export interface Sought {
  readonly variable: string;
  readonly label: string;
  readonly seek: Seek;
  /** What to begin with in place of the seek. */
  readonly found: Found | undefined;
  readonly conditions: readonly (Part | undefined)[];
  /** The lists that the conditions speak of. */
  readonly bound: readonly Bound[];
}

export interface Paged {
  readonly key: SortKey;
  readonly first: number;
  readonly after: Position | undefined;
}

/** Clauses that bind the variable to everything that is listed, each once. */
export function everything(sought: Sought): Part {
  const { found, conditions, seek } = sought;
  if (found && 'clauses' in found) return cypher`${found.clauses}\n  WITH *${where(conditions)}`;
  const { unwound, matched } = reading(sought, seek.ranges);
  return cypher`${unwound}\n  ${matched}`;
}

/** Clauses that bind the variable to the first rows after the position, in their order; one more than asked tells of a next page. */
export function firstRows(sought: Sought, { key, first, after: position }: Paged): Part {
  const { variable, seek, bound, found, conditions } = sought;
  const most = shared(first + 1);
  const page = cypher`WITH ${raw(variable)} ${orderBy(key)} LIMIT ${most}`;
  if (!seek.cut || (found && 'clauses' in found)) {
    const rest = { ...sought, conditions: [...conditions, after(key, position)] };
    return cypher`${everything(rest)}\n  ${page}`;
  }
  const { unwound, matched, imported, ordered } = reading(sought, seek.cut);
  return cypher`${unwound}\n  CALL ${importing([...imported, ...bound])} {\n    ${matched}\n    RETURN ${raw(variable)} ${raw(ordered)} LIMIT ${most}\n  }\n  ${page}`;
}

/** The parts of a statement that reads an index range by range. */
function reading({ variable, label, seek, found, conditions }: Sought, ranges: readonly SeekRange[]) {
  const listed = found && 'property' in found ? found : undefined;
  const by = listed?.property ?? seek.by;
  const columns = by === undefined ? ['_order'] : [by, '_order'];
  const value = listed ? 'value' : 'range[2]';
  const unwoundRanges = cypher`UNWIND ${ranges} AS range`;
  const inRange = [
    by === undefined ? undefined : raw(`${variable}.${by} = ${value}`),
    raw(`${variable}._order > range[0] AND ${variable}._order < range[1]`),
    ...conditions,
  ];
  const direction = seek.descending ? ' DESC' : '';
  return {
    unwound: listed ? cypher`UNWIND ${raw(listed.values)} AS value ${unwoundRanges}` : unwoundRanges,
    matched: cypher`MATCH (${raw(variable)}:${raw(label)}) USING INDEX SEEK ${raw(`${variable}:${label}(${columns.join(', ')})`)}${where(inRange)}`,
    imported: (listed ? ['value', 'range'] : ['range']).map((variable) => ({ variable, list: NOTHING })),
    ordered: `ORDER BY ${columns.map((column) => `${variable}.${column}${direction}`).join(', ')}`,
  };
}
