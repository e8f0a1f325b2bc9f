/** The statements by hand. Each was chosen among several ways by what it took (docs/benchmarks.md). */

/** As gongfu does: at most so many are looked at. */
const MAX_LOOKED_AT = 10_000;

function around(start: string): string {
  return `MATCH path = (${start})-[:RELATED*1..3]-(b) WITH b, min(length(path)) AS distance WHERE b <> e`;
}

export const ENTITY =
  'MATCH (e:Entity {id: $id}) RETURN e.type, e.label, e.summary, e.kind, e.period, e.nameTexts, e.nameKinds';

export const LIST = `MATCH (e:Entity) WHERE e.order > $after
RETURN e.order, e.id, e.type, e.label ORDER BY e.order LIMIT $most`;

export const LIST_OF_TYPE = `MATCH (e:Entity) WHERE e.type = $type AND e.order > $after
RETURN e.order, e.id, e.type, e.label ORDER BY e.type, e.order LIMIT $most`;

/** `after` and `most` as they stand in the statement; a relation is found from either end, in the order of an index. */
function relationsOf(id: string, after: string, most: string): string {
  return `CALL (e) {
    MATCH ()-[r:RELATED]->(o) WHERE r.source = ${id} AND r.outOrder > ${after}
    RETURN r, o, true AS isOut, r.outOrder AS key ORDER BY r.source, r.outOrder LIMIT ${most}
    UNION ALL
    MATCH ()<-[r:RELATED]-(o) WHERE r.target = ${id} AND r.inOrder > ${after}
    RETURN r, o, false AS isOut, r.inOrder AS key ORDER BY r.target, r.inOrder LIMIT ${most}
  }
  WITH r, o, isOut, key ORDER BY key LIMIT ${most}
  RETURN collect([key, r.id, r.rank, r.status, r.basis, r.passages, r.quotes, isOut, o.id, o.type, o.label]) AS relations`;
}

export const RELATIONS = `MATCH (e:Entity {id: $id})
CALL (e) {
  ${relationsOf('$id', '$after', '$most')}
}
RETURN e.type, e.label, e.degree, relations`;

export const LIST_WITH_RELATIONS = `MATCH (e:Entity) WHERE e.type = $type AND e.order > $after
WITH e ORDER BY e.type, e.order LIMIT $most
CALL (e) {
  ${relationsOf('e.id', "''", '$mostRelations + 1')}
}
RETURN e.order, e.id, e.type, e.label, relations ORDER BY e.order`;

/**
 * Only distances that the page reaches into are put in order. Where more are around than are looked at, the farthest that were met are
 * some of theirs: a page that they would belong to is found by a walk that puts all in order.
 */
export const NEIGHBOURS = `MATCH (e:Entity {id: $id})
CALL (e) {
  ${around('e')}
  WITH b, distance ORDER BY distance LIMIT ${MAX_LOOKED_AT + 1}
  WITH distance, collect(b) AS level ORDER BY distance
  RETURN collect(level) AS found
}
WITH e, found, reduce(size = 0, level IN found | size + size(level)) AS size
WITH e, size, CASE WHEN size > ${MAX_LOOKED_AT} THEN found[..-1] ELSE found END AS levels
CALL (levels) {
  UNWIND range(0, size(levels) - 1) AS i
  WITH i, levels[i] AS level WHERE reduce(before = 0, one IN levels[..i] | before + size(one)) < $first
  UNWIND level AS b
  WITH i, b ORDER BY i, b.order LIMIT $first
  RETURN collect([b.order, b.id, b.type, b.label]) AS near
}
CALL (e, size, near) {
  WITH size, near WHERE size <= ${MAX_LOOKED_AT} OR size(near) = $first
  RETURN near AS page
  UNION ALL
  UNWIND CASE WHEN size > ${MAX_LOOKED_AT} AND size(near) < $first THEN [e] ELSE [] END AS s
  ${around('s')}
  WITH b ORDER BY distance, b.order LIMIT $first
  WITH size, collect([b.order, b.id, b.type, b.label]) AS page
  RETURN page
}
RETURN CASE WHEN size > ${MAX_LOOKED_AT} THEN ${MAX_LOOKED_AT} ELSE size END, page`;

/** A figure with its evidence, in its own transaction. */
export const RECORD_OBSERVATION = `MATCH (s:Entity {id: $subject}), (i:Entity {id: $indicator})
CREATE (o:Observation)-[:SUBJECT]->(s), (o)-[:INDICATOR]->(i) SET o = $own`;
