import { beforeAll, describe, expect, test } from 'vitest';
import { type Asking, createAsking } from './asking.ts';

let asking: Asking;

const mechanism = (label: string, more = '') => `{ mechanism: { label: "${label}", kind: "OPERATION" ${more} } }`;

beforeAll(async () => {
  asking = await createAsking();
  await asking.data(
    `mutation { upsertEntities(input: [
      ${mechanism('飞地抱团', 'id: "mechanism:feidi-baotuan" names: [{ text: "抱团飞地" }] labelEn: "Enclave pooling"')}
      ${mechanism('三权分置')}
      { concept: { label: "三权分置", kind: "IDEA" } }
      { region: { label: "平湖市", names: [{ text: "平湖", kind: SHORT }] } }
      { model: { label: "平湖模式", names: [{ text: "平湖" }] } }
      { document: { label: "平湖文选", id: "document:wenxuan" } }
      { policy: { label: "平湖意见", kind: "OPINION", names: [{ text: "平湖文" }] } }
    ]) { revision } }`,
    {},
    'EDITORS',
  );
});

describe('entity(ref)', () => {
  test.each([
    ['its id', 'mechanism:feidi-baotuan'],
    ['its label', '飞地抱团'],
    ['its English label', 'Enclave pooling'],
    ['an alias', '抱团飞地'],
    ['traditional characters', '飛地抱團'],
    ['other spaces and quotes', ' “飞地 抱团” '],
    ['other capitals', 'ENCLAVE POOLING'],
    ['pinyin', 'feidi baotuan'],
    ['pinyin with tones', 'Fēidì bàotuán'],
  ])('finds by %s', async (_, ref) => {
    expect(await asking.data('query ($ref: String!) { entity(ref: $ref) { id } }', { ref })).toEqual({
      entity: { id: 'mechanism:feidi-baotuan' },
    });
  });

  test('gives null where nothing matches', async () => {
    const refs = ['没有的事', 'mechanism:no-such', 'passage:x', '', '   ', 'fdbt'];
    for (const ref of refs)
      expect(await asking.data('query ($ref: String!) { entity(ref: $ref) { id } }', { ref })).toEqual({
        entity: null,
      });
  });

  test('lists all that a word may mean, and `type` or the type’s own field decides', async () => {
    const { errors } = await asking.ask('{ entity(ref: "三权分置") { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'AMBIGUOUS',
      candidates: expect.arrayContaining([
        expect.objectContaining({ type: 'CONCEPT', label: '三权分置' }),
        expect.objectContaining({ type: 'MECHANISM' }),
      ]),
    });
    expect(
      await asking.data('{ entity(ref: "三权分置", type: CONCEPT) { type } mechanism(ref: "三权分置") { type } }'),
    ).toEqual({
      entity: { type: 'CONCEPT' },
      mechanism: { type: 'MECHANISM' },
    });
  });

  test('lets the first level that matches decide', async () => {
    // A label before an alias.
    expect(await asking.data('{ entity(ref: "平湖模式") { type } }')).toEqual({ entity: { type: 'MODEL' } });
    expect(await asking.code('{ entity(ref: "平湖") { id } }')).toBe('AMBIGUOUS');
  });

  test('one word that is ambiguous leaves the others their answers', async () => {
    const { data, errors } = await asking.ask(
      '{ a: entity(ref: "三权分置") { id } b: entity(ref: "飞地抱团") { id } }',
    );
    expect(errors).toHaveLength(1);
    expect(data).toEqual({ a: null, b: { id: 'mechanism:feidi-baotuan' } });
  });

  test('an id of another type is nothing of this type', async () => {
    expect(await asking.data('{ model(ref: "mechanism:feidi-baotuan") { id } }')).toEqual({ model: null });
  });

  test('source(ref) looks among documents and policies alone', async () => {
    const query = 'query ($ref: String!) { source(ref: $ref) { id __typename } }';
    expect(await asking.data(query, { ref: '平湖文选' })).toEqual({
      source: { id: 'document:wenxuan', __typename: 'Document' },
    });
    expect(await asking.data(query, { ref: '平湖文' })).toMatchObject({ source: { __typename: 'Policy' } });
    expect(await asking.data(query, { ref: '平湖' })).toEqual({ source: null });
  });
});

describe('node and nodes', () => {
  test('give any record by its id, in the order asked, null for what is unknown', async () => {
    const { node, nodes } = await asking.data(
      '{ node(id: "claim:x") { id } nodes(ids: ["document:wenxuan", "no id", "document:wenxuan"]) { id __typename } }',
    );
    const found = { id: 'document:wenxuan', __typename: 'Document' };
    expect({ node, nodes }).toEqual({ node: null, nodes: [found, null, found] });
  });
});
