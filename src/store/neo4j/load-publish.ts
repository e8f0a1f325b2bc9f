/** The last part of a load: what is counted is counted, and the nodes become those of the store. */
import type { LoadOutcome } from '../port.ts';
import { quoted, STORE_NAME } from './ddl.ts';
import { ask, eachUntilNone, type Loading } from './loading.ts';
import { labelsOf, SUBJECT_LINKS } from './properties.ts';

/** One that thousands of statements rest on mentions as many entities. */
const PASSAGES_AT_ONCE = 10;

/** Which entities each passage states or mentions, by all records that have it as evidence, and by itself. */
export async function writeLoadedMentions(loading: Loading): Promise<void> {
  const passages = "MATCH (n:Loading) WHERE n._record = 'passage' AND n._counted IS NULL";
  const count = `
UNWIND COLLECT { MATCH (n)<-[:EVIDENCED_BY]-(s) RETURN s } + [n] AS s
CALL (s) {
  WITH s WHERE s._record = 'entity' RETURN s AS e
  UNION
  MATCH (s)-[:${SUBJECT_LINKS.join('|')}]->(e) WHERE e._record = 'entity' RETURN e
  UNION
  WITH s WHERE s._record = 'relation' UNWIND [s.source, s.target] AS end MATCH (e:Loading {id: end}) RETURN e
  UNION
  WITH s WHERE s._record = 'passage' MATCH (s)-[:REFERS_TO]->(e) RETURN e
}
WITH n, e, count(DISTINCT s) AS records
CREATE (:Mention {entity: e.id, passage: n.id, count: records, _publicCount: records})-[:IN_PASSAGE]->(n)`;
  const rowsAtOnce = PASSAGES_AT_ONCE;
  await eachUntilNone(loading, passages, `SET n._counted = true WITH n CALL (n) { ${count} }`, { rowsAtOnce });
}

/** When it is known which relations are hidden. */
export async function writeLoadedDegrees(loading: Loading): Promise<void> {
  const types = loading.ontology.relationTypes.map(({ name }) => quoted(name)).join('|');
  const entities = "MATCH (n:Loading) WHERE n._record = 'entity' AND n._counted IS NULL";
  const count = `SET n._counted = true, n._degree = COUNT { (n)-[:${types}]-() },
  n._publicDegree = COUNT { MATCH (n)-[r:${types}]-() WHERE NOT r._hidden }`;
  await eachUntilNone(loading, entities, count);
}

const LOADED = "MATCH (n:Loading) WHERE n._record <> 'merged'";
const MERGED = "MATCH (n:Loading) WHERE n._record = 'merged'";
const SHOW = `
CREATE (:Change {revision: n._revision, place: n._place, id: n.id, after: n._doc})
SET n:$($labels[CASE n._record WHEN 'entity' THEN n.type ELSE n._record END])
REMOVE n:Loading, n._place, n._at, n._record, n._counted`;
const FORGET = `
CREATE (:Change {revision: n._revision, place: n._place, id: n._mergedId})
DELETE n`;
const COUNTS = `
RETURN COUNT { (:Record) }, COUNT { (:MergedId) }, COLLECT { MATCH (v:Revision) RETURN max(v.number) }[0]`;
const DONE = 'MATCH (s:Store {name: $name}) SET s.revision = $revision REMOVE s._loading, s._loadingSince';

/** A kind after the other appears to readers; the feed has it all when that is done. */
export async function publishLoaded(loading: Loading): Promise<LoadOutcome> {
  await eachUntilNone(loading, LOADED, SHOW, { params: { labels: labelsOf(loading.ontology) } });
  await eachUntilNone(loading, MERGED, FORGET);
  const [records, merged, last] = (await ask(loading, COUNTS))[0] ?? [];
  const revision = Number(last ?? 0);
  await ask(loading, DONE, { name: STORE_NAME, revision });
  return { revision, seq: revision, records: Number(records), merged: Number(merged) };
}
