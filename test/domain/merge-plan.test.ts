/** How the planning of a merge talks to a store; what it plans is in the store's contract. */
import { describe, expect, test } from 'vitest';
import { planChange, runPlanning } from '../../src/domain/plan.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import {
  at,
  change,
  claim,
  entity,
  type Item,
  keysOf,
  known,
  merge,
  observation,
  passage,
  unmerge,
} from '../store/items.ts';
import { answer, applyTo, emptyState } from '../store/reference/state.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const KEYS = new Map(['a', 'b'].map((text) => [text, keysOf(text)]));

/** As many statements of each kind about one of two regions; every other claim is also about the other. */
function graph(count: number): readonly Item[] {
  const evidence = [at('passage:p')];
  return [
    entity('DOCUMENT', 'd', { id: 'document:d' }),
    passage('document:d', 'p', { id: 'passage:p' }),
    ...['a', 'b'].map((name) => entity('REGION', name, { id: `region:${name}` })),
    entity('INDICATOR', 'i', { id: 'indicator:i' }),
    ...Array.from({ length: count }, (_, index) => [
      entity('REGION', `r${index}`, { id: `region:r${index}` }),
      known('WITHIN', `region:r${index}`, 'region:a', { id: `relation:r${index}` }),
      observation('indicator:i', 'region:a', { id: `observation:o${index}`, value: index, evidence }),
      claim('FIRST', 'region:a', `c${index}`, { id: `claim:a${index}`, evidence }),
      ...(index % 2 === 0 ? [claim('FIRST', 'region:b', `c${index}`, { id: `claim:b${index}`, evidence })] : []),
    ]).flat(),
  ];
}

function readsOf(count: number): readonly number[] {
  const state = emptyState();
  applyTo(state, ontology, change(...graph(count)));
  return [merge('region:a', 'region:b'), unmerge('region:a')].map((item) => {
    const request = { ...change(item), textKeys: KEYS };
    let reads = 0;
    const plan = runPlanning(planChange(ontology, request), (read) => {
      reads += 1;
      return answer(state, read);
    });
    expect(plan.writes.length).toBeGreaterThan(3 * count);
    applyTo(state, ontology, request);
    return reads;
  });
}

describe('planning a merge and an unmerge', () => {
  test('asks as often for many statements as for few', () => {
    expect(readsOf(60)).toEqual(readsOf(4));
    expect(Math.max(...readsOf(4))).toBeLessThan(25);
  });
});
