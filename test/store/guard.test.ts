import { describe, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { GUARD_LIMITS, guard } from '../../src/store/guard.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { storeContract } from './contract.ts';
import { change, entity } from './items.ts';
import { emptyState, type ReferenceState } from './reference/state.ts';
import { createReferenceStore } from './reference.ts';

const states = new WeakMap<GraphStore, ReferenceState>();
const ontology = await readOntology(new URL('../../schema/', import.meta.url));

function guarded(state: ReferenceState): GraphStore {
  const store = guard(createReferenceStore(ontology, state));
  states.set(store, state);
  return store;
}

storeContract('a guarded store', {
  open: async () => guarded(emptyState()),
  async reopen(store) {
    await store.close();
    return guarded(states.get(store) ?? emptyState());
  },
  drop: (store) => store.close(),
});

/** A store that never answers, and one that answers askew: what the guard is there for. */
const hanging = {
  ...createReferenceStore(ontology),
  records: () => new Promise<never>(() => {}),
  apply: () => new Promise<never>(() => {}),
};
const askew = { ...createReferenceStore(ontology), records: async () => [], outlineOf: async () => [[], []] };
const scope = () => scopeFor('PUBLIC', 5_000);
const page = (first: number) => ({ first, withTotal: false });

describe('the guard', () => {
  test('ends a call at its deadline though the store hangs', async () => {
    const startedAt = performance.now();
    await expect(guard(hanging).records(['model:x'], scopeFor('PUBLIC', 50))).rejects.toMatchObject({
      code: 'TIMEOUT',
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  test('ends a change, too', async () => {
    const store = guard(hanging, { ...GUARD_LIMITS, writeMs: 50 });
    await expect(store.apply(change(entity('PERSON', '李')))).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  test('does not ask the store when the deadline has passed', async () => {
    let isAsked = false;
    const store = guard({
      ...hanging,
      counts: async () => {
        isAsked = true;
        throw new Error('asked');
      },
    });
    await expect(store.counts(scopeFor('PUBLIC', -1))).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(isAsked).toBe(false);
  });

  test('refuses answers that do not fit the questions', async () => {
    await expect(guard(askew).records(['model:x'], scope())).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(guard(askew).outlineOf(['document:x'], scope())).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  const store = guard(createReferenceStore(ontology));
  const both = { direction: 'BOTH' } as const;
  const label = { by: 'LABEL', descending: false } as const;
  test.each([
    ['a page of none', () => store.observationsOf(['model:x'], page(0), scope())],
    ['a page of a million', () => store.entities([{ filter: {}, order: label, page: page(1_000_000) }], scope())],
    ['half a page', () => store.claims([{ filter: {}, page: page(1.5) }], scope())],
    [
      'a position of another list',
      () => store.claims([{ filter: {}, page: { ...page(1), after: ['a', 'b', 'c'] } }], scope()),
    ],
    [
      'a position of another order',
      () => store.entities([{ filter: {}, order: label, page: { ...page(1), after: [1, 'a', 'b'] } }], scope()),
    ],
    [
      'a thousand and one ids',
      () =>
        store.records(
          Array.from({ length: 1_001 }, () => 'model:x'),
          scope(),
        ),
    ],
    ['seven steps', () => store.neighbours(['model:x'], { ...both, depth: 7, page: page(1) }, scope())],
    ['no step', () => store.neighbours(['model:x'], { ...both, depth: 0, page: page(1) }, scope())],
    ['a path of seven', () => store.paths({ from: 'model:x', to: 'model:y', maxLength: 7, first: 1 }, scope())],
    ['no path', () => store.paths({ from: 'model:x', to: 'model:y', maxLength: 1, first: 0 }, scope())],
    ['a subgraph of none', () => store.subgraph({ roots: ['model:x'], depth: 1, limit: 0 }, scope())],
    ['a scan without end', () => store.scan(undefined, Number.POSITIVE_INFINITY, scope())],
    ['a feed without end', () => store.changes(0, 1_000_000)],
  ])('refuses %s', async (_name, ask) => {
    await expect(ask()).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
