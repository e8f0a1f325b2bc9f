/** The questions that are measured: one text a shape, with variables that differ from request to request. */
import type { Graph } from './graph.ts';

export const SHAPES = ['entity', 'relations', 'list', 'hops', 'deep', 'hub', 'mutation'] as const;
export type ShapeName = (typeof SHAPES)[number];

export interface Shape {
  readonly name: ShapeName;
  readonly title: string;
  readonly query: string;
  readonly isWrite: boolean;
}

const RELATIONS = `
  edges {
    label direction
    other { id type label }
    node { id relationType status basis evidence { quote passage { id } } }
  }`;

export const SHAPE_LIST: readonly Shape[] = [
  shape(
    'entity',
    'one entity',
    'query ($ref: String!) { entity(ref: $ref) { id type label summary kind period names { text kind } } }',
  ),
  shape(
    'relations',
    'an entity with 20 relations',
    `query ($ref: String!) { entity(ref: $ref) { id label relations(first: 20) { totalCount pageInfo { hasNextPage } ${RELATIONS} } } }`,
  ),
  shape(
    'list',
    '20 entities with 5 relations each',
    `query ($type: [EntityType!], $after: String) { entities(filter: { types: $type }, first: 20, after: $after) { pageInfo { hasNextPage } edges { node { id label relations(first: 5) { ${RELATIONS} } } } } }`,
  ),
  shape(
    'hops',
    'neighbours within three hops',
    'query ($ref: String!) { entity(ref: $ref) { id neighbours(depth: 3, first: 20) { totalCount edges { node { id type label } } } } }',
  ),
  shape(
    'deep',
    'page 200 of all entities',
    'query ($after: String) { entities(first: 20, after: $after) { pageInfo { hasNextPage } edges { node { id type label } } } }',
  ),
  shape(
    'hub',
    "page 200 of a hub's relations",
    `query ($ref: String!, $after: String) { entity(ref: $ref) { id relations(first: 5, after: $after) { pageInfo { hasNextPage } ${RELATIONS} } } }`,
  ),
  {
    ...shape(
      'mutation',
      'one durable mutation',
      'mutation ($input: [ObservationInput!]!) { recordObservations(input: $input, reason: "bench") { changed { id } removed unchanged } }',
    ),
    isWrite: true,
  },
];

function shape(name: ShapeName, title: string, query: string): Shape {
  return { name, title, query, isWrite: false };
}

/** Whose schema a server has: gongfu's, or that of the hand-written servers. */
export type Dialect = 'gongfu' | 'plain';

/** The enum of gongfu is a text in the hand-written schema; both take the same JSON. */
export function queryFor(dialect: Dialect, { query }: Shape): string {
  return dialect === 'gongfu' ? query : query.replace('[EntityType!]', '[String!]');
}

export type Variables = Readonly<Record<string, unknown>>;

/** Stands in a mutation's body for the number that makes each one distinct. */
export const NUMBER_PLACE = '7000000000007';

/** A figure of its own for every number that is put in the place of NUMBER_PLACE. */
export function mutationVariables({ passages }: Graph): Variables {
  const input = {
    id: `observation:bench-new-${NUMBER_PLACE}`,
    indicator: 'indicator:bench-0',
    subject: 'model:bench-1',
    value: Number(NUMBER_PLACE),
    unit: '万元',
    period: '2025',
    status: 'HOLDS',
    evidence: [{ passage: passages[0]?.id, quote: '因地制宜' }],
  };
  return { input: [input] };
}

/** Those of a list with commas; all where there is none. Throws for a name that no shape has. */
export function shapesNamed(list: string | undefined): readonly Shape[] {
  const names = list?.split(',') ?? SHAPES;
  const unknown = names.filter((name) => !SHAPES.some((shape) => shape === name));
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: no shape; there are ${SHAPES.join(', ')}.`);
  return SHAPE_LIST.filter(({ name }) => names.includes(name));
}
