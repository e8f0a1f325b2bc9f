import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkShape, checkTokens, LIMITS } from '../../src/graphql/limits.ts';

const refused = (limit: string) =>
  expect.objectContaining({ code: 'LIMIT_EXCEEDED', details: expect.objectContaining({ limit }) });
const caught = (run: () => void): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
};
const shapeOf = (text: string) => caught(() => checkShape(parse(text)));
/** A query of fields nested so many levels deep. */
const nested = (levels: number) => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`;

describe('tokens', () => {
  it('takes a document of 1,000 tokens and refuses one of 1,001', () => {
    expect(caught(() => checkTokens(`{ ${'a '.repeat(998)}}`))).toBeUndefined();
    expect(caught(() => checkTokens(`{ ${'a '.repeat(999)}}`))).toEqual(refused('tokens'));
  });
  it('refuses thousands of nested lists before the parser can overflow on them', () => {
    expect(caught(() => checkTokens(`{ a(b: ${'['.repeat(100_000)}) }`))).toEqual(refused('tokens'));
  });
  it('leaves a text that is no GraphQL to the parser', () => {
    expect(caught(() => checkTokens('{ a(b: "never closed) }'))).toBeUndefined();
  });
  it('does not count comments and commas', () => {
    expect(caught(() => checkTokens(`{ a }${'# comment\n,'.repeat(2_000)}`))).toBeUndefined();
  });
});

describe('depth', () => {
  it('takes 12 levels and refuses 13', () => {
    expect(shapeOf(nested(12))).toBeUndefined();
    expect(shapeOf(nested(13))).toEqual(refused('depth'));
  });
  it('does not count edges and node', () => {
    expect(shapeOf(`{ ${'models { edges { node { '.repeat(11)}label${' } } }'.repeat(11)} }`)).toBeUndefined();
  });
  it('counts through fragments, named and inline', () => {
    expect(shapeOf(`{ a { ...F } } fragment F on X ${nested(11).replace('a', '... on Y { a')}}`)).toBeUndefined();
    expect(shapeOf(`{ a { ...F } } fragment F on X ${nested(12)}`)).toEqual(refused('depth'));
  });
  it('has a limit of its own for introspection, which the standard query passes', () => {
    expect(shapeOf(getIntrospectionQuery())).toBeUndefined();
    expect(shapeOf(`{ __schema ${nested(15)} }`)).toBeUndefined();
    expect(shapeOf(`{ __schema ${nested(16)} }`)).toEqual(refused('introspectionDepth'));
  });
});

describe('width', () => {
  const aliased = (count: number) => Array.from({ length: count }, (_, i) => `a${i}: b`).join(' ');
  it('takes 50 aliases and refuses 51', () => {
    expect(shapeOf(`{ x { ${aliased(50)} } }`)).toBeUndefined();
    expect(shapeOf(`{ x { ${aliased(51)} } }`)).toEqual(refused('aliases'));
  });
  it('counts the aliases of a fragment as often as it is spread', () => {
    expect(shapeOf(`{ x { ...F } y { ...F } } fragment F on X { ${aliased(25)} }`)).toBeUndefined();
    expect(shapeOf(`{ x { ...F } y { ...F } } fragment F on X { ${aliased(26)} }`)).toEqual(refused('aliases'));
  });
  it('counts the aliases of fragments that no operation uses, too: validation reads them', () => {
    expect(shapeOf(`{ x } fragment F on X { ${aliased(51)} }`)).toEqual(refused('aliases'));
  });
  it('takes 20 root fields and refuses 21, fragments included', () => {
    const fields = (count: number) => Array.from({ length: count }, (_, i) => `f${i}`).join(' ');
    expect(shapeOf(`{ ${fields(20)} }`)).toBeUndefined();
    expect(shapeOf(`{ ${fields(21)} }`)).toEqual(refused('rootFields'));
    expect(shapeOf(`{ ...F f20 } fragment F on Query { ${fields(20)} }`)).toEqual(refused('rootFields'));
  });
  it('takes 30 directives and refuses 31', () => {
    expect(shapeOf(`{ a ${'@x '.repeat(30)} }`)).toBeUndefined();
    expect(shapeOf(`{ a ${'@x '.repeat(31)} }`)).toEqual(refused('directives'));
  });
});

describe('fragments', () => {
  it('that contain themselves are measured without end of life', () => {
    expect(shapeOf('{ ...A } fragment A on Query { a { ...B } } fragment B on X { b { ...A } }')).toBeUndefined();
  });
  it('that double at every step are measured at once and refused', () => {
    const fragments = Array.from(
      { length: 40 },
      (_, i) => `fragment F${i} on X { a: x { ...F${i + 1} } b: x { ...F${i + 1} } }`,
    ).join(' ');
    const startedAt = performance.now();
    expect(shapeOf(`{ ...F0 } ${fragments} fragment F40 on X { c }`)).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

it('says in the message what is allowed', () => {
  expect(shapeOf(nested(13))).toMatchObject({ message: expect.stringContaining(String(LIMITS.depth)) });
});
