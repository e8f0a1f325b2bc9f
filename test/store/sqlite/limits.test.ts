/** Statements are few whatever is asked for, queues are bounded, and a deadline stops what runs. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { openSqliteStore } from '../../../src/store/sqlite/index.ts';
import { at, change, claim, entity, known, observation, passage, relation } from '../items.ts';
import { newFolder } from './folder.ts';

const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
const scope = () => scopeFor('PUBLIC', 20_000);
const PAGE = { first: 20, withTotal: true };
const MODELS = Array.from({ length: 30 }, (_, number) => `model:m${number}`);

let folder: string;
let store: GraphStore;
let counts: number[];

beforeEach(async () => {
  folder = await newFolder();
  counts = [];
  store = await openSqliteStore({
    file: join(folder, 'gongfu.db'),
    ontology,
    onStatements: (count) => counts.push(count),
    maxQueue: 50,
  });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the number of statements', () => {
  test.each([
    ['records', 1, () => store.records(MODELS, scope())],
    [
      'named',
      1,
      () =>
        store.named(
          MODELS.map((_, number) => ({ level: 'LABEL', key: `模式${number}` })),
          undefined,
          scope(),
        ),
    ],
    // The page, its total, and the records of it that were not read before.
    ['relationsOf', 3, () => store.relationsOf(MODELS, { direction: 'BOTH', page: PAGE }, scope())],
    ['observationsOf', 3, () => store.observationsOf(MODELS, PAGE, scope())],
    ['claimsOf', 3, () => store.claimsOf(MODELS, PAGE, scope())],
    ['passagesOf', 3, () => store.passagesOf(MODELS, PAGE, scope())],
    ['contentOf', 3, () => store.contentOf(['document:d'], [], PAGE, scope())],
    ['outlineOf', 1, () => store.outlineOf(['document:d'], scope())],
    ['mentionsIn', 3, () => store.mentionsIn(['passage:p'], undefined, PAGE, scope())],
    ['statementsIn', 3, () => store.statementsIn(['passage:p'], PAGE, scope())],
    [
      'entities',
      2,
      () =>
        store.entities(
          [{ filter: { regions: ['region:r'] }, order: { by: 'LABEL', descending: false }, page: PAGE }],
          scope(),
        ),
    ],
    [
      'countEntities of two places, a source, a kind and a year',
      // Of the walk; of the source and of all types; of kinds; of days.
      5,
      () =>
        store.countEntities(
          [
            { regions: ['region:r'] },
            { regions: ['region:none'] },
            { documents: ['document:d'] },
            { kinds: ['RATIO'] },
            { from: '2020', to: '2020' },
          ],
          scope(),
        ),
    ],
    ['relations', 2, () => store.relations([{ filter: {}, page: PAGE }], scope())],
    [
      // Two of each walk ask whether the relations are, and could be, in memory.
      'neighbours of one within three steps',
      7,
      () => store.neighbours(['model:m0'], { depth: 3, direction: 'BOTH', page: PAGE }, scope()),
    ],
    [
      'neighbours of thirty within three steps',
      7,
      () => store.neighbours(MODELS, { depth: 3, direction: 'BOTH', page: PAGE }, scope()),
    ],
    [
      'paths of up to four',
      8,
      () => store.paths({ from: 'model:m0', to: 'model:m1', maxLength: 4, first: 5 }, scope()),
    ],
    ['subgraph within two steps', 7, () => store.subgraph({ roots: MODELS, depth: 2, limit: 200 }, scope())],
    ['history', 3, () => store.history(['model:m0'], PAGE, scope())],
  ] as const)('of %s is at most %i, however much is asked for', async (_name, most, ask) => {
    await fill();
    counts.length = 0;
    await ask();
    expect(counts).toHaveLength(1);
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[0]).toBeLessThanOrEqual(most);
  });

  test('is none where nothing is asked for', async () => {
    expect(await store.records([], scope())).toEqual([]);
    expect(counts).toEqual([0]);
  });
});

describe('the queues', () => {
  test('refuse what is more than may wait, and take on again when they have emptied', async () => {
    const changes = Array.from({ length: 60 }, (_, number) => store.apply(change(entity('MODEL', `模式${number}`))));
    const outcomes = await Promise.allSettled(changes);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(refused.map(() => 'LIMIT_EXCEEDED'));
    expect(refused).toHaveLength(10);
    expect((await store.counts(scope())).entities).toEqual({ MODEL: 50 });
    expect((await store.apply(change(entity('MODEL', '后来')))).changed).toHaveLength(1);
  });
});

describe('a deadline', () => {
  test('stops a statement that runs, and the thread answers the next one', async () => {
    await store.apply(
      change(
        ...Array.from({ length: 3000 }, (_, number) =>
          entity('CONCEPT', `概念${number}`, { summary: '长'.repeat(50) }),
        ),
      ),
    );
    const order = { by: 'RELATIONS', descending: true } as const;
    const slow = { filter: { related: [{ type: 'USES', direction: 'BOTH', atLeast: 0 }] }, order, page: PAGE } as const;
    const many = Array.from({ length: 400 }, () => ({ ...slow, filter: { from: '1900' } }));
    const started = performance.now();
    const late = await store.entities(many, scopeFor('PUBLIC', 60)).catch((error) => error);
    expect(late).toMatchObject({ code: 'TIMEOUT' });
    expect(performance.now() - started).toBeLessThan(2000);
    expect((await store.counts(scope())).entities).toEqual({ CONCEPT: 3000 });
  });
});

async function fill(): Promise<void> {
  await store.apply(
    change(
      entity('REGION', '某地', { id: 'region:r' }),
      entity('INDICATOR', '指标', { id: 'indicator:i' }),
      entity('DOCUMENT', '文献', { id: 'document:d' }),
      passage('document:d', '一段。', { id: 'passage:p' }),
      ...MODELS.map((id, number) => entity('MODEL', `模式${number}`, { id })),
      ...MODELS.map((id) => relation('PRACTISED_IN', id, 'region:r', { evidence: [at('passage:p')] })),
      ...MODELS.map((id) => observation('indicator:i', id, { value: 1, evidence: [at('passage:p')] })),
      ...MODELS.map((id) => claim('FIRST', id, '首个', { evidence: [at('passage:p')] })),
      known('DIFFERENT_FROM', 'model:m0', 'model:m1'),
    ),
  );
}
