/** The resolvers of the hand-written server: each gives plain objects that the default resolver reads on. */
import type { DatabaseSync } from 'node:sqlite';
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';
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

/** How many relations of each entity of a list are asked for: edges, node, relations(first: n) with the number as it is written. */
function askedRelations({ fieldNodes: [list] }: GraphQLResolveInfo): number {
  const relations = ['edges', 'node', 'relations'].reduce<FieldNode | undefined>(
    (field, name) => fieldIn(field?.selectionSet, name),
    list,
  );
  const first = relations?.arguments?.find(({ name }) => name.value === 'first')?.value;
  return first?.kind === Kind.INT ? Number(first.value) : 0;
}

function fieldIn(set: SelectionSetNode | undefined, name: string): FieldNode | undefined {
  return set?.selections.find(
    (selection): selection is FieldNode => selection.kind === Kind.FIELD && selection.name.value === name,
  );
}
