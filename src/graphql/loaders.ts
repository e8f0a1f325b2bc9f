/**
 * Reads of one request, gathered: what many objects ask in one tick becomes one call of a plural read, and the same question is
 * asked once. The number of calls thus depends on the fields of a query, never on the number of objects.
 */
import DataLoader from 'dataloader';
import type { Page, PageRequest } from '../domain/page.ts';
import type { EntityTypeName, PassageRecord, Stored } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { StoredEntity } from '../inquiry/entities.ts';
import type { Inquiries } from '../inquiry/inquiries.ts';
import type { OutlineEntry } from '../inquiry/outline.ts';
import type { Place } from '../inquiry/places.ts';
import type { NeighboursQuery, Reads, RelationsOfQuery, StoreCounts } from '../inquiry/reads.ts';
import { type BatchLoader, createBatchLoader } from './batch-loader.ts';

/** What a port takes at once. */
const MAX_BATCH = 1_000;

type Item<P> = P extends Promise<readonly (infer A)[]> ? A : never;
type Answer<K extends keyof Reads> = Item<ReturnType<Reads[K]>>;
type Query<K extends 'entities' | 'relations' | 'observations' | 'claims'> = Parameters<Reads[K]>[0][number];

/** Each is made when it is first asked for. Those of lists are by the rest of the question, then by the id that it is asked of. */
export interface Loaders {
  readonly records: BatchLoader<Stored | undefined>;
  places(): DataLoader<PassageRecord, Place, string>;
  outlines(): DataLoader<string, readonly OutlineEntry[]>;
  entities(): DataLoader<Query<'entities'>, Answer<'entities'>, string>;
  relations(): DataLoader<Query<'relations'>, Answer<'relations'>, string>;
  observations(): DataLoader<Query<'observations'>, Answer<'observations'>, string>;
  claims(): DataLoader<Query<'claims'>, Answer<'claims'>, string>;
  /** Fails with AMBIGUOUS for a single ref. */
  lookup(types: readonly EntityTypeName[] | undefined): DataLoader<string, StoredEntity | undefined>;
  relationsOf(query: RelationsOfQuery): BatchLoader<Answer<'relationsOf'>>;
  observationsOf(page: PageRequest): BatchLoader<Answer<'observationsOf'>>;
  claimsOf(page: PageRequest): BatchLoader<Answer<'claimsOf'>>;
  passagesOf(page: PageRequest): BatchLoader<Answer<'passagesOf'>>;
  contentOf(query: {
    readonly section: readonly string[];
    readonly page: PageRequest;
  }): BatchLoader<Answer<'contentOf'>>;
  mentionsIn(query: {
    readonly types: readonly EntityTypeName[] | undefined;
    readonly page: PageRequest;
  }): BatchLoader<Answer<'mentionsIn'>>;
  statementsIn(page: PageRequest): BatchLoader<Answer<'statementsIn'>>;
  neighbours(query: NeighboursQuery): BatchLoader<Page<StoredEntity>>;
  counts(): Promise<StoreCounts>;
}

export function createLoaders(inquiries: Inquiries, scope: Scope): Loaders {
  const { reads } = inquiries;
  return {
    records: createBatchLoader((ids) => reads.records(ids, scope)),
    places: once(() => {
      const cacheKeyFn = (passage: PassageRecord) => passage.id;
      return new DataLoader((passages) => inquiries.places(passages, scope), { maxBatchSize: MAX_BATCH, cacheKeyFn });
    }),
    outlines: once(() => keyed((ids) => inquiries.outlines(ids, scope))),
    entities: once(() => byQuestion((queries) => reads.entities(queries, scope))),
    relations: once(() => byQuestion((queries) => reads.relations(queries, scope))),
    observations: once(() => byQuestion((queries) => reads.observations(queries, scope))),
    claims: once(() => byQuestion((queries) => reads.claims(queries, scope))),
    lookup: family((types) => keyed<StoredEntity | undefined>((refs) => inquiries.lookup(refs, types, scope))),
    relationsOf: family((query) => createBatchLoader((ids) => reads.relationsOf(ids, query, scope))),
    observationsOf: family((page) => createBatchLoader((ids) => reads.observationsOf(ids, page, scope))),
    claimsOf: family((page) => createBatchLoader((ids) => reads.claimsOf(ids, page, scope))),
    passagesOf: family((page) => createBatchLoader((ids) => reads.passagesOf(ids, page, scope))),
    contentOf: family(({ section, page }) => createBatchLoader((ids) => reads.contentOf(ids, section, page, scope))),
    mentionsIn: family(({ types, page }) => createBatchLoader((ids) => reads.mentionsIn(ids, types, page, scope))),
    statementsIn: family((page) => createBatchLoader((ids) => reads.statementsIn(ids, page, scope))),
    neighbours: family((query) => createBatchLoader((ids) => reads.neighbours(ids, query, scope))),
    counts: once(() => reads.counts(scope)),
  };
}

function keyed<V>(read: (keys: readonly string[]) => Promise<readonly (V | Error)[]>): DataLoader<string, V> {
  return new DataLoader(read, { maxBatchSize: MAX_BATCH });
}

/** For whole lists: the question itself is the key. */
function byQuestion<Q, V>(read: (questions: readonly Q[]) => Promise<readonly V[]>): DataLoader<Q, V, string> {
  return new DataLoader(read, { maxBatchSize: MAX_BATCH, cacheKeyFn: (question) => JSON.stringify(question) });
}

/** One loader for each different rest of the question. */
function family<Q, L>(make: (question: Q) => L): (question: Q) => L {
  const own = once(() => new Map<string, L>());
  return (question) => {
    const loaders = own();
    const key = JSON.stringify(question) ?? '';
    const loader = loaders.get(key) ?? make(question);
    loaders.set(key, loader);
    return loader;
  };
}

function once<L>(make: () => L): () => L {
  let made: L | undefined;
  return () => (made ??= make());
}
