/** Which fields the relation types give an entity type, and where two fields of one name meet. */
import type { ASTNode } from 'graphql';
import type { Direction } from '../filter.ts';
import type { EntityTypeDef, RelationTypeDef } from '../ontology.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface RelationField {
  readonly name: string;
  readonly relation: RelationTypeDef;
  readonly direction: Direction;
}

/** In the order of the relation types; a symmetric one gives one field, any other one for each end that the type can stand at. */
export function relationFields(type: EntityTypeDef, relations: readonly RelationTypeDef[]): readonly RelationField[] {
  return relations.flatMap((relation): readonly RelationField[] => {
    const isSource = relation.sources.includes(type.name);
    const isTarget = relation.targets.includes(type.name);
    if (relation.symmetric) return isSource || isTarget ? [{ name: relation.field, relation, direction: 'BOTH' }] : [];
    const out: readonly RelationField[] = isSource ? [{ name: relation.field, relation, direction: 'OUT' }] : [];
    return isTarget ? [...out, { name: relation.inverse, relation, direction: 'IN' }] : out;
  });
}

interface Claimed {
  readonly name: string;
  readonly by: string;
  readonly node: ASTNode;
}

/** No two fields of one type may have one name: the shared ones, its own, those of its relations, the narrowed ones. */
export function checkTypeFields(
  types: readonly EntityTypeDef[],
  relations: readonly RelationTypeDef[],
  vocabulary: Vocabulary,
): void {
  const reported = new Set<string>();
  types.forEach((type, i) => {
    const seen = new Map<string, Claimed>();
    for (const claimed of claimedFields(type, i, relations, vocabulary)) {
      const first = seen.get(claimed.name);
      const message =
        first &&
        `${claimed.by} gives ${type.typeName} a second field ${claimed.name} beside ${first.by}; choose another name`;
      const fault = first && `${claimed.by} ${claimed.name} ${first.by}`;
      if (!first || !message || !fault) seen.set(claimed.name, claimed);
      else if (!reported.has(fault)) vocabulary.faults.at(claimed.node, message);
      if (fault) reported.add(fault);
    }
  });
}

function claimedFields(
  type: EntityTypeDef,
  index: number,
  relations: readonly RelationTypeDef[],
  vocabulary: Vocabulary,
): readonly Claimed[] {
  const node = vocabulary.entities[index] ?? vocabulary.entity;
  const relationNodes = new Map((vocabulary.relations.values ?? []).map((value) => [value.name.value, value]));
  const inherited = type.isSource ? [vocabulary.entity, vocabulary.source] : [vocabulary.entity];
  const declared = [...inherited, node].flatMap((owner) =>
    (owner.fields ?? []).map((field) => ({
      name: field.name.value,
      by: `${owner.name.value}.${field.name.value}`,
      node: field,
    })),
  );
  const derived = relationFields(type, relations).map(({ name, relation }) => ({
    name,
    by: relation.name,
    node: relationNodes.get(relation.name) ?? vocabulary.relations,
  }));
  const narrowed = type.narrowed.map(({ field }) => ({ name: field, by: `narrowed of ${type.typeName}`, node }));
  return [...declared, ...derived, ...narrowed];
}
