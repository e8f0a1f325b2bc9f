/** A request like one that was answered before goes a shorter way (short-way.ts), and is answered as the first was. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningFixture, startFixture } from '../http/http-fixture.ts';

let server: RunningFixture;
let executions = 0;
beforeAll(async () => {
  const createContext = (facts: object) => {
    executions += 1;
    return facts;
  };
  server = await startFixture({ parts: { createContext } });
});
afterAll(() => server.close());
beforeEach(() => {
  executions = 0;
});

const JSON_TYPE = 'application/json';
const RESPONSE_TYPE = 'application/graphql-response+json';

async function ask(body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await server.post(body, headers);
  const text = await response.text();
  // A masked error names its request.
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: text.replaceAll(/[0-9a-f-]{36}/g, 'ID'),
  };
}

describe('the same again is answered the same, and executed once each time:', () => {
  it.each([
    ['data', { query: 'query ($who: String) { hello(who: $who) }', variables: { who: 'a' } }],
    ['without variables', { query: '{ hello }', variables: null, operationName: null }],
    ['a fault of a field', { query: '{ fails(how: "input") hello }' }],
    ['a fault that is masked', { query: '{ fails(how: "crash") hello }' }],
    ['one of two operations', { query: 'query A { hello } query B { viewer }', operationName: 'B' }],
    ['a mutation', { query: 'mutation { upsert(input: [{ model: { label: "a" } }]) }' }],
  ])('%s', async (_, body) => {
    const headers = { authorization: `Bearer ${server.token}` };
    const answers = [await ask(body, headers), await ask(body, headers), await ask(body, headers)];
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(executions).toBe(3);
  });
});

describe('what is wrong with a later request is refused as ever:', () => {
  const query =
    'query Q($ids: [ID!]!, $first: Int! = 1) { nodes(ids: $ids) { id } models(first: $first) { totalCount } }';
  const right = { query, variables: { ids: ['model:a'] } };
  it.each([
    ['a variable that does not fit', { query, variables: { ids: 7, first: 'x' } }, 'BAD_USER_INPUT'],
    ['a variable that is missing', { query }, 'BAD_USER_INPUT'],
    ['a size out of its range', { query, variables: { ids: [], first: 101 } }, 'BAD_USER_INPUT'],
    ['more ids than may be', { query, variables: { ids: Array(101).fill('model:a') } }, 'BAD_USER_INPUT'],
    ['an operation that it has not', { ...right, operationName: 'R' }, 'BAD_USER_INPUT'],
    ['variables that are a list', { query, variables: [] }, 'BAD_USER_INPUT'],
    ['a key that no request has', { ...right, unknown: 1 }, 'BAD_USER_INPUT'],
  ])('%s', async (_, body, code) => {
    await ask(right);
    await ask(right);
    executions = 0;
    const { status, text } = await ask(body);
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([400, code]);
    expect(executions).toBe(0);
  });

  it('variables that cost too much, after some that did not', async () => {
    const dear =
      'query ($n: Int!) { models(first: $n) { edges { node { relations(first: 100) { edges { node { evidence(first: 100) { quote } } } } } } } }';
    for (const n of [1, 1]) expect((await ask({ query: dear, variables: { n } })).status).toBe(200);
    const { text } = await ask({ query: dear, variables: { n: 100 } });
    expect(JSON.parse(text).errors[0].extensions.code).toBe('LIMIT_EXCEEDED');
  });

  it('a mutation without a token, after one with it', async () => {
    const body = { query: 'mutation { late(ms: 0) }' };
    for (let i = 0; i < 2; i += 1) await ask(body, { authorization: `Bearer ${server.token}` });
    expect((await ask(body)).status).toBe(401);
  });
});

it('every client gets the media type that it accepts, whatever others accepted before', async () => {
  const accepted = [RESPONSE_TYPE, JSON_TYPE, `${JSON_TYPE};q=0.5, ${RESPONSE_TYPE}`, '*/*', RESPONSE_TYPE, JSON_TYPE];
  const first = await Promise.all(accepted.map((accept) => ask({ query: '{ hello }' }, { accept })));
  const again = await Promise.all(accepted.map((accept) => ask({ query: '{ hello }' }, { accept })));
  expect(again).toEqual(first);
  expect(first.map(({ type }) => type?.split(';')[0])).toEqual([
    ...[RESPONSE_TYPE, JSON_TYPE, expect.any(String), expect.any(String), RESPONSE_TYPE, JSON_TYPE],
  ]);
  expect((await ask({ query: '{ hello }' }, { accept: 'text/plain' })).status).toBe(406);
});
