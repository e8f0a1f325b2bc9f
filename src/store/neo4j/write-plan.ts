/** Writes a planned change: the records, what stands beside them, who may see them, and the revision. Inside its transaction. */
import type { RevisionStamp } from '../../domain/change.ts';
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { Plan, PlannedWrite } from '../../domain/plan-port.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { GraphRecord, RelationRecord } from '../../domain/records.ts';
import type { RunInside } from './connection.ts';
import { STORE_NAME } from './ddl.ts';
import { nodeOf } from './properties.ts';
import { createVisibility } from './visibility-columns.ts';
import {
  type Keyed,
  linkRows,
  mentionDeltas,
  mentionRows,
  nameRow,
  relationshipRows,
  sourceNameRows,
} from './write-rows.ts';
import * as statements from './write-statements.ts';
import { createWriting, type Writing } from './writing.ts';

export interface PlanTarget {
  readonly run: RunInside;
  readonly ontology: Ontology;
  /** Whether anything is hidden from PUBLIC before the change. */
  readonly anyHidden: boolean;
}

/** What is written is sent as it comes; that all of it was done is waited for at the end. */
export async function writePlan(target: PlanTarget, plan: Plan, stamp: RevisionStamp): Promise<void> {
  const { ontology, anyHidden } = target;
  const { writes } = plan;
  const writing = createWriting(target.run, stamp.number);
  const before = writes.flatMap((write) => write.before ?? []);
  const after = writes.flatMap((write) => write.after ?? []);
  writeChanges(writing, plan);
  writeMerged(writing, plan);
  takeAway(writing, before);
  const freed = writes.filter((write) => write.before).map(({ id, identity }) => [id, identity ?? null]);
  writing.rows(statements.FREE_IDENTITIES, freed);
  writing.ids(statements.REMOVE_RECORDS, idsOf(writes.filter((write) => !write.after)));
  writeRecords(writing, ontology, writes);
  writeKeys(writing, writes);
  putIn(writing, ontology, after);
  const visibility = createVisibility({ writing, ontology, anyHidden }, writes);
  if (visibility) writing.rows(statements.MENTIONS, mentionRows([...before, ...after]));
  else writing.rows(statements.ADD_MENTIONS, mentionDeltas(writes));
  await visibility?.update();
  const { actor, reason, at } = stamp;
  writing.add(statements.REVISION, { name: STORE_NAME, actor, reason, at });
  await writing.done();
}

function writeChanges(writing: Writing, plan: Plan): void {
  const changes = plan.writes.map(({ id, before, after }, place) => [place, id, textOf(before), textOf(after)]);
  // Of a merged id of which only the target is known, no record tells of the change.
  const aliases = plan.merged.filter(({ moves }) => moves === '');
  const others = aliases.map(({ id }, place) => [plan.writes.length + place, id, null, null]);
  writing.rows(statements.CHANGES, [...changes, ...others]);
}

function textOf(record: GraphRecord | undefined): string | null {
  return record ? recordJson(record) : null;
}

/** Before the records are written: keys of names are bound to sources by ids that may be merged ones. */
function writeMerged(writing: Writing, { merged, unmerged }: Plan): void {
  writing.ids(statements.UNMERGE, unmerged);
  const elsewhere = merged.filter(({ moves }) => moves === undefined);
  writing.rows(
    statements.LEAD_ELSEWHERE,
    elsewhere.map(({ id, target }) => [id, target]),
  );
  const made = merged.flatMap(({ id, target, moves }) => (moves === undefined ? [] : [[id, target, moves]]));
  writing.rows(statements.MERGE_IDS, made);
}

/** While all that the records refer to is still there. */
function takeAway(writing: Writing, before: readonly GraphRecord[]): void {
  const relations = before.filter(isRelation);
  writing.ids(statements.COUNT_RELATIONS, idsOf(relations), { sign: -1 });
  for (const [type, own] of Map.groupBy(relations, ({ relationType }) => relationType))
    writing.ids(statements.deleteRelationships(type), idsOf(own));
  writing.ids(statements.DELETE_LINKS, idsOf(before));
}

function writeRecords(writing: Writing, ontology: Ontology, writes: readonly PlannedWrite[]): void {
  const updated: unknown[] = [];
  const created: unknown[] = [];
  for (const { id, before, after, identity = null } of writes) {
    if (!after) continue;
    const { labels, properties } = nodeOf(ontology, after);
    if (before) updated.push([id, properties, identity]);
    else created.push([labels, properties, identity]);
  }
  writing.rows(statements.UPDATE_RECORDS, updated);
  writing.rows(statements.CREATE_RECORDS, created);
}

/** Relations copy the sort keys of their ends: entities come first. */
function writeKeys(writing: Writing, writes: readonly PlannedWrite[]): void {
  const keyed: Keyed[] = [];
  for (const { id, before, after, keys } of writes) {
    if (after?.record !== 'entity') continue;
    if (keys) keyed.push({ id, keys });
    else if (!before) throw new GongfuError('INTERNAL', `the new entity ${id} came without its keys`);
  }
  writing.rows(
    statements.SORT_KEYS,
    keyed.map(({ id, keys }) => [id, keys.sort]),
  );
  writing.rows(statements.NAME_KEYS, keyed.map(nameRow));
  writing.rows(statements.SOURCE_NAME_KEYS, keyed.flatMap(sourceNameRows));
}

function putIn(writing: Writing, ontology: Ontology, after: readonly GraphRecord[]): void {
  writing.rows(statements.LINKS, linkRows(after));
  const relations = after.filter(isRelation);
  writing.rows(statements.RELATIONSHIPS, relationshipRows(ontology, relations));
  writing.ids(statements.COUNT_RELATIONS, idsOf(relations), { sign: 1 });
  writing.ids(statements.SUBJECT_SORTS, idsOf(after.filter(({ record }) => record === 'observation')));
}

function isRelation(record: GraphRecord): record is RelationRecord {
  return record.record === 'relation';
}

function idsOf(records: readonly { readonly id: string }[]): readonly string[] {
  return records.map(({ id }) => id);
}
