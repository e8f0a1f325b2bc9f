/** The lists of the whole graph: entities, relations, observations, claims. However many are asked for, one statement. Pure. */
import type { EntityOrder, EntityOrderBy, ObservationOrder } from '../../domain/filter.ts';
import { claimKindRank } from '../../domain/order.ts';
import type { PageRequest, Position } from '../../domain/page.ts';
import type { Viewer } from '../../domain/scope.ts';
import type { ClaimsQuery, EntitiesQuery, ObservationsQuery, RelationsQuery } from '../port.ts';
import { countOfEntities, countOfRecords, countOfRelations } from './compile-counts.ts';
import { claimFilter, entityFilter, type Filtered, observationFilter, relationFilter } from './compile-filters.ts';
import type { Narrowing } from './compile-narrowing.ts';
import { keyed, measured, numbered, type SortKey, sortColumns, texted } from './compile-order.ts';
import {
  binding,
  docAndRevision,
  entityRanks,
  importing,
  relationRanks,
  type Seeing,
  visible,
} from './compile-parts.ts';
import { everything, firstRows, type Seek, type SeekRange, type Sought } from './compile-seek.ts';
import { cypher, type Part, type Question, questionOf, raw } from './cypher.ts';
import {
  ABSENT_KEYS,
  ALL_KEYS,
  KEY_KINDS,
  type KeyRange,
  orderKey,
  orderKeyBackwards,
  PRESENT_KEYS,
  rangesAfter,
  rangesBefore,
  rangesOfNumbers,
} from './order-keys.ts';

export interface CompiledLists {
  /** Of each query. Columns: total, and the rows of its page: doc, revision, then the sort columns. */
  readonly questions: readonly Question[];
  /** Whether an index gives all of it: it costs no more than its pages, wherever in the lists those begin. */
  readonly isSmall: boolean;
  /** Of each query. */
  readonly keys: readonly SortKey[];
}

interface Listed {
  readonly variable: string;
  readonly label: string;
  readonly filtered: Filtered;
  readonly key: SortKey;
  readonly seek: Seek;
  readonly page: PageRequest;
  /** A count that the database keeps, where nothing else narrows the list. */
  readonly kept: Part | undefined;
}

export function compileEntities(seeing: Seeing, queries: readonly EntitiesQuery[]): CompiledLists {
  return compile(
    seeing,
    queries.map(({ filter, order, page }) => {
      const { types, ...rest } = filter;
      return {
        variable: 'e',
        label: 'Entity',
        filtered: entityFilter(seeing, filter),
        key: entityKey(order, seeing.viewer),
        seek: entitySeek(seeing, types && entityRanks(seeing.ontology, types), order, page.after),
        page,
        kept: isEmpty(rest) ? countOfEntities(seeing, types) : undefined,
      };
    }),
  );
}

function entityKey({ by, descending }: EntityOrder, viewer: Viewer): SortKey {
  const rest = keyed('e._order', KEY_KINDS.entities, { descending });
  switch (by) {
    case 'LABEL':
      return [rest];
    case 'TYPE':
      return [numbered('e._type', descending), rest];
    case 'PERIOD':
      return [texted('e._time', { descending, absent: true }), rest];
    case 'REVISION':
      return [numbered('e._revision', descending), rest];
    case 'RELATIONS':
      return [numbered(viewer === 'EDITORS' ? 'e._degree' : 'e._publicDegree', descending), rest];
  }
}

/** Type by type where types are asked for or sorted by. */
function entitySeek(
  { ontology }: Seeing,
  ranks: readonly number[] | undefined,
  { by, descending }: EntityOrder,
  after: Position | undefined,
): Seek {
  // What is of no type of the ontology (any more) has the rank after all types.
  const everyRank = [...ontology.entityTypes.keys(), ontology.entityTypes.length];
  const values = [...new Set(ranks ?? (by === 'TYPE' ? everyRank : []))];
  const ofValues = (rangesOf: (value: number) => readonly KeyRange[]) =>
    values.flatMap((value) => rangesOf(value).map(([from, to]): SeekRange => [from, to, value]));
  const isByType = values.length > 0 || ranks !== undefined;
  const rest = by === 'TYPE' ? after?.slice(1) : after;
  const beyond = rangesBeyond(rest, descending);
  const ofType = (value: number) => {
    if (by !== 'TYPE' || !after) return beyond;
    const side = sideOf(value, after[0] ?? null, descending);
    return side === 'AFTER' ? [ALL_KEYS] : side === 'SAME' ? beyond : [];
  };
  return {
    ...(isByType ? { by: '_type' } : {}),
    descending,
    ranges: isByType ? ofValues(() => [ALL_KEYS]) : [ALL_KEYS],
    cut: SORTED_BY_INDEX.has(by) ? (isByType ? ofValues(ofType) : beyond) : undefined,
  };
}

const SORTED_BY_INDEX: ReadonlySet<EntityOrderBy> = new Set(['LABEL', 'TYPE']);

function rangesBeyond(position: Position | undefined, descending: boolean): readonly KeyRange[] {
  if (!position) return [ALL_KEYS];
  return descending
    ? rangesBefore([ALL_KEYS], orderKeyBackwards(KEY_KINDS.entities, position))
    : rangesAfter([ALL_KEYS], orderKey(KEY_KINDS.entities, position));
}

/** Where a number stands from the part of a cursor: texts come after numbers, and nothing after what is absent (domain/order.ts). */
function sideOf(value: number, part: string | number | null, descending: boolean): 'BEFORE' | 'SAME' | 'AFTER' {
  if (part === null) return 'BEFORE';
  if (part === value) return 'SAME';
  const isHigher = typeof part === 'number' && value > part;
  return isHigher === descending ? 'BEFORE' : 'AFTER';
}

export function compileRelations(seeing: Seeing, queries: readonly RelationsQuery[]): CompiledLists {
  return compile(
    seeing,
    queries.map(({ filter, page }) => {
      const { types, ...rest } = filter;
      return {
        variable: 'l',
        label: 'Relation',
        filtered: relationFilter(seeing, filter),
        key: [keyed('l._order', KEY_KINDS.relations)],
        seek: ascendingSeek(
          types ? rangesOfNumbers(relationRanks(seeing.ontology, types)) : [ALL_KEYS],
          page.after && orderKey(KEY_KINDS.relations, page.after),
        ),
        page,
        kept: isEmpty(rest) ? countOfRelations(seeing, types) : undefined,
      };
    }),
  );
}

export function compileObservations(seeing: Seeing, queries: readonly ObservationsQuery[]): CompiledLists {
  return compile(
    seeing,
    queries.map(({ filter, order, page }) => ({
      variable: 'o',
      label: 'Observation',
      filtered: observationFilter(seeing, filter),
      key: observationKey(order),
      seek: observationSeek(order, page.after),
      page,
      kept: isEmpty(filter) ? countOfRecords(seeing, 'Observation') : undefined,
    })),
  );
}

function observationKey({ by, descending }: ObservationOrder): SortKey {
  const period = keyed('o._order', KEY_KINDS.observations, { descending, absent: true });
  if (by === 'PERIOD') return [period];
  if (by === 'SUBJECT') return [texted('o._subjectSort', { descending }), period];
  return [measured('o._dimension', 'o._value', descending), texted('o.id', { descending })];
}

/** Backwards, what has no period still comes last, and so has a range of its own. */
function observationSeek({ by, descending }: ObservationOrder, after: Position | undefined): Seek {
  if (by !== 'PERIOD') return { descending, ranges: [ALL_KEYS], cut: undefined };
  if (!descending) return ascendingSeek([ALL_KEYS], after && orderKey(KEY_KINDS.observations, after));
  const ranges = [PRESENT_KEYS, ABSENT_KEYS];
  if (!after) return { descending, ranges, cut: ranges };
  const [period = null, ...rest] = after;
  const key = `${orderKey(KEY_KINDS.observations, [period])}\t${orderKeyBackwards(['TEXT'], rest)}`;
  const cut = period === null ? rangesBefore([ABSENT_KEYS], key) : [...rangesBefore([PRESENT_KEYS], key), ABSENT_KEYS];
  return { descending, ranges, cut };
}

export function compileClaims(seeing: Seeing, queries: readonly ClaimsQuery[]): CompiledLists {
  return compile(
    seeing,
    queries.map(({ filter, page }) => ({
      variable: 'c',
      label: 'Claim',
      filtered: claimFilter(seeing, filter),
      key: [keyed('c._order', KEY_KINDS.claims)],
      seek: ascendingSeek(
        filter.kinds ? rangesOfNumbers(filter.kinds.map((kind) => claimKindRank(seeing.ontology, kind))) : [ALL_KEYS],
        page.after && orderKey(KEY_KINDS.claims, page.after),
      ),
      page,
      kept: isEmpty(filter) ? countOfRecords(seeing, 'Claim') : undefined,
    })),
  );
}

function ascendingSeek(ranges: readonly KeyRange[], after: string | undefined): Seek {
  return { descending: false, ranges, cut: after === undefined ? ranges : rangesAfter(ranges, after) };
}

function compile(seeing: Seeing, lists: readonly Listed[]): CompiledLists {
  return {
    questions: lists.map((list) => listQuestion(seeing, list)),
    isSmall: lists.every(isSmall),
    keys: lists.map(({ key }) => key),
  };
}

function isSmall({ filtered, seek, page, kept }: Listed): boolean {
  const isNarrowed = filtered.narrowings.length > 0 || filtered.conditions.some((condition) => condition !== undefined);
  return !isNarrowed && seek.cut !== undefined && (!page.withTotal || kept !== undefined);
}

function listQuestion(seeing: Seeing, listed: Listed): Question {
  const { variable, label, filtered, key, seek, page, kept } = listed;
  const [first, ...others] = filtered.narrowings;
  const bound = distinct([...filtered.narrowings.flatMap((one) => one.bound), ...filtered.bound]);
  const conditions = [
    ...others.map(({ condition }) => condition),
    ...filtered.conditions,
    isRanged(first) ? undefined : filtered.ranged,
    visible(variable, seeing.viewer),
  ];
  const sought: Sought = { variable, label, seek, found: first?.found, conditions, bound };
  const rows = firstRows(sought, { key, first: page.first, after: page.after });
  const counted = kept ?? cypher`COUNT { ${everything(sought)} RETURN ${raw(variable)} }`;
  const total = page.withTotal ? counted : raw('0');
  const part = cypher`${binding(bound)}CALL ${importing(bound)} {
  ${rows}
  RETURN collect([${raw(docAndRevision(variable, seeing.viewer))}, ${raw(sortColumns(key))}]) AS rows
}
RETURN ${total} AS total, rows`;
  return questionOf(part, { columns: ['total', 'rows'], size: page.first });
}

/** Whether the list is read from an index, range by range. */
function isRanged(first: Narrowing | undefined): boolean {
  return first === undefined || 'property' in first.found;
}

/** `documents` is bound once for all that speak of it. */
function distinct(bound: Filtered['bound']): Filtered['bound'] {
  return [...new Map(bound.map((one) => [one.variable, one])).values()];
}

function isEmpty(filter: object): boolean {
  return Object.values(filter).every((value) => value === undefined);
}
