/** What every store must do, as a function of a factory: run on the reference, on every adapter and through the guard. */
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Ontology } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { type Bench, openWorld } from './contract/bench.ts';
import { entityCountContract } from './contract/entity-counts.ts';
import { evidenceContract } from './contract/evidence.ts';
import { feedContract } from './contract/feed.ts';
import { figureContract } from './contract/figures.ts';
import { filterContract } from './contract/filters.ts';
import { historyContract } from './contract/history.ts';
import { hostileContract } from './contract/hostile.ts';
import { identityContract } from './contract/identity.ts';
import { largeChangeContract } from './contract/large-changes.ts';
import { lifecycleContract } from './contract/lifecycle.ts';
import { listContract } from './contract/lists.ts';
import { loadContract } from './contract/load.ts';
import { loadRefusalContract } from './contract/load-refusals.ts';
import { mentionContract } from './contract/mentions.ts';
import { mergeContract } from './contract/merge.ts';
import { mergeRefusalContract } from './contract/merge-refusals.ts';
import { mergeSourceContract } from './contract/merge-sources.ts';
import { orderContract } from './contract/orders.ts';
import { pagingContract } from './contract/paging.ts';
import { quoteContract } from './contract/quotes.ts';
import { recordContract } from './contract/records.ts';
import { removalContract } from './contract/removal.ts';
import { removalWholeContract } from './contract/removal-whole.ts';
import { ruleContract } from './contract/rules.ts';
import { snapshotContract } from './contract/snapshot.ts';
import { statementIdentityContract } from './contract/statement-identity.ts';
import { trialContract } from './contract/trials.ts';
import { unmergeContract } from './contract/unmerge.ts';
import { visibilityContract } from './contract/visibility.ts';
import { walkContract } from './contract/walks.ts';

export interface StoreFactory {
  /** A new, empty store. */
  open(ontology: Ontology): Promise<GraphStore>;
  /** Closes the store, if it is open, and opens what it holds again. */
  reopen(store: GraphStore, ontology: Ontology): Promise<GraphStore>;
  /** Closes the store, if it is open, and deletes what it holds. */
  drop(store: GraphStore): Promise<void>;
}

export function storeContract(name: string, factory: StoreFactory): void {
  describe(`${name} as a GraphStore`, () => {
    const bench = benchOf(factory);
    recordContract(bench);
    identityContract(bench);
    statementIdentityContract(bench);
    ruleContract(bench);
    evidenceContract(bench);
    quoteContract(bench);
    figureContract(bench);
    removalContract(bench);
    removalWholeContract(bench);
    largeChangeContract(bench);
    mergeContract(bench);
    mergeSourceContract(bench);
    mergeRefusalContract(bench);
    unmergeContract(bench);
    trialContract(bench);
    mentionContract(bench);
    listContract(bench);
    orderContract(bench);
    pagingContract(bench);
    filterContract(bench);
    entityCountContract(bench);
    walkContract(bench);
    visibilityContract(bench);
    feedContract(bench);
    loadContract(bench);
    loadRefusalContract(bench);
    snapshotContract(bench);
    historyContract(bench);
    hostileContract(bench);
    lifecycleContract(bench);
  });
}

/** What a test opened is dropped after it, the shared world after all of them. */
export function benchOf(factory: StoreFactory): Bench {
  const opened = new Set<GraphStore>();
  let world: Promise<GraphStore> | undefined;
  let ontology: Ontology | undefined;
  const loaded = () => {
    if (!ontology) throw new Error('the ontology is read before the first test');
    return ontology;
  };
  beforeAll(async () => {
    ontology = await readOntology(new URL('../../schema/', import.meta.url));
  });
  afterEach(async () => {
    const stores = [...opened];
    opened.clear();
    await Promise.all(stores.map((store) => factory.drop(store)));
  });
  afterAll(async () => {
    if (world) await factory.drop(await world);
  });
  const keep = async (opening: Promise<GraphStore>) => {
    const store = await opening;
    opened.add(store);
    return store;
  };
  const bench: Bench = {
    open: () => keep(factory.open(loaded())),
    reopen: (store) => {
      opened.delete(store);
      return keep(factory.reopen(store, loaded()));
    },
    world() {
      world ??= openWorld({ ...bench, open: () => factory.open(loaded()) });
      return world;
    },
  };
  return bench;
}
