/** What the planning of a change (domain/plan-port.ts) asks, answered on the writer's connection: one statement a question. */
import { entityIdentity } from '../../domain/identity.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { relationTypeRank } from '../../domain/order.ts';
import type { PlanAnswer, PlanRead } from '../../domain/plan-port.ts';
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

export function answerPlanRead(connection: Connection, ontology: Ontology, read: PlanRead): PlanAnswer {
  switch (read.read) {
    case 'records':
      return storedRecords(connection, read.ids);
    case 'labels':
      return found(
        connection,
        read.of.map(({ type, label }) => entityIdentity(type, label)),
      );
    case 'identities':
      return found(connection, read.keys);
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

function found(connection: Connection, identities: readonly string[]): readonly (string | undefined)[] {
  const answers = new Array<string | undefined>(identities.length).fill(undefined);
  for (const [at, id] of connection.all<[number, string]>(IDENTITIES, [JSON.stringify(identities)])) answers[at] = id;
  return answers;
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
