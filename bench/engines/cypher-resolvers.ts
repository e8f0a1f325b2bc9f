/** The resolvers of the statements by hand: each root field looks what is asked below it and takes the one statement that answers it. */
import type { GraphQLResolveInfo } from 'graphql';
import { askedBelow } from '../graphql/asked-below.ts';
import type { PlainObservation } from '../graphql/plain-write.ts';
import type { CypherReads, PageArguments } from './cypher-reads.ts';

interface EntitiesArguments extends PageArguments {
  readonly filter?: { readonly types?: readonly string[] };
}

type Record = (input: readonly PlainObservation[]) => Promise<object>;

export function cypherResolvers(reads: CypherReads, record: Record) {
  return {
    Query: {
      entity(_: unknown, { ref }: { readonly ref: string }, __: unknown, info: GraphQLResolveInfo) {
        const relations = askedBelow(info, ['relations']);
        if (relations) return reads.entityWithRelations(ref, pageOf(relations));
        const neighbours = askedBelow(info, ['neighbours']);
        return neighbours ? reads.entityWithNeighbours(ref, pageOf(neighbours).first) : reads.entity(ref);
      },
      entities(_: unknown, { filter, first, after }: EntitiesArguments, __: unknown, info: GraphQLResolveInfo) {
        const type = filter?.types?.[0];
        const relations = askedBelow(info, ['edges', 'node', 'relations']);
        return relations && type !== undefined
          ? reads.entitiesWithRelations(type, { first, after }, pageOf(relations).first)
          : reads.entities(type, { first, after });
      },
    },
    Mutation: {
      recordObservations: (_: unknown, { input }: { readonly input: readonly PlainObservation[] }) => record(input),
    },
    Node: { __resolveType: () => 'Observation' },
  };
}

const DEFAULT_FIRST = 20;

/** As they stand in the question: numbers as they are read there, texts of cursors. */
function pageOf({ first = DEFAULT_FIRST, after }: Readonly<globalThis.Record<string, unknown>>): PageArguments {
  return { first: Number(first), after: typeof after === 'string' ? after : undefined };
}
