/** Which search documents a revision changes: those of what it wrote, and of all that depends on it. */
import type { Revision } from '../domain/change.ts';
import type { Ontology } from '../domain/ontology.ts';
import { parseRecord } from '../domain/record-json.ts';
import type { EntityRecord, GraphRecord, RelationRecord } from '../domain/records.ts';
import { mentionsOf } from '../domain/references.ts';
import type { GraphStore } from '../store/port.ts';
import { membersBelow } from './belonging.ts';
import { contentOf, mentionsIn, passagesOf } from './graph-reads.ts';
import { aroundTurned, hidesAnything, turnedEntities } from './turned.ts';

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
 * statement mentions and the passages that it rests on; the passages of a source whose date or visibility changes; what is stated
 * beside something that comes into the public's sight or goes out of it; and where something moved to another region or field of
 * work, all that belongs to it and the passages that mention it.
 */
export async function touchedBy(revisions: readonly Revision[], parts: Parts): Promise<ReadonlySet<string>> {
  const changes = revisions.flatMap((revision) => revision.changes).map(({ before, after }) => parsed(before, after));
  const records = changes.flatMap(({ before, after }) => [before, after]).filter((record) => record !== undefined);
  const relations = records.filter((record) => record.record === 'relation');
  const touched = new Set(records.flatMap(ownIds));
  const moved = new Set(relations.flatMap((relation) => movedEnds(relation, parts.ontology)));

  const elsewhere = await passagesElsewhere(changes, parts);
  const behind = new Set([...elsewhere, ...(await mentioned(elsewhere, parts.store))]);
  addAll(touched, behind);
  addAll(touched, await mentioned(changedPassages(records), parts.store));

  if (await hidesAnything(records, parts)) {
    const turned = new Set([...behind, ...(await turnedEntities([...touched], parts.store))]);
    const around = await aroundTurned([...turned], parts.store);
    addAll(touched, around.ids);
    addAll(moved, turned);
    addAll(
      moved,
      around.relations.flatMap((relation) => movedEnds(relation, parts.ontology)),
    );
  }
  addAll(touched, await dependents(moved, parts));
  return touched;
}

function addAll(ids: Set<string>, more: Iterable<string>): void {
  for (const id of more) ids.add(id);
}

function parsed(before: string | undefined, after: string | undefined): Change {
  return {
    before: before === undefined ? undefined : parseRecord(before),
    after: after === undefined ? undefined : parseRecord(after),
  };
}

function ownIds(record: GraphRecord): readonly string[] {
  const pairs = mentionsOf(record).flatMap(({ entity, passage }) => [entity, passage]);
  if (record.record === 'relation') return [record.source, record.target, ...pairs];
  return record.record === 'entity' || record.record === 'passage' ? [record.id, ...pairs] : pairs;
}

/** The end that belongs to the other, of a relation by which something belongs to a region or a field of work. */
function movedEnds(record: RelationRecord, ontology: Ontology): readonly string[] {
  const walks = ontology.relationType(record.relationType)?.walkedBy ?? [];
  const followed = walks.filter((walk) => walk.filter !== 'groups');
  return followed.map((walk) => (walk.member === 'SOURCE' ? record.source : record.target));
}

function changedPassages(records: readonly GraphRecord[]): readonly string[] {
  return records.filter((record) => record.record === 'passage').map((record) => record.id);
}

/** Passages whose date or visibility may be another: those of a source that shows another one, and those that changed their source. */
async function passagesElsewhere(changes: readonly Change[], { store, ontology }: Parts): Promise<readonly string[]> {
  const sources = changes.flatMap((change) => changedSource(change, ontology));
  const ofSources = await contentOf(store, sources, 'EDITORS');
  const moved = changes.flatMap(({ before, after }) =>
    before?.record === 'passage' && after?.record === 'passage' && before.document !== after.document ? [after.id] : [],
  );
  return [...ofSources.flat().map((passage) => passage.id), ...moved];
}

function changedSource({ before, after }: Change, ontology: Ontology): readonly string[] {
  const [one, other] = [before, after].filter((record): record is EntityRecord => record?.record === 'entity');
  if (!one || !ontology.entityType(one.type)?.isSource) return [];
  return other && shownByPassages(one) === shownByPassages(other) ? [] : [one.id];
}

function shownByPassages({ period, fields }: EntityRecord): string {
  return JSON.stringify([period, fields.issuedOn, fields.visibility]);
}

async function mentioned(passages: readonly string[], store: GraphStore): Promise<readonly string[]> {
  return (await mentionsIn(store, [...new Set(passages)], 'EDITORS')).flat().map((entity) => entity.id);
}

async function dependents(moved: ReadonlySet<string>, { store, ontology }: Parts): Promise<ReadonlySet<string>> {
  if (moved.size === 0) return moved;
  const members = await membersBelow(moved, store, ontology);
  const passages = await passagesOf(store, [...members], 'EDITORS');
  return new Set([...members, ...passages.flat().map((passage) => passage.id)]);
}
