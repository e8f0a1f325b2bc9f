/**
 * In front of any adapter: arguments are within their limits, every call ends by its deadline whatever the adapter does, answers
 * are aligned with what was asked, and nothing reaches a store that was closed. An adapter behind it can trust its arguments.
 */
import { badInput, GongfuError } from '../domain/errors.ts';
import { ENTITY_POSITION_LENGTHS, OBSERVATION_POSITION_LENGTHS, POSITION_LENGTHS } from '../domain/order.ts';
import type { PageRequest } from '../domain/page.ts';
import { type Scope, timeout } from '../domain/scope.ts';
import type { GraphStore, LoadedLine, StoreSnapshot } from './port.ts';

export interface GuardLimits {
  /** Of a page. */
  readonly first: number;
  /** Ids, keys or queries in one call. */
  readonly inputs: number;
  /** Steps of neighbours and subgraphs, relations of a path. */
  readonly depth: number;
  /** Entities of a subgraph, paths, revisions of the feed, records of a scan. */
  readonly limit: number;
  /** How long a change, and how long a call without a scope may take. */
  readonly writeMs: number;
  readonly housekeepingMs: number;
}

export const GUARD_LIMITS: GuardLimits = {
  first: 1_000,
  inputs: 1_000,
  depth: 6,
  limit: 10_000,
  writeMs: 120_000,
  housekeepingMs: 10_000,
};

/**
 * The same store, guarded. On top of the port's errors: BAD_USER_INPUT for an argument beyond its limit, INTERNAL for an answer
 * that does not fit what was asked. A change that takes too long is TIMEOUT, and may yet be made: `history` tells.
 */
export function guard(store: GraphStore, limits: GuardLimits = GUARD_LIMITS): GraphStore {
  let closed: Promise<void> | undefined;
  const ask: Ask = async (name, deadlineAt, work) => {
    if (closed) throw new GongfuError('UNAVAILABLE', 'The store is closed; the service is stopping or has stopped.');
    return withinDeadline(name, deadlineAt, work);
  };
  const check = checksOf(limits);
  return {
    name: store.name,
    ...queriesOf(store, ask, check),
    ...listsOf(store, ask, check),
    ...walksOf(store, ask, check),
    counts: (scope) => ask('counts', scope.deadlineAt, () => store.counts(scope)),
    async countEntities(filters, scope) {
      check.inputs('countEntities', filters);
      const counting = () => store.countEntities(filters, scope);
      return aligned('countEntities', filters, await ask('countEntities', scope.deadlineAt, counting));
    },
    ...recordsOf(store, ask, check, limits),
    close() {
      closed ??= store.close();
      return closed;
    },
  };
}

type Ask = <T>(name: string, deadlineAt: number, work: () => Promise<T>) => Promise<T>;
type Checks = ReturnType<typeof checksOf>;
type Queries = 'entities' | 'relations' | 'observations' | 'claims';
type Lists = Exclude<keyof typeof POSITION_LENGTHS, Queries | 'neighbours'>;

/** The lists of the whole graph. */
function queriesOf(store: GraphStore, ask: Ask, check: Checks): Pick<GraphStore, Queries> {
  const each = async <Q extends { readonly page: PageRequest }, T>(
    name: Queries,
    queries: readonly Q[],
    length: (query: Q) => number,
    scope: Scope,
    work: () => Promise<readonly T[]>,
  ) => {
    check.inputs(name, queries);
    for (const query of queries) check.page(name, query.page, length(query));
    return aligned(name, queries, await ask(name, scope.deadlineAt, work));
  };
  const { relations, claims } = POSITION_LENGTHS;
  return {
    entities: (queries, scope) =>
      each(
        'entities',
        queries,
        ({ order }) => ENTITY_POSITION_LENGTHS[order.by],
        scope,
        () => store.entities(queries, scope),
      ),
    relations: (queries, scope) =>
      each(
        'relations',
        queries,
        () => relations,
        scope,
        () => store.relations(queries, scope),
      ),
    observations: (queries, scope) =>
      each(
        'observations',
        queries,
        ({ order }) => OBSERVATION_POSITION_LENGTHS[order.by],
        scope,
        () => store.observations(queries, scope),
      ),
    claims: (queries, scope) =>
      each(
        'claims',
        queries,
        () => claims,
        scope,
        () => store.claims(queries, scope),
      ),
  };
}

/** The lists of entities, sources and passages. */
function listsOf(store: GraphStore, ask: Ask, check: Checks): Pick<GraphStore, Lists | 'named'> {
  const each = async <T>(name: string, inputs: readonly unknown[], scope: Scope, work: () => Promise<readonly T[]>) => {
    check.inputs(name, inputs);
    return aligned(name, inputs, await ask(name, scope.deadlineAt, work));
  };
  const paged = async <T>(
    name: Lists,
    inputs: readonly unknown[],
    page: PageRequest,
    scope: Scope,
    work: () => Promise<readonly T[]>,
  ) => {
    check.page(name, page, POSITION_LENGTHS[name]);
    return each(name, inputs, scope, work);
  };
  return {
    named: (keys, type, scope) => each('named', keys, scope, () => store.named(keys, type, scope)),
    relationsOf: (ids, query, scope) =>
      paged('relationsOf', ids, query.page, scope, () => store.relationsOf(ids, query, scope)),
    observationsOf: (ids, page, scope) =>
      paged('observationsOf', ids, page, scope, () => store.observationsOf(ids, page, scope)),
    claimsOf: (ids, page, scope) => paged('claimsOf', ids, page, scope, () => store.claimsOf(ids, page, scope)),
    passagesOf: (ids, page, scope) => paged('passagesOf', ids, page, scope, () => store.passagesOf(ids, page, scope)),
    contentOf: (ids, section, page, scope) =>
      paged('contentOf', ids, page, scope, () => store.contentOf(ids, section, page, scope)),
    mentionsIn: (ids, types, page, scope) =>
      paged('mentionsIn', ids, page, scope, () => store.mentionsIn(ids, types, page, scope)),
    statementsIn: (ids, page, scope) =>
      paged('statementsIn', ids, page, scope, () => store.statementsIn(ids, page, scope)),
    history: (ids, page, scope) => paged('history', ids, page, scope, () => store.history(ids, page, scope)),
  };
}

function walksOf(store: GraphStore, ask: Ask, check: Checks): Pick<GraphStore, 'neighbours' | 'paths' | 'subgraph'> {
  return {
    async neighbours(ids, query, scope) {
      check.inputs('neighbours', ids);
      check.page('neighbours', query.page, POSITION_LENGTHS.neighbours);
      check.depth('neighbours', 'depth', query.depth, 1);
      return aligned(
        'neighbours',
        ids,
        await ask('neighbours', scope.deadlineAt, () => store.neighbours(ids, query, scope)),
      );
    },
    async paths(query, scope) {
      check.depth('paths', 'maxLength', query.maxLength, 1);
      check.limit('paths', 'first', query.first);
      return ask('paths', scope.deadlineAt, () => store.paths(query, scope));
    },
    async subgraph(query, scope) {
      check.inputs('subgraph', query.roots);
      check.depth('subgraph', 'depth', query.depth, 0);
      check.limit('subgraph', 'limit', query.limit);
      return ask('subgraph', scope.deadlineAt, () => store.subgraph(query, scope));
    },
  };
}

type Records = 'records' | 'outlineOf' | 'changes' | 'scan' | 'snapshot' | 'position' | 'health' | 'apply' | 'load';

function recordsOf(store: GraphStore, ask: Ask, check: Checks, limits: GuardLimits): Pick<GraphStore, Records> {
  const soon = () => Date.now() + limits.housekeepingMs;
  return {
    ...snapshotReadsOf(store, ask, check, soon),
    async changes(since, limit) {
      check.limit('changes', 'limit', limit);
      return ask('changes', soon(), () => store.changes(since, limit));
    },
    async snapshot() {
      const snapshot = await ask('snapshot', soon(), () => store.snapshot());
      return { ...snapshotReadsOf(snapshot, ask, check, soon), close: () => snapshot.close() };
    },
    health: () => ask('health', soon(), () => store.health()),
    apply: (request) => ask('apply', Date.now() + limits.writeMs, () => store.apply(request)),
    // How long it takes is for who makes the batches to say.
    load: (batches) => ask('load', Number.POSITIVE_INFINITY, () => store.load(checkedBatches(batches, check))),
  };
}

type SnapshotReads = Omit<StoreSnapshot, 'close'>;

function snapshotReadsOf(store: SnapshotReads, ask: Ask, check: Checks, soon: () => number): SnapshotReads {
  return {
    async records(ids, scope) {
      check.inputs('records', ids);
      return aligned('records', ids, await ask('records', scope.deadlineAt, () => store.records(ids, scope)));
    },
    async outlineOf(ids, scope) {
      check.inputs('outlineOf', ids);
      return aligned('outlineOf', ids, await ask('outlineOf', scope.deadlineAt, () => store.outlineOf(ids, scope)));
    },
    async scan(after, limit, scope) {
      check.limit('scan', 'limit', limit);
      return ask('scan', scope.deadlineAt, () => store.scan(after, limit, scope));
    },
    position: () => ask('position', soon(), () => store.position()),
  };
}

async function* checkedBatches(batches: AsyncIterable<readonly LoadedLine[]>, check: Checks) {
  let last = -1;
  for await (const batch of batches) {
    if (batch.length > 0) check.limit('load', 'lines of a batch', batch.length);
    for (const { index } of batch) {
      if (!(Number.isSafeInteger(index) && index > last))
        throw badInput(`A line of load has the index ${index} after ${last}; they ascend.`);
      last = index;
    }
    yield batch;
  }
}

function checksOf(limits: GuardLimits) {
  const range = (name: string, argument: string, value: number, least: number, most: number) => {
    if (Number.isSafeInteger(value) && value >= least && value <= most) return;
    throw badInput(`\`${argument}\` of ${name} is ${value}; it takes ${least} to ${most}.`);
  };
  return {
    inputs(name: string, inputs: readonly unknown[]) {
      if (inputs.length <= limits.inputs) return;
      throw badInput(`${name} was asked about ${inputs.length} at once; at most ${limits.inputs} are taken.`);
    },
    page(name: string, page: PageRequest, positionLength: number) {
      range(name, 'first', page.first, 1, limits.first);
      if (page.after && page.after.length !== positionLength) {
        throw badInput(`\`after\` of ${name} is no position of this list: pass on that of an edge of it.`);
      }
    },
    depth(name: string, argument: string, value: number, least: number) {
      range(name, argument, value, least, limits.depth);
    },
    limit(name: string, argument: string, value: number) {
      range(name, argument, value, 1, limits.limit);
    },
  };
}

function aligned<T>(name: string, inputs: readonly unknown[], answers: readonly T[]): readonly T[] {
  if (answers.length === inputs.length) return answers;
  throw new GongfuError('INTERNAL', `${name} gave ${answers.length} answers to ${inputs.length} questions.`);
}

/** The adapter's own deadline stops the work; this one only ends the waiting, for when the adapter hangs. */
function withinDeadline<T>(name: string, deadlineAt: number, work: () => Promise<T>): Promise<T> {
  if (deadlineAt === Number.POSITIVE_INFINITY) return work();
  const leftMs = deadlineAt - Date.now();
  if (leftMs <= 0) return Promise.reject(timeout(name));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(timeout(name)), leftMs);
    work()
      .finally(() => clearTimeout(timer))
      .then(resolve, reject);
  });
}
