import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { at, entity, type Item, observation, passage, relation } from '../store/items.ts';
import { type Asking, createAsking, shippedOntology } from './asking.ts';

const STATED =
  'status evidence { quote locator passage { id document { label } } } attributedTo { label } qualifiers { entity { label } }';

/** What is asked, and how many SQL statements it may take at most; how much there is must not matter. */
const QUESTIONS: readonly (readonly [string, number, string])[] = [
  [
    'an entity with its relations and their targets',
    10,
    '{ model(ref: "模式0") { relations(first: 100) { totalCount edges { label other { label summary } node { source { label } target { label } } } } } }',
  ],
  [
    'entities with five relations each and their evidence',
    20,
    `{ models(first: 100) { totalCount edges { node { label relations(first: 5) { edges { other { label } node { ${STATED} } } } } } } }`,
  ],
  [
    'typed fields with statements',
    20,
    `{ models(first: 100) { edges { node { mechanisms(first: 5) { edges { node { label } relation { ${STATED} } } } practisedIn { edges { node { label } } } } } } }`,
  ],
  [
    'neighbours within three hops',
    12,
    '{ model(ref: "模式0") { neighbours(depth: 3, first: 100) { totalCount edges { node { label type } } } } }',
  ],
  [
    'neighbours of neighbours',
    15,
    '{ models(first: 20) { edges { node { neighbours(depth: 2, first: 5) { edges { node { neighbours(first: 5) { edges { node { label } } } } } } } } } }',
  ],
  [
    'relations of relations of relations',
    20,
    '{ models(first: 10) { edges { node { relations(first: 5) { edges { other { relations(first: 5) { edges { other { relations(first: 2) { edges { other { label } } } } } } } } } } } } }',
  ],
  [
    'figures and claims with their subjects',
    20,
    `{ models(first: 100) { edges { node { observations { edges { node { indicator { label } subject { label } ${STATED} } } } claims { totalCount } } } } }`.replaceAll(
      ' qualifiers { entity { label } }',
      '',
    ),
  ],
  [
    'passages with what they mention and state',
    20,
    '{ document(ref: "文献") { content(first: 50) { edges { node { locator mentions(first: 10) { edges { node { label } } } statements(first: 20) { edges { node { ... on Relation { target { label } } } } } } } } outline { heading } } }',
  ],
  [
    'words looked up',
    20,
    `{ ${Array.from({ length: 10 }, (_, i) => `a${i}: model(ref: "模式${i}") { id }`).join(' ')} }`,
  ],
  ['nodes by id', 4, `{ nodes(ids: [${Array.from({ length: 50 }, (_, i) => `"model:m${i}"`).join()}]) { id } }`],
  [
    'a comparison',
    20,
    '{ compare(ids: ["model:m0", "model:m1", "model:m2"]) { rows { label indicator { label } cells { entity { label } relations { target { label } } observations { value subject { label } } } } } }',
  ],
  [
    'paths',
    12,
    '{ paths(from: "model:m0", to: "model:m1", first: 20) { entities { label } relations { source { label } evidence { locator } } } }',
  ],
  [
    'a subgraph',
    15,
    '{ subgraph(roots: ["model:m0"], depth: 3) { truncated entities { label } relations { source { id } target { id } } } }',
  ],
  ['the ontology with its counts', 8, '{ ontology { entityTypes { type count } relationTypes { type count } } }'],
];

interface Counted {
  readonly asking: Asking;
  take(): number;
  close(): Promise<void>;
}

let small: Counted;
let large: Counted;
beforeAll(async () => {
  small = await counted(3, 2);
  large = await counted(20, 20);
}, 60_000);
afterAll(async () => {
  await Promise.all([small?.close(), large?.close()]);
});

describe('the number of SQL statements is small, and the same for little and for much, for', () => {
  test.each(QUESTIONS)('%s', async (_, most, query) => {
    const counts = [];
    for (const { asking, take } of [small, large]) {
      take();
      await asking.data(query);
      counts.push(take());
    }
    const [forLittle = 0, forMuch = 0] = counts;
    expect(forLittle).toBeGreaterThan(0);
    expect(forMuch).toBeLessThanOrEqual(most);
    // Lists that are empty in the small graph cost nothing there; nothing else may differ.
    expect(forMuch - forLittle).toBeLessThanOrEqual(3);
  });
});

async function counted(models: number, relations: number): Promise<Counted> {
  const folder = await mkdtemp(join(tmpdir(), 'gongfu-statements-'));
  const ontology = await shippedOntology();
  let count = 0;
  const store = await openSqliteStore({
    file: join(folder, 'graph.sqlite'),
    ontology,
    onStatements: (statements) => (count += statements),
  });
  return {
    asking: await createAsking({ ontology, store, items: graph(models, relations) }),
    take() {
      const taken = count;
      count = 0;
      return taken;
    },
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Models that each use mechanisms of their own and of all, are practised in a place, and have figures; all with evidence. */
function graph(models: number, relations: number): readonly Item[] {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
  return [
    entity('DOCUMENT', '文献', { id: 'document:d' }),
    ...numbers(relations).map((i) =>
      passage('document:d', `第${i}段。`, { id: `passage:p${i}`, section: [`${i}. 节`], paragraph: i + 1 }),
    ),
    ...numbers(relations).map((i) => entity('MECHANISM', `机制${i}`, { id: `mechanism:k${i}` })),
    entity('REGION', '某县', { id: 'region:r' }),
    entity('INDICATOR', '收入', { id: 'indicator:i' }),
    entity('POLICY', '意见', { id: 'policy:p' }),
    ...numbers(models).flatMap((m) => [
      entity('MODEL', `模式${m}`, { id: `model:m${m}` }),
      relation('PRACTISED_IN', `model:m${m}`, 'region:r', { id: `relation:in-${m}`, evidence: [at('passage:p0')] }),
      observation('indicator:i', `model:m${m}`, { id: `observation:o${m}`, value: m, evidence: [at('passage:p1')] }),
      ...numbers(relations).map((k) =>
        relation('USES', `model:m${m}`, `mechanism:k${k}`, {
          id: `relation:uses-${m}-${k}`,
          attributedTo: 'policy:p',
          evidence: [at(`passage:p${k}`, { quote: '第' })],
        }),
      ),
    ]),
  ];
}
