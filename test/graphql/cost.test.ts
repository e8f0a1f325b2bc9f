import { getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkCost, costOf } from '../../src/graphql/cost.ts';
import { smallSchema } from './small-schema.ts';

const schema = smallSchema();

function prepared(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) throw new Error(String(errors));
  return [schema, document, operation, coerced] as const;
}
const cost = (text: string, variables?: Record<string, unknown>) => costOf(...prepared(text, variables)).cost;
function refusal(text: string, variables?: Record<string, unknown>): unknown {
  try {
    checkCost(...prepared(text, variables));
  } catch (error) {
    return error;
  }
}

describe('a request costs the objects that it could return', () => {
  it.each([
    ['scalars nothing', '{ hello }', 0],
    ['an object 1', '{ node(id: "a") { label } }', 1],
    ['a connection 1 and its nodes `first`', '{ models(first: 30) { edges { node { label } } } }', 31],
    [
      'a connection without nodes 1, whatever its `first`',
      '{ models(first: 100) { totalCount pageInfo { endCursor } edges { cursor } } }',
      1,
    ],
    ['the default of `first` where none is given', '{ models { edges { node { label } } } }', 21],
    ['an unpaged list 5', '{ node(id: "a") { names { text } } }', 6],
    [
      'a list with `first` that many',
      '{ node(id: "a") { relations(first: 10) { edges { node { evidence(first: 3) { quote } } } } } }',
      1 + 1 + 10 + 10 * 3,
    ],
    [
      'every object of an edge',
      '{ node(id: "a") { relations(first: 10) { edges { other { id } node { target { id } } } } } }',
      1 + 1 + 10 + 10 + 10,
    ],
    [
      'the product along the path',
      '{ models(first: 10) { edges { node { relations(first: 20) { edges { node { id } } } } } } }',
      1 + 10 + 10 * (1 + 20),
    ],
    ['`ids` their number', '{ nodes(ids: ["a", "b", "c"]) { names { text } } }', 3 + 3 * 5],
    ['the lists of a comparison its number of ids', '{ compare(ids: ["a", "b"]) { entities { label } } }', 1 + 2],
    [
      'the lists of a subgraph its `limit`',
      '{ subgraph(roots: ["a"], limit: 50) { entities { id } relations { source { id } target { id } } } }',
      1 + 50 + 50 * 3,
    ],
    [
      'unpaged lists beside the edges of a connection 5',
      '{ search(query: "a", first: 100) { facets { name values { name } } } }',
      1 + 5 + 25,
    ],
    [
      'equal fields once, as they are answered once',
      '{ models(first: 10) { edges { node { id } } } ...F } fragment F on Query { models(first: 10) { edges { node { label } } } }',
      11,
    ],
    [
      'aliases each',
      '{ a: models(first: 10) { edges { node { id } } } b: models(first: 10) { edges { node { id } } } }',
      22,
    ],
    [
      'what @skip and @include leave out nothing',
      '{ models(first: 10) @skip(if: true) { edges { node { id } } } a: models(first: 5) @include(if: false) { totalCount } }',
      0,
    ],
    ['introspection nothing', '{ __schema { types { name fields { name } } } }', 0],
  ])('%s', (_, text, expected) => {
    expect(cost(text)).toBe(expected);
  });

  it('of fragments on different object types the dearest counts', () => {
    const text = `{ search(query: "a", first: 10) { edges { node {
      ... on Model { names { text } mechanisms(first: 7) { edges { node { id } } } }
      ... on Policy { names { text } }
      ... on Passage { text } } } } }`;
    expect(cost(text)).toBe(1 + 10 + 10 * (5 + 1 + 7));
  });
  it('fragments that hold for one type together are added', () => {
    const text = `{ node(id: "a") { names { text }
      ... on Source { content(first: 3) { edges { node { id } } } }
      ... on Policy { relations(first: 4) { edges { node { id } } } }
      ... on Model { mechanisms(first: 6) { edges { node { id } } } } } }`;
    expect(cost(text)).toBe(1 + 5 + (1 + 3) + (1 + 4));
  });
  it('is computed with the real values of variables', () => {
    const text =
      'query ($n: Int! = 2) { models(first: $n) { edges { node { relations(first: $n) { edges { node { id } } } } } } }';
    expect(cost(text)).toBe(1 + 2 + 2 * 3);
    expect(cost(text, { n: 100 })).toBe(1 + 100 + 100 * 101);
  });
});

describe('what is refused', () => {
  it('a request of more than 20,000, with its dearest path', () => {
    const text =
      '{ hello models(first: 100) { totalCount edges { node { names { text } relations(first: 100) { edges { node { target { id } } } } } } } }';
    expect(refusal(text)).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('models(first: 100) → relations(first: 100) → target'),
      details: { limit: 'cost', allowed: 20_000 },
    });
  });
  it('a list explosion by variable', () => {
    const text =
      'query ($n: Int!) { models(first: $n) { edges { node { neighbours(first: $n) { edges { node { neighbours(first: $n) { edges { node { id } } } } } } } } } }';
    expect(refusal(text, { n: 20 })).toBeUndefined();
    expect(refusal(text, { n: 100 })).toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });
  it.each([
    ['first: 0', '{ models(first: 0) { totalCount } }'],
    ['first: 101', '{ models(first: 101) { totalCount } }'],
    ['first: -1', '{ models(first: -1) { totalCount } }'],
    ['first: 1000000', '{ models(first: 1000000) { totalCount } }'],
    ['limit: 1001', '{ subgraph(roots: ["a"], limit: 1001) { truncated } }'],
    ['limit: 0', '{ subgraph(roots: ["a"], limit: 0) { truncated } }'],
  ])('%s, with the range that is right', (_, text) => {
    expect(refusal(text)).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/must be 1 to (100|1000)/),
    });
  });
  it('more than 100 ids, as an argument and in a filter', () => {
    const ids = Array.from({ length: 101 }, (_, i) => `model:m${i}`);
    expect(refusal('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(refusal('query ($ids: [ID!]!) { entities(filter: {ids: $ids}) { totalCount } }', { ids })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(refusal('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ids.slice(1) })).toBeUndefined();
  });
  it('a null variable for an argument that has a default and may not be null', () => {
    expect(refusal('query ($n: Int) { models(first: $n) { totalCount } }', { n: null })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(refusal('query ($n: Int) { models(first: $n) { totalCount } }')).toBeUndefined();
  });
});

describe('fragments are walked once', () => {
  it('a document whose fragments double at every step is priced at once', () => {
    const fragments = Array.from(
      { length: 11 },
      (_, i) =>
        `fragment F${i} on Entity { a: neighbours { edges { node { ...F${i + 1} } } } b: neighbours { edges { node { ...F${i + 1} } } } }`,
    ).join(' ');
    const startedAt = performance.now();
    expect(cost(`{ node(id: "a") { ...F0 } } ${fragments} fragment F11 on Entity { id }`)).toBeGreaterThan(1e15);
    expect(performance.now() - startedAt).toBeLessThan(200);
  });
  it('fragments made to combine with one another end soon, too', () => {
    const layers = 9;
    const each = 4;
    const spread = (layer: number, from: number) =>
      `...F${layer + 1}x${from % each} ...F${layer + 1}x${(from * 3 + 1) % each}`;
    const fragments = Array.from({ length: layers * each }, (_, n) => {
      const [layer, i] = [Math.floor(n / each), n % each];
      return `fragment F${layer}x${i} on Entity { a: neighbours { edges { node { ${spread(layer, i)} } } } b: neighbours { edges { node { ${spread(layer, i + 2)} } } } }`;
    });
    const ends = Array.from({ length: each }, (_, i) => `fragment F${layers}x${i} on Entity { id }`);
    const text = `{ node(id: "a") { ...F0x0 ...F0x1 ...F0x2 ...F0x3 } } ${[...fragments, ...ends].join(' ')}`;
    const startedAt = performance.now();
    expect(refusal(text)).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
