/** What has changed: histories, the change feed, scans. */
import type { Revision, RevisionChange } from '../../domain/change.ts';
import { historyPosition } from '../../domain/order.ts';
import type { Edge, Page, PageRequest } from '../../domain/page.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { GraphRecord } from '../../domain/records.ts';
import { refersTo } from '../../domain/references.ts';
import type { Viewer } from '../../domain/scope.ts';
import { type Hides, recordAsSeen } from '../../domain/visibility.ts';
import type { StorePosition } from '../port.ts';
import { atMost, docOf, visible } from './compile-parts.ts';
import type { Connection } from './connection.ts';
import { pageOfEdges, type StoredText } from './rows.ts';
import { all, raw, sql } from './sql.ts';

export interface FeedReads {
  history(ids: readonly string[], page: PageRequest, viewer: Viewer): readonly Page<Revision>[];
  changes(since: number, limit: number): readonly Revision[];
  scan(after: string | undefined, limit: number, viewer: Viewer): readonly StoredText[];
  position(): StorePosition;
}

export function createFeedReads(connection: Connection): FeedReads {
  return {
    history: (ids, page, viewer) => ids.map((id) => history(connection, id, page, viewer)),
    changes: (since, limit) => changes(connection, since, limit),
    scan: (after, limit, viewer) => {
      const where = all([
        after === undefined ? undefined : sql`r.id > ${after}`,
        visible('r', viewer),
        raw('deadline(r.n)'),
      ]);
      const { text, params } =
        sql`SELECT ${docOf('r', viewer)}, r.revision FROM record r WHERE ${where} ORDER BY r.id ${atMost(limit)}`;
      return connection.all<[string, number]>(text, params).map(([doc, revision]) => ({ doc, revision }));
    },
    position: () => {
      const [number] = connection.get<[number | null]>('SELECT max(number) FROM revision') ?? [0];
      return { revision: number ?? 0, seq: number ?? 0 };
    },
  };
}

type ChangeRow = [
  number: number,
  at: string,
  actor: string,
  reason: string,
  id: string,
  before: string | null,
  after: string | null,
];
const CHANGE = 'v.number, v.at, v.actor, v.reason, c.id, c.before, c.after';

/** Read in steps of so many changes: what the viewer may not see is left out of a page, and a page is not to end early for it. */
const STEP = 200;

function history(connection: Connection, id: string, page: PageRequest, viewer: Viewer): Page<Revision> {
  const after = page.after?.[0];
  const edges: Edge<Revision>[] = [];
  let total = 0;
  let before = page.withTotal || typeof after !== 'number' ? Number.MAX_SAFE_INTEGER : -after;
  for (let isOpen = true; isOpen; ) {
    const rows = historyRows(connection, id, before);
    for (const revision of revisionsAsSeen(connection, rows, viewer)) {
      total += 1;
      const isAfter = typeof after !== 'number' || -revision.number > after;
      if (isAfter && edges.length <= page.first) edges.push({ node: revision, at: historyPosition(revision.number) });
    }
    before = rows.at(-1)?.[0] ?? 0;
    isOpen = rows.length === STEP && (page.withTotal || edges.length <= page.first);
  }
  return pageOfEdges(edges.slice(0, page.first), edges.length > page.first, page.withTotal ? total : 0);
}

function historyRows(connection: Connection, id: string, before: number): readonly ChangeRow[] {
  const own = sql`coalesce((SELECT target FROM merged WHERE id = ${id}), ${id})`;
  const { text, params } =
    sql`SELECT ${raw(CHANGE)} FROM change c JOIN revision v ON v.number = c.revision WHERE c.id = ${own} AND c.revision < ${before} AND deadline(c.revision) ORDER BY c.revision DESC ${atMost(STEP)}`;
  return connection.all<ChangeRow>(text, params);
}

function revisionsAsSeen(connection: Connection, rows: readonly ChangeRow[], viewer: Viewer): readonly Revision[] {
  const texts = rows.flatMap((row) => [row[5], row[6]]).filter((text) => text !== null);
  const hides = hidesAmong(connection, texts, viewer);
  const seen = (text: string | null) => (text === null ? undefined : textAsSeen(text, hides));
  return rows.flatMap((row) => {
    const change = changeOf(row[4], seen(row[5]), seen(row[6]));
    return change.before === undefined && change.after === undefined ? [] : [{ ...revisionOf(row), changes: [change] }];
  });
}

const HIDDEN = `
SELECT q.value FROM json_each(?) q
  WHERE coalesce((SELECT hidden FROM record WHERE id = q.value), (SELECT hidden FROM gone WHERE id = q.value)) = 1`;

/** Of all that the texts speak of, in one statement; undefined where nothing of it is hidden. */
function hidesAmong(connection: Connection, texts: readonly string[], viewer: Viewer): Hides | undefined {
  if (viewer === 'EDITORS' || texts.length === 0) return undefined;
  const ids = new Set(texts.map(recordOfText).flatMap((record) => [record.id, ...refersTo(record)]));
  const hidden = new Set(connection.all<[string]>(HIDDEN, [JSON.stringify([...ids])]).map(([id]) => id));
  return hidden.size === 0 ? undefined : (id) => hidden.has(id);
}

function textAsSeen(text: string, hides: Hides | undefined): string | undefined {
  if (!hides) return text;
  const record = recordAsSeen(recordOfText(text), hides);
  return record && recordJson(record);
}

function recordOfText(text: string): GraphRecord {
  // `before` and `after` were written by recordJson.
  return JSON.parse(text) as GraphRecord;
}

function changes(connection: Connection, since: number, limit: number): readonly Revision[] {
  const { text, params } =
    sql`SELECT ${raw(CHANGE)} FROM (SELECT * FROM revision WHERE number > ${since} ORDER BY number ${atMost(limit)}) v JOIN change c ON c.revision = v.number ORDER BY c.revision, c.place`;
  const revisions = new Map<number, Revision & { readonly changes: RevisionChange[] }>();
  for (const row of connection.all<ChangeRow>(text, params)) {
    const revision = revisions.get(row[0]) ?? { ...revisionOf(row), changes: [] };
    revision.changes.push(changeOf(row[4], row[5] ?? undefined, row[6] ?? undefined));
    revisions.set(row[0], revision);
  }
  return [...revisions.values()];
}

function revisionOf([number, at, actor, reason]: ChangeRow) {
  return { number, seq: number, at, actor, reason };
}

function changeOf(id: string, before: string | undefined, after: string | undefined): RevisionChange {
  return { id, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
