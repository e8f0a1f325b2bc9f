/** What belongs to some entities, for the filters `regions`, `domains` and `groups` (domain/walk.ts). Pure. */
import type { WalkFilter } from '../../domain/ontology.ts';
import { type Walk, walksOf } from '../../domain/walk.ts';
import { resolved, type Seeing, typesOf, visible, where } from './compile-parts.ts';
import { cypher, type Part, raw } from './cypher.ts';

/** Rows of one id each: closed over the transitive walks, then one step along the others. */
export function reach(seeing: Seeing, filter: WalkFilter, ids: readonly string[]): Part {
  const walks = walksOf(seeing.ontology, filter);
  const closing = steps(
    seeing,
    walks.filter((walk) => walk.transitive),
    { from: 'root', to: 'whole', times: '{0,}' },
  );
  const last = steps(
    seeing,
    walks.filter((walk) => !walk.transitive),
    { from: 'whole', to: 'member', times: '{0,1}' },
  );
  const roots = cypher`MATCH (root:Record:Entity {id: id})${where([visible('root', seeing.viewer)])}`;
  return cypher`${resolved(ids)} ${roots} ${closing} WITH DISTINCT whole ${last} RETURN DISTINCT member.id AS id`;
}

interface Steps {
  readonly from: string;
  readonly to: string;
  readonly times: '{0,}' | '{0,1}';
}

/** From wholes to their parts. Neo4j goes breadth-first and meets each entity once, as no path is asked for. */
function steps(seeing: Seeing, walks: readonly Walk[], { from, to, times }: Steps): Part {
  if (walks.length === 0) return raw(`WITH ${from} AS ${to}`);
  const ranks = (member: Walk['member']) =>
    walks.flatMap((walk) => (walk.member === member ? [walk.relation.rank] : []));
  const [towards, away] = [ranks('SOURCE'), ranks('TARGET')];
  const types = typesOf(seeing.ontology, [...towards, ...away]);
  const [before, after] = away.length === 0 ? ['<-', '-'] : towards.length === 0 ? ['-', '->'] : ['-', '-'];
  const isMixed = before === after;
  const turned = isMixed
    ? cypher`((r._type IN ${towards} AND endNode(r) = w) OR (r._type IN ${away} AND startNode(r) = w))`
    : undefined;
  const conditions = where([visible('r', seeing.viewer), turned]);
  return cypher`MATCH (${raw(from)}) ((w)${raw(before)}[r${raw(types)}]${raw(after)}(m)${conditions})${raw(times)} (${raw(to)})`;
}
