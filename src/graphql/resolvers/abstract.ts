/** Which object type a record is. */
import type { GraphQLTypeResolver } from 'graphql';
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphRecord, Stored } from '../../domain/records.ts';
import type { GraphContext } from '../context.ts';

const OBJECT_TYPES: Readonly<Record<Exclude<GraphRecord['record'], 'entity'>, string>> = {
  passage: 'Passage',
  relation: 'Relation',
  observation: 'Observation',
  claim: 'Claim',
};

type TypeResolver = { readonly __resolveType: GraphQLTypeResolver<Stored, GraphContext> };

export function abstractResolvers(ontology: Ontology): Readonly<Record<string, TypeResolver>> {
  const resolve: TypeResolver = {
    __resolveType: ({ record }) =>
      record.record === 'entity' ? ontology.entityType(record.type)?.typeName : OBJECT_TYPES[record.record],
  };
  return { Node: resolve, Entity: resolve, Source: resolve, Statement: resolve, SearchNode: resolve };
}
