/** Resolvers that say what they will read before they are called, so that a whole level can be read ahead (look-ahead.ts). */
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Page, PageRequest } from '../../domain/page.ts';
import type { GraphRecord, PassageRecord, Stored } from '../../domain/records.ts';
import { askedBelow, fieldsIn } from '../asked.ts';
import type { BatchLoader } from '../batch-loader.ts';
import { type AskedField, askedList, type PageArguments } from '../connections.ts';
import type { GraphContext } from '../context.ts';
import { loadEntity, loadRecord, type Resolver, resolver } from './resolver.ts';

/** Gives what the parent holds: an object or a list of them. */
export interface Part extends Resolver {
  readonly partOf: (parent: object, args: object) => unknown;
}

/** Refers to another record. */
export interface Reference extends Resolver {
  readonly idOf: (parent: object) => string | undefined;
  /** A field that asks for no more than these reads nothing. */
  readonly unread: ReadonlySet<string>;
}

/** A list of the parent's own, which is a record. */
export interface OwnList extends Resolver {
  /** The loader by the parents' ids; undefined for a later page, whose cursor is good for one parent only. */
  readonly loaderOf: (args: object, context: GraphContext, field: AskedField) => BatchLoader<Page<unknown>> | undefined;
  readonly edgeOf: (node: unknown) => object;
}

export function part<P extends object, A = object>(partOf: (parent: P, args: A) => unknown): Part {
  const resolve = resolver<P, A>((parent, args) => partOf(parent, args));
  // The field's parent and arguments are what the schema makes them.
  return Object.assign(resolve, { partOf: partOf as Part['partOf'] });
}

/** To an entity; null where it is absent or hidden. */
export function toEntity<P extends object>(idOf: (parent: P) => string | undefined): Reference {
  const resolve = resolver<P>((parent, _, context) => loadEntity(context, idOf(parent)));
  return Object.assign(resolve, { idOf: idOf as Reference['idOf'], unread: NOTHING });
}

/** To a record of whichever kind. */
export function toRecord<P extends object>(idOf: (parent: P) => string | undefined): Reference {
  const resolve = resolver<P>((parent, _, context) => loadRecord(context, idOf(parent)));
  return Object.assign(resolve, { idOf: idOf as Reference['idOf'], unread: NOTHING });
}

const NOTHING: ReadonlySet<string> = new Set();
const IDENTITY: ReadonlySet<string> = new Set(['id', '__typename']);

/** To the passage of an evidence: it is there, and whoever sees the evidence may see it (domain/visibility.ts, rule 5). */
export function toPassage<P extends object>(idOf: (parent: P) => string): Reference {
  const resolve = resolver<P>((parent, _, context, info) => {
    const id = idOf(parent);
    return askedBelow(info).isSubsetOf(IDENTITY) ? bareRecord(id) : loadRecord(context, id);
  });
  return Object.assign(resolve, { idOf: idOf as Reference['idOf'], unread: IDENTITY });
}

/** Enough for the fields of IDENTITY. */
function bareRecord(id: string): { readonly record: Pick<PassageRecord, 'record' | 'id'> } {
  return { record: { record: 'passage', id } };
}

/** The edge of a list whose nodes have nothing beside them. */
export function asNode<T>(node: T): { readonly node: T } {
  return { node };
}

export interface OwnListOf<A, T> {
  /** Of the list's position (domain/order.ts). */
  readonly keyLength: number;
  readonly loader: (context: GraphContext, args: A, page: PageRequest) => BatchLoader<Page<T>>;
  readonly edge: (node: T) => object;
}

export function ownList<A extends PageArguments, T>({ keyLength, loader, edge }: OwnListOf<A, T>): OwnList {
  const resolve = resolver<Stored<GraphRecord>, A>(({ record }, args, context, info) => {
    const list = askedList(record.id, args, keyLength, info);
    const find = () => loader(context, args, list.page);
    // One for all parents of a level, but where a cursor makes each its own.
    const page = (list.page.after ? find() : context.once(args, find)).load(record.id);
    const connect = (found: Page<T>) => list.connection(found, edge);
    return page instanceof Promise ? page.then(connect) : connect(page);
  });
  const loaderOf = (args: A, context: GraphContext, field: AskedField) => {
    const { page } = askedList('', { ...args, after: null }, keyLength, field);
    return args.after ? undefined : loader(context, args, page);
  };
  return Object.assign(resolve, {
    loaderOf: loaderOf as unknown as OwnList['loaderOf'],
    edgeOf: edge as OwnList['edgeOf'],
  });
}

export function isPart(resolve: unknown): resolve is Part {
  return typeof resolve === 'function' && 'partOf' in resolve;
}

export function isReference(resolve: unknown): resolve is Reference {
  return typeof resolve === 'function' && 'idOf' in resolve;
}

export function isOwnList(resolve: unknown): resolve is OwnList {
  return typeof resolve === 'function' && 'loaderOf' in resolve;
}

/** Whether a field asks for so little that the reference is not read. */
export function isUnread({ unread }: Reference, node: FieldNode, info: GraphQLResolveInfo): boolean {
  return unread.size > 0 && fieldsIn(node.selectionSet, info.fragments).every(({ name }) => unread.has(name.value));
}
