/** Whole lists out of a paged, plural store, for projections: one read for all ids, and more only for those with many. */
import type { RelationFilter } from '../domain/filter.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type {
  EntityRecord,
  EntityTypeName,
  GraphRecord,
  ObservationRecord,
  QualifierRole,
  RelationRecord,
  RelationTypeName,
  Stored,
} from '../domain/records.ts';
import { type Scope, scopeFor, type Viewer } from '../domain/scope.ts';
import type { GraphStore, SeenRelation } from '../store/port.ts';

const AT_ONCE = 1_000;
const IDS_AT_ONCE = 500;
const QUALIFIER_ROLES: readonly QualifierRole[] = ['OBJECT', 'RECIPIENT', 'ROLE', 'ACTION', 'VIA', 'INSTEAD', 'EXTENT'];
const READ_TIMEOUT_MS = 30_000;

/** A projection waits longer than a visitor. */
function scopeOfReads(viewer: Viewer): Scope {
  return scopeFor(viewer, READ_TIMEOUT_MS);
}

export async function relationsOf(
  store: GraphStore,
  ids: readonly string[],
  types: readonly RelationTypeName[],
  viewer: Viewer,
): Promise<readonly (readonly SeenRelation[])[]> {
  if (types.length === 0) return ids.map(() => []);
  return wholeLists(ids, (some, page) =>
    store.relationsOf(some, { types, direction: 'BOTH', page }, scopeOfReads(viewer)),
  );
}

/** Relations in which one of the entities is an end, in a role, or the one who says so. */
export async function relationsAbout(store: GraphStore, ids: readonly string[]): Promise<readonly RelationRecord[]> {
  const filters: readonly RelationFilter[] = ids.flatMap((id) => [
    { sources: [id] },
    { targets: [id] },
    { attributedTo: [id] },
    ...QUALIFIER_ROLES.map((role) => ({ qualifier: { role, entity: id } })),
  ]);
  const lists = await wholeLists(filters, async (some, page) => {
    const queries = some.map((filter) => ({ filter, page }));
    return recordPages(await store.relations(queries, scopeOfReads('EDITORS')));
  });
  return [...new Map(lists.flat().map((relation) => [relation.id, relation])).values()];
}

/** Observations that quantify one of the relations; reads all observations. */
export async function observationsOn(
  store: GraphStore,
  relations: ReadonlySet<string>,
): Promise<readonly ObservationRecord[]> {
  if (relations.size === 0) return [];
  const order = { by: 'PERIOD', descending: false } as const;
  const [all = []] = await wholeLists([{ filter: {}, order }], async (some, page) => {
    const queries = some.map((query) => ({ ...query, page }));
    return recordPages(await store.observations(queries, scopeOfReads('EDITORS')));
  });
  return all.filter((observation) => observation.relation !== undefined && relations.has(observation.relation));
}

/** All counts as one text, to compare what two viewers see. */
export async function visibleCounts(store: GraphStore, viewer: Viewer): Promise<string> {
  const { entities, relations, passages, observations, claims } = await store.counts(scopeOfReads(viewer));
  const sum = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  return [sum(entities), sum(relations), passages, observations, claims].join(' ');
}

/** How many relations each has. */
export async function relationCounts(
  store: GraphStore,
  ids: readonly string[],
  viewer: Viewer,
): Promise<readonly number[]> {
  const query = { direction: 'BOTH', page: { first: 1, withTotal: true } } as const;
  const pages = await inParts(ids, (some) => store.relationsOf(some, query, scopeOfReads(viewer)));
  return pages.map((one) => one.totalCount);
}

/** Aligned with the ids; undefined where the viewer sees nothing. */
export async function recordsOf(
  store: Pick<GraphStore, 'records'>,
  ids: readonly string[],
  viewer: Viewer,
): Promise<readonly (GraphRecord | undefined)[]> {
  return (await storedOf(store, ids, viewer)).map((one) => one?.record);
}

/** The same, with the revisions that they are at. */
export function storedOf(
  store: Pick<GraphStore, 'records'>,
  ids: readonly string[],
  viewer: Viewer,
): Promise<readonly (Stored | undefined)[]> {
  return inParts(ids, (some) => store.records(some, scopeOfReads(viewer)));
}

/** Passages that state or mention each entity. */
export async function passagesOf(store: GraphStore, ids: readonly string[], viewer: Viewer) {
  return wholeLists(ids, async (some, page) => recordPages(await store.passagesOf(some, page, scopeOfReads(viewer))));
}

/** Figures of each entity, of an indicator those that it measures. */
export async function observationsOf(store: GraphStore, ids: readonly string[], viewer: Viewer) {
  return wholeLists(ids, async (some, page) =>
    recordPages(await store.observationsOf(some, page, scopeOfReads(viewer))),
  );
}

export async function claimsOf(store: GraphStore, ids: readonly string[], viewer: Viewer) {
  return wholeLists(ids, async (some, page) => recordPages(await store.claimsOf(some, page, scopeOfReads(viewer))));
}

/** All entities of some types, by label. */
export async function entitiesOf(
  store: Pick<GraphStore, 'entities'>,
  types: readonly EntityTypeName[],
  viewer: Viewer,
): Promise<readonly EntityRecord[]> {
  const order = { by: 'LABEL', descending: false } as const;
  const [all = []] = await wholeLists([{ filter: { types }, order }], async (some, page) => {
    const queries = some.map((query) => ({ ...query, page }));
    return recordPages(await store.entities(queries, scopeOfReads(viewer)));
  });
  return all;
}

/** Passages of each source. */
export async function contentOf(store: Pick<GraphStore, 'contentOf'>, ids: readonly string[], viewer: Viewer) {
  return wholeLists(ids, async (some, page) =>
    recordPages(await store.contentOf(some, [], page, scopeOfReads(viewer))),
  );
}

/** What is stated in each passage. */
export async function statementsIn(
  store: Pick<GraphStore, 'statementsIn'>,
  passages: readonly string[],
  viewer: Viewer,
) {
  return wholeLists(passages, async (some, page) =>
    recordPages(await store.statementsIn(some, page, scopeOfReads(viewer))),
  );
}

/** Entities that each passage states or mentions. */
export async function mentionsIn(store: Pick<GraphStore, 'mentionsIn'>, passages: readonly string[], viewer: Viewer) {
  return wholeLists(passages, async (some, page) =>
    recordPages(await store.mentionsIn(some, undefined, page, scopeOfReads(viewer))),
  );
}

function recordPages<R>(pages: readonly Page<{ readonly record: R }>[]): readonly Page<R>[] {
  return pages.map((page) => ({ ...page, edges: page.edges.map(({ node, at }) => ({ node: node.record, at })) }));
}

type ReadPages<I, T> = (inputs: readonly I[], page: PageRequest) => Promise<readonly Page<T>[]>;

async function wholeLists<I, T>(inputs: readonly I[], read: ReadPages<I, T>): Promise<readonly (readonly T[])[]> {
  const firstPages = await inParts(inputs, (some) => read(some, { first: AT_ONCE, withTotal: false }));
  return Promise.all(inputs.map((input, i) => remaining(input, firstPages[i], read)));
}

/** A store takes so many ids at once and no more. */
async function inParts<I, T>(
  inputs: readonly I[],
  read: (some: readonly I[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const answers: T[] = [];
  for (let at = 0; at < inputs.length; at += IDS_AT_ONCE) {
    for (const answer of await read(inputs.slice(at, at + IDS_AT_ONCE))) answers.push(answer);
  }
  return answers;
}

async function remaining<I, T>(input: I, first: Page<T> | undefined, read: ReadPages<I, T>): Promise<readonly T[]> {
  const found = (first?.edges ?? []).map((edge) => edge.node);
  let page = first;
  while (page?.hasNextPage) {
    const after = page.edges.at(-1)?.at;
    if (after === undefined) break;
    [page] = await read([input], { first: AT_ONCE, after, withTotal: false });
    found.push(...(page?.edges ?? []).map((edge) => edge.node));
  }
  return found;
}
