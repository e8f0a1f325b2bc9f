/** What has changed: histories and the change feed. */
import { changeOf, type Revision, type RevisionChange } from '../../domain/change.ts';
import { historyPosition } from '../../domain/order.ts';
import type { Edge, Page, PageRequest } from '../../domain/page.ts';
import { recordOfText, textAsSeen } from '../../domain/record-text.ts';
import { refersTo } from '../../domain/references.ts';
import type { Viewer } from '../../domain/scope.ts';
import type { Hides } from '../../domain/visibility.ts';
import type { StorePosition } from '../port.ts';
import { atMost } from './compile-parts.ts';
import type { Connection } from './connection.ts';
import { pageOfEdges } from './rows.ts';
import { raw, sql } from './sql.ts';

export interface FeedReads {
  history(ids: readonly string[], page: PageRequest, viewer: Viewer): readonly Page<Revision>[];
  changes(since: number, limit: number): readonly Revision[];
  position(): StorePosition;
}

export function createFeedReads(connection: Connection): FeedReads {
  return {
    history: (ids, page, viewer) => ids.map((id) => history(connection, id, page, viewer)),
    changes: (since, limit) => changes(connection, since, limit),
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
  const ids = lifeOf(connection, id);
  const edges: Edge<Revision>[] = [];
  let total = 0;
  let before = page.withTotal || typeof after !== 'number' ? Number.MAX_SAFE_INTEGER : -after;
  for (let isOpen = true; isOpen; ) {
    const { rows, next } = historyRows(connection, ids, before);
    for (const revision of revisionsAsSeen(connection, rows, viewer)) {
      total += 1;
      const isAfter = typeof after !== 'number' || -revision.number > after;
      if (isAfter && edges.length <= page.first) edges.push({ node: revision, at: historyPosition(revision.number) });
    }
    before = next ?? 0;
    isOpen = next !== undefined && (page.withTotal || edges.length <= page.first);
  }
  return pageOfEdges(edges.slice(0, page.first), edges.length > page.first, page.withTotal ? total : 0);
}

/** What an id was merged into then; '' tells only what it leads to now (domain/plan/moves.ts). */
const INTO = "SELECT CASE moves WHEN '' THEN target ELSE moves ->> 'into' END FROM merged WHERE id = ?";

/** The id, and what it became: each that it was merged into, one after the other. */
function lifeOf(connection: Connection, id: string): readonly string[] {
  const ids = new Set([id]);
  for (const one of ids) {
    const [into] = connection.get<[string]>(INTO, [one]) ?? [];
    if (into !== undefined) ids.add(into);
  }
  return [...ids];
}

interface HistoryRows {
  /** Whole revisions, newest first. */
  readonly rows: readonly ChangeRow[];
  /** Before which revision to go on; undefined where that was all. */
  readonly next?: number;
}

/** As far back as every id has been read. */
function historyRows(connection: Connection, ids: readonly string[], before: number): HistoryRows {
  const each = ids.map((id) => changesOf(connection, id, before));
  const ends = each.flatMap((rows) => (rows.length === STEP ? (rows.at(-1)?.[0] ?? []) : []));
  if (ids.length === 1) return { rows: each[0] ?? [], ...(ends[0] === undefined ? {} : { next: ends[0] }) };
  const end = ends.length > 0 ? Math.max(...ends) : undefined;
  const rows = each.flat().filter(([number]) => number >= (end ?? 0));
  return { rows: rows.sort(([one], [other]) => other - one), ...(end === undefined ? {} : { next: end }) };
}

function changesOf(connection: Connection, id: string, before: number): readonly ChangeRow[] {
  const { text, params } =
    sql`SELECT ${raw(CHANGE)} FROM change c JOIN revision v ON v.number = c.revision WHERE c.id = ${id} AND c.revision < ${before} AND deadline(c.revision) ORDER BY c.revision DESC ${atMost(STEP)}`;
  return connection.all<ChangeRow>(text, params);
}

function revisionsAsSeen(connection: Connection, rows: readonly ChangeRow[], viewer: Viewer): readonly Revision[] {
  const texts = rows.flatMap((row) => [row[5], row[6]]).filter((text) => text !== null);
  const hides = hidesAmong(connection, texts, viewer);
  const seen = (text: string | null) => (text === null ? undefined : textAsSeen(text, hides));
  const revisions = new Map<number, Revision & { readonly changes: RevisionChange[] }>();
  for (const row of rows) {
    const change = changeOf(row[4], seen(row[5]), seen(row[6]));
    if (change.before === undefined && change.after === undefined) continue;
    const revision = revisions.get(row[0]) ?? { ...revisionOf(row), changes: [] };
    revision.changes.push(change);
    revisions.set(row[0], revision);
  }
  return [...revisions.values()];
}

/** A removed or merged id is as hidden as it was when it went; a merged one also as what it leads to. */
const HIDDEN = `
SELECT q.value FROM json_each(?) q
  WHERE coalesce((SELECT hidden FROM record WHERE id = q.value), (SELECT hidden FROM gone WHERE id = q.value)) = 1
    OR EXISTS (SELECT 1 FROM merged m LEFT JOIN record r ON r.id = m.target LEFT JOIN gone g ON g.id = m.target
      WHERE m.id = q.value AND coalesce(r.hidden, g.hidden) = 1)`;

/** Of all that the texts speak of, in one statement; undefined where nothing of it is hidden. */
function hidesAmong(connection: Connection, texts: readonly string[], viewer: Viewer): Hides | undefined {
  if (viewer === 'EDITORS' || texts.length === 0) return undefined;
  const ids = new Set(texts.map(recordOfText).flatMap((record) => [record.id, ...refersTo(record)]));
  const hidden = new Set(connection.all<[string]>(HIDDEN, [JSON.stringify([...ids])]).map(([id]) => id));
  return hidden.size === 0 ? undefined : (id) => hidden.has(id);
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
