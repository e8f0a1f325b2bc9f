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
import type { NeighboursQuery, Reads, RelationsOfQuery, StoreCounts } from '../inquiry/reads.ts';

/** What a port takes at once. */
const MAX_BATCH = 1_000;

type Item<P> = P extends Promise<readonly (infer A)[]> ? A : never;
type Answer<K extends keyof Reads> = Item<ReturnType<Reads[K]>>;
type Query<K extends 'entities' | 'relations' | 'observations' | 'claims'> = Parameters<Reads[K]>[0][number];

/** Loaders of lists are by the rest of the question, then by the id that it is asked of. */
export interface Loaders {
  readonly records: DataLoader<string, Stored | undefined>;
  readonly places: DataLoader<PassageRecord, number, string>;
  readonly outlines: DataLoader<string, readonly OutlineEntry[]>;
  readonly entities: DataLoader<Query<'entities'>, Answer<'entities'>, string>;
  readonly relations: DataLoader<Query<'relations'>, Answer<'relations'>, string>;
  readonly observations: DataLoader<Query<'observations'>, Answer<'observations'>, string>;
  readonly claims: DataLoader<Query<'claims'>, Answer<'claims'>, string>;
  /** Fails with AMBIGUOUS for a single ref. */
  lookup(types: readonly EntityTypeName[] | undefined): DataLoader<string, StoredEntity | undefined>;
  relationsOf(query: RelationsOfQuery): DataLoader<string, Answer<'relationsOf'>>;
  observationsOf(page: PageRequest): DataLoader<string, Answer<'observationsOf'>>;
  claimsOf(page: PageRequest): DataLoader<string, Answer<'claimsOf'>>;
  passagesOf(page: PageRequest): DataLoader<string, Answer<'passagesOf'>>;
  contentOf(query: {
    readonly section: readonly string[];
    readonly page: PageRequest;
  }): DataLoader<string, Answer<'contentOf'>>;
  mentionsIn(query: {
    readonly types: readonly EntityTypeName[] | undefined;
    readonly page: PageRequest;
  }): DataLoader<string, Answer<'mentionsIn'>>;
  statementsIn(page: PageRequest): DataLoader<string, Answer<'statementsIn'>>;
  neighbours(query: NeighboursQuery): DataLoader<string, Page<StoredEntity>>;
  counts(): Promise<StoreCounts>;
}

export function createLoaders(inquiries: Inquiries, scope: Scope): Loaders {
  const { reads } = inquiries;
  let counts: Promise<StoreCounts> | undefined;
  return {
    records: batched((ids) => reads.records(ids, scope)),
    places: new DataLoader((passages) => inquiries.places(passages, scope), {
      maxBatchSize: MAX_BATCH,
      cacheKeyFn: (passage) => passage.id,
    }),
    outlines: batched((ids) => inquiries.outlines(ids, scope)),
    entities: byQuestion((queries) => reads.entities(queries, scope)),
    relations: byQuestion((queries) => reads.relations(queries, scope)),
    observations: byQuestion((queries) => reads.observations(queries, scope)),
    claims: byQuestion((queries) => reads.claims(queries, scope)),
    lookup: family<readonly EntityTypeName[] | undefined, StoredEntity | undefined>((types, refs) =>
      inquiries.lookup(refs, types, scope),
    ),
    relationsOf: family((query, ids) => reads.relationsOf(ids, query, scope)),
    observationsOf: family((page, ids) => reads.observationsOf(ids, page, scope)),
    claimsOf: family((page, ids) => reads.claimsOf(ids, page, scope)),
    passagesOf: family((page, ids) => reads.passagesOf(ids, page, scope)),
    contentOf: family(({ section, page }, ids) => reads.contentOf(ids, section, page, scope)),
    mentionsIn: family(({ types, page }, ids) => reads.mentionsIn(ids, types, page, scope)),
    statementsIn: family((page, ids) => reads.statementsIn(ids, page, scope)),
    neighbours: family((query, ids) => reads.neighbours(ids, query, scope)),
    counts: () => (counts ??= reads.counts(scope)),
  };
}

function batched<V>(read: (ids: readonly string[]) => Promise<readonly (V | Error)[]>): DataLoader<string, V> {
  return new DataLoader(read, { maxBatchSize: MAX_BATCH });
}

/** For whole lists: the question itself is the key. */
function byQuestion<Q, V>(read: (questions: readonly Q[]) => Promise<readonly V[]>): DataLoader<Q, V, string> {
  return new DataLoader(read, { maxBatchSize: MAX_BATCH, cacheKeyFn: (question) => JSON.stringify(question) });
}

/** One loader for each different rest of the question. */
function family<Q, V>(
  read: (question: Q, ids: readonly string[]) => Promise<readonly (V | Error)[]>,
): (question: Q) => DataLoader<string, V> {
  const loaders = new Map<string, DataLoader<string, V>>();
  return (question) => {
    const key = JSON.stringify(question) ?? '';
    const loader = loaders.get(key) ?? batched<V>((ids) => read(question, ids));
    loaders.set(key, loader);
    return loader;
  };
}
