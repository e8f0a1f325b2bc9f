/** The lists of the whole graph, outlines and counts: they can look at much, and run on the reader's thread. */

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
import { visible } from './compile-parts.ts';
import type { Connection, Query } from './connection.ts';
import { byPlace, pageOfRows, type StoredText } from './rows.ts';
import { all } from './sql.ts';

export interface ListReads {
  entities(queries: readonly EntitiesQuery[], viewer: Viewer): readonly Page<StoredText>[];
  relations(queries: readonly RelationsQuery[], viewer: Viewer): readonly Page<StoredText>[];
  observations(queries: readonly ObservationsQuery[], viewer: Viewer): readonly Page<StoredText>[];
  claims(queries: readonly ClaimsQuery[], viewer: Viewer): readonly Page<StoredText>[];
  outlineOf(ids: readonly string[], viewer: Viewer): readonly (readonly OutlineSection[])[];
  counts(viewer: Viewer): StoreCounts;
}

export function createListReads(connection: Connection, ontology: Ontology): ListReads {
  const counted = createCounted(connection);
  const pages = <Q extends { readonly page: PageRequest }>(
    queries: readonly Q[],
    viewer: Viewer,
    compile: (seeing: Seeing, query: Q) => CompiledList,
  ) => queries.map((query) => pageOf(connection, counted, query.page, compile({ ontology, viewer }, query)));
  return {
    entities: (queries, viewer) => pages(queries, viewer, compileEntities),
    relations: (queries, viewer) => pages(queries, viewer, compileRelations),
    observations: (queries, viewer) => pages(queries, viewer, compileObservations),
    claims: (queries, viewer) => pages(queries, viewer, compileClaims),
    outlineOf: (ids, viewer) => outlines(connection, ontology, ids, viewer),
    counts: (viewer) => counts(counted, ontology, viewer),
  };
}

function pageOf(connection: Connection, counted: Counted, request: PageRequest, list: CompiledList): Page<StoredText> {
  const rows = connection.all(list.page.text, list.page.params);
  const total = request.withTotal ? Number(counted(list.total)[0]?.[0] ?? 0) : 0;
  return pageOfRows(rows, list.key, request, total);
}

type Counted = (query: Query) => readonly (readonly (string | number | null)[])[];

/** So many counts are kept until something is written. */
const MAX_COUNTS = 1000;

/** Counts cost far more than pages and change only with the data. */
function createCounted(connection: Connection): Counted {
  const kept = new Map<string, ReturnType<Counted>>();
  let version = -1;
  return (query) => {
    const now = connection.dataVersion();
    if (now !== version || kept.size >= MAX_COUNTS) kept.clear();
    version = now;
    const name = JSON.stringify(query);
    const rows = kept.get(name) ?? connection.all(query.text, query.params);
    kept.set(name, rows);
    return rows;
  };
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

function counts(counted: Counted, ontology: Ontology, viewer: Viewer): StoreCounts {
  const seen = all([visible('r', viewer)]).text;
  const rows = (text: string) => counted({ text, params: [] });
  const kinds = new Map(
    rows(`SELECT r.kind, count(*) FROM record r WHERE ${seen} GROUP BY r.kind`).map((row) => [row[0], Number(row[1])]),
  );
  const entities = rows(
    `SELECT e.type, count(*) FROM entity e JOIN record r ON r.n = e.n WHERE ${seen} GROUP BY e.type`,
  );
  const relations = rows(
    `SELECT l.type, count(*) FROM relation l JOIN record r ON r.n = l.n WHERE ${seen} GROUP BY l.type`,
  );
  return {
    entities: named(entities, ontology.entityTypes),
    relations: named(relations, ontology.relationTypes),
    passages: kinds.get(1) ?? 0,
    observations: kinds.get(3) ?? 0,
    claims: kinds.get(4) ?? 0,
  };
}

/** What the ontology does not name (any more) is in no count by type. */
function named(
  rows: ReturnType<Counted>,
  types: readonly { readonly name: string }[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    rows.flatMap(([rank, count]) => {
      const name = types[Number(rank)]?.name;
      return name === undefined ? [] : [[name, Number(count)]];
    }),
  );
}
