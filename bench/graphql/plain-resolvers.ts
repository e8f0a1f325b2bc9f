/** The resolvers of the hand-written server: each gives plain objects that the default resolver reads on. */
import type { DatabaseSync } from 'node:sqlite';
import type { GraphQLResolveInfo } from 'graphql';
import { askedBelow } from './asked-below.ts';
import { createPlainReads, type PlainEntity } from './plain-reads.ts';
import { createPlainWrite, type PlainObservation } from './plain-write.ts';

interface PageArguments {
  readonly first: number;
  readonly after?: string;
}

interface EntitiesArguments extends PageArguments {
  readonly filter?: { readonly types?: readonly string[] };
}

export function plainResolvers(database: DatabaseSync) {
  const reads = createPlainReads(database);
  const record = createPlainWrite(database);
  return {
    Query: {
      entity: (_: unknown, { ref }: { readonly ref: string }) => reads.entity(ref),
      entities(_: unknown, { filter, first, after }: EntitiesArguments, __: unknown, info: GraphQLResolveInfo) {
        const type = filter?.types?.[0];
        const relations = askedRelations(info);
        return type === undefined || relations === 0
          ? reads.entities(type, first, after)
          : reads.entitiesWithRelations(type, first, after, relations);
      },
    },
    Entity: {
      relations: (entity: PlainEntity & { readonly relations?: object }, { first, after }: PageArguments) =>
        entity.relations ?? reads.relations(entity, first, after),
      neighbours: (entity: PlainEntity, { first }: PageArguments) => reads.neighbours(entity, first),
    },
    Mutation: {
      recordObservations: (_: unknown, { input }: { readonly input: readonly PlainObservation[] }) => record(input),
    },
    Node: { __resolveType: () => 'Observation' },
  };
}

/** How many relations of each entity of a list are asked for; the number stands in the question as it is. */
function askedRelations(info: GraphQLResolveInfo): number {
  return Number(askedBelow(info, ['edges', 'node', 'relations'])?.first ?? 0);
}
