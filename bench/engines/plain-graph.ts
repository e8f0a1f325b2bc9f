/**
 * The graph as one would lay it out by hand in Neo4j for just these questions: an entity is a node, a relation with its evidence one
 * native relationship. What lists sort by is one text, so that an index gives any page as one range; a relation has it for either end.
 */
import type { Driver } from 'neo4j-driver';
import type { RelationTypeDef } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { createKeys } from '../../src/text/keys.ts';
import type { Graph } from '../graphql/graph.ts';

const SCHEMA = new URL('../../schema/', import.meta.url);
const ROWS_AT_ONCE = 2_000;

/** By names of their own, so that they can be told from gongfu's where a server is used for one after the other. */
const INDEXES = [
  'CREATE CONSTRAINT plain_entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE',
  'CREATE INDEX plain_entity_order IF NOT EXISTS FOR (e:Entity) ON (e.order)',
  'CREATE INDEX plain_entity_type_order IF NOT EXISTS FOR (e:Entity) ON (e.type, e.order)',
  'CREATE INDEX plain_related_out IF NOT EXISTS FOR ()-[r:RELATED]-() ON (r.source, r.outOrder)',
  'CREATE INDEX plain_related_in IF NOT EXISTS FOR ()-[r:RELATED]-() ON (r.target, r.inOrder)',
  'CREATE CONSTRAINT plain_passage_id IF NOT EXISTS FOR (p:Passage) REQUIRE p.id IS UNIQUE',
  'CREATE CONSTRAINT plain_observation_id IF NOT EXISTS FOR (o:Observation) REQUIRE o.id IS UNIQUE',
  'CALL db.awaitIndexes(600)',
];

const ENTITIES = 'UNWIND $rows AS row CREATE (e:Entity) SET e = row';
const PASSAGES = 'UNWIND $rows AS row CREATE (p:Passage) SET p = row';
const RELATIONS = `UNWIND $rows AS row
MATCH (s:Entity {id: row.source}), (t:Entity {id: row.target}) CREATE (s)-[r:RELATED]->(t) SET r = row`;
const OBSERVATIONS = `UNWIND $rows AS row
MATCH (s:Entity {id: row.subject}), (i:Entity {id: row.indicator})
CREATE (o:Observation)-[:SUBJECT]->(s), (o)-[:INDICATOR]->(i) SET o = row`;

/** Into a database in which nothing is. */
export async function fillPlainGraph(driver: Driver, graph: Graph): Promise<void> {
  const { relationTypes } = await readOntology(SCHEMA);
  for (const statement of INDEXES) await driver.executeQuery(statement);
  const entities = entityRows(graph);
  const sorts = new Map(entities.map(({ id, sort }) => [id, sort]));
  await write(driver, ENTITIES, entities);
  await write(driver, PASSAGES, graph.passages);
  await write(driver, RELATIONS, relationRows(graph, sorts, relationTypes));
  await write(driver, OBSERVATIONS, observationRows(graph));
}

async function write(driver: Driver, statement: string, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await driver.executeQuery(statement, { rows: rows.slice(at, at + ROWS_AT_ONCE) });
}

function entityRows({ entities, relations }: Graph) {
  const keys = createKeys();
  const degrees = new Map<string, number>();
  for (const { source, target } of relations)
    for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  return entities.map(({ type, label, summary, kind, period, ...rest }) => {
    const id = rest.id ?? '';
    const given = (rest.names ?? []).map(({ text, kind: nameKind }) => ({ text, kind: nameKind ?? 'VARIANT' }));
    const { sort } = keys(label, given);
    return {
      ...{ id, type, label, summary, kind, period, sort, order: `${sort}\t${id}`, degree: degrees.get(id) ?? 0 },
      nameTexts: given.map((name) => name.text),
      nameKinds: given.map((name) => name.kind),
    };
  });
}

/** Relations come in the order of their type's rank, then of the other end's sort key, then of the id, as in gongfu. */
function relationRows(
  { relations }: Graph,
  sorts: ReadonlyMap<string, string>,
  types: readonly RelationTypeDef[],
): readonly object[] {
  const ranks = new Map(types.map(({ name, rank }) => [name, rank]));
  return relations.map(({ id = '', relationType, source, target, status, evidence }) => {
    const rank = ranks.get(relationType) ?? 0;
    const order = (other: string) => [String(rank).padStart(4, '0'), sorts.get(other) ?? '', id].join('\t');
    return {
      ...{ id, rank, source, target, status, basis: 'STATED', outOrder: order(target), inOrder: order(source) },
      passages: evidence.map(({ passage }) => passage),
      quotes: evidence.map(({ quote }) => quote ?? ''),
    };
  });
}

function observationRows({ observations }: Graph): readonly object[] {
  return observations.map(({ evidence, ...own }) => ({
    ...own,
    passages: evidence.map(({ passage }) => passage),
    quotes: evidence.map(({ quote }) => quote ?? ''),
  }));
}
