/** The entities whose figures and claims are listed with an entity's own (the ontology's `gathers`). Pure. */
import type { EntityTypeDef, GatherDef } from '../../domain/ontology.ts';
import { type Seeing, visible, where } from './compile-parts.ts';
import { cypher, joined, name, type Part, raw } from './cypher.ts';

/** After `asked`: binds `subjects` to the ids of these entities, that of `a` among them. */
export function gathered(seeing: Seeing): Part {
  const ways = seeing.ontology.entityTypes.flatMap((type) => type.gathers.map((gather) => way(seeing, type, gather)));
  const arms = [raw('RETURN a.id AS subject'), ...ways];
  return cypher`CALL (a) {\n  ${joined(arms, '\n  UNION\n  ')}\n}\nWITH at, a, collect(subject) AS subjects`;
}

function way({ ontology, viewer }: Seeing, type: EntityTypeDef, { along, types }: GatherDef): Part {
  const steps = along.map((relation, at) => ({ relation, variable: `w${at}` }));
  const relationships = steps.map(({ relation, variable }) => `-[${variable}:${name(relation)}]->`).join('()');
  const labels = types?.flatMap((one) => ontology.entityType(one)?.typeName ?? []).map(name);
  const end = `(end:${labels?.join('|') ?? 'Entity'})`;
  const seen = where(steps.map(({ variable }) => visible(variable, viewer)));
  return cypher`MATCH (a:${raw(name(type.typeName))})${raw(relationships)}${raw(end)}${seen} RETURN end.id AS subject`;
}
