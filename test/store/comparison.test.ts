/** The comparison itself, on the reference behind the guard, and what random changes leave behind. */
import { describe, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { guard } from '../../src/store/guard.ts';
import { storeComparison } from './comparison.ts';
import { change } from './items.ts';
import { createDice } from './random/dice.ts';
import { randomChange, randomGraph } from './random/graph.ts';
import { createReferenceStore } from './reference.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));

storeComparison(
  'the guarded reference',
  {
    open: async (read) => guard(createReferenceStore(read)),
    reopen: async (store) => store,
    drop: (store) => store.close(),
  },
  [1, 2],
);

describe('random changes', () => {
  test('are sometimes refused and often made, and leave nothing that breaks a rule', async () => {
    const store = createReferenceStore(ontology);
    const dice = createDice(11);
    const graph = randomGraph(dice, ontology);
    const outcomes: boolean[] = [];
    for (const items of [graph.items, ...Array.from({ length: 60 }, () => randomChange(dice, ontology, graph))]) {
      outcomes.push(
        await store.apply(change(...items)).then(
          () => true,
          () => false,
        ),
      );
    }
    expect(outcomes.filter(Boolean).length).toBeGreaterThan(15);
    expect(outcomes.filter((made) => !made).length).toBeGreaterThan(5);
    const lines = await store.scan(undefined, 10_000, scopeFor('EDITORS', 10_000));
    const all = lines.flatMap((line) => ('record' in line ? [line.record] : []));
    const ids = new Set(all.map(({ id }) => id));
    const bare = all.filter(
      (record) =>
        'evidence' in record &&
        record.basis !== 'BACKGROUND' &&
        !record.evidence.some(({ stance }) => stance === 'SUPPORTS'),
    );
    const lost = all.filter(
      (record) => 'evidence' in record && record.evidence.some(({ passage }) => !ids.has(passage)),
    );
    expect([bare, lost]).toEqual([[], []]);
  });
});
