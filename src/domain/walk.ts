/**
 * How traversals and filters walk the graph; the same on every store.
 *
 * - A traversal takes visible relations between visible entities, symmetric ones in either direction; DESCRIBES and CITES only
 *   where they are named, because a source leads from everything to everything.
 * - A filter of a walk (`regions`, `domains`, `groups`) takes the ids that it is given, closes them over the transitive walks of
 *   its name, and then adds the members by the other walks, one step.
 * - `gathers` follow relations from source to target; the ends count where their type is asked for.
 */
import type { Ontology, RelationTypeDef, WalkDef, WalkFilter } from './ontology.ts';
import type { RelationTypeName } from './records.ts';

const ONLY_WHERE_NAMED: ReadonlySet<RelationTypeName> = new Set(['DESCRIBES', 'CITES']);

/** So many entities at most are looked at by `neighbours`, the one asked not counted: the first by distance, sort key, id. */
export const MAX_LOOKED_AT = 10_000;

/** The relation types that a traversal takes; `named` undefined means no choice was made. */
export function travelledTypes(
  ontology: Ontology,
  named: readonly RelationTypeName[] | undefined,
): readonly RelationTypeName[] {
  const all = ontology.relationTypes.map((type) => type.name);
  return named ? all.filter((name) => named.includes(name)) : all.filter((name) => !ONLY_WHERE_NAMED.has(name));
}

export interface Walk extends WalkDef {
  readonly relation: RelationTypeDef;
}

/** The walks of a filter, in the ontology's order. */
export function walksOf(ontology: Ontology, filter: WalkFilter): readonly Walk[] {
  return ontology.relationTypes.flatMap((relation) =>
    relation.walkedBy.filter((walk) => walk.filter === filter).map((walk) => ({ ...walk, relation })),
  );
}
