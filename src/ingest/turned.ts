/** What comes into the public's sight or goes out of it with something else (domain/visibility.ts says when things are hidden). */
import type { Ontology } from '../domain/ontology.ts';
import type { GraphRecord, RelationRecord } from '../domain/records.ts';
import { mentionsOf } from '../domain/references.ts';
import { isHiddenSource } from '../domain/visibility.ts';
import type { GraphStore } from '../store/port.ts';
import { mentionsIn, observationsOn, passagesOf, recordsOf, relationsAbout, visibleCounts } from './graph-reads.ts';

/** Whether anything is hidden from the public, or was before the records changed. In most graphs nothing is. */
export async function hidesAnything(
  changed: readonly GraphRecord[],
  { store, ontology }: { readonly store: GraphStore; readonly ontology: Ontology },
): Promise<boolean> {
  const isHiddenOne = (record: GraphRecord) =>
    record.record === 'entity' && ontology.entityType(record.type)?.isSource === true && isHiddenSource(record);
  if (changed.some(isHiddenOne)) return true;
  const [seen, all] = await Promise.all([visibleCounts(store, 'PUBLIC'), visibleCounts(store, 'EDITORS')]);
  return seen !== all;
}

/**
 * Of what was touched the entities that may have turned: those that the public does not see, and those that it sees by nothing
 * but touched passages, while others that mention them are hidden or were left.
 */
export async function turnedEntities(touched: readonly string[], store: GraphStore): Promise<readonly string[]> {
  const [seen, all] = await Promise.all([recordsOf(store, touched, 'PUBLIC'), recordsOf(store, touched, 'EDITORS')]);
  const entities = touched.filter((_, i) => all[i]?.record === 'entity');
  const hidden = new Set(touched.filter((_, i) => seen[i] === undefined));
  const [mentions, allMentions] = await Promise.all([
    passagesOf(store, entities, 'PUBLIC'),
    passagesOf(store, entities, 'EDITORS'),
  ]);
  const isTouched = new Set(touched);
  return entities.filter((id, i) => {
    const inSight = mentions[i] ?? [];
    const isMixed = inSight.length === 0 || inSight.length !== allMentions[i]?.length;
    return hidden.has(id) || (isMixed && inSight.every((passage) => isTouched.has(passage.id)));
  });
}

/** The statements about what turned turn with it: the relations among them, and all that they mention with its passages. */
export async function aroundTurned(
  turned: readonly string[],
  store: GraphStore,
): Promise<{ readonly ids: ReadonlySet<string>; readonly relations: readonly RelationRecord[] }> {
  const relations = await relationsAbout(store, turned);
  const passages = (await passagesOf(store, turned, 'EDITORS')).flat().map((passage) => passage.id);
  const beside = (await mentionsIn(store, [...new Set(passages)], 'EDITORS')).flat().map((entity) => entity.id);
  const figures = await observationsOn(store, new Set(relations.map((relation) => relation.id)));
  const quantified = figures.flatMap(mentionsOf).flatMap(({ entity, passage }) => [entity, passage]);
  const ends = relations.flatMap(({ source, target }) => [source, target]);
  return { ids: new Set([...passages, ...beside, ...quantified, ...ends]), relations };
}
