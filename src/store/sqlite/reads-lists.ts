/** The lists of the whole graph, outlines and counts: they can look at much, and run on the reader's thread. */

import type { EntityFilter, EntityOrderBy } from '../../domain/filter.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { compareText } from '../../domain/order.ts';
import type { Page, PageRequest } from '../../domain/page.ts';
import type { Viewer } from '../../domain/scope.ts';
import type {
  ClaimsQuery,
  EntitiesQuery,
  ObservationsQuery,
  OutlineSection,
  RelationsQuery,
  StoreCounts,
} from '../port.ts';
import type { Seeing } from './compile-filters.ts';
import {
  type CompiledList,
  compileClaims,
  compileEntities,
  compileObservations,
  compileRelations,
} from './compile-lists.ts';
import { compileOutline } from './compile-own.ts';
import { compileEntityTypes, compileRecordKinds, compileRelationTypes } from './compile-tallies.ts';
import type { Connection, Query, Row } from './connection.ts';
import { createKept } from './kept.ts';
import { byPlace, pageOfRows, type StoredText } from './rows.ts';
import { createTallies } from './tallies.ts';

export interface ListReads {
  entities(queries: readonly EntitiesQuery[], viewer: Viewer): readonly Page<StoredText>[];
  relations(queries: readonly RelationsQuery[], viewer: Viewer): readonly Page<StoredText>[];
  observations(queries: readonly ObservationsQuery[], viewer: Viewer): readonly Page<StoredText>[];
  claims(queries: readonly ClaimsQuery[], viewer: Viewer): readonly Page<StoredText>[];
  outlineOf(ids: readonly string[], viewer: Viewer): readonly (readonly OutlineSection[])[];
  counts(viewer: Viewer): StoreCounts;
  countEntities(filters: readonly EntityFilter[], viewer: Viewer): readonly number[];
}

export function createListReads(connection: Connection, ontology: Ontology): ListReads {
  const counted = createReading(connection, MAX_COUNTS);
  const paged = createReading(connection, MAX_PAGES);
  const tallies = createTallies(connection);
  const pages = <Q extends { readonly page: PageRequest }>(
    queries: readonly Q[],
    viewer: Viewer,
    compile: (seeing: Seeing, query: Q) => CompiledList,
    reading: (query: Q) => Reading = () => fresh(connection),
  ) =>
    queries.map((query) => {
      const list = compile({ ontology, viewer }, query);
      return pageOf(reading(query)(list.page), counted, query.page, list);
    });
  const entitiesReading = (query: EntitiesQuery) => (looksAtAll(query) ? paged : fresh(connection));
  return {
    entities: (queries, viewer) => pages(queries, viewer, compileEntities, entitiesReading),
    relations: (queries, viewer) => pages(queries, viewer, compileRelations),
    observations: (queries, viewer) => pages(queries, viewer, compileObservations),
    claims: (queries, viewer) => pages(queries, viewer, compileClaims),
    outlineOf: (ids, viewer) => outlines(connection, ontology, ids, viewer),
    counts: (viewer) => counts(counted, { ontology, viewer }),
    countEntities: (filters, viewer) => {
      const seeing = { ontology, viewer };
      const tallied = tallies.count(filters, seeing);
      return filters.map(
        (filter, i) => tallied[i] ?? numberIn(counted(compileEntities(seeing, countOf(filter)).total)),
      );
    },
  };
}

function pageOf(rows: Rows, counted: Reading, request: PageRequest, list: CompiledList): Page<StoredText> {
  return pageOfRows(rows, list.key, request, request.withTotal ? numberIn(counted(list.total)) : 0);
}

type Rows = readonly Row[];
type Reading = (query: Query) => Rows;

function fresh(connection: Connection): Reading {
  return ({ text, params }) => connection.all(text, params);
}

/** So many counts are kept until something is written. */
const MAX_COUNTS = 1000;
/** Of at most so many rows each. */
const MAX_PAGES = 32;
const MAX_ROWS = 200;

/** Counts cost far more than pages and change only with the data. */
function createReading(connection: Connection, most: number): Reading {
  const kept = createKept<Rows>(connection, most);
  return (query) => {
    const name = JSON.stringify(query);
    const rows = kept.find(name) ?? connection.all(query.text, query.params);
    kept.keep(name, rows);
    return rows;
  };
}

/**
 * The first page of all entities, or of some types, in an order that no index has or of those that have some relation: a whole type is
 * looked at for it, and the same few are asked for again and again.
 */
function looksAtAll({ filter, order, page }: EntitiesQuery): boolean {
  const { types: _, related, ...others } = filter;
  const isNarrowed = Object.values(others).some((condition) => condition !== undefined);
  const isFirst = page.after === undefined && page.first <= MAX_ROWS;
  return isFirst && !isNarrowed && (related !== undefined || UNSORTED.has(order.by));
}

const UNSORTED: ReadonlySet<EntityOrderBy> = new Set(['PERIOD', 'RELATIONS']);

function numberIn([row]: Rows): number {
  return Number(row?.[0] ?? 0);
}

function countOf(filter: EntityFilter): EntitiesQuery {
  return { filter, order: { by: 'LABEL', descending: false }, page: { first: 1, withTotal: true } };
}

function outlines(
  connection: Connection,
  ontology: Ontology,
  ids: readonly string[],
  viewer: Viewer,
): readonly (readonly OutlineSection[])[] {
  const { text, params } = compileOutline({ ontology, viewer }, ids);
  return byPlace(connection.all(text, params), ids.length).map((rows) =>
    rows.map((row) => ({
      // `section` was written as the JSON of a list of texts.
      path: JSON.parse(String(row[1])) as string[],
      passages: Number(row[2]),
      firstParagraph: Number(row[3]),
      ...partedIn(String(row[4])),
    })),
  );
}

/** SQLite gathers ids in no order of its own. */
function partedIn(json: string): Pick<OutlineSection, 'parted'> {
  if (json === '[]') return {};
  // compileOutline makes it of the ids in each paragraph.
  const paragraphs = JSON.parse(json) as string[][];
  return { parted: paragraphs.map((ids) => ids.toSorted(compareText)) };
}

function counts(counted: Reading, seeing: Seeing): StoreCounts {
  const { entityTypes, relationTypes } = seeing.ontology;
  const kinds = new Map(counted(compileRecordKinds(seeing)).map(([kind, count]) => [kind, Number(count)]));
  return {
    entities: named(counted(compileEntityTypes(seeing)), entityTypes),
    relations: named(counted(compileRelationTypes(seeing)), relationTypes),
    passages: kinds.get(1) ?? 0,
    observations: kinds.get(3) ?? 0,
    claims: kinds.get(4) ?? 0,
  };
}

/** What the ontology does not name (any more) is in no count by type. */
function named(rows: Rows, types: readonly { readonly name: string }[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    rows.flatMap(([rank, count]) => {
      const name = types[Number(rank)]?.name;
      return name === undefined ? [] : [[name, Number(count)]];
    }),
  );
}
