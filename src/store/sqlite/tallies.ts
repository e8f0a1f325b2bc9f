/**
 * Counts of entities by one condition, and by type beside it: what pages show of all places, fields, sources, kinds and years. Each sort is
 * counted in one statement for all that are asked, and kept until something is written.
 */
import type { EntityFilter } from '../../domain/filter.ts';
import { daysBetween } from '../../domain/period.ts';
import type { Seeing } from './compile-filters.ts';
import { entityRanks } from './compile-parts.ts';
import { compileBelonging, compileDays, compileKinds } from './compile-tallies.ts';
import type { Connection, Query } from './connection.ts';
import { createKept, type Kept } from './kept.ts';
import { type ByType, createMentioned, type Mentioned } from './mentioned.ts';

export interface Tallies {
  /** Aligned with the filters; undefined for those that no tally answers. */
  count(filters: readonly EntityFilter[], seeing: Seeing): readonly (number | undefined)[];
}

/** Each is a small map: a megabyte or two of them. */
const MOST_OF_IDS = 5_000;
/** Of either viewer. */
const MOST_OF_ALL = 2;

export function createTallies(connection: Connection): Tallies {
  const read: Read = ({ text, params }) => connection.all(text, params);
  const [ofIds, ofKinds, ofDays] = [
    createKept<ByType>(connection, MOST_OF_IDS),
    createKept<readonly KindRow[]>(connection, MOST_OF_ALL),
    createKept<Days>(connection, MOST_OF_ALL),
  ];
  const readIds = readTallies(read, createMentioned(connection));
  return {
    count: (filters, seeing) => {
      const asked = filters.map(askedOf);
      const tallies = talliesOf(asked, seeing, ofIds, readIds);
      const kinds = lazy(() => keeping(ofKinds, seeing.viewer, () => read<KindRow>(compileKinds(seeing))));
      const days = lazy(() => keeping(ofDays, seeing.viewer, () => daysOf(read<DayRow>(compileDays(seeing)))));
      return asked.map((one) => {
        if (one === undefined) return undefined;
        if ('id' in one) return sumOfTypes(tallies.get(nameOf(one)) ?? NONE, ranksOf(seeing, one.types));
        if ('kinds' in one) return sumOfKinds(kinds(), one.kinds, ranksOf(seeing, one.types));
        return countDuring(days(), one);
      });
    },
  };
}

type Read = <R extends Row>(query: Query) => readonly R[];
type Row = readonly (string | number | null)[];
type KindRow = readonly [type: number, kind: string | null, count: number];
type DayRow = readonly [from: string, to: string, count: number];
type PlacedRow = readonly [place: number, type: number, count: number];

const NONE: ByType = new Map();

const CONDITIONS = ['domains', 'regions', 'documents'] as const;
type Condition = (typeof CONDITIONS)[number];

type Types = Pick<EntityFilter, 'types'>;
interface OfId extends Types {
  readonly condition: Condition;
  readonly id: string;
}
type OfKinds = Types & Required<Pick<EntityFilter, 'kinds'>>;
interface OfDays {
  readonly from: string;
  readonly to: string;
}
type Asked = OfId | OfKinds | OfDays;

/** Undefined where the filter has no condition of these, or several. */
function askedOf({ types, ...rest }: EntityFilter): Asked | undefined {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  const names = given.map(([name]) => name);
  if (names.every((name) => name === 'from' || name === 'to') && names.length > 0)
    return types ? undefined : askedDays(rest);
  const ofTypes = types ? { types } : {};
  if (names.length !== 1) return undefined;
  if (rest.kinds) return { kinds: rest.kinds, ...ofTypes };
  const condition = CONDITIONS.find((name) => name === names[0]);
  const [id, ...others] = condition ? (rest[condition] ?? []) : [];
  return condition && id !== undefined && others.length === 0 ? { condition, id, ...ofTypes } : undefined;
}

/** A time that ends before it begins is for the statement that says what that means. */
function askedDays({ from, to }: EntityFilter): OfDays | undefined {
  const days = daysBetween(from, to);
  return days.from <= days.to ? days : undefined;
}

function nameOf({ condition, id }: OfId): string {
  return `${condition} ${id}`;
}

type ReadTallies = (condition: Condition, ids: readonly string[], seeing: Seeing) => readonly ByType[];

function readTallies(read: Read, mentioned: Mentioned): ReadTallies {
  return (condition, ids, seeing) => {
    if (condition === 'documents') return mentioned.byType(ids, seeing);
    const rows = Map.groupBy(read<PlacedRow>(compileBelonging(seeing, condition, ids)), ([place]) => place);
    return ids.map((_, place) => new Map(rows.get(place)?.map(([, type, count]) => [type, count])));
  };
}

/** By `nameOf`; what is not kept is read together, a statement a condition. */
function talliesOf(
  asked: readonly (Asked | undefined)[],
  seeing: Seeing,
  kept: Kept<ByType>,
  readAll: ReadTallies,
): ReadonlyMap<string, ByType> {
  const found = new Map<string, ByType>();
  const wanted = new Map(asked.flatMap((one) => (one && 'id' in one ? [[nameOf(one), one]] : [])));
  const missing = [...wanted].filter(([name]) => {
    const known = kept.find(`${seeing.viewer} ${name}`);
    if (known) found.set(name, known);
    return !known;
  });
  for (const [condition, some] of Map.groupBy(missing, ([, one]) => one.condition)) {
    const ids = some.map(([, { id }]) => id);
    readAll(condition, ids, seeing).forEach((tally, place) => {
      const [name = ''] = some[place] ?? [];
      kept.keep(`${seeing.viewer} ${name}`, tally);
      found.set(name, tally);
    });
  }
  return found;
}

/** Undefined: of all types. */
type Ranks = ReadonlySet<number> | undefined;

function ranksOf({ ontology }: Seeing, types: EntityFilter['types']): Ranks {
  return types && new Set(entityRanks(ontology, types));
}

function sumOfTypes(tally: ByType, ranks: Ranks): number {
  return sum([...tally].filter(([type]) => ranks?.has(type) ?? true).map(([, count]) => count));
}

function sumOfKinds(rows: readonly KindRow[], kinds: readonly string[], ranks: Ranks): number {
  const among = rows.filter(([type, kind]) => kind !== null && kinds.includes(kind) && (ranks?.has(type) ?? true));
  return sum(among.map(([, , count]) => count));
}

/** The first days and the last days, each in order, with how many entities have that one or an earlier one. */
interface Days {
  readonly first: readonly Counted[];
  readonly last: readonly Counted[];
}
type Counted = readonly [day: string, upToHere: number];

function daysOf(rows: readonly DayRow[]): Days {
  return {
    first: countedUp(rows.map(([from, , count]) => [from, count])),
    last: countedUp(rows.map(([, to, count]) => [to, count])),
  };
}

function countedUp(days: readonly (readonly [day: string, count: number])[]): readonly Counted[] {
  let upToHere = 0;
  return days
    .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([day, count]) => {
      upToHere += count;
      return [day, upToHere];
    });
}

/** What has begun by the end, less what had ended before the beginning. */
function countDuring({ first, last }: Days, { from, to }: OfDays): number {
  return countUntil(first, (day) => day <= to) - countUntil(last, (day) => day < from);
}

function countUntil(days: readonly Counted[], isWithin: (day: string) => boolean): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isWithin(days[middle]?.[0] ?? '')) low = middle + 1;
    else high = middle;
  }
  return days[low - 1]?.[1] ?? 0;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function keeping<T>(kept: Kept<T>, name: string, read: () => T): T {
  const known = kept.find(name);
  if (known !== undefined) return known;
  const value = read();
  kept.keep(name, value);
  return value;
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
