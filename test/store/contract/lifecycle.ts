/** Every operation on an open, a closed and a reopened store, and past its deadline. */
import { describe, expect, test } from 'vitest';
import { type Scope, scopeFor } from '../../../src/domain/scope.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { change, entity } from '../items.ts';
import { anyone, type Bench, editor, openWorld, PAGE } from './bench.ts';

type Operation = (store: GraphStore, scope: Scope) => Promise<unknown>;
const both = { direction: 'BOTH', page: PAGE } as const;

const READS: Readonly<Record<string, Operation>> = {
  records: (store, scope) => store.records(['model:dongxian', 'claim:first'], scope),
  named: (store, scope) => store.named([{ level: 'LABEL', key: '联营抱团' }], undefined, scope),
  entities: (store, scope) =>
    store.entities(
      [{ filter: { regions: ['region:nan'] }, order: { by: 'LABEL', descending: false }, page: PAGE }],
      scope,
    ),
  relations: (store, scope) => store.relations([{ filter: { documents: ['document:jia'] }, page: PAGE }], scope),
  observations: (store, scope) =>
    store.observations([{ filter: {}, order: { by: 'VALUE', descending: true }, page: PAGE }], scope),
  claims: (store, scope) => store.claims([{ filter: {}, page: PAGE }], scope),
  relationsOf: (store, scope) => store.relationsOf(['model:dongxian'], both, scope),
  observationsOf: (store, scope) => store.observationsOf(['model:dongxian'], PAGE, scope),
  claimsOf: (store, scope) => store.claimsOf(['model:dongxian'], PAGE, scope),
  passagesOf: (store, scope) => store.passagesOf(['model:dongxian'], PAGE, scope),
  contentOf: (store, scope) => store.contentOf(['document:jia'], [], PAGE, scope),
  outlineOf: (store, scope) => store.outlineOf(['document:jia'], scope),
  mentionsIn: (store, scope) => store.mentionsIn(['passage:jia-3'], undefined, PAGE, scope),
  statementsIn: (store, scope) => store.statementsIn(['passage:jia-3'], PAGE, scope),
  neighbours: (store, scope) => store.neighbours(['model:dongxian'], { depth: 2, ...both }, scope),
  paths: (store, scope) => store.paths({ from: 'model:dongxian', to: 'model:xixian', maxLength: 4, first: 5 }, scope),
  subgraph: (store, scope) => store.subgraph({ roots: ['model:dongxian'], depth: 2, limit: 50 }, scope),
  counts: (store, scope) => store.counts(scope),
  history: (store, scope) => store.history(['model:dongxian'], PAGE, scope),
  scan: (store, scope) => store.scan(undefined, 1000, scope),
};

const OTHERS: Readonly<Record<string, Operation>> = {
  changes: (store) => store.changes(0, 10),
  position: (store) => store.position(),
  apply: (store) => store.apply(change(entity('PERSON', '李'))),
};

export function lifecycleContract(bench: Bench): void {
  describe('a store that was closed', () => {
    test('is UNAVAILABLE for every operation', async () => {
      const store = await bench.open();
      await store.close();
      for (const [name, operation] of Object.entries({ ...READS, ...OTHERS })) {
        await expect(operation(store, editor()), name).rejects.toMatchObject({
          name: 'GongfuError',
          code: 'UNAVAILABLE',
        });
      }
    });

    test('can be closed again', async () => {
      const store = await bench.open();
      await store.close();
      await expect(store.close()).resolves.toBeUndefined();
    });
  });

  describe('a store that is opened again', () => {
    test('answers everything as before', async () => {
      const store = await openWorld(bench);
      const before = await allAnswers(store);
      const again = await bench.reopen(store);
      expect(await allAnswers(again)).toEqual(before);
    });

    test('goes on counting, and knows what it knew', async () => {
      const store = await openWorld(bench);
      const again = await bench.reopen(store);
      const { revision, changed } = await again.apply(change(entity('MODEL', '东县模式', { summary: '由名称找到' })));
      expect([revision, changed]).toEqual([2, ['model:dongxian']]);
      expect(await again.changes(0, 10)).toHaveLength(2);
    });
  });

  describe('an open store', () => {
    test('is well and writable', async () => {
      const store = await bench.world();
      expect(await store.health()).toEqual({ ok: true, writable: true, problems: [] });
      expect(store.name).not.toBe('');
    });

    test.each(Object.entries(READS))('%s past its deadline is TIMEOUT', async (_name, operation) => {
      const store = await bench.world();
      const late = scopeFor('EDITORS', -1);
      await expect(operation(store, late)).rejects.toMatchObject({ name: 'GongfuError', code: 'TIMEOUT' });
    });
  });
}

/** By operation, as anyone and as editors have it. */
async function allAnswers(store: GraphStore): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {};
  for (const [name, operation] of Object.entries(READS)) {
    answers[name] = [await operation(store, anyone()), await operation(store, editor())];
  }
  return answers;
}
