/** Seeded random graphs: an adapter answers random questions, and refuses random changes, exactly as the reference does. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { GongfuError } from '../../src/domain/errors.ts';
import type { Ontology } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { apply } from './contract/bench.ts';
import type { StoreFactory } from './contract.ts';
import type { Item } from './items.ts';
import { createDice } from './random/dice.ts';
import { firstStatements, type RandomGraph, randomChange, randomGraph } from './random/graph.ts';
import { randomQuestion } from './random/questions.ts';
import { createReferenceStore } from './reference.ts';

const ROUNDS = 6;
const CHANGES = 6;
const QUESTIONS = 25;

/** Some seeds that stay, and one of the day's; the failing test's name has it. */
export function storeComparison(
  name: string,
  factory: StoreFactory,
  seeds: readonly number[] = [1, 2, 3, 4, 5, 6, 7, Date.now() % 1e6],
  rounds: number = ROUNDS,
): void {
  describe(`${name} beside the reference`, () => {
    let ontology: Ontology;
    let store: GraphStore | undefined;
    beforeAll(async () => {
      ontology = await readOntology(new URL('../../schema/', import.meta.url));
    });
    afterEach(async () => {
      if (store) await factory.drop(store);
      store = undefined;
    });

    test.each(seeds)('answers and refuses alike on the random graph of seed %i', async (seed) => {
      const dice = createDice(seed);
      const reference = createReferenceStore(ontology);
      store = await factory.open(ontology);
      const graph = randomGraph(dice, ontology);
      await expectSameOutcome(reference, store, firstStatements(graph.items), seed);
      let found = 0;
      for (let round = 0; round < rounds; round += 1) {
        found += await expectSameAnswers(reference, store, graph, ontology, seed * 1000 + round);
        for (let count = 0; count < CHANGES; count += 1) {
          await expectSameOutcome(reference, store, randomChange(dice, ontology, graph), seed);
        }
      }
      // The comparison is worth something only where there is something to compare.
      expect(found).toBeGreaterThan(8_000 * rounds);
    });
  });
}

async function expectSameOutcome(
  reference: GraphStore,
  store: GraphStore,
  items: readonly Item[],
  seed: number,
): Promise<void> {
  const [wanted, got] = [await outcomeOf(reference, items), await outcomeOf(store, items)];
  expect({ seed, items, outcome: got }).toEqual({ seed, items, outcome: wanted });
}

async function outcomeOf(store: GraphStore, items: readonly Item[]): Promise<unknown> {
  try {
    return await apply(store, ...items);
  } catch (error) {
    if (!(error instanceof GongfuError)) throw error;
    return { code: error.code, message: error.message, details: error.details };
  }
}

/** Returns how much there was to compare, in characters. */
async function expectSameAnswers(
  reference: GraphStore,
  store: GraphStore,
  graph: RandomGraph,
  ontology: Ontology,
  seed: number,
): Promise<number> {
  const dice = createDice(seed);
  let size = 0;
  for (let count = 0; count < QUESTIONS; count += 1) {
    const { name, ask } = randomQuestion(dice, ontology, graph);
    for (const viewer of ['PUBLIC', 'EDITORS'] as const) {
      const [wanted, got] = [
        await ask(reference, scopeFor(viewer, 30_000)),
        await ask(store, scopeFor(viewer, 30_000)),
      ];
      expect({ seed, viewer, name, answer: got }).toEqual({ seed, viewer, name, answer: wanted });
      size += JSON.stringify(wanted).length;
    }
  }
  return size;
}
