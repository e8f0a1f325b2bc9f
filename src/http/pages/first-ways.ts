/**
 * Which ways lead into a corpus, read from its ontology: what others belong to (fields of work, places), what goes in order
 * (versions of a mechanism), what is a source. An ontology without one of these has a first page without it.
 */
import type { EntityTypeDef, Ontology, RelationTypeDef } from '../../domain/ontology.ts';
import { walksOf } from '../../domain/walk.ts';

/** A type that others belong to, and the first of those that its definition lists as its members. */
export interface FieldWay {
  readonly type: EntityTypeDef;
  readonly relation: RelationTypeDef;
  readonly member: EntityTypeDef;
}

/** A type of which each may have steps in order. */
export interface SeriesWay {
  readonly relation: RelationTypeDef;
  readonly type: EntityTypeDef;
}

export interface Ways {
  readonly fields: readonly FieldWay[];
  readonly series: readonly SeriesWay[];
  readonly sources: readonly EntityTypeDef[];
  readonly places: readonly EntityTypeDef[];
}

export function waysInto(ontology: Ontology): Ways {
  return {
    fields: rootsOf(ontology, 'domains').flatMap((type) => fieldWay(ontology, type)),
    series: ontology.relationTypes
      .filter(({ ordered }) => ordered)
      .flatMap((relation) => seriesWays(ontology, relation)),
    sources: ontology.entityTypes.filter(({ isSource }) => isSource),
    places: rootsOf(ontology, 'regions'),
  };
}

/** The types that stand where a walk leads to. */
function rootsOf(ontology: Ontology, filter: 'domains' | 'regions'): readonly EntityTypeDef[] {
  const names = new Set(
    walksOf(ontology, filter).flatMap(({ member, relation }) =>
      member === 'SOURCE' ? relation.targets : relation.sources,
    ),
  );
  return ontology.entityTypes.filter(({ name }) => names.has(name));
}

function fieldWay(ontology: Ontology, type: EntityTypeDef): readonly FieldWay[] {
  for (const { relation: name, types } of type.narrowed) {
    const relation = ontology.relationType(name);
    const member = ontology.entityType(types[0] ?? '');
    if (relation?.walkedBy.some(({ filter }) => filter === 'domains') && member) return [{ type, relation, member }];
  }
  return [];
}

function seriesWays(ontology: Ontology, relation: RelationTypeDef): readonly SeriesWay[] {
  const types = ontology.entityTypes.filter(({ name }) => relation.sources.includes(name));
  return types.map((type) => ({ relation, type }));
}
