/** The types that the measured questions need, written by hand. */
export const PLAIN_SDL = `
type Query {
  entity(ref: String!): Entity
  entities(filter: EntityFilter, first: Int! = 20, after: String): EntityConnection!
}
type Mutation { recordObservations(input: [ObservationInput!]!, reason: String): ChangeResult! }
input EntityFilter { types: [String!] }
type Entity {
  id: ID!
  type: String!
  label: String!
  summary: String
  kind: String
  period: String
  names: [Name!]!
  relations(first: Int! = 20, after: String): RelationConnection!
  neighbours(depth: Int! = 1, first: Int! = 20): EntityConnection!
}
type Name { text: String! kind: String! }
type PageInfo { hasNextPage: Boolean! endCursor: String }
type EntityConnection { edges: [EntityEdge!]! pageInfo: PageInfo! totalCount: Int! }
type EntityEdge { node: Entity! }
type RelationConnection { edges: [RelationEdge!]! pageInfo: PageInfo! totalCount: Int! }
type RelationEdge { node: Relation! other: Entity! direction: String! label: String! }
type Relation { id: ID! relationType: String! status: String! basis: String! evidence: [Evidence!]! }
type Evidence { quote: String passage: Passage! }
type Passage { id: ID! }
type ChangeResult { changed: [Node!]! removed: [ID!]! unchanged: Int! }
interface Node { id: ID! }
type Observation implements Node { id: ID! }
input ObservationInput {
  id: ID indicator: ID! subject: ID! value: Float unit: String period: String status: String! evidence: [EvidenceInput!]!
}
input EvidenceInput { passage: ID! quote: String }
`;
