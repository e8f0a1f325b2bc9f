/** What a database must be like to be opened, and what is made of one that is not. */
import neo4j from 'neo4j-driver';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createBreaker } from '../../../src/domain/breaker.ts';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import { createConnection } from '../../../src/store/neo4j/connection.ts';
import { STEPS } from '../../../src/store/neo4j/ddl.ts';
import { type Neo4jStoreOptions, openNeo4jStore } from '../../../src/store/neo4j/index.ts';
import { migrate } from '../../../src/store/neo4j/migrate.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { describeWith } from '../../engines/engine.ts';
import { type Borrowed, borrowNeo4j } from '../../engines/neo4j/borrow.ts';
import { cypher, emptied } from '../../engines/neo4j/emptied.ts';
import { findNeo4j } from '../../engines/neo4j/find.ts';
import { line } from '../contract/load-lines.ts';
import { change, entity, known } from '../items.ts';

describeWith('neo4j', 'opening a database', findNeo4j(), () => {
  let ontology: Ontology;
  let server: Borrowed;
  const opened: GraphStore[] = [];
  const open = async (more: Partial<Neo4jStoreOptions> = {}) => {
    const { uri, username, password } = server;
    const store = await openNeo4jStore({ uri, username, password, ontology, patienceMs: 30_000, ...more });
    opened.push(store);
    return store;
  };
  beforeEach(async () => {
    ontology = await readOntology(new URL('../../../schema/', import.meta.url));
    server = await emptied(await borrowNeo4j(inject('runFolder')));
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await server.giveBack();
  });

  test('of something else is UNAVAILABLE, and leaves it as it is', async () => {
    await cypher(server, 'CREATE (:Movie {title: "x"})');
    await expect(open()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await cypher(server, 'MATCH (n) RETURN labels(n)')).toEqual([[['Movie']]]);
  });

  test('of a newer format is UNAVAILABLE', async () => {
    await (await open()).close();
    await cypher(server, 'MATCH (s:Store) SET s.version = 99');
    await expect(open()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(open({ readOnly: true })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('of an older format brings it on, once', async () => {
    await (await open()).close();
    const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password));
    const breaker = createBreaker({ engine: 'Neo4j', advice: '', probe: async () => {}, watchMs: 60_000 });
    const connection = createConnection({
      driver,
      database: undefined,
      bookmarks: undefined,
      breaker,
      onStatements() {},
    });
    const steps = [...STEPS, ['MERGE (a:Added) SET a.one = 1', 'MATCH (a:Added) CREATE (:Made)']];
    await migrate(connection, ontology, steps);
    await migrate(connection, ontology, steps);
    await connection.close();
    expect(await cypher(server, 'MATCH (s:Store), (m:Made) RETURN s.version, count(m)')).toEqual([
      [steps.length + 1, 1],
    ]);
    await expect(open()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('for reading only makes nothing, and refuses changes', async () => {
    await expect(open({ readOnly: true })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await cypher(server, 'MATCH (n) RETURN n')).toEqual([]);
    await open();
    const reader = await open({ readOnly: true });
    await expect(reader.apply(change(entity('PERSON', '甲')))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await reader.health()).toEqual({ ok: true, writable: false, problems: [] });
  });

  test('with other ranks in the ontology numbers what is there anew', async () => {
    const store = await open();
    await store.apply(
      change(
        entity('REGION', '乡', { id: 'region:a' }),
        entity('MODEL', '式', { id: 'model:b' }),
        known('PRACTISED_IN', 'model:b', 'region:a', { id: 'relation:one' }),
        entity('MECHANISM', '制', { id: 'mechanism:c' }),
        known('USES', 'model:b', 'mechanism:c', { id: 'relation:two' }),
      ),
    );
    const turned = reversed(ontology);
    const again = await openNeo4jStore({ ...server, ontology: turned, patienceMs: 30_000 });
    opened.push(again);
    const page = { first: 10, withTotal: false };
    const scope = scopeFor('EDITORS', 60_000);
    const types = await again.entities([{ filter: {}, order: { by: 'TYPE', descending: false }, page }], scope);
    expect(types[0]?.edges.map(({ node }) => node.record.id)).toEqual(['region:a', 'mechanism:c', 'model:b']);
    const [relations] = await again.relationsOf(['model:b'], { direction: 'OUT', page }, scope);
    expect(relations?.edges.map(({ node }) => node.record.id)).toEqual(['relation:two', 'relation:one']);
    await expect(open({ readOnly: true })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('without a type that is in use is UNAVAILABLE', async () => {
    await (await open()).apply(change(entity('PERSON', '甲', { id: 'person:a' })));
    const entityTypes = ontology.entityTypes.filter(({ name }) => name !== 'PERSON');
    await expect(open({ ontology: { ...ontology, entityTypes } })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      details: { unknownTypes: ['entities of the type PERSON'] },
    });
  });

  test('clears away a load whose program ended long ago, and leaves one alone that lives', async () => {
    const store = await open();
    const { promise: isUnderWay, resolve: underWay } = Promise.withResolvers<void>();
    const { promise: goOn, resolve: end } = Promise.withResolvers<void>();
    const loading = store.load(
      (async function* () {
        yield [line(0, 'person:zhang', '张三')];
        underWay();
        await goOn;
      })(),
    );
    await isUnderWay;
    const other = await open();
    await expect(other.apply(change(entity('PERSON', '甲')))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await other.scan(undefined, 10, scopeFor('EDITORS', 60_000))).toEqual([]);
    await cypher(server, 'MATCH (s:Store) SET s._loadingSince = 1');
    const third = await open();
    expect(await cypher(server, 'MATCH (n) RETURN labels(n)')).toEqual([[['Store']]]);
    expect((await third.apply(change(entity('PERSON', '甲')))).revision).toBe(1);
    end();
    // What it had written is gone: it must not go on as if it were there.
    await expect(loading).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await third.position()).revision).toBe(1);
  });

  test('by neo4j:// asks where its members are, and reads what was written', async () => {
    const store = await open({ uri: server.uri.replace(/^bolt/, 'neo4j') });
    const { seq } = await store.apply(change(entity('PERSON', '甲', { id: 'person:a' })));
    expect((await store.position()).seq).toBe(seq);
    expect((await store.records(['person:a'], scopeFor('PUBLIC', 60_000)))[0]?.revision).toBe(1);
  });

  test('at an address that is none, or with a name that is none, says so', async () => {
    await expect(open({ uri: 'http://127.0.0.1:1' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(open({ uri: 'bolt://127.0.0.1:1' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(open({ database: 'nosuch' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

/** The same types in the opposite order. */
function reversed(ontology: Ontology): Ontology {
  const turn = <T extends { readonly name: string }>(types: readonly T[]) =>
    types.toReversed().map((type, rank) => ({ ...type, rank }));
  const [entityTypes, relationTypes] = [turn(ontology.entityTypes), turn(ontology.relationTypes)];
  return {
    ...ontology,
    entityTypes,
    relationTypes,
    entityType: (name) => entityTypes.find((type) => type.name === name),
    relationType: (name) => relationTypes.find((type) => type.name === name),
  };
}
