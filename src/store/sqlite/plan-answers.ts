/** What the planning of a change (domain/plan-port.ts) asks, answered on the writer's connection: one statement a question. */

import { changeOf } from '../../domain/change.ts';
import { entityIdentity } from '../../domain/identity.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { relationTypeRank } from '../../domain/order.ts';
import type { MergeRecord, PlanAnswer, PlanRead } from '../../domain/plan-port.ts';
import type { GraphRecord, Stored } from '../../domain/records.ts';
import type { Connection } from './connection.ts';

const RECORDS = `
SELECT q.key, r.doc, r.revision FROM json_each(?) q
  LEFT JOIN merged m ON m.id = q.value
  JOIN record r ON r.id = coalesce(m.target, q.value)`;
const IDENTITIES = 'SELECT q.key, r.id FROM json_each(?) q JOIN record r ON r.identity = q.value';
const USED = `
SELECT q.key FROM json_each(?) q
  WHERE EXISTS (SELECT 1 FROM record WHERE id = q.value)
    OR EXISTS (SELECT 1 FROM gone WHERE id = q.value)
    OR EXISTS (SELECT 1 FROM merged WHERE id = q.value)`;
const REFERRING = `
SELECT q.key, r.id FROM json_each(?) q
  JOIN record t ON t.id = q.value JOIN refers f ON f.target = t.n JOIN record r ON r.n = f.record
  ORDER BY q.key, r.id`;
const TARGETS = `
SELECT q.key, t.id FROM json_each(?) q
  JOIN record s ON s.id = q.value JOIN adjacency b ON b.entity = s.n AND b.type = ? AND b.direction <> 1 JOIN record t ON t.n = b.other
  ORDER BY q.key, t.id`;

const IDENTITIES_OF =
  'SELECT q.key, r.identity FROM json_each(?) q JOIN record r ON r.id = q.value WHERE r.identity IS NOT NULL';
const TARGETS_OF = 'SELECT q.key, m.target FROM json_each(?) q JOIN merged m ON m.id = q.value';
const MERGED_INTO = 'SELECT q.key, m.id FROM json_each(?) q JOIN merged m ON m.target = q.value ORDER BY q.key, m.id';

export function answerPlanRead(connection: Connection, ontology: Ontology, read: PlanRead): PlanAnswer {
  switch (read.read) {
    case 'records':
      return storedRecords(connection, read.ids);
    case 'labels':
      return found(
        connection,
        IDENTITIES,
        read.of.map(({ type, label }) => entityIdentity(type, label)),
      );
    case 'identities':
      return found(connection, IDENTITIES, read.keys);
    case 'identitiesOf':
      return found(connection, IDENTITIES_OF, read.ids);
    case 'targetsOf':
      return found(connection, TARGETS_OF, read.ids);
    case 'mergedInto':
      return lists(read.ids, connection.all(MERGED_INTO, [JSON.stringify(read.ids)]));
    case 'merges':
      return read.ids.map((id) => mergeOf(connection, id));
    case 'used':
      return used(connection, read.ids);
    case 'referring':
      return lists(read.ids, connection.all(REFERRING, [JSON.stringify(read.ids)]));
    case 'targets':
      return lists(
        read.ids,
        connection.all(TARGETS, [JSON.stringify(read.ids), relationTypeRank(ontology, read.relationType)]),
      );
  }
}

function storedRecords(connection: Connection, ids: readonly string[]): readonly (Stored | undefined)[] {
  const answers = new Array<Stored | undefined>(ids.length).fill(undefined);
  for (const [at, doc, revision] of connection.all<[number, string, number]>(RECORDS, [JSON.stringify(ids)])) {
    // `doc` was written by recordJson.
    answers[at] = { record: JSON.parse(doc) as GraphRecord, revision };
  }
  return answers;
}

function found(connection: Connection, query: string, asked: readonly string[]): readonly (string | undefined)[] {
  const answers = new Array<string | undefined>(asked.length).fill(undefined);
  for (const [at, text] of connection.all<[number, string]>(query, [JSON.stringify(asked)])) answers[at] = text;
  return answers;
}

/** A merged id is no record any more, so that its last change is that of its merge. */
const MERGE_CHANGES = `
SELECT id, before, after FROM change WHERE revision = (SELECT max(revision) FROM change WHERE id = ?) ORDER BY place`;

function mergeOf(connection: Connection, id: string): MergeRecord | undefined {
  const [target, moves] = connection.get<[string, string]>('SELECT target, moves FROM merged WHERE id = ?', [id]) ?? [];
  if (target === undefined || moves === undefined) return undefined;
  const rows = connection.all<[string, string | null, string | null]>(MERGE_CHANGES, [id]);
  return { target, moves, changes: rows.map((row) => changeOf(row[0], row[1] ?? undefined, row[2] ?? undefined)) };
}

function used(connection: Connection, ids: readonly string[]): readonly boolean[] {
  const places = new Set(connection.all<[number]>(USED, [JSON.stringify(ids)]).map(([at]) => at));
  return ids.map((_, at) => places.has(at));
}

function lists(ids: readonly string[], rows: readonly (readonly [number, string])[]): readonly (readonly string[])[] {
  const answers: string[][] = ids.map(() => []);
  for (const [at, id] of rows) answers[at]?.push(id);
  return answers;
}
