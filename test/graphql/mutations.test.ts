import { describe, expect, test } from 'vitest';
import { smallWorld } from '../store/world.ts';
import { createAsking } from './asking.ts';

const EDITORS = 'EDITORS';
const RESULT = '{ revision seq unchanged removed changed { id __typename } }';

describe('writing', () => {
  test('is for editors alone', async () => {
    const asking = await createAsking();
    const mutation = `mutation { upsertEntities(input: [{ model: { label: "甲模式" } }]) ${RESULT} }`;
    expect(await asking.code(mutation)).toBe('UNAUTHENTICATED');
    expect(await asking.data('{ models { totalCount } }')).toEqual({ models: { totalCount: 0 } });
  });

  test('makes one revision of all that one change holds, and twice the same changes nothing', async () => {
    const asking = await createAsking();
    const mutation = `mutation ($input: ChangeInput!) { change(input: $input, reason: "first") ${RESULT} }`;
    const input = {
      entities: [
        { document: { id: 'document:a', label: '甲文', issuedOn: '2022-05', doi: '10.1000/x' } },
        { model: { id: 'model:jia', label: '甲模式', names: [{ text: '甲' }], period: '2006/..' } },
        { mechanism: { label: '抱团', kind: 'OPERATION', id: 'mechanism:baotuan' } },
        {
          region: {
            label: '甲县',
            id: 'region:jia',
            level: 'COUNTY',
            fieldEvidence: [{ field: 'level', basis: 'INFERRED', evidence: [{ passage: 'passage:a1' }] }],
          },
        },
        { indicator: { label: '收入', id: 'indicator:shouru', kind: 'LEVEL' } },
      ],
      passages: [
        {
          id: 'passage:a1',
          document: 'document:a',
          section: ['一、甲'],
          paragraph: 1,
          text: '甲县抱团。',
          textKind: 'FULL_TEXT',
        },
      ],
      relations: [
        {
          relationType: 'USES',
          source: 'model:jia',
          target: 'mechanism:baotuan',
          status: 'UNDERWAY',
          evidence: [{ passage: 'passage:a1', quote: '抱团' }],
        },
        {
          relationType: 'PROVIDES',
          source: 'region:jia',
          target: 'mechanism:baotuan',
          status: 'HOLDS',
          qualifiers: [{ role: 'OBJECT', text: '土地' }],
          evidence: [{ passage: 'passage:a1' }],
        },
      ],
      observations: [
        {
          indicator: 'indicator:shouru',
          subject: 'region:jia',
          value: 3.5,
          unit: '万元',
          period: '2021',
          status: 'HOLDS',
          evidence: [{ passage: 'passage:a1' }],
        },
      ],
      claims: [
        {
          claimKind: 'FIRST',
          subject: 'model:jia',
          text: '第一个',
          status: 'HOLDS',
          evidence: [{ passage: 'passage:a1' }],
        },
      ],
    };
    const { change } = await asking.data<{ change: { changed: readonly { __typename: string }[] } }>(
      mutation,
      { input },
      EDITORS,
    );
    expect(change).toMatchObject({ revision: 1, seq: 1, unchanged: 0, removed: [] });
    expect(change.changed.map((node) => node.__typename)).toEqual([
      'Document',
      'Model',
      'Mechanism',
      'Region',
      'Indicator',
      'Passage',
      'Relation',
      'Relation',
      'Observation',
      'Claim',
    ]);
    expect(await asking.data(mutation, { input }, EDITORS)).toEqual({
      change: { revision: 1, seq: 1, changed: [], removed: [], unchanged: 10 },
    });
    const { region, model } = await asking.data(`{
      region(ref: "甲县") { level fieldEvidence { field basis evidence { locator } } providesFor { edges { relation { qualifiers { text } evidence { range { start end } } } } } }
      model(ref: "甲") { id mechanisms { edges { relation { status evidence { range { start end } } } } } }
    }`);
    expect(region).toEqual({
      level: 'COUNTY',
      fieldEvidence: [{ field: 'level', basis: 'INFERRED', evidence: [{ locator: '一，第 1 段' }] }],
      providesFor: { edges: [{ relation: { qualifiers: [{ text: '土地' }], evidence: [{ range: null }] } }] },
    });
    expect(model).toEqual({
      id: 'model:jia',
      mechanisms: { edges: [{ relation: { status: 'UNDERWAY', evidence: [{ range: { start: 2, end: 4 } }] } }] },
    });
  });

  test('refuses all for one bad item, with the index over the whole request', async () => {
    const asking = await createAsking({ items: smallWorld() });
    const { errors } = await asking.ask(
      `mutation { change(input: {
        entities: [{ model: { label: "乙模式" } }]
        relations: [
          { relationType: USES, source: "model:dongxian", target: "region:dongxian", status: HOLDS, evidence: [{ passage: "passage:jia-1" }] }
          { relationType: PROVIDES, source: "region:dong", target: "mechanism:sanlei", status: HOLDS, evidence: [{ passage: "passage:jia-1" }] }
        ]
      }) ${RESULT} }`,
      {},
      EDITORS,
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: expect.arrayContaining([
        expect.objectContaining({ index: 2, code: 'BAD_USER_INPUT', field: expect.stringContaining('qualifiers') }),
      ]),
    });
    expect(await asking.data('{ entity(ref: "乙模式") { id } }')).toEqual({ entity: null });
  });

  test('needs exactly one type for an entity', async () => {
    const asking = await createAsking();
    for (const input of ['{}', '{ model: { label: "甲" }, region: { label: "乙" } }', '{ model: null }']) {
      const { errors } = await asking.ask(`mutation { upsertEntities(input: [${input}]) ${RESULT} }`, {}, EDITORS);
      expect(errors?.length).toBeGreaterThan(0);
    }
  });

  test('states the whole record: what is left out is empty again', async () => {
    const asking = await createAsking();
    const upsert = (fields: string) =>
      asking.data(
        `mutation { upsertEntities(input: [{ document: { id: "document:a", label: "甲文" ${fields} } }]) ${RESULT} }`,
        {},
        EDITORS,
      );
    await upsert('doi: "10.1000/x" summary: "某文"');
    await upsert('volume: "3"');
    expect(await asking.data('{ document(ref: "甲文") { doi summary volume visibility revision } }')).toEqual({
      document: { doi: null, summary: null, volume: '3', visibility: 'PUBLIC', revision: 2 },
    });
  });

  test('refuses control characters rather than replacing them', async () => {
    const asking = await createAsking();
    for (const label of ['甲\u0000', '甲\ud800', '甲\u202e']) {
      expect(
        await asking.code(
          `mutation ($label: String!) { upsertEntities(input: [{ model: { label: $label } }]) ${RESULT} }`,
          { label },
          EDITORS,
        ),
      ).toBe('BAD_USER_INPUT');
    }
  });

  test('removes an entity with its statements, and names what is gone', async () => {
    const asking = await createAsking({ items: smallWorld() });
    const { remove } = await asking.data<{ remove: { removed: readonly string[] } }>(
      `mutation { remove(ids: ["concept:dangan"], reason: "a slip") ${RESULT} }`,
      {},
      EDITORS,
    );
    expect(remove).toMatchObject({ revision: 2, changed: [], unchanged: 0 });
    expect(remove.removed.toSorted()).toEqual(['concept:dangan', 'relation:contrast']);
    expect(await asking.data('{ nodes(ids: ["concept:dangan", "relation:contrast"]) { id } }')).toEqual({
      nodes: [null, null],
    });
  });

  test('refuses a revision that is no longer current', async () => {
    const asking = await createAsking({ items: smallWorld() });
    const mutation = `mutation { upsertEntities(input: [{ group: { id: "group:ershixian", label: "二十县", summary: "新", ifRevision: 7 } }]) ${RESULT} }`;
    expect(await asking.code(mutation, {}, EDITORS)).toBe('CONFLICT');
    expect(
      await asking.code(
        mutation.replace('ifRevision: 7', 'summaryEn: "new", id: "claim:x"').replace('id: "group:ershixian", ', ''),
        {},
        EDITORS,
      ),
    ).toBe('BAD_USER_INPUT');
  });

  test('whom a source credits is written and read as a list of objects, without the parts that are null', async () => {
    const asking = await createAsking();
    const mutation = `mutation ($input: [EntityInput!]!) { upsertEntities(input: $input) ${RESULT} }`;
    const credited = (contributors: unknown) => ({
      input: [{ document: { id: 'document:a', label: '甲文', contributors } }],
    });
    const people = [
      { role: 'AUTHOR', family: '黄', given: '祖辉', particle: null },
      { role: 'ISSUER', literal: '国务院' },
    ];
    await asking.data(mutation, credited(people), EDITORS);
    const again = await asking.data(mutation, credited(people), EDITORS);
    expect(again).toMatchObject({ upsertEntities: { unchanged: 1 } });
    const asked =
      '{ document(ref: "document:a") { contributors { role family particle literal } otherWords { title } } }';
    expect(await asking.data(asked)).toEqual({
      document: {
        contributors: [
          { role: 'AUTHOR', family: '黄', particle: null, literal: null },
          { role: 'ISSUER', family: null, particle: null, literal: '国务院' },
        ],
        otherWords: [],
      },
    });
    const both = [{ role: 'AUTHOR', family: '黄', literal: '国务院' }];
    expect(await asking.code(mutation, credited(both), EDITORS)).toBe('BAD_USER_INPUT');
  });

  test('several in one request follow one another, each seeing what was before', async () => {
    const asking = await createAsking();
    const data = await asking.data(
      `mutation {
        a: upsertEntities(input: [{ model: { id: "model:a", label: "甲模式" } }]) ${RESULT}
        b: upsertEntities(input: [{ model: { id: "model:a", label: "乙模式" } }]) { revision changed { ... on Model { label revision } } }
        c: remove(ids: ["model:a"], reason: "no more") { revision removed changed { id } }
      }`,
      {},
      EDITORS,
    );
    expect(data).toMatchObject({
      a: { revision: 1 },
      b: { revision: 2, changed: [{ label: '乙模式', revision: 2 }] },
      c: { revision: 3, removed: ['model:a'], changed: [] },
    });
  });
});
