/** What has changed: histories, the change feed, and how far it has come. */
import { changeOf, type Revision, type RevisionChange } from '../../domain/change.ts';
import { historyPosition } from '../../domain/order.ts';
import type { Edge, Page, PageRequest } from '../../domain/page.ts';
import { parseMoves } from '../../domain/plan/moves.ts';
import { recordOfText, textAsSeen } from '../../domain/record-text.ts';
import { refersTo } from '../../domain/references.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Hides } from '../../domain/visibility.ts';
import type { GraphStore } from '../port.ts';
import type { Row, Run } from './connection.ts';
import { STORE_NAME } from './ddl.ts';

/** How long what has no scope may take. The position is asked while a client waits, and by who watches whether the store is well. */
const POSITION_MS = 2_000;
const CHANGES_MS = 10_000;

export function createFeedReads(run: Run): Pick<GraphStore, 'history' | 'changes' | 'position'> {
  return {
    history: (ids, page, scope) => Promise.all(ids.map((id) => history(run, id, page, scope))),
    changes: async (since, limit) => {
      const rows = await run({ text: CHANGES, params: { name: STORE_NAME, since, limit } }, Date.now() + CHANGES_MS);
      return revisionsOf(rows, (row) => changeOf(String(row[4]), textOf(row[5]), textOf(row[6])));
    },
    position: async () => {
      const [row] = await run({ text: POSITION, params: { name: STORE_NAME } }, Date.now() + POSITION_MS);
      const number = Number(row?.[0] ?? 0);
      return { revision: number, seq: number };
    },
  };
}

const POSITION = 'MATCH (s:Store {name: $name}) RETURN s.revision';

/** Columns of a change; `v` is its revision. */
const COLUMNS = 'v.number, v.at, v.actor, v.reason, c.id, c.before, c.after';

/** Only as far as the store says that it has come: what a load writes is there when that is done. */
const CHANGES = `
MATCH (s:Store {name: $name})
MATCH (v:Revision) WHERE v.number > $since AND v.number <= s.revision
WITH v ORDER BY v.number LIMIT $limit
MATCH (c:Change {revision: v.number})
RETURN ${COLUMNS} ORDER BY c.revision, c.place`;

/** Read in steps of so many changes: what the viewer may not see is left out of a page, and a page is not to end early for it. */
const STEP = 200;

async function history(run: Run, id: string, page: PageRequest, scope: Scope): Promise<Page<Revision>> {
  const after = page.after?.[0];
  const ids = await lifeOf(run, id, scope);
  const edges: Edge<Revision>[] = [];
  let total = 0;
  let before = page.withTotal || typeof after !== 'number' ? Number.MAX_SAFE_INTEGER : -after;
  for (let isOpen = true; isOpen; ) {
    const { rows, next } = await historyRows(run, ids, before, scope);
    for (const revision of await revisionsAsSeen(run, rows, scope)) {
      total += 1;
      const isAfter = typeof after !== 'number' || -revision.number > after;
      if (isAfter && edges.length <= page.first) edges.push({ node: revision, at: historyPosition(revision.number) });
    }
    before = next ?? 0;
    isOpen = next !== undefined && (page.withTotal || edges.length <= page.first);
  }
  const totalCount = page.withTotal ? total : 0;
  const hasNextPage = edges.length > page.first;
  return { edges: edges.slice(0, page.first), hasNextPage, totalCount, totalCountIsExact: true };
}

const MERGED = 'MATCH (m:MergedId {id: $id}) RETURN m.target, m.moves';

/** The id, and what it became: each that it was merged into then, one after the other; of some only what they lead to now is known. */
async function lifeOf(run: Run, id: string, { deadlineAt }: Scope): Promise<readonly string[]> {
  const ids = new Set([id]);
  for (const one of ids) {
    const [row] = await run({ text: MERGED, params: { id: one } }, deadlineAt);
    if (row) ids.add(parseMoves(String(row[1]))?.into ?? String(row[0]));
  }
  return [...ids];
}

/** Newest first, at most $step of each id. */
const HISTORY = `
MATCH (s:Store {name: $name})
UNWIND $ids AS id
CALL (s, id) {
  MATCH (c:Change {id: id}) WHERE c.revision < $before AND c.revision <= s.revision
  WITH c ORDER BY c.revision DESC LIMIT $step
  MATCH (v:Revision {number: c.revision})
  RETURN c, v
}
RETURN ${COLUMNS} ORDER BY v.number DESC`;

interface HistoryRows {
  /** Whole revisions, newest first. */
  readonly rows: readonly Row[];
  /** Before which revision to go on; undefined where that was all. */
  readonly next?: number;
}

/** As far back as every id has been read. */
async function historyRows(run: Run, ids: readonly string[], before: number, scope: Scope): Promise<HistoryRows> {
  const params = { name: STORE_NAME, ids, before, step: STEP };
  const rows = await run({ text: HISTORY, params }, scope.deadlineAt);
  const ends = [...Map.groupBy(rows, (row) => row[4]).values()].flatMap((own) =>
    own.length === STEP ? [Number(own.at(-1)?.[0])] : [],
  );
  if (ends.length === 0) return { rows };
  const end = Math.max(...ends);
  return { rows: rows.filter(([number]) => Number(number) >= end), next: end };
}

async function revisionsAsSeen(run: Run, rows: readonly Row[], scope: Scope): Promise<readonly Revision[]> {
  const texts = rows.flatMap((row) => [textOf(row[5]), textOf(row[6])]).filter((text) => text !== undefined);
  const hides = await hidesAmong(run, texts, scope);
  const seen = (text: string | undefined) => (text === undefined ? undefined : textAsSeen(text, hides));
  return revisionsOf(rows, (row) => {
    const change = changeOf(String(row[4]), seen(textOf(row[5])), seen(textOf(row[6])));
    return change.before === undefined && change.after === undefined ? undefined : change;
  });
}

/** A removed or merged id is as hidden as it was when it went; a merged one also as what it leads to. */
const HIDDEN = `
UNWIND $ids AS id
OPTIONAL MATCH (r:Record {id: id})
OPTIONAL MATCH (g:GoneId {id: id})
OPTIONAL MATCH (m:MergedId {id: id})
OPTIONAL MATCH (t:Record {id: m.target})
OPTIONAL MATCH (x:GoneId {id: m.target})
WITH id, coalesce(r._hidden, g.hidden, false) AS own, coalesce(t._hidden, x.hidden, false) AS target
WHERE own OR target
RETURN id`;

/** Of all that the texts speak of, in one statement; undefined where nothing of it is hidden. */
async function hidesAmong(
  run: Run,
  texts: readonly string[],
  { viewer, deadlineAt }: Scope,
): Promise<Hides | undefined> {
  if (viewer === 'EDITORS' || texts.length === 0) return undefined;
  const ids = new Set(texts.map(recordOfText).flatMap((record) => [record.id, ...refersTo(record)]));
  const rows = await run({ text: HIDDEN, params: { ids: [...ids] } }, deadlineAt);
  const hidden = new Set(rows.map(([id]) => id));
  return hidden.size === 0 ? undefined : (id) => hidden.has(id);
}

/** Rows in the order of their revisions; those for which `change` gives nothing are left out. */
function revisionsOf(rows: readonly Row[], change: (row: Row) => RevisionChange | undefined): readonly Revision[] {
  const revisions = new Map<number, Revision & { readonly changes: RevisionChange[] }>();
  for (const row of rows) {
    const one = change(row);
    if (!one) continue;
    const number = Number(row[0]);
    const stamp = { number, seq: number, at: String(row[1]), actor: String(row[2]), reason: String(row[3]) };
    const revision = revisions.get(number) ?? { ...stamp, changes: [] };
    revision.changes.push(one);
    revisions.set(number, revision);
  }
  return [...revisions.values()];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
