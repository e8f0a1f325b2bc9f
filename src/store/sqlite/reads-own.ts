/** Reads that end in well under a millisecond: records, names, and what belongs to an entity, a source or a passage. */
import type { NameKey } from '../../domain/change.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { Page, PageRequest } from '../../domain/page.ts';
import type { EntityTypeName, RelationRecord } from '../../domain/records.ts';
import type { Viewer } from '../../domain/scope.ts';
import type { RelationsOfQuery, SeenRelation } from '../port.ts';
import {
  compileClaimsOf,
  compileContentOf,
  compileMentionsIn,
  compileObservationsOf,
  compilePassagesOf,
  compileStatementsIn,
} from './compile-own.ts';
import { compileNamed, compileRecords } from './compile-points.ts';
import { compileRelationsOf, DIRECTIONS } from './compile-relations-of.ts';
import type { Connection, Row } from './connection.ts';
import type { CompiledOwn } from './own-list.ts';
import { byPlace, edgeOf, pageOfEdges, recordOf, type StoredText } from './rows.ts';

/** Of each key in `named`. */
const MAX_NAMED = 20;

export interface OwnReads {
  records(ids: readonly string[], viewer: Viewer): readonly (StoredText | undefined)[];
  named(keys: readonly NameKey[], type: EntityTypeName | undefined, viewer: Viewer): readonly (readonly string[])[];
  relationsOf(ids: readonly string[], query: RelationsOfQuery, viewer: Viewer): readonly Page<SeenRelation>[];
  observationsOf(ids: readonly string[], page: PageRequest, viewer: Viewer): readonly Page<StoredText>[];
  claimsOf(ids: readonly string[], page: PageRequest, viewer: Viewer): readonly Page<StoredText>[];
  passagesOf(ids: readonly string[], page: PageRequest, viewer: Viewer): readonly Page<StoredText>[];
  contentOf(
    ids: readonly string[],
    section: readonly string[],
    page: PageRequest,
    viewer: Viewer,
  ): readonly Page<StoredText>[];
  mentionsIn(
    ids: readonly string[],
    types: readonly EntityTypeName[] | undefined,
    page: PageRequest,
    viewer: Viewer,
  ): readonly Page<StoredText>[];
  statementsIn(ids: readonly string[], page: PageRequest, viewer: Viewer): readonly Page<StoredText>[];
}

export function createOwnReads(connection: Connection, ontology: Ontology): OwnReads {
  const own = (ids: readonly string[], page: PageRequest, list: CompiledOwn) => texts(connection, ids, page, list);
  const seeing = (viewer: Viewer) => ({ ontology, viewer });
  return {
    records: (ids, viewer) => records(connection, ids, viewer),
    named: (keys, type, viewer) => {
      const { text, params } = compileNamed(seeing(viewer), keys, type);
      return byPlace(connection.all(text, params), keys.length).map((rows) =>
        rows.slice(0, MAX_NAMED).map((row) => String(row[1])),
      );
    },
    relationsOf: (ids, query, viewer) =>
      pages(connection, ids, query.page, compileRelationsOf(seeing(viewer), ids, query), (row, list) =>
        seenRelation(row, list),
      ),
    observationsOf: (ids, page, viewer) => own(ids, page, compileObservationsOf(seeing(viewer), ids, page)),
    claimsOf: (ids, page, viewer) => own(ids, page, compileClaimsOf(seeing(viewer), ids, page)),
    passagesOf: (ids, page, viewer) => own(ids, page, compilePassagesOf(seeing(viewer), ids, page)),
    contentOf: (ids, section, page, viewer) => own(ids, page, compileContentOf(seeing(viewer), ids, section, page)),
    mentionsIn: (ids, types, page, viewer) => own(ids, page, compileMentionsIn(seeing(viewer), ids, types, page)),
    statementsIn: (ids, page, viewer) => own(ids, page, compileStatementsIn(seeing(viewer), ids, page)),
  };
}

function records(connection: Connection, ids: readonly string[], viewer: Viewer): readonly (StoredText | undefined)[] {
  const answers = new Array<StoredText | undefined>(ids.length).fill(undefined);
  const { text, params } = compileRecords(ids, viewer);
  for (const [at, doc, revision] of connection.all<[number, string, number]>(text, params))
    answers[at] = { doc, revision };
  return answers;
}

function texts(
  connection: Connection,
  ids: readonly string[],
  page: PageRequest,
  list: CompiledOwn,
): readonly Page<StoredText>[] {
  return pages(connection, ids, page, list, (row, { key }) => edgeOf(row, 1, key));
}

function pages<T>(
  connection: Connection,
  ids: readonly string[],
  page: PageRequest,
  list: CompiledOwn,
  edge: (row: Row, list: CompiledOwn) => { readonly node: T; readonly at: Page<T>['edges'][number]['at'] },
): readonly Page<T>[] {
  const read = () => byPlace(connection.all(list.page.text, list.page.params), ids.length);
  const count = () => new Map(connection.all<[number, number]>(list.total.text, list.total.params));
  const [rows, totals] = page.withTotal ? connection.snapshot(() => [read(), count()] as const) : [read()];
  return rows.map((own, at) => {
    const edges = own.slice(0, page.first).map((row) => edge(row, list));
    return pageOfEdges(edges, own.length > page.first, totals?.get(at) ?? 0);
  });
}

/** After the sort columns stand the id of the entity asked and the direction. */
function seenRelation(row: Row, { key }: CompiledOwn) {
  const { node, at } = edgeOf(row, 1, key);
  const stored = recordOf<RelationRecord>(node);
  const [own, direction] = row.slice(3 + key.columns.length);
  const other = stored.record.source === own ? stored.record.target : stored.record.source;
  return { node: { ...stored, other, direction: DIRECTIONS[Number(direction)] ?? 'BOTH' }, at };
}
