/** Reads that end in well under a millisecond: records, names, and what belongs to an entity, a source or a passage. */
import type { NameKey } from '../../domain/change.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { Edge, Page, PageRequest } from '../../domain/page.ts';
import type {
  ClaimRecord,
  EntityRecord,
  EntityTypeName,
  GraphRecord,
  ObservationRecord,
  PassageRecord,
  RelationRecord,
  StatementRecord,
  Stored,
} from '../../domain/records.ts';
import type { Viewer } from '../../domain/scope.ts';
import type { EntitiesQuery, RelationsOfQuery, SeenRelation } from '../port.ts';
import type { Seeing } from './compile-filters.ts';
import { compileEntities, NUMBERED } from './compile-lists.ts';
import {
  compileClaimsOf,
  compileContentOf,
  compileMentionsIn,
  compileObservationsOf,
  compilePassagesOf,
  compileStatementsIn,
} from './compile-own.ts';
import { positionOf, type SortKey } from './compile-parts.ts';
import { compileNamed } from './compile-points.ts';
import { compileRelationsOf, DIRECTIONS } from './compile-relations-of.ts';
import type { Connection, Row } from './connection.ts';
import type { CompiledOwn } from './own-list.ts';
import type { RecordCache } from './record-cache.ts';
import { byPlace, pageOfEdges } from './rows.ts';

/** Of each key in `named`. */
const MAX_NAMED = 20;

export interface OwnReads {
  records(ids: readonly string[], viewer: Viewer): readonly (Stored | undefined)[];
  named(keys: readonly NameKey[], type: EntityTypeName | undefined, viewer: Viewer): readonly (readonly string[])[];
  /** Only lists that an index gives in their order, without a total. */
  entities(queries: readonly EntitiesQuery[], viewer: Viewer): readonly Page<Stored<EntityRecord>>[];
  relationsOf(ids: readonly string[], query: RelationsOfQuery, viewer: Viewer): readonly Page<SeenRelation>[];
  observationsOf(ids: readonly string[], page: PageRequest, viewer: Viewer): Pages<ObservationRecord>;
  claimsOf(ids: readonly string[], page: PageRequest, viewer: Viewer): Pages<ClaimRecord>;
  passagesOf(ids: readonly string[], page: PageRequest, viewer: Viewer): Pages<PassageRecord>;
  contentOf(
    ids: readonly string[],
    section: readonly string[],
    page: PageRequest,
    viewer: Viewer,
  ): Pages<PassageRecord>;
  mentionsIn(
    ids: readonly string[],
    types: readonly EntityTypeName[] | undefined,
    page: PageRequest,
    viewer: Viewer,
  ): Pages<EntityRecord>;
  statementsIn(ids: readonly string[], page: PageRequest, viewer: Viewer): Pages<StatementRecord>;
}

type Pages<R extends GraphRecord> = readonly Page<Stored<R>>[];

/** Each to be called in a snapshot for which the cache was refreshed. */
export function createOwnReads(connection: Connection, ontology: Ontology, cache: RecordCache): OwnReads {
  const seeing = (viewer: Viewer) => ({ ontology, viewer });
  const load = <R extends GraphRecord>(pages: readonly RowPage[], viewer: Viewer): Pages<R> =>
    // The statement selects records of the kind.
    loaded(pages, cache, viewer, (stored) => stored as Stored<R>);
  const own = <R extends GraphRecord>(ids: readonly string[], page: PageRequest, viewer: Viewer, list: CompiledOwn) =>
    load<R>(ownPages(connection, ids, page, list), viewer);
  return {
    records: (ids, viewer) => cache.byId(ids, viewer),
    named: (keys, type, viewer) => {
      const { text, params } = compileNamed(seeing(viewer), keys, type);
      return byPlace(connection.all(text, params), keys.length).map((rows) =>
        rows.slice(0, MAX_NAMED).map((row) => String(row[1])),
      );
    },
    entities: (queries, viewer) =>
      load(
        queries.map((query) => entities(connection, seeing(viewer), query)),
        viewer,
      ),
    relationsOf: (ids, query, viewer) => {
      const list = compileRelationsOf(seeing(viewer), ids, query);
      return loaded(ownPages(connection, ids, query.page, list), cache, viewer, seenRelation);
    },
    observationsOf: (ids, page, viewer) => own(ids, page, viewer, compileObservationsOf(seeing(viewer), ids, page)),
    claimsOf: (ids, page, viewer) => own(ids, page, viewer, compileClaimsOf(seeing(viewer), ids, page)),
    passagesOf: (ids, page, viewer) => own(ids, page, viewer, compilePassagesOf(seeing(viewer), ids, page)),
    contentOf: (ids, section, page, viewer) =>
      own(ids, page, viewer, compileContentOf(seeing(viewer), ids, section, page)),
    mentionsIn: (ids, types, page, viewer) =>
      own(ids, page, viewer, compileMentionsIn(seeing(viewer), ids, types, page)),
    statementsIn: (ids, page, viewer) => own(ids, page, viewer, compileStatementsIn(seeing(viewer), ids, page)),
  };
}

function entities(connection: Connection, seeing: Seeing, query: EntitiesQuery): RowPage {
  const { page, key } = compileEntities(seeing, query, NUMBERED);
  return pageOf(connection.all(page.text, page.params), query.page.first, key, 0);
}

function ownPages(
  connection: Connection,
  ids: readonly string[],
  request: PageRequest,
  { page, total, key }: CompiledOwn,
): readonly RowPage[] {
  const rows = byPlace(connection.all(page.text, page.params), ids.length);
  const totals = request.withTotal ? new Map(connection.all<[number, number]>(total.text, total.params)) : undefined;
  return rows.map((own, at) => pageOf(own, request.first, key, totals?.get(at) ?? 0));
}

interface RowPage {
  readonly rows: readonly Row[];
  readonly key: SortKey;
  readonly hasNextPage: boolean;
  readonly total: number;
}

/** Of rows of a place, the record's number and the sort columns; there is one more than asked where a page follows. */
function pageOf(rows: readonly Row[], first: number, key: SortKey, total: number): RowPage {
  return { rows: rows.slice(0, first), key, hasNextPage: rows.length > first, total };
}

const NUMBER_COLUMN = 1;
const FIRST_SORT_COLUMN = 2;

/** Pages of what is made of the rows' records, which are read together for all pages. */
function loaded<T>(
  pages: readonly RowPage[],
  cache: RecordCache,
  viewer: Viewer,
  nodeOf: (stored: Stored, row: Row) => T,
): readonly Page<T>[] {
  const numbers = pages.flatMap(({ rows }) => rows.map((row) => Number(row[NUMBER_COLUMN])));
  const records = cache.byNumber(numbers, viewer).values();
  return pages.map(({ rows, key, hasNextPage, total }) => {
    // There are as many records as rows, in their order.
    const edges = rows.map((row) => edgeOf(nodeOf(records.next().value as Stored, row), row, key));
    return pageOfEdges(edges, hasNextPage, total);
  });
}

/** The position is made of the row when it is asked for, which for most edges it is not. */
function edgeOf<T>(node: T, row: Row, { columns, descending }: SortKey): Edge<T> {
  const end = FIRST_SORT_COLUMN + columns.length;
  return {
    node,
    get at() {
      return positionOf({ columns, descending }, row.slice(FIRST_SORT_COLUMN, end));
    },
  };
}

/** At the end of its row stand the id of the entity asked and the direction. */
function seenRelation(stored: Stored, row: Row): SeenRelation {
  // The statement selects relations.
  const { record, revision } = stored as Stored<RelationRecord>;
  const other = record.source === row.at(-2) ? record.target : record.source;
  return { record, revision, other, direction: DIRECTIONS[Number(row.at(-1))] ?? 'BOTH' };
}
