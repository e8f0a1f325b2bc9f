/** Pages of the ports as Relay connections, and arguments of a list as a page request. */
import { hash } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { decodeCursor, type Edge, encodeCursor, type Page, type PageRequest } from '../domain/page.ts';
import { askedBelow } from './asked.ts';

export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

/** The field of a document that asks for a list. */
export type AskedField = Pick<GraphQLResolveInfo, 'fieldName' | 'fieldNodes' | 'fragments'>;

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
export function askedList(parent: string, args: PageArguments, keyLength: number, field: AskedField): AskedList {
  const { first, after } = args;
  let name: string | undefined;
  const list = () => (name ??= fingerprint(parent, field.fieldName, { ...args, first: null, after: null }));
  const position = typeof after === 'string' ? decodeCursor(list(), after, keyLength) : undefined;
  const asked = askedBelow(field);
  const withTotal = asked.has('totalCount') || asked.has('totalCountIsExact');
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
  return hash('sha256', text, 'base64url').slice(0, 16);
}
