/** Hostile and mistaken GraphQL over HTTP: each gets a code and a message that says what would be right, and the server lives on. */
import { getIntrospectionQuery } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningFixture } from '../http/http-fixture.ts';
import { bodyOf, refusalOf, startFixture } from '../http/http-fixture.ts';

let server: RunningFixture;
beforeAll(async () => {
  server = await startFixture();
});
afterAll(() => server.close());
afterEach(async () => {
  expect(await bodyOf(await server.post({ query: '{ hello }' }))).toEqual({ data: { hello: 'hello world' } });
});

const many = (count: number, text: (i: number) => string) => Array.from({ length: count }, (_, i) => text(i)).join(' ');
const nest = (count: number, field: string) => `${`{ ${field} `.repeat(count)}{ id }${' }'.repeat(count)}`;

describe('documents', () => {
  it.each([
    ['an empty one', '', 'GRAPHQL_PARSE_FAILED', /Unexpected <EOF>/],
    ['a syntax error', '{ hello', 'GRAPHQL_PARSE_FAILED', /Expected Name/],
    ['no GraphQL at all', "'; DROP TABLE entity; --", 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    ['a NUL', '{ hello\0 }', 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    ['a lone surrogate', '{ hello(who: "\\uD800") }', 'GRAPHQL_PARSE_FAILED', /Invalid Unicode/],
    ['an unknown field', '{ helo }', 'GRAPHQL_VALIDATION_FAILED', /Did you mean "hello"/],
    ['an unknown argument', '{ hello(whom: "a") }', 'GRAPHQL_VALIDATION_FAILED', /Unknown argument/],
    [
      'a literal of a wrong type',
      '{ models(first: "many") { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
      /Int cannot represent/,
    ],
    [
      'a fragment that contains itself',
      '{ node(id: "a") { ...A } } fragment A on Entity { ...B } fragment B on Entity { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
      /Cannot spread fragment/,
    ],
    ['no operation', 'fragment A on Entity { id }', 'BAD_USER_INPUT', /operation/],
    ['two operations and no name', 'query A { hello } query B { hello }', 'BAD_USER_INPUT', /operation/],
    ['a subscription', 'subscription { hello }', 'BAD_USER_INPUT', /subscription/i],
    [
      '13 levels',
      `{ node(id: "a") { ${'neighbours { edges { node { '.repeat(12)}id${' } } }'.repeat(12)} } }`,
      'LIMIT_EXCEEDED',
      /levels deep/,
    ],
    ['51 aliases', `{ ${many(51, (i) => `a${i}: hello`)} }`, 'LIMIT_EXCEEDED', /50 aliases/],
    ['21 root fields', `{ ${many(21, (i) => `f${i}`)} }`, 'LIMIT_EXCEEDED', /20 root fields/],
    ['31 directives', `{ hello ${'@skip(if: false) '.repeat(31)} }`, 'LIMIT_EXCEEDED', /30 directives/],
    ['1,001 tokens', `{ ${'hello '.repeat(1_000)} }`, 'LIMIT_EXCEEDED', /1000 words/],
    ['100,000 nested lists', `{ hello(who: ${'['.repeat(100_000)}) }`, 'LIMIT_EXCEEDED', /words/],
    ['first: 0', '{ models(first: 0) { totalCount } }', 'BAD_USER_INPUT', /1 to 100/],
    ['first: 1000000', '{ models(first: 1000000) { totalCount } }', 'BAD_USER_INPUT', /1 to 100/],
    [
      'more than 20,000 objects',
      '{ models(first: 100) { edges { node { relations(first: 100) { edges { node { target { id } } } } } } } }',
      'LIMIT_EXCEEDED',
      /models\(first: 100\) → relations\(first: 100\)/,
    ],
    [
      'introspection 17 levels deep',
      `{ __schema { types ${nest(14, 'ofType').replace('{ id }', '{ name }')} } }`,
      'LIMIT_EXCEEDED',
      /introspection|levels/,
    ],
    [
      'introspection that multiplies lists',
      `{ __schema { types { ${many(40, (i) => `a${i}: fields { args { name type { name kind ofType { name kind ofType { name kind } } } } }`)} } } }`,
      'LIMIT_EXCEEDED',
      /introspection/,
    ],
  ])('%s', async (_, query, code, message) => {
    const startedAt = performance.now();
    const refusal = await refusalOf(await server.post({ query }));
    expect(refusal).toMatchObject({ status: 400, code, message: expect.stringMatching(message) });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
  it('1 MB of text in a string is refused by its size, 200 KB is read', async () => {
    expect(await refusalOf(await server.post({ query: `{ hello(who: "${'文'.repeat(350_000)}") }` }))).toMatchObject({
      status: 413,
      code: 'LIMIT_EXCEEDED',
    });
    expect((await server.post({ query: `{ hello(who: "${'a'.repeat(200_000)}") }` })).status).toBe(200);
  });
  it('have the standard introspection answered, the same again from memory', async () => {
    const ask = async () => bodyOf(await server.post({ query: getIntrospectionQuery() }));
    const first = await ask();
    expect(first.errors).toBeUndefined();
    expect(await ask()).toEqual(first);
  });
});

describe('variables', () => {
  const query = 'query ($n: Int!, $who: String) { models(first: $n) { totalCount } hello(who: $who) }';
  it.each([
    ['of a wrong type', { n: 'many' }, /Int cannot represent/],
    ['that are missing', {}, /\$n/],
    ['out of range', { n: 1_000_000 }, /1 to 100/],
    ['of 200 KB where a number should be', { n: 'x'.repeat(200_000) }, /Int cannot represent/],
  ])('%s are BAD_USER_INPUT with a short message', async (_, variables, message) => {
    const refusal = await refusalOf(await server.post({ query, variables }));
    expect(refusal).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', message: expect.stringMatching(message) });
    expect(refusal.message.length).toBeLessThan(1_200);
  });
  it('that make a list explode are counted with their real values', async () => {
    const explosion =
      'query ($n: Int!) { models(first: $n) { edges { node { neighbours(first: $n) { edges { node { neighbours(first: $n) { edges { node { id } } } } } } } } } }';
    expect((await server.post({ query: explosion, variables: { n: 20 } })).status).toBe(200);
    expect(await refusalOf(await server.post({ query: explosion, variables: { n: 100 } }))).toMatchObject({
      status: 400,
      code: 'LIMIT_EXCEEDED',
    });
  });
  it('of an @oneOf input with no or two keys get the keys listed', async () => {
    const write = { query: 'mutation ($i: [EntityInput!]!) { upsert(input: $i) }' };
    const authorization = { authorization: `Bearer ${server.token}` };
    for (const input of [{}, { model: { label: 'a' }, policy: { label: 'b' } }]) {
      const refusal = await refusalOf(await server.post({ ...write, variables: { i: [input] } }, authorization));
      expect(refusal).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('Its keys are: model, policy.'),
      });
    }
  });
  it.each([
    ['SQL', "'; DROP TABLE entity; --"],
    ['FTS', '"a" OR * NEAR(b c) NOT -d ^e'],
    ['templates', `\${7*7} {{7*7}} <%= 7 %>`],
    ['markup', '<script>alert(1)</script>'],
    ['bidi marks', '\u202eabc\u202c\u200f'],
    ['control characters', 'a\u0000b\u0007c\u001b'],
    ['a lone surrogate', 'a\ud800b'],
  ])('with %s are plain text', async (_, who) => {
    expect((await bodyOf(await server.post({ query, variables: { n: 1, who } }))).data?.hello).toBe(`hello ${who}`);
  });
  it('called __proto__ or constructor change nothing', async () => {
    const body =
      '{"query":"{ hello }","variables":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}';
    expect((await server.post(body)).status).toBe(200);
    expect('polluted' in {}).toBe(false);
  });
});

describe('who may write', () => {
  it('nobody without a token, by POST or by GET', async () => {
    const mutation = 'mutation { upsert(input: [{model: {label: "a"}}]) }';
    expect(await refusalOf(await server.post({ query: mutation }))).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
    const byGet = await fetch(`${server.url}/graphql?query=${encodeURIComponent(mutation)}`, {
      headers: { authorization: `Bearer ${server.token}` },
    });
    expect(byGet.headers.get('allow')).toBe('POST');
    expect(await refusalOf(byGet)).toMatchObject({ status: 405, code: 'BAD_USER_INPUT' });
  });
  it('who has a good token', async () => {
    const response = await server.post(
      { query: 'mutation { upsert(input: [{model: {label: "a"}}]) }' },
      { authorization: `Bearer ${server.token}` },
    );
    expect(await bodyOf(response)).toEqual({ data: { upsert: '1 written' } });
  });
  it('a good token sees what editors see, nobody without one', async () => {
    expect((await bodyOf(await server.post({ query: '{ viewer }' }))).data).toEqual({ viewer: 'PUBLIC' });
    expect(
      (await bodyOf(await server.post({ query: '{ viewer }' }, { authorization: `Bearer ${server.token}` }))).data,
    ).toEqual({ viewer: 'EDITORS' });
  });
});

describe('errors in resolvers', () => {
  it('with a code pass with their details, and the rest of the answer stands', async () => {
    const { data, errors } = await bodyOf(await server.post({ query: '{ hello fails(how: "input") }' }));
    expect(data).toEqual({ hello: 'hello world', fails: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['fails'],
        message: 'That is not right; this would be.',
        extensions: { code: 'BAD_USER_INPUT', allowed: ['this'] },
      }),
    ]);
  });
  it.each(['internal', 'crash', 'text', 'nothing'])(
    'of the kind %s become INTERNAL with the request id, and their detail is only in the log',
    async (how) => {
      const requestId = `test-${how}`;
      const response = await server.post({ query: `{ fails(how: "${how}") }` }, { 'x-request-id': requestId });
      const text = await response.text();
      expect(text).not.toMatch(/secret/);
      expect(JSON.parse(text).errors[0]).toMatchObject({
        message: expect.stringContaining(requestId),
        extensions: { code: 'INTERNAL', requestId },
      });
      expect(server.log).toContainEqual(expect.objectContaining({ level: 50, requestId }));
    },
  );
});

describe('time', () => {
  it('a question gets 2 seconds, told to every statement', async () => {
    const { data } = await bodyOf(await server.post({ query: '{ deadline }' }));
    expect(data?.deadline).toBeGreaterThan(1_500);
    expect(data?.deadline).toBeLessThanOrEqual(2_000);
  });
  it('what takes longer is TIMEOUT', async () => {
    const quick = await startFixture({ flags: { 'request-timeout-ms': '100', 'write-timeout-ms': '1000' } });
    try {
      const startedAt = performance.now();
      expect(await refusalOf(await quick.post({ query: '{ late(ms: 5000) }' }))).toMatchObject({
        status: 503,
        code: 'TIMEOUT',
      });
      expect(performance.now() - startedAt).toBeLessThan(1_500);
      const write = await quick.post(
        { query: 'mutation { late(ms: 400) }' },
        { authorization: `Bearer ${quick.token}` },
      );
      expect(await bodyOf(write)).toEqual({ data: { late: 'at last' } });
    } finally {
      await quick.close(0);
    }
  });
});

it('the log has no value that a client sent', async () => {
  await server.post({
    query: 'query Asked($who: String) { hello(who: $who) fails(how: "a-secret-literal") }',
    variables: { who: 'a-secret-variable' },
  });
  await fetch(`${server.url}/graphql?query=${encodeURIComponent('{ hello(who: "a-secret-address") }')}`);
  const text = JSON.stringify(server.log);
  expect(text).toContain('"operationName":"Asked"');
  expect(text).not.toMatch(/a-secret/);
  expect(text).not.toContain(server.token);
});
