/** Pages of the ports as Relay connections, and arguments of a list as a page request. */
import { createHash } from 'node:crypto';
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';
import { decodeCursor, type Edge, encodeCursor, type Page, type PageRequest } from '../domain/page.ts';

export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

/** A list as a client asked for it. */
export interface AskedList {
  readonly page: PageRequest;
  connection<T, E extends object>(page: Page<T>, edge: (node: T) => E): object;
}

/**
 * `parent` is the id that the list is of, '' for a root field; `keyLength` that of the list's position (domain/order.ts).
 *
 * Errors: BAD_USER_INPUT for a cursor that is none or belongs to another list.
 */
export function askedList(parent: string, args: PageArguments, keyLength: number, info: GraphQLResolveInfo): AskedList {
  const { first, after, ...rest } = args;
  let name: string | undefined;
  const list = () => (name ??= fingerprint(parent, info.fieldName, rest));
  const position = typeof after === 'string' ? decodeCursor(list(), after, keyLength) : undefined;
  const withTotal = selects(info, 'totalCount') || selects(info, 'totalCountIsExact');
  return {
    page: { first, ...(position ? { after: position } : {}), withTotal },
    connection: (page, edge) => connection(page, edge, list, position !== undefined),
  };
}

/** Cursors are made when they are asked for: the resolvers' default calls functions. */
function connection<T, E extends object>(
  page: Page<T>,
  edgeOf: (node: T) => E,
  list: () => string,
  hasPreviousPage: boolean,
): object {
  const cursor = (edge: Edge<T> | undefined) => () => (edge ? encodeCursor(list(), edge.at) : null);
  return {
    edges: page.edges.map((edge) => ({ ...edgeOf(edge.node), cursor: cursor(edge) })),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage,
      startCursor: cursor(page.edges[0]),
      endCursor: cursor(page.edges.at(-1)),
    },
    totalCount: page.totalCount,
    totalCountIsExact: page.totalCountIsExact,
  };
}

/** Names a list: what it is of, its field and its arguments; what is null is as good as left out. */
export function fingerprint(parent: string, field: string, args: object): string {
  const text = JSON.stringify([parent, field, args], (_, value: unknown) => value ?? undefined);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Whether the field is asked for directly below this one, in whichever fragment. */
export function selects(info: GraphQLResolveInfo, field: string): boolean {
  const inSet = (set: SelectionSetNode | undefined): boolean =>
    (set?.selections ?? []).some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === field;
      if (selection.kind === Kind.INLINE_FRAGMENT) return inSet(selection.selectionSet);
      return inSet(info.fragments[selection.name.value]?.selectionSet);
    });
  return info.fieldNodes.some((node) => inSet(node.selectionSet));
}
