/** Which search documents a revision changes: those of what it wrote, and of all that depends on it. */
import type { Revision } from '../domain/change.ts';
import type { Ontology } from '../domain/ontology.ts';
import { parseRecord } from '../domain/record-json.ts';
import type { EntityRecord, GraphRecord, RelationRecord } from '../domain/records.ts';
import { mentionsOf } from '../domain/references.ts';
import { walksOf } from '../domain/walk.ts';
import type { GraphStore } from '../store/port.ts';
import { BELONGING_FILTERS, belongingTypes, isRoot, membersBelow } from './belonging.ts';
import { contentOf, mentionsIn, passagesOf, scopeOfReads } from './graph-reads.ts';

interface Parts {
  readonly store: GraphStore;
  readonly ontology: Ontology;
}

interface Change {
  readonly before?: GraphRecord | undefined;
  readonly after?: GraphRecord | undefined;
}

/**
 * Ids of entities and passages whose documents may differ, also removed ones: the record itself; both ends of a relation; what a
 * statement mentions and the passages that it rests on; the passages of a source whose date or visibility changes; and where
 * something moved to another region or field of work, all that belongs to it and the passages that mention it.
 */
export async function touchedBy(revisions: readonly Revision[], parts: Parts): Promise<ReadonlySet<string>> {
  const changes = revisions.flatMap((revision) => revision.changes).map(({ before, after }) => parsed(before, after));
  const records = changes.flatMap(({ before, after }) => [before, after]).filter((record) => record !== undefined);
  const touched = new Set(records.flatMap(ownIds));
  const moved = new Set(
    records.filter((record) => record.record === 'relation').flatMap((record) => movedEnds(record, parts.ontology)),
  );

  const fromSources = await behindSources(
    changes.flatMap((change) => changedSource(change, parts.ontology)),
    parts.store,
  );
  for (const id of fromSources) touched.add(id);
  for (const id of await mentionedIn(records, parts.store)) touched.add(id);
  // What a source states comes into sight or hides with it, also that something belongs to something.
  for (const id of [...fromSources, ...(await hiddenRoots([...touched], parts))]) moved.add(id);
  for (const id of await dependents(moved, parts)) touched.add(id);
  return touched;
}

function parsed(before: string | undefined, after: string | undefined): Change {
  return {
    before: before === undefined ? undefined : parseRecord(before),
    after: after === undefined ? undefined : parseRecord(after),
  };
}

function ownIds(record: GraphRecord): readonly string[] {
  const mentioned = mentionsOf(record).flatMap(({ entity, passage }) => [entity, passage]);
  if (record.record === 'relation') return [record.source, record.target, ...mentioned];
  return record.record === 'entity' || record.record === 'passage' ? [record.id, ...mentioned] : mentioned;
}

/** The end that belongs to the other, of a relation by which something belongs to a region or a field of work. */
function movedEnds(record: RelationRecord, ontology: Ontology): readonly string[] {
  if (!belongingTypes(ontology).has(record.relationType)) return [];
  const walks = ontology.relationType(record.relationType)?.walkedBy ?? [];
  return walks.map((walk) => (walk.member === 'SOURCE' ? record.source : record.target));
}

/** Sources whose passages show their date, or hide with them. */
function changedSource({ before, after }: Change, ontology: Ontology): readonly string[] {
  const sources = [before, after].filter((record): record is EntityRecord => record?.record === 'entity');
  const [one, other] = sources;
  if (!one || !ontology.entityType(one.type)?.isSource) return [];
  return other && shownByPassages(one) === shownByPassages(other) ? [] : [one.id];
}

function shownByPassages({ period, fields }: EntityRecord): string {
  return JSON.stringify([period, fields.issuedOn, fields.visibility]);
}

/** Their passages and what these mention. */
async function behindSources(ids: readonly string[], store: GraphStore): Promise<ReadonlySet<string>> {
  const passages = (await contentOf(store, ids, 'EDITORS')).flat().map((passage) => passage.id);
  const entities = (await mentionsIn(store, passages, 'EDITORS')).flat().map((entity) => entity.id);
  return new Set([...passages, ...entities]);
}

/** Entities that a changed passage mentions: they name its source. */
async function mentionedIn(records: readonly GraphRecord[], store: GraphStore): Promise<readonly string[]> {
  const passages = [...new Set(records.filter((record) => record.record === 'passage').map((record) => record.id))];
  return (await mentionsIn(store, passages, 'EDITORS')).flat().map((entity) => entity.id);
}

/** Regions and fields of work that the public does not see: what belongs to them may not show it. */
async function hiddenRoots(ids: readonly string[], { store, ontology }: Parts): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const walks = BELONGING_FILTERS.flatMap((filter) => walksOf(ontology, filter));
  const [seen, all] = await Promise.all([
    store.records(ids, scopeOfReads('PUBLIC')),
    store.records(ids, scopeOfReads('EDITORS')),
  ]);
  return ids.filter((_, i) => {
    const record = all[i]?.record;
    return seen[i] === undefined && record?.record === 'entity' && isRoot(record.type, walks);
  });
}

async function dependents(moved: ReadonlySet<string>, { store, ontology }: Parts): Promise<ReadonlySet<string>> {
  if (moved.size === 0) return moved;
  const members = await membersBelow(moved, store, ontology);
  const passages = await passagesOf(store, [...members], 'EDITORS');
  return new Set([...members, ...passages.flat().map((passage) => passage.id)]);
}
