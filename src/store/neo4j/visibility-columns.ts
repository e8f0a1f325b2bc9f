/**
 * Keeps `_hidden` and `_publicDoc` true after a change, by the rules of domain/visibility.ts: from sources to passages, to entities, to
 * relations, to observations and claims. Only what can have changed is looked at again; where nothing is hidden, nothing.
 */
import type { Ontology } from '../../domain/ontology.ts';
import type { PlannedWrite } from '../../domain/plan-port.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { GraphRecord, RelationRecord } from '../../domain/records.ts';
import { mentionsOf, refersTo } from '../../domain/references.ts';
import { isHiddenSource, isHiddenStatement, recordAsSeen } from '../../domain/visibility.ts';
import { referring } from './referring.ts';
import { mentionRows } from './write-rows.ts';
import { COUNT_TURNED, MENTIONS, turnRelationships } from './write-statements.ts';
import type { Writing } from './writing.ts';

export interface VisibilityParts {
  readonly writing: Writing;
  readonly ontology: Ontology;
  readonly anyHidden: boolean;
}

export interface VisibilityUpdate {
  /** After the records and what stands beside them are written. */
  update(): Promise<void>;
}

export type Stage = 'source' | 'passage' | 'entity' | 'relation' | 'observation' | 'claim';
const STAGES: readonly Stage[] = ['source', 'passage', 'entity', 'relation', 'observation', 'claim'];

/** Undefined where nothing is hidden, before or after. */
export function createVisibility(
  parts: VisibilityParts,
  writes: readonly PlannedWrite[],
): VisibilityUpdate | undefined {
  const { ontology, anyHidden } = parts;
  const hidesNow = ({ after }: PlannedWrite) =>
    after?.record === 'entity' && stageOf(ontology, after) === 'source' && isHiddenSource(after);
  if (!anyHidden && !writes.some(hidesNow)) return undefined;
  return { update: () => review(parts, writes) };
}

export function stageOf(ontology: Ontology, record: GraphRecord): Stage {
  if (record.record !== 'entity') return record.record;
  return ontology.entityType(record.type)?.isSource ? 'source' : 'entity';
}

async function review(parts: VisibilityParts, writes: readonly PlannedWrite[]): Promise<void> {
  const { writing, ontology } = parts;
  const known = createKnownHidden(writing);
  const written = new Set(writes.map(({ id }) => id));
  const due = new Map<Stage, Map<string, GraphRecord>>(STAGES.map((stage) => [stage, new Map()]));
  const add = (record: GraphRecord) => due.get(stageOf(ontology, record))?.set(record.id, record);
  for (const { after } of writes) if (after) add(after);
  for (const record of await recordsOf(writing, entitiesMentioned(writes))) add(record);
  const turnedAll: GraphRecord[] = [];
  for (const stage of STAGES) {
    // A stage adds to later ones only: the rules need what comes before them.
    const records = [...(due.get(stage)?.values() ?? [])];
    await known.load(records.flatMap((record) => [record.id, ...refersTo(record)]));
    const unseen = stage === 'entity' ? await onlyInHidden(writing, records) : new Set<string>();
    const isHidden = (record: GraphRecord) => hiddenByRule(record, stage, known.hides, unseen);
    const turned = records.filter((record) => isHidden(record) !== known.hides(record.id));
    if (turned.length === 0) continue;
    const [hide, show] = [turned.filter(isHidden), turned.filter((record) => !isHidden(record))];
    turn(writing, hide, true, written);
    turn(writing, show, false, written);
    for (const record of turned) known.set(record.id, isHidden(record));
    for (const record of await dependents(parts, turned)) add(record);
    turnedAll.push(...turned);
  }
  writing.rows(MENTIONS, mentionRows(turnedAll));
  const all = [...due.values()].flatMap((records) => [...records.values()]);
  await known.load(all.flatMap((record) => [record.id, ...refersTo(record)]));
  const rows = all.map((record) => [record.id, publicDoc(record, known.hides), !written.has(record.id)]);
  writing.rows(PUBLIC_DOCS, rows);
}

export function hiddenByRule(
  record: GraphRecord,
  stage: Stage,
  hides: (id: string) => boolean,
  unseen: ReadonlySet<string>,
): boolean {
  if (record.record === 'passage') return hides(record.document);
  if (record.record === 'entity') return stage === 'source' ? isHiddenSource(record) : unseen.has(record.id);
  return isHiddenStatement(record, hides);
}

/** What PUBLIC reads, where that is less than the record says. */
export function publicDoc(record: GraphRecord, hides: (id: string) => boolean): string | null {
  const seen = recordAsSeen(record, hides);
  const text = seen && recordJson(seen);
  return text !== undefined && text !== recordJson(record) ? text : null;
}

export interface KnownHidden {
  readonly hides: (id: string) => boolean;
  load(ids: readonly string[]): Promise<void>;
  set(id: string, hidden: boolean): void;
}

/** A removed id is as hidden as it was when it went. */
const HIDDEN = `
UNWIND $ids AS id
OPTIONAL MATCH (r:Record {id: id})
OPTIONAL MATCH (g:GoneId {id: id})
WITH id, coalesce(r._hidden, g.hidden) AS hidden
WHERE hidden
RETURN id`;

export function createKnownHidden(writing: Writing): KnownHidden {
  const known = new Map<string, boolean>();
  return {
    hides: (id) => known.get(id) === true,
    async load(ids) {
      const unknown = [...new Set(ids)].filter((id) => !known.has(id));
      if (unknown.length === 0) return;
      const hidden = new Set((await writing.read(HIDDEN, { ids: unknown })).map(([id]) => id));
      for (const id of unknown) known.set(id, hidden.has(id));
    },
    set: (id, hidden) => void known.set(id, hidden),
  };
}

const ONLY_IN_HIDDEN = `
UNWIND $ids AS id
MATCH (e:Record {id: id})
WHERE EXISTS { MATCH (m:Mention) WHERE m.entity = e.id AND m.passage > '' }
  AND NOT EXISTS { MATCH (m:Mention)-[:IN_PASSAGE]->(p) WHERE m.entity = e.id AND m.passage > '' AND NOT p._hidden }
RETURN id`;

export async function onlyInHidden(writing: Writing, records: readonly GraphRecord[]): Promise<ReadonlySet<string>> {
  if (records.length === 0) return new Set();
  const rows = await writing.read(ONLY_IN_HIDDEN, { ids: records.map(({ id }) => id) });
  return new Set(rows.map(([id]) => String(id)));
}

/** What a record was that the change itself does not name, for snapshots that are open (snapshot.ts). */
const KEEP_RECORD = `
MERGE (p:Preimage {id: r.id, revision: $revision})
ON CREATE SET p.doc = r._doc, p._revision = r._revision, p._hidden = r._hidden, p._publicDoc = r._publicDoc`;
const KEEP = `UNWIND $ids AS id MATCH (r:Record {id: id}) ${KEEP_RECORD}`;
const HIDE = 'UNWIND $ids AS id MATCH (r:Record {id: id}) SET r._hidden = true, r:Hidden';
const SHOW = 'UNWIND $ids AS id MATCH (r:Record {id: id}) SET r._hidden = false REMOVE r:Hidden';

export function turn(
  writing: Writing,
  records: readonly GraphRecord[],
  hidden: boolean,
  written: ReadonlySet<string>,
): void {
  const ids = records.map(({ id }) => id);
  const untouched = ids.filter((id) => !written.has(id));
  writing.ids(KEEP, untouched);
  writing.ids(hidden ? HIDE : SHOW, ids);
  const relations = records.filter((record): record is RelationRecord => record.record === 'relation');
  for (const [type, own] of Map.groupBy(relations, ({ relationType }) => relationType)) {
    const turned = own.map(({ id }) => id);
    writing.ids(turnRelationships(type), turned, { hidden });
  }
  writing.ids(
    COUNT_TURNED,
    relations.map(({ id }) => id),
    { sign: hidden ? -1 : 1 },
  );
}

/** Rows: id, text for PUBLIC or null, whether what was is to be kept. */
const PUBLIC_DOCS = `
UNWIND $rows AS row
MATCH (r:Record {id: row[0]})
WHERE coalesce(r._publicDoc, '') <> coalesce(row[1], '')
FOREACH (_ IN CASE WHEN row[2] THEN [1] ELSE [] END | ${KEEP_RECORD.trim()})
SET r._publicDoc = row[1]
FOREACH (_ IN CASE WHEN row[1] IS NULL THEN [1] ELSE [] END | REMOVE r:Redacted)
FOREACH (_ IN CASE WHEN row[1] IS NULL THEN [] ELSE [1] END | SET r:Redacted)`;

/** Rows: what refers to the turned records, and what they mention as passages. */
async function dependents(
  { writing, ontology }: VisibilityParts,
  turned: readonly GraphRecord[],
): Promise<readonly GraphRecord[]> {
  const query = `
UNWIND $ids AS id
MATCH (t:Record {id: id})
CALL (t) {
  ${referring(ontology, 't')}
  UNION
  MATCH (t)<-[:IN_PASSAGE]-(m:Mention)
  MATCH (r:Record {id: m.entity})
  RETURN r
}
RETURN DISTINCT r._doc`;
  return recordsIn(await writing.read(query, { ids: turned.map(({ id }) => id) }));
}

/** Entities whose mentions have changed. */
function entitiesMentioned(writes: readonly PlannedWrite[]): readonly string[] {
  const records = writes.flatMap(({ before, after }) => [before, after]).filter((record) => record !== undefined);
  return [...new Set(records.flatMap(mentionsOf).map(({ entity }) => entity))];
}

async function recordsOf(writing: Writing, ids: readonly string[]): Promise<readonly GraphRecord[]> {
  if (ids.length === 0) return [];
  return recordsIn(await writing.read('UNWIND $ids AS id MATCH (r:Record {id: id}) RETURN r._doc', { ids }));
}

function recordsIn(rows: readonly (readonly unknown[])[]): readonly GraphRecord[] {
  // `_doc` was written by recordJson.
  return rows.map(([doc]) => JSON.parse(String(doc)) as GraphRecord);
}
