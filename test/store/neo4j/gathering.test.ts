/** Small questions are asked together, and nobody notices but by the number of statements. */
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { createBreaker } from '../../../src/domain/breaker.ts';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import type { Scope, Viewer } from '../../../src/domain/scope.ts';
import { compileRelations } from '../../../src/store/neo4j/compile-lists.ts';
import { createConnection } from '../../../src/store/neo4j/connection.ts';
import { cypher as part, questionOf, together } from '../../../src/store/neo4j/cypher.ts';
import { type Ask, createGathering } from '../../../src/store/neo4j/gathering.ts';
import { openNeo4jStore } from '../../../src/store/neo4j/index.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { describeWith } from '../../engines/engine.ts';
import { type Borrowed, borrowNeo4j } from '../../engines/neo4j/borrow.ts';
import { emptied } from '../../engines/neo4j/emptied.ts';
import { findNeo4j } from '../../engines/neo4j/find.ts';
import { change, entity, known } from '../items.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
const REGIONS = Array.from({ length: 12 }, (_, i) => `region:r${i}`);
const scope = (viewer: Viewer = 'EDITORS', ms = 60_000): Scope => ({ viewer, deadlineAt: Date.now() + ms });
const relations = (first: number) => ({ direction: 'BOTH', page: { first, withTotal: true } }) as const;
const nextTick = () => new Promise<void>((resolve) => setImmediate(resolve));

test('lists that differ in values alone are one text, however many are asked for at once, so that it is planned once', () => {
  const textFor = (ids: readonly string[]) => {
    const filters = ids.flatMap((id) => [{ sources: [id] }, { attributedTo: [id] }]);
    const page = { first: 20, withTotal: false };
    const seeing = { ontology, viewer: 'PUBLIC' } as const;
    return together(
      compileRelations(
        seeing,
        filters.map((filter) => ({ filter, page })),
      ).questions,
    ).text;
  };
  expect(textFor(REGIONS)).toBe(textFor(['region:r0']));
});

describeWith('neo4j', 'small questions', findNeo4j(), () => {
  let server: Borrowed;
  let store: GraphStore;
  let driver: Driver;
  let statements = 0;
  const taken = () => {
    const before = statements;
    statements = 0;
    return before;
  };

  beforeAll(async () => {
    server = await emptied(await borrowNeo4j(inject('runFolder')));
    const { uri, username, password } = server;
    const onStatements = (count: number) => {
      statements += count;
    };
    store = await openNeo4jStore({ uri, username, password, ontology, patienceMs: 30_000, onStatements });
    const [whole = '', ...parts] = REGIONS;
    const within = parts.map((id) => known('WITHIN', id, whole));
    await store.apply(change(...REGIONS.map((id) => entity('REGION', `清禾${id}`, { id })), ...within));
    driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
  });
  afterAll(async () => {
    await driver?.close();
    await store?.close();
    await server?.giveBack();
  });

  test('of one kind are one statement where they are asked at once, and each is answered as if it were alone', async () => {
    const alone = [];
    for (const id of REGIONS) alone.push(await store.relationsOf([id, 'region:none'], relations(2), scope()));
    taken();
    const asked = REGIONS.map((id) => store.relationsOf([id, 'region:none'], relations(2), scope()));
    expect(JSON.stringify(await Promise.all(asked))).toBe(JSON.stringify(alone));
    expect(taken()).toBe(1);
  });

  test('of pages with other positions or sizes are answered each by its own', async () => {
    const [all] = await store.relationsOf(['region:r0'], relations(20), scope());
    const edges = all?.edges ?? [];
    const pages = edges.map(({ at }, i) =>
      store.relationsOf(
        ['region:r0'],
        { direction: 'BOTH', page: { first: 1 + (i % 3), after: at, withTotal: false } },
        scope(),
      ),
    );
    const found = (await Promise.all(pages)).map(([page]) => page?.edges.map(({ node }) => node.record.id));
    const ids = edges.map(({ node }) => node.record.id);
    expect(found).toEqual(ids.map((_, i) => ids.slice(i + 1, i + 2 + (i % 3))));
  });

  test('of the public and of editors are never mixed', async () => {
    const hidden = entity('DOCUMENT', '内部稿', { id: 'document:hidden', fields: { visibility: 'EDITORS' } });
    await store.apply(change(hidden));
    const viewers = Array.from({ length: 10 }, (_, i): Viewer => (i % 2 === 0 ? 'PUBLIC' : 'EDITORS'));
    const found = await Promise.all(viewers.map((viewer) => store.records(['document:hidden'], scope(viewer))));
    expect(found.map(([stored]) => stored !== undefined)).toEqual(viewers.map((viewer) => viewer === 'EDITORS'));
  });

  test('see each change that was acknowledged before they were asked, whoever else asks meanwhile', async () => {
    let isDone = false;
    const others = Array.from({ length: 8 }, async () => {
      while (!isDone) await store.records(['region:r1'], scope());
    });
    const seen: (string | undefined)[] = [];
    const labels = Array.from({ length: 20 }, (_, i) => `清禾之${i}`);
    for (const label of labels) {
      await store.apply(change(entity('REGION', label, { id: 'region:r1' })));
      const [stored] = await store.records(['region:r1'], scope());
      seen.push(stored?.record.record === 'entity' ? stored.record.label : undefined);
    }
    isDone = true;
    await Promise.all(others);
    expect(seen).toEqual(labels);
  });

  test('the other ends of relations need no statement of their own in the same tick and scope, and are read anew later', async () => {
    const ids = REGIONS.slice(1);
    const own = scope();
    await store.relationsOf(['region:r0'], relations(20), own);
    taken();
    const brought = await store.records(ids, own);
    expect(taken()).toBe(0);
    await nextTick();
    const read = await store.records(ids, own);
    expect(taken()).toBe(1);
    expect(brought).toEqual(read);
    await store.relationsOf(['region:r0'], relations(20), own);
    taken();
    await store.records(ids, { ...own });
    expect(taken()).toBe(1);
  });

  test('the other ends of relations are forgotten where a change was made since they came', async () => {
    const own = scope();
    const changed = store.apply(change(entity('REGION', '新名', { id: 'region:r3' })));
    const came = store.relationsOf(['region:r0'], relations(20), own);
    await Promise.all([changed, came]);
    const [stored] = await store.records(['region:r3'], own);
    expect(stored?.record).toMatchObject({ label: '新名' });
  });

  /** The gathering itself, with questions that fail or last. */
  function gathering(): Ask {
    const breaker = createBreaker({ engine: 'Neo4j', advice: '', probe: async () => {}, watchMs: 60_000 });
    const onStatements = (count: number) => {
      statements += count;
    };
    const connection = createConnection({ driver, database: undefined, bookmarks: undefined, breaker, onStatements });
    return createGathering(connection.read);
  }
  const COLUMNS = { columns: ['value'], size: 1 };
  const soon = () => Date.now() + 60_000;

  test('where one of them fails, the others are answered', async () => {
    const ask = gathering();
    taken();
    const asked = [1, 0, 2].map((by) => ask(questionOf(part`RETURN 12 / ${by} AS value`, COLUMNS), soon()));
    const answers = await Promise.allSettled(asked);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers[0]).toMatchObject({ value: [[12]] });
    expect(answers[1]).toMatchObject({ reason: { code: 'INTERNAL' } });
    expect(answers[2]).toMatchObject({ value: [[6]] });
    expect(taken()).toBe(4);
  });

  test('each ends by its own deadline, and who has more time is answered', async () => {
    const ask = gathering();
    const counting = (to: number) => questionOf(part`UNWIND range(1, ${to}) AS i RETURN sum(i % 7) AS value`, COLUMNS);
    await ask(counting(1), soon());
    const startedAt = Date.now();
    const short = ask(counting(5_000_000), startedAt + 100).then(
      () => ({ code: 'ANSWERED', ms: 0 }),
      ({ code }) => ({ code, ms: Date.now() - startedAt }),
    );
    const long = ask(counting(7), soon());
    expect(await short).toMatchObject({ code: 'TIMEOUT' });
    expect((await short).ms).toBeLessThan(4_000);
    expect(await long).toEqual([[21]]);
  });

  test('no more than sixteen are asked together, and no more than some hundred records', async () => {
    const ask = gathering();
    const value = (size: number) => questionOf(part`RETURN ${size} AS value`, { ...COLUMNS, size });
    taken();
    await Promise.all(Array.from({ length: 40 }, () => ask(value(1), soon())));
    expect(taken()).toBe(3);
    await Promise.all(Array.from({ length: 6 }, () => ask(value(300), soon())));
    expect(taken()).toBe(6);
  });
});
