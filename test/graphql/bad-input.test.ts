import { beforeAll, describe, expect, test } from 'vitest';
import { smallWorld } from '../store/world.ts';
import { type Asking, createAsking } from './asking.ts';

let asking: Asking;
beforeAll(async () => {
  asking = await createAsking({ items: smallWorld() });
});

const MANY_IDS = JSON.stringify(Array.from({ length: 101 }, (_, i) => `model:m${i}`));
const LONG = '长'.repeat(1_001);

describe('a question is refused, saying what would be right, with', () => {
  test.each([
    ['first: 0', '{ models(first: 0) { totalCount } }', /first.*1 to 100/],
    ['first: -1', '{ models(first: -1) { totalCount } }', /first.*1 to 100/],
    ['first: 1000000', '{ models(first: 1000000) { totalCount } }', /first.*1 to 100/],
    ['first: 0 inside', '{ model(ref: "东县模式") { relations(first: 0) { totalCount } } }', /first.*1 to 100/],
    ['evidence(first: 101)', '{ relations { edges { node { evidence(first: 101) { quote } } } } }', /first.*1 to 100/],
    ['limit: 1001', '{ subgraph(roots: ["model:dongxian"], limit: 1001) { truncated } }', /limit.*1 to 1000/],
    ['depth: 7', '{ model(ref: "东县模式") { neighbours(depth: 7) { totalCount } } }', /depth.*1 to 6/],
    [
      'maxLength: 0',
      '{ paths(from: "model:dongxian", to: "model:xixian", maxLength: 0) { length } }',
      /maxLength.*1 to 6/,
    ],
    ['atLeast: 0', '{ models(filter: { related: [{ type: USES, atLeast: 0 }] }) { totalCount } }', /atLeast.*1 to/],
    ['too many ids', `{ nodes(ids: ${MANY_IDS}) { id } }`, /ids.*101.*at most 100/],
    ['too many ids in a filter', `{ models(filter: { ids: ${MANY_IDS} }) { totalCount } }`, /ids.*at most 100/],
    ['too many roots', `{ subgraph(roots: ${MANY_IDS}) { truncated } }`, /roots.*at most 100/],
    ['one to compare', '{ compare(ids: ["model:dongxian"]) { rows { key } } }', /2 to 6/],
    ['one compared with itself', '{ compare(ids: ["model:dongxian", "model:dongxian"]) { rows { key } } }', /twice/],
    [
      'a passage to compare',
      '{ compare(ids: ["model:dongxian", "passage:jia-1"]) { rows { key } } }',
      /passage:jia-1: no entity/,
    ],
    [
      'a way from a relation',
      '{ paths(from: "relation:v1", to: "model:xixian") { length } }',
      /relation:v1: no entity/,
    ],
    ['a way to itself', '{ paths(from: "model:xixian", to: "model:xixian") { length } }', /same entity/],
    ['a very long word', `{ entity(ref: "${LONG}") { id } }`, /ref.*1001 characters/],
    [
      'a very long word in a filter',
      `{ models(filter: { labelPrefix: "${LONG}" }) { totalCount } }`,
      /labelPrefix.*1001 characters/,
    ],
  ])('%s', async (_, query, says) => {
    const { errors } = await asking.ask(query);
    expect(errors?.map((error) => error.extensions?.code)).toEqual(['BAD_USER_INPUT']);
    expect(errors?.[0]?.message).toMatch(says);
  });

  test.each([
    [
      'a date that is none',
      '{ models(filter: { from: "2021-13" }) { totalCount } }',
      /2021-13.*is no Date; give a date like/,
    ],
    [
      'a from that is later than its to',
      '{ models(filter: { from: "2022", to: "2021-12-31" }) { totalCount } }',
      /`from` is 2022, which is later than `to`, 2021-12-31/,
    ],
    [
      'such a from in another filter',
      '{ search(query: "联营", filter: { from: "2021-07-01", to: "2021-06" }) { totalCount } }',
      /later than `to`/,
    ],
    ['a number for a date', '{ models(filter: { to: 2021 }) { totalCount } }', /2021/],
  ])('%s', async (_, query, says) => {
    const { errors } = await asking.ask(query);
    expect(errors?.[0]?.message).toMatch(says);
  });
});

test('a from and a to that share days are taken, whichever is longer', async () => {
  const data = await asking.data(`{
    one: models(filter: { from: "2021-06-10", to: "2021" }) { totalCount }
    other: models(filter: { from: "2021", to: "2021-06-10" }) { totalCount }
  }`);
  expect(Object.keys(data)).toEqual(['one', 'other']);
});

describe('what is unknown', () => {
  test.each([
    ['compare', '{ compare(ids: ["model:dongxian", "model:no-such", "x"]) { rows { key } } }', ['model:no-such', 'x']],
    ['paths', '{ paths(from: "model:dongxian", to: "model:no-such") { length } }', ['model:no-such']],
    ['subgraph', '{ subgraph(roots: ["model:no-such"]) { truncated } }', ['model:no-such']],
    ['history', '{ history(id: "model:no-such") { totalCount } }', ['model:no-such']],
  ])('is NOT_FOUND with its ids in %s', async (_, query, ids) => {
    const { errors } = await asking.ask(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', ids });
  });

  test('matches nothing in a filter', async () => {
    const nothing = { totalCount: 0 };
    const data = await asking.data(`{
      entities(filter: { regions: ["region:no-such"] }) { totalCount }
      relations(filter: { sources: ["no id at all"] }) { totalCount }
      observations(filter: { indicators: ["model:dongxian"] }) { totalCount }
      claims(filter: { documents: ["document:no-such"] }) { totalCount }
    }`);
    expect(data).toEqual({ entities: nothing, relations: nothing, observations: nothing, claims: nothing });
  });
});

describe('characters that no text has', () => {
  const HOSTILE = [
    '\u0000',
    '\u0007\u001b[31m',
    '\ud800',
    'x\udc00y',
    '\u202e倒',
    '\u200b',
    "'; DROP TABLE entity; --",
    '" OR ""="',
    '%_*?',
    '{{7*7}}<%= 7*7 %><script>',
    '\\u0000\\',
  ];

  test.each(HOSTILE)('are no harm in a question: %j', async (text) => {
    const data = await asking.data(
      `query ($text: String!, $id: ID!, $ids: [ID!]!) {
        entity(ref: $text) { id }
        node(id: $id) { id }
        nodes(ids: $ids) { id }
        entities(filter: { labelPrefix: $text, kinds: [$text], regions: $ids, section: [$text] }) { totalCount }
        relations(filter: { qualifier: { role: OBJECT, text: $text }, documents: $ids }) { totalCount }
        document(ref: "论文甲") { content(section: [$text]) { totalCount } }
      }`,
      { text, id: text, ids: [text] },
    );
    expect(data).toMatchObject({
      entity: null,
      node: null,
      nodes: [null],
      entities: { totalCount: 0 },
      document: { content: { totalCount: 0 } },
    });
  });

  test('are replaced: what is around them is still found', async () => {
    const { entity } = await asking.data('query ($ref: String!) { entity(ref: $ref) { id } }', {
      ref: '\u0000东县模式\u0000',
    });
    expect(entity).toEqual({ id: 'model:dongxian' });
  });
});
