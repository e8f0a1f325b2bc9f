/**
 * What the shapes of the benchmark cost the database, in its own measure: an index finds everything, and a page costs the same at any
 * depth and of any hub. The table of docs/neo4j.md holds the numbers.
 */
import { readFile } from 'node:fs/promises';
import neo4j, { type Driver, type ProfiledPlan } from 'neo4j-driver';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import type { RelationInput } from '../../../src/ingest/input.ts';
import { compileEntities } from '../../../src/store/neo4j/compile-lists.ts';
import { compileRelationsOf } from '../../../src/store/neo4j/compile-relations-of.ts';
import { compileNeighbours } from '../../../src/store/neo4j/compile-walks.ts';
import { type Query, sent } from '../../../src/store/neo4j/connection.ts';
import { together } from '../../../src/store/neo4j/cypher.ts';
import { openNeo4jStore } from '../../../src/store/neo4j/index.ts';
import { KEY_KINDS, positionOfKey } from '../../../src/store/neo4j/order-keys.ts';
import { compileRecords } from '../../../src/store/neo4j/reads-records.ts';
import type { RelationsOfQuery } from '../../../src/store/port.ts';
import { describeWith } from '../../engines/engine.ts';
import { type Borrowed, borrowNeo4j } from '../../engines/neo4j/borrow.ts';
import { emptied } from '../../engines/neo4j/emptied.ts';
import { findNeo4j } from '../../engines/neo4j/find.ts';
import { fill } from './loaded.ts';

const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
const PUBLIC = { ontology, viewer: 'PUBLIC' } as const;
const LABEL = { by: 'LABEL', descending: false } as const;

/** Each model is practised in the hub and uses two of the mechanisms. */
const [MODELS, MECHANISMS] = [1_000, 200];
const HUB = 'region:hub';
const EVIDENCE = [{ passage: 'passage:p' }];

const models = Array.from({ length: MODELS }, (_, i) => `model:m-${String(i).padStart(4, '0')}`);
const mechanisms = Array.from({ length: MECHANISMS }, (_, i) => `mechanism:m-${i}`);

function relationsOfModel(id: string, i: number): readonly RelationInput[] {
  const used = [i % MECHANISMS, (i * 7 + 1) % MECHANISMS].map((at) => mechanisms[at] ?? '');
  return [
    { relationType: 'PRACTISED_IN', source: id, target: HUB, status: 'HOLDS', evidence: EVIDENCE },
    ...used.map(
      (target): RelationInput => ({
        ...{ relationType: 'USES', source: id, target },
        status: 'HOLDS',
        evidence: EVIDENCE,
      }),
    ),
  ];
}

const PAGE = await readFile(new URL('../../../docs/neo4j.md', import.meta.url), 'utf8');

/** By shape, as the page has them. */
function documentedHits(): Readonly<Record<string, number>> {
  const rows = [...PAGE.matchAll(/^\| ([^|]+) \| (\d+) \|$/gm)];
  return Object.fromEntries(rows.map(([, shape, hits]) => [shape, Number(hits)]));
}

interface Operator {
  readonly name: string;
  readonly hits: number;
}

function operatorsOf(plan: ProfiledPlan): readonly Operator[] {
  return [{ name: plan.operatorType, hits: plan.dbHits }, ...plan.children.flatMap(operatorsOf)];
}

const TOLERANCE = 1.2;
const SCANS = /AllNodesScan|NodeByLabelScan|AllRelationshipsScan|RelationshipTypeScan|IndexScan/;

describeWith('neo4j', 'the shapes of the benchmark', findNeo4j(), () => {
  let server: Borrowed;
  let driver: Driver;

  beforeAll(async () => {
    server = await emptied(await borrowNeo4j(inject('runFolder')));
    const { uri, username, password } = server;
    const store = await openNeo4jStore({ uri, username, password, ontology, patienceMs: 60_000 });
    await fill(store, ontology, (writer) =>
      writer.write(
        {
          entities: [
            { type: 'DOCUMENT', id: 'document:d', label: '文献' },
            { type: 'REGION', id: HUB, label: '中心' },
            ...models.map((id) => ({ type: 'MODEL', id, label: id })),
            ...mechanisms.map((id) => ({ type: 'MECHANISM', id, label: id, kind: 'OPERATION' })),
          ],
          passages: [
            {
              id: 'passage:p',
              document: 'document:d',
              section: [],
              paragraph: 1,
              text: '段落',
              textKind: 'PARAPHRASE',
            },
          ],
          relations: models.flatMap(relationsOfModel),
        },
        { actor: 'tester', reason: 'shapes' },
      ),
    );
    await store.close();
    driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
  }, 600_000);

  afterAll(async () => {
    await driver?.close();
    await server?.giveBack();
  });

  async function profiled({ text, params }: Query): Promise<readonly Operator[]> {
    const { summary } = await driver.executeQuery(`PROFILE ${text}`, sent(params), { routing: 'READ' });
    return operatorsOf(summary.profile as ProfiledPlan);
  }

  /** What one of the keys that lists sort by is, so many rows into its list. */
  async function keyAt(pattern: string, key: string, at: number): Promise<string> {
    const { records } = await driver.executeQuery(
      `MATCH ${pattern} RETURN ${key} AS key ORDER BY key SKIP $at LIMIT 1`,
      sent({ hub: HUB, at }),
    );
    return String(records[0]?.get('key'));
  }

  const entitiesFrom = (after: readonly string[] | undefined) =>
    together(
      compileEntities(PUBLIC, [
        { filter: {}, order: LABEL, page: { first: 20, withTotal: false, ...(after ? { after } : {}) } },
      ]).questions,
    );
  const relationsOf = (ids: readonly string[], query: RelationsOfQuery) =>
    together([compileRelationsOf(PUBLIC, ids, query)]);
  const ofHub = (after: ReturnType<typeof positionOfKey> | undefined) =>
    relationsOf([HUB], {
      direction: 'BOTH',
      page: { first: 5, withTotal: false, ...(after ? { after } : {}) },
    });

  const SHAPES: Readonly<Record<string, () => Query | Promise<Query>>> = {
    'one entity': () => together([compileRecords([HUB], 'PUBLIC')]),
    'the relations of an entity that has 20 of them or fewer, with their number': () =>
      relationsOf([mechanisms[3] ?? ''], { direction: 'BOTH', page: { first: 20, withTotal: true } }),
    '20 entities of a type': () =>
      together(
        compileEntities(PUBLIC, [{ filter: { types: ['MODEL'] }, order: LABEL, page: { first: 20, withTotal: false } }])
          .questions,
      ),
    '5 relations of each of 20 entities': () =>
      relationsOf(mechanisms.slice(0, 20), {
        direction: 'BOTH',
        page: { first: 5, withTotal: false },
      }),
    '20 entities, the first': () => entitiesFrom(undefined),
    '20 entities, after 1,000 others': async () =>
      entitiesFrom((await keyAt('(e:Entity)', 'e._order', 1_000)).split('\t')),
    '5 relations of a hub, the first': () => ofHub(undefined),
    '5 relations of a hub, after 900 others': async () =>
      ofHub(positionOfKey(KEY_KINDS.relationsOf, await keyAt('(l:Relation {target: $hub})', 'l._inOrder', 900))),
    '20 of the neighbours within three steps, of 1,200': () => {
      const query = compileNeighbours(PUBLIC, [models[0] ?? ''], {
        depth: 3,
        direction: 'BOTH',
        page: { first: 20, withTotal: true },
      });
      if (!query) throw new Error('there are relations to walk');
      return query;
    },
  };

  let plans: Readonly<Record<string, readonly Operator[]>> = {};
  const hitsOf = (shape: string) => plans[shape]?.reduce((sum, { hits }) => sum + hits, 0) ?? Number.NaN;

  beforeAll(async () => {
    const found: Record<string, readonly Operator[]> = {};
    for (const [shape, query] of Object.entries(SHAPES)) found[shape] = await profiled(await query());
    plans = found;
  }, 600_000);

  test.each(Object.keys(SHAPES))('%s: found by indexes alone, at the cost that docs/neo4j.md gives', (shape) => {
    expect(plans[shape]?.filter(({ name }) => SCANS.test(name))).toEqual([]);
    // Another version of Neo4j may count a little differently.
    const documented = documentedHits()[shape] ?? Number.NaN;
    expect(hitsOf(shape)).toBeGreaterThan(documented / TOLERANCE);
    expect(hitsOf(shape)).toBeLessThan(documented * TOLERANCE);
  });

  test('a page costs the same at any depth', () => {
    expect(hitsOf('20 entities, after 1,000 others')).toBe(hitsOf('20 entities, the first'));
    expect(hitsOf('5 relations of a hub, after 900 others')).toBe(hitsOf('5 relations of a hub, the first'));
  });
});
