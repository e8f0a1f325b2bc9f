/** Whole lists out of a paged, plural store, for projections: one read for all ids, and more only for those with many. */
import type { Page, PageRequest } from '../domain/page.ts';
import type { RelationTypeName } from '../domain/records.ts';
import { type Scope, scopeFor, type Viewer } from '../domain/scope.ts';
import type { GraphStore, SeenRelation } from '../store/port.ts';

const AT_ONCE = 1_000;
const READ_TIMEOUT_MS = 30_000;

/** A projection waits longer than a visitor. */
export function scopeOfReads(viewer: Viewer): Scope {
  return scopeFor(viewer, READ_TIMEOUT_MS);
}

export async function relationsOf(
  store: GraphStore,
  ids: readonly string[],
  types: readonly RelationTypeName[],
  viewer: Viewer,
): Promise<readonly (readonly SeenRelation[])[]> {
  if (ids.length === 0 || types.length === 0) return ids.map(() => []);
  return wholeLists(ids, (some, page) =>
    store.relationsOf(some, { types, direction: 'BOTH', page }, scopeOfReads(viewer)),
  );
}

/** How many relations each has. */
export async function relationCounts(
  store: GraphStore,
  ids: readonly string[],
  viewer: Viewer,
): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const page = { first: 1, withTotal: true };
  const pages = await store.relationsOf(ids, { direction: 'BOTH', page }, scopeOfReads(viewer));
  return pages.map((one) => one.totalCount);
}

/** Passages that state or mention each entity. */
export async function passagesOf(store: GraphStore, ids: readonly string[], viewer: Viewer) {
  return wholeLists(ids, async (some, page) => recordPages(await store.passagesOf(some, page, scopeOfReads(viewer))));
}

/** Passages of each source. */
export async function contentOf(store: GraphStore, ids: readonly string[], viewer: Viewer) {
  return wholeLists(ids, async (some, page) =>
    recordPages(await store.contentOf(some, [], page, scopeOfReads(viewer))),
  );
}

/** Entities that each passage states or mentions. */
export async function mentionsIn(store: GraphStore, passages: readonly string[], viewer: Viewer) {
  return wholeLists(passages, async (some, page) =>
    recordPages(await store.mentionsIn(some, undefined, page, scopeOfReads(viewer))),
  );
}

function recordPages<R>(pages: readonly Page<{ readonly record: R }>[]): readonly Page<R>[] {
  return pages.map((page) => ({ ...page, edges: page.edges.map(({ node, at }) => ({ node: node.record, at })) }));
}

type ReadPages<T> = (ids: readonly string[], page: PageRequest) => Promise<readonly Page<T>[]>;

async function wholeLists<T>(ids: readonly string[], read: ReadPages<T>): Promise<readonly (readonly T[])[]> {
  if (ids.length === 0) return [];
  const firstPages = await read(ids, { first: AT_ONCE, withTotal: false });
  return Promise.all(ids.map((id, i) => remaining(id, firstPages[i], read)));
}

async function remaining<T>(id: string, first: Page<T> | undefined, read: ReadPages<T>): Promise<readonly T[]> {
  const found = (first?.edges ?? []).map((edge) => edge.node);
  let page = first;
  while (page?.hasNextPage) {
    const after = page.edges.at(-1)?.at;
    if (after === undefined) break;
    [page] = await read([id], { first: AT_ONCE, after, withTotal: false });
    found.push(...(page?.edges ?? []).map((edge) => edge.node));
  }
  return found;
}
