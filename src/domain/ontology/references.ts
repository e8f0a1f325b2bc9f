/** Names of entity and relation types inside joins, narrowed fields and gathers: every one exists and fits. */
import type { ASTNode } from 'graphql';
import type { EntityTypeDef, GatherDef, NarrowedDef, RelationTypeDef } from '../ontology.ts';
import { FIELD_NAME } from './names.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Known {
  readonly types: ReadonlySet<string>;
  readonly relations: ReadonlyMap<string, RelationTypeDef>;
  readonly vocabulary: Vocabulary;
}

export function checkReferences(
  types: readonly EntityTypeDef[],
  relations: readonly RelationTypeDef[],
  vocabulary: Vocabulary,
): void {
  const known: Known = {
    types: new Set(types.map((type) => type.name)),
    relations: new Map(relations.map((relation) => [relation.name, relation])),
    vocabulary,
  };
  for (const relation of relations) {
    const values = vocabulary.relations.values ?? [];
    const node = values.find((value) => value.name.value === relation.name) ?? vocabulary.relations;
    const ends = relation.joins.flatMap((join) => [...join.from, ...join.to]);
    checkTypeNames([...new Set(ends)], `${relation.name} (joins)`, node, known);
  }
  types.forEach((type, i) => {
    checkType(type, vocabulary.entities[i] ?? vocabulary.entity, known);
  });
}

function checkType(type: EntityTypeDef, node: ASTNode, known: Known): void {
  for (const gather of type.gathers) {
    checkTypeNames(gather.types ?? [], `${type.typeName} (gathers)`, node, known);
    for (const along of gather.along) relationNamed(along, `${type.typeName} (gathers)`, node, known);
    for (const field of gather.compared) checkCompared(field, gather, `${type.typeName} (gathers)`, node, known);
  }
  for (const narrowed of type.narrowed) checkNarrowed(type, narrowed, node, known);
}

function checkCompared(field: string, { types }: GatherDef, where: string, node: ASTNode, known: Known): void {
  const isEnd = (names: readonly string[]) => names.some((name) => types?.includes(name) ?? true);
  const fits = [...known.relations.values()].some(
    (relation) =>
      (relation.field === field && isEnd(relation.sources)) || (relation.inverse === field && isEnd(relation.targets)),
  );
  const message = `${where} compares ${field}, which is no relation field of ${types?.join(', ') ?? 'any type'}`;
  if (!fits) known.vocabulary.faults.at(node, message);
}

function checkNarrowed(type: EntityTypeDef, narrowed: NarrowedDef, node: ASTNode, known: Known): void {
  const { faults } = known.vocabulary;
  const { field, direction, types } = narrowed;
  const where = `${type.typeName}.${field} (narrowed)`;
  if (!FIELD_NAME.test(field)) faults.at(node, `${where} is no field name; write it like mechanisms`);
  if (!['OUT', 'IN'].includes(direction)) faults.at(node, `${where} has the direction ${direction}; take OUT or IN`);
  checkTypeNames(types, where, node, known);
  const relation = relationNamed(narrowed.relation, where, node, known);
  if (!relation) return;
  const { sources, targets } = relation;
  const [here, there] = direction === 'IN' ? [targets, sources] : [sources, targets];
  for (const other of types.filter((name) => known.types.has(name))) {
    if (here.includes(type.name) && there.includes(other)) continue;
    const joins = `${relation.name} joins no ${type.name} with ${other} in the direction ${direction}`;
    faults.at(node, `${where}: ${joins}; correct the types or the direction`);
  }
}

function checkTypeNames(names: readonly string[], where: string, node: ASTNode, known: Known): void {
  for (const name of names) {
    if (known.types.has(name)) continue;
    const message = `${where} names ${name}, which is no entity type; the types are ${[...known.types].join(', ')}`;
    known.vocabulary.faults.at(node, message);
  }
}

function relationNamed(name: string, where: string, node: ASTNode, known: Known): RelationTypeDef | undefined {
  const relation = known.relations.get(name);
  const message = `${where} names ${name}, which is no relation type; define it in RelationType`;
  if (!relation) known.vocabulary.faults.at(node, message);
  return relation;
}
