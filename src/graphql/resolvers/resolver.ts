/** What resolvers are made of. */
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { Stored } from '../../domain/records.ts';
import { isEntity, type StoredEntity } from '../../inquiry/entities.ts';
import type { GraphContext } from '../context.ts';

export type Lang = 'ZH' | 'EN';
export interface LangArgument {
  readonly lang?: Lang | null;
}

export type Resolver = GraphQLFieldResolver<unknown, GraphContext>;
export type FieldResolvers = Readonly<Record<string, Resolver>>;
export type TypeResolvers = Readonly<Record<string, FieldResolvers>>;

/** A resolver for parents and arguments of known types: both are what the schema and the parent's resolver make them. */
export function resolver<P, A = object>(
  resolve: (parent: P, args: A, context: GraphContext, info: GraphQLResolveInfo) => unknown,
): Resolver {
  return resolve as Resolver;
}

/** Falls back to the other language; null where there is neither. */
export function inLang(lang: Lang | null | undefined, zh: string | undefined, en: string | undefined): string | null {
  return (lang === 'EN' ? (en ?? zh) : (zh ?? en)) ?? null;
}

/** Null for what is absent, removed or hidden; a promise only where it is not at hand. */
export function loadEntity(
  context: GraphContext,
  id: string | undefined,
): StoredEntity | null | Promise<StoredEntity | null> {
  const stored = loadRecord(context, id);
  return stored instanceof Promise ? stored.then(entityOrNull) : entityOrNull(stored);
}

function entityOrNull(stored: Stored | null): StoredEntity | null {
  return stored && isEntity(stored) ? stored : null;
}

export function loadRecord(context: GraphContext, id: string | undefined): Stored | null | Promise<Stored | null> {
  if (id === undefined) return null;
  const stored = context.loaders.records.load(id);
  return stored instanceof Promise ? stored.then((value) => value ?? null) : (stored ?? null);
}

/** A filter argument that is null or left out makes no condition. */
export function given<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}

/** The values that are neither null nor left out. */
export function present<T extends object>(values: T): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  // The filter is what makes the values non-null.
  return Object.fromEntries(entries) as { readonly [K in keyof T]?: NonNullable<T[K]> };
}
