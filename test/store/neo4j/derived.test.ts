/**
 * Through random changes, merges and removals, and after a load: what the graph keeps beside the records (labels, links, native
 * relationships, sort keys, counts, what PUBLIC sees) is what it would be if it were made anew, and a snapshot stays as it was.
 */
import { expect, inject, test } from 'vitest';
import { GongfuError } from '../../../src/domain/errors.ts';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import type { Viewer } from '../../../src/domain/scope.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import { openNeo4jStore } from '../../../src/store/neo4j/index.ts';
import { type ExportedRecord, exportedId, type GraphStore, type StoreSnapshot } from '../../../src/store/port.ts';
import { describeWith } from '../../engines/engine.ts';
import { cypher } from '../../engines/neo4j/emptied.ts';
import { findNeo4j } from '../../engines/neo4j/find.ts';
import { apply } from '../contract/bench.ts';
import { exported, inBatches, linesOf } from '../contract/load-lines.ts';
import type { Item } from '../items.ts';
import { createDice } from '../random/dice.ts';
import { firstStatements, randomChange, randomGraph } from '../random/graph.ts';
import { derivedFrom, readGraph } from './derived.ts';
import { neo4jFactory } from './factory.ts';

const CHANGES = 30;
/** Usual are some thirty seconds. */
const HANGS = { timeout: 300_000 };
const VIEWERS = ['PUBLIC', 'EDITORS'] as const;

describeWith('neo4j', 'what the graph keeps beside its records', findNeo4j(), () => {
  // Where nothing is hidden, mentions are added up; otherwise they are counted anew.
  test.each([
    { seed: Date.now() % 1e6, shown: asMade },
    { seed: Date.now() % 1e6, shown: published },
  ])('is made of them, whatever is written (seed $seed, $shown.name)', HANGS, async ({ seed, shown }) => {
    const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
    const factory = neo4jFactory(inject('runFolder'));
    const [store, loaded] = [await factory.open(ontology), await factory.open(ontology)];
    try {
      const dice = createDice(seed);
      const graph = randomGraph(dice, ontology);
      await apply(store, ...shown(firstStatements(graph.items)));
      const before = await Promise.all(VIEWERS.map((viewer) => exported(store, viewer)));
      const snapshot = await store.snapshot();
      let made = 0;
      for (let count = 0; count < CHANGES; count += 1)
        made += await changed(store, shown(randomChange(dice, ontology, graph)));
      expect(made).toBeGreaterThan(CHANGES / 4);
      await expectDerived(factory.serverOf(store), ontology, seed);
      for (const [at, viewer] of VIEWERS.entries())
        expect({ seed, lines: await inPortions(snapshot, viewer) }).toEqual({ seed, lines: before[at] });
      await loaded.load(inBatches(linesOf(await exported(store, 'EDITORS')), 90));
      await expectDerived(factory.serverOf(loaded), ontology, seed);
    } finally {
      await factory.drop(store);
      await factory.drop(loaded);
    }
  });

  test('is brought there from format 1, where it was linked to the entities', HANGS, async () => {
    const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
    const factory = neo4jFactory(inject('runFolder'));
    const store = await factory.open(ontology);
    try {
      await apply(store, ...firstStatements(randomGraph(createDice(1), ontology).items));
      const server = factory.serverOf(store);
      const named = 'MATCH (k:NameKey) RETURN k.level, k.key, k.entity ORDER BY k.level, k.key, k.entity';
      const names = await cypher(server, named);
      for (const statement of AS_IN_FORMAT_1) await cypher(server, statement);
      const { uri, username, password } = server;
      const again = await openNeo4jStore({ uri, username, password, ontology, patienceMs: 30_000 });
      await again.close();
      await expectDerived(server, ontology, 1);
      expect(await cypher(server, named)).toEqual(names);
      expect(await cypher(server, 'MATCH ()-[l:SOURCE|TARGET|NAMES|MENTIONED_IN]->() RETURN count(l)')).toEqual([[0]]);
    } finally {
      await factory.drop(store);
    }
  });
});

function asMade(items: readonly Item[]): readonly Item[] {
  return items;
}

function published(items: readonly Item[]): readonly Item[] {
  return items.map((item) => {
    if (item.kind !== 'entity' || item.draft.fields.visibility === undefined) return item;
    return { ...item, draft: { ...item.draft, fields: { ...item.draft.fields, visibility: 'PUBLIC' } } };
  });
}

const AS_IN_FORMAT_1 = [
  'MATCH (k:NameKey) MATCH (e:Record {id: k.entity}) CREATE (k)-[:NAMES]->(e) REMOVE k.entity',
  `MATCH (m:Mention)-[:IN_PASSAGE]->(p) MATCH (e:Record {id: m.entity})
CREATE (e)-[:MENTIONED_IN {count: m.count, _publicCount: m._publicCount}]->(p)
DETACH DELETE m`,
  `MATCH (r:Relation) MATCH (s:Record {id: r.source}) MATCH (t:Record {id: r.target})
CREATE (s)<-[:SOURCE]-(r)-[:TARGET]->(t)`,
  'MATCH (r:Redacted) REMOVE r:Redacted',
  'MATCH (s:Store) SET s.version = 1',
];

/** 1 where it was made; what the rules refuse is part of the story. */
async function changed(store: GraphStore, items: readonly Item[]): Promise<number> {
  try {
    return (await apply(store, ...items)).changed.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof GongfuError && error.code !== 'INTERNAL' && error.code !== 'UNAVAILABLE') return 0;
    throw error;
  }
}

async function expectDerived(server: Parameters<typeof readGraph>[0], ontology: Ontology, seed: number): Promise<void> {
  const { records, sorts, found } = await readGraph(server);
  const { nodes, links, relationships, mentions } = derivedFrom(records, ontology, sorts);
  expect({ seed, nodes: found.nodes }).toEqual({ seed, nodes });
  expect({ seed, links: found.links }).toEqual({ seed, links });
  expect({ seed, relationships: found.relationships }).toEqual({ seed, relationships });
  expect({ seed, mentions: found.mentions }).toEqual({ seed, mentions });
}

async function inPortions(snapshot: StoreSnapshot, viewer: Viewer): Promise<readonly ExportedRecord[]> {
  const all: ExportedRecord[] = [];
  for (;;) {
    const last = all.at(-1);
    const portion = await snapshot.scan(last && exportedId(last), 40, scopeFor(viewer, 60_000));
    all.push(...portion);
    if (portion.length < 40) return all;
  }
}
