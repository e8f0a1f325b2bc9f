/** A schema of the contract's shapes, small enough to count in one's head: for tests of limits, cost and errors. */
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { badInput, GongfuError } from '../../src/domain/errors.ts';
import { timeout } from '../../src/domain/scope.ts';
import type { RequestFacts } from '../../src/graphql/request.ts';

const TYPES = /* GraphQL */ `
  enum Lang { ZH EN }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  interface Entity { id: ID! label(lang: Lang = ZH): String! names: [Name!]! relations(first: Int! = 20, after: String): RelationConnection! neighbours(depth: Int! = 1, first: Int! = 20): EntityConnection! }
  interface Source implements Entity { id: ID! label(lang: Lang = ZH): String! names: [Name!]! relations(first: Int! = 20, after: String): RelationConnection! neighbours(depth: Int! = 1, first: Int! = 20): EntityConnection! content(first: Int! = 50): PassageConnection! }
  type Name { text: String! }
  type Model implements Entity { id: ID! label(lang: Lang = ZH): String! names: [Name!]! relations(first: Int! = 20, after: String): RelationConnection! neighbours(depth: Int! = 1, first: Int! = 20): EntityConnection! mechanisms(first: Int! = 20): EntityConnection! }
  type Policy implements Entity & Source { id: ID! label(lang: Lang = ZH): String! names: [Name!]! relations(first: Int! = 20, after: String): RelationConnection! neighbours(depth: Int! = 1, first: Int! = 20): EntityConnection! content(first: Int! = 50): PassageConnection! }
  type Document implements Entity & Source { id: ID! label(lang: Lang = ZH): String! names: [Name!]! relations(first: Int! = 20, after: String): RelationConnection! neighbours(depth: Int! = 1, first: Int! = 20): EntityConnection! content(first: Int! = 50): PassageConnection! }
  type Passage { id: ID! text: String! }
  union SearchNode = Model | Policy | Passage
  type EntityConnection { edges: [EntityEdge!]! pageInfo: PageInfo! totalCount: Int! }
  type EntityEdge { cursor: String! node: Entity! }
  type PassageConnection { edges: [PassageEdge!]! pageInfo: PageInfo! totalCount: Int! }
  type PassageEdge { cursor: String! node: Passage! }
  type RelationConnection { edges: [RelationEdge!]! pageInfo: PageInfo! totalCount: Int! }
  type RelationEdge { cursor: String! node: Relation! other: Entity! }
  type Relation { id: ID! source: Entity! target: Entity! evidence(first: Int! = 5): [Evidence!]! }
  type Evidence { quote: String passage: Passage! }
  type SearchConnection { edges: [SearchEdge!]! pageInfo: PageInfo! facets: [Facet!]! }
  type SearchEdge { node: SearchNode! score: Float! }
  type Facet { name: String! values: [Facet!]! }
  type Subgraph { entities: [Entity!]! relations: [Relation!]! truncated: Boolean! }
  type Comparison { entities: [Entity!]! }
  input EntityFilter { ids: [ID!] }
  type Query {
    hello(who: String): String
    node(id: ID!): Entity
    nodes(ids: [ID!]!): [Entity]!
    entities(filter: EntityFilter, first: Int! = 20, after: String): EntityConnection!
    models(first: Int! = 20): EntityConnection!
    search(query: String!, first: Int! = 10): SearchConnection!
    subgraph(roots: [ID!]!, limit: Int! = 200): Subgraph!
    compare(ids: [ID!]!): Comparison!
    fails(how: String!): String
    late(ms: Int!): String
    deadline: Float
    viewer: String
  }
  input ModelInput { label: String! }
  input EntityInput @oneOf { model: ModelInput policy: ModelInput }
  type Mutation { upsert(input: [EntityInput!]!): String late(ms: Int!): String }
`;

export function smallSchema(): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: TYPES,
    resolvers: { Query: queries, Mutation: mutations, Entity: abstract, Source: abstract, SearchNode: abstract },
  });
}

const abstract = { __resolveType: () => 'Model' };
const page = { edges: [], pageInfo: { hasNextPage: false }, totalCount: 0 };

const queries = {
  hello: (_: unknown, { who }: { who?: string }) => `hello ${who ?? 'world'}`,
  node: () => null,
  nodes: (_: unknown, { ids }: { ids: readonly string[] }) => ids.map(() => null),
  entities: () => page,
  models: () => page,
  search: () => ({ ...page, facets: [] }),
  subgraph: () => ({ entities: [], relations: [], truncated: false }),
  compare: () => ({ entities: [] }),
  fails: (_: unknown, { how }: { how: string }) => {
    throw failures[how]?.();
  },
  late: (_: unknown, { ms }: { ms: number }) => new Promise((resolve) => setTimeout(resolve, ms, 'at last')),
  deadline: (_: unknown, __: unknown, { scope }: RequestFacts) => scope.deadlineAt - Date.now(),
  viewer: (_: unknown, __: unknown, { scope }: RequestFacts) => scope.viewer,
};

const failures: Readonly<Record<string, () => unknown>> = {
  input: () => badInput('That is not right; this would be.', { allowed: ['this'] }),
  timeout: () => timeout('The statement'),
  internal: () => new GongfuError('INTERNAL', 'table secret_table is broken'),
  crash: () => new TypeError('cannot read secret of undefined'),
  text: () => 'a thrown secret',
};

const mutations = {
  upsert: (_: unknown, { input }: { input: readonly unknown[] }) => `${input.length} written`,
  late: queries.late,
};
