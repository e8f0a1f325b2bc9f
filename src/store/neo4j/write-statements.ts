/**
 * The statements of a change, each for all rows of its kind. Within one change: what records were is kept in its changes, then what
 * falls away is taken away, then what is new is put in, and at last what is counted from it is counted.
 */
import { quoted } from './ddl.ts';
import { REFERENCE_LINKS, SUBJECT_LINKS } from './properties.ts';

/** Whoever writes waits here for whoever wrote before; its numbers are read in a statement of their own, after the lock is held. */
export const LOCK = 'MATCH (s:Store {name: $name}) SET s._locked = true';
export const STATE = `
MATCH (s:Store {name: $name})
RETURN s.revision, s._loadingSince, EXISTS { (:Hidden) }, EXISTS { (:MergedId) }`;

/** Rows: place, id, before, after. With what the record was, for snapshots that are open (snapshot.ts). */
export const CHANGES = `
UNWIND $rows AS row
OPTIONAL MATCH (r:Record {id: row[1]})
CREATE (c:Change {revision: $revision, place: row[0], id: row[1], before: row[2], after: row[3]})
SET c._revision = r._revision, c._hidden = CASE WHEN r._hidden THEN true END, c._publicDoc = r._publicDoc`;
export const REVISION = `
MATCH (s:Store {name: $name})
SET s.revision = $revision
CREATE (:Revision {number: $revision, at: $at, actor: $actor, reason: $reason})`;

/** Binds `r` to the relation of `id`, and `e` to each of its ends, once. */
const ENDS = `MATCH (r:Record {id: id})
UNWIND CASE r.source WHEN r.target THEN [r.source] ELSE [r.source, r.target] END AS end
MATCH (e:Record {id: end})`;
/** By $sign: how many relations its ends have, and how many of them everyone may see. */
const COUNTED = `
UNWIND $ids AS id
${ENDS}
WITH e, count(r) AS relations, sum(CASE WHEN r._hidden THEN 0 ELSE 1 END) AS seen`;
export const COUNT_RELATIONS = `${COUNTED}
SET e._degree = e._degree + $sign * relations, e._publicDegree = e._publicDegree + $sign * seen`;
/** Of relations that were turned: by $sign, how many more everyone may see. */
export const COUNT_TURNED = `
UNWIND $ids AS id
${ENDS}
WITH e, count(r) AS relations
SET e._publicDegree = e._publicDegree + $sign * relations`;

export function deleteRelationships(type: string): string {
  return `MATCH ()-[n:${quoted(type)}]->() WHERE n.id IN $ids DELETE n`;
}

export function turnRelationships(type: string): string {
  return `MATCH ()-[n:${quoted(type)}]->() WHERE n.id IN $ids SET n._hidden = $hidden`;
}

export const DELETE_LINKS = `
UNWIND $ids AS id
MATCH (:Record {id: id})-[l:${REFERENCE_LINKS.join('|')}]->()
DELETE l`;

/** Rows: id, identity. Two records may change places: all are freed before any is set. */
export const FREE_IDENTITIES = `
UNWIND $rows AS row
MATCH (r:Record {id: row[0]})
WHERE r._identity IS NOT NULL AND (row[1] IS NULL OR r._identity <> row[1])
REMOVE r._identity`;

export const REMOVE_RECORDS = `
UNWIND $ids AS id
MATCH (r:Record {id: id})
MERGE (g:GoneId {id: id})
SET g.hidden = r._hidden
WITH r
CALL (r) { MATCH (k:NameKey {entity: r.id}) DETACH DELETE k }
CALL (r) { MATCH (m:Mention) WHERE m.entity = r.id AND m.passage > '' DETACH DELETE m }
CALL (r) { MATCH (r)<-[:IN_PASSAGE]-(m:Mention) DETACH DELETE m }
DETACH DELETE r`;

/** Rows: id, properties, identity. What the writes keep beside the record's own properties stays. */
export const UPDATE_RECORDS = `
UNWIND $rows AS row
MATCH (r:Record {id: row[0]})
WITH row, r, r{._hidden, ._sort, ._order, ._keys, ._degree, ._publicDegree} AS kept
SET r = row[1]
REMOVE r:Redacted
SET r._hidden = kept._hidden, r._revision = $revision, r._identity = row[2]
FOREACH (_ IN CASE WHEN r:Entity THEN [1] ELSE [] END |
  SET r._sort = kept._sort, r._order = kept._order, r._keys = kept._keys,
    r._degree = kept._degree, r._publicDegree = kept._publicDegree)`;

/** Rows: labels, properties, identity. */
export const CREATE_RECORDS = `
UNWIND $rows AS row
CREATE (r:$(row[0]))
SET r = row[1]
SET r._hidden = false, r._revision = $revision, r._identity = row[2]
FOREACH (_ IN CASE WHEN r:Entity THEN [1] ELSE [] END | SET r._degree = 0, r._publicDegree = 0)`;

/** Rows: id, sort key. What sorts by the entity sorts by its new key. */
export const SORT_KEYS = `
UNWIND $rows AS row
MATCH (e:Record {id: row[0]})
WHERE e._sort IS NULL OR e._sort <> row[1]
SET e._sort = row[1], e._order = row[1] + '\\t' + e.id
WITH e
CALL (e) {
  MATCH (r:Relation) WHERE r.source = e.id AND r._outOrder > ''
  SET r._sourceSort = e._sort, r._inOrder = r._head + '\\t' + e._sort + '\\t' + r.id
}
CALL (e) {
  MATCH (r:Relation) WHERE r.target = e.id AND r._inOrder > ''
  SET r._targetSort = e._sort, r._outOrder = r._head + '\\t' + e._sort + '\\t' + r.id
}
CALL (e) { MATCH (e)<-[:SUBJECT]-(o:Observation) SET o._subjectSort = e._sort }`;

/** Rows: id, digest of the keys (null: written in any case), then level and key of each. Most changes leave the names alone. */
export const NAME_KEYS = `
UNWIND $rows AS row
MATCH (e:Record {id: row[0]})
WHERE row[1] IS NULL OR e._keys IS NULL OR e._keys <> row[1]
SET e._keys = row[1]
WITH row, e
CALL (e) { MATCH (k:NameKey {entity: e.id}) DETACH DELETE k }
UNWIND row[2] AS name
CREATE (:NameKey {level: name[0], key: name[1], entity: e.id})`;
/** Rows: id, level, key, source. The keys were made before the change was planned: a source may stand there by an id that was merged since. */
export const SOURCE_NAME_KEYS = `
UNWIND $rows AS row
OPTIONAL MATCH (m:MergedId {id: row[3]})
WITH row, coalesce(m.target, row[3]) AS source
MATCH (d:Record {id: source})
MATCH (e:Record {id: row[0]})
CREATE (:NameKey {level: row[1], key: row[2], entity: e.id, document: source})-[:ONLY_IN]->(d)`;

/** Rows: from, to, type, properties. */
export const LINKS = `
UNWIND $rows AS row
MATCH (from:Record {id: row[0]})
MATCH (to:Record {id: row[1]})
CREATE (from)-[l:$(row[2])]->(to)
SET l = row[3]`;

/** Rows: id, type, properties of the relationship between the ends. */
export const RELATIONSHIPS = `
UNWIND $rows AS row
MATCH (r:Record {id: row[0]})
MATCH (s:Record {id: r.source})
MATCH (t:Record {id: r.target})
SET r._sourceSort = s._sort, r._sourceType = s._type, r._targetSort = t._sort, r._targetType = t._type,
  r._outOrder = r._head + '\\t' + t._sort + '\\t' + r.id, r._inOrder = r._head + '\\t' + s._sort + '\\t' + r.id
CREATE (s)-[n:$(row[1])]->(t)
SET n = row[2], n._hidden = r._hidden`;
export const SUBJECT_SORTS = `
UNWIND $ids AS id
MATCH (o:Record {id: id})-[:SUBJECT]->(s)
SET o._subjectSort = s._sort`;

const MENTION = 'OPTIONAL MATCH (old:Mention {entity: e.id, passage: p.id})';
/** Makes the mention of `e` in `p`, which is `old` where there is one, changes it or takes it away, by `records` and `seen`. */
const SET_MENTION = `
FOREACH (_ IN CASE WHEN records = 0 AND old IS NOT NULL THEN [1] ELSE [] END | DETACH DELETE old)
FOREACH (_ IN CASE WHEN records > 0 AND old IS NOT NULL THEN [1] ELSE [] END |
  SET old.count = records, old._publicCount = seen)
FOREACH (_ IN CASE WHEN records > 0 AND old IS NULL THEN [1] ELSE [] END |
  CREATE (:Mention {entity: e.id, passage: p.id, count: records, _publicCount: seen})-[:IN_PASSAGE]->(p))`;

/** Rows: entity, passage, how many more records make the passage speak of it. Where nothing is hidden, before or after. */
export const ADD_MENTIONS = `
UNWIND $rows AS row
MATCH (e:Record {id: row[0]})
MATCH (p:Record {id: row[1]})
${MENTION}
WITH e, p, old, coalesce(old.count, 0) + row[2] AS records
WITH e, p, old, records, records AS seen${SET_MENTION}`;

/** Rows: entity, passage. Counted anew, from the few statements that a passage has; what it refers to itself is what it names. */
export const MENTIONS = `
UNWIND $rows AS row
MATCH (e:Record {id: row[0]})
MATCH (p:Record {id: row[1]})
CALL (e, p) {
  UNWIND COLLECT { MATCH (p)<-[:EVIDENCED_BY]-(s) RETURN s } + [p] AS s
  WITH DISTINCT e, p, s
  WHERE s = e OR EXISTS { (s)-[:${SUBJECT_LINKS.join('|')}]->(e) } OR (s = p AND EXISTS { (p)-[:REFERS_TO]->(e) })
    OR (s.relationType IS NOT NULL AND e.id IN [s.source, s.target])
  RETURN count(s) AS records, count(CASE WHEN s._hidden THEN null ELSE 1 END) AS seen
}
${MENTION}${SET_MENTION}`;

/** What an id was, for snapshots that are open: kept before it leads elsewhere or nowhere. */
const KEEP_MERGED = `
MERGE (p:Preimage {id: m.id, revision: $revision})
SET p.target = m.target, p._revision = m.revision`;
export const UNMERGE = `
UNWIND $ids AS id
MATCH (m:MergedId {id: id})
${KEEP_MERGED}
DELETE m`;
/** Rows: id, target. */
export const LEAD_ELSEWHERE = `
UNWIND $rows AS row
MATCH (m:MergedId {id: row[0]})
${KEEP_MERGED}
SET m.target = row[1], m.revision = $revision`;
/** Rows: id, target, moves. */
export const MERGE_IDS = `
UNWIND $rows AS row
CREATE (:MergedId {id: row[0], target: row[1], moves: row[2], revision: $revision})`;
