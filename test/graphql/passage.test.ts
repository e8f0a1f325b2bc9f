import { beforeAll, describe, expect, test } from 'vitest';
import { at, claim, entity, passage } from '../store/items.ts';
import { smallWorld } from '../store/world.ts';
import { type Asking, createAsking } from './asking.ts';

const SECTION = ['第二章 做法', '（一）东县'];
let asking: Asking;

beforeAll(async () => {
  const own = [
    entity('DOCUMENT', '县志', { id: 'document:zhi', fields: { language: 'zh-CN' } }),
    passage('document:zhi', '县里办起合作社，社员入 股\n分红。', {
      id: 'passage:zhi-1',
      section: SECTION,
      paragraph: 7,
      page: 12,
      textKind: 'FULL_TEXT',
      textEn: 'The county set up cooperatives.',
    }),
    passage('document:zhi', '别的一段。', {
      id: 'passage:zhi-2',
      section: ['第一章 总述'],
      paragraph: 2,
      textKind: 'FULL_TEXT',
    }),
    passage('document:zhi', '又一段。', { id: 'passage:zhi-3', section: SECTION, paragraph: 9 }),
    claim('OUTCOME', 'region:dongxian', '社员有分红', {
      id: 'claim:fenhong',
      note: '据县志',
      noteEn: 'from the gazetteer',
      evidence: [
        at('passage:zhi-1', {
          quote: '入股分红',
          cited: [{ mark: '［2］', locator: '157', source: 'document:jia' }, { mark: '①' }],
        }),
        at('passage:zhi-3', { quote: '文中没有', stance: 'CONTRADICTS' }),
        at('passage:jia-3', { quote: '联营' }),
      ],
    }),
  ];
  asking = await createAsking({ items: [...smallWorld(), ...own] });
});

describe('evidence', () => {
  test('says where it stands and what is cited there', async () => {
    const { node } = await asking.data(`{ node(id: "claim:fenhong") { ... on Claim {
      evidenceCount note en: note(lang: EN)
      evidence { quote stance locator en: locator(lang: EN) range { start end } cited { mark locator source { id } } passage { id document { label } } }
    } } }`);
    const jia = { id: 'passage:jia-3', document: { label: '论文甲' } };
    expect(node).toEqual({
      evidenceCount: 3,
      note: '据县志',
      en: 'from the gazetteer',
      evidence: [
        {
          quote: '入股分红',
          stance: 'SUPPORTS',
          locator: '第二章（一），第 1 段',
          en: '第2章(1), para. 1',
          range: { start: 10, end: 16 },
          cited: [
            { mark: '［2］', locator: '157', source: { id: 'document:jia' } },
            { mark: '①', locator: null, source: null },
          ],
          passage: { id: 'passage:zhi-1', document: { label: '县志' } },
        },
        expect.objectContaining({
          quote: '文中没有',
          stance: 'CONTRADICTS',
          locator: '第二章（一），第 3 段',
          range: null,
          cited: [],
        }),
        // Our paraphrase is never shown as the source's own words.
        expect.objectContaining({ quote: '联营', locator: '二（一），第 1 段', range: null, passage: jia }),
      ],
    });
  });

  test('is given as far as it is asked for, and counted whole', async () => {
    const { node } = await asking.data(
      '{ node(id: "claim:fenhong") { ... on Claim { evidenceCount evidence(first: 1) { quote } } } }',
    );
    expect(node).toEqual({ evidenceCount: 3, evidence: [{ quote: '入股分红' }] });
  });
});

describe('a passage', () => {
  test('shows its text, whose words it is, and its place', async () => {
    const { node } = await asking.data(`{ node(id: "passage:zhi-1") { ... on Passage {
      section paragraph page text textKind locator en: text(lang: EN) enKind: textKind(lang: EN)
    } } }`);
    expect(node).toEqual({
      section: SECTION,
      paragraph: 7,
      page: 12,
      text: '县里办起合作社，社员入 股\n分红。',
      textKind: 'FULL_TEXT',
      locator: '第二章（一），第 1 段',
      en: 'The county set up cooperatives.',
      enKind: 'TRANSLATION',
    });
  });

  test('lists what it mentions and what it states', async () => {
    const { node } = await asking.data(`{ node(id: "passage:jia-3") { ... on Passage {
      mentions(types: [GROUP, MODEL]) { edges { node { id } } }
      statements(first: 50) { totalCount edges { node { __typename ... on Claim { text } } } }
    } } }`);
    expect(node).toMatchObject({
      mentions: { edges: [{ node: { id: 'model:dongxian' } }, { node: { id: 'group:dishouru' } }] },
    });
    const statements = (node as { statements: { edges: { node: { __typename: string } }[] } }).statements.edges;
    expect(statements.map((edge) => edge.node.__typename)).toEqual([
      ...Array(5).fill('Relation'),
      'Observation',
      ...Array(3).fill('Claim'),
    ]);
  });
});

describe('a source', () => {
  test('gives its text in order, whole or below a heading', async () => {
    const { document } = await asking.data(`{ document(ref: "县志") {
      all: content { edges { node { id } } }
      some: content(section: ["第二章 做法"]) { totalCount edges { node { id } } }
    } }`);
    expect(document).toEqual({
      all: { edges: [2, 1, 3].map((i) => ({ node: { id: `passage:zhi-${i}` } })) },
      some: { totalCount: 2, edges: [1, 3].map((i) => ({ node: { id: `passage:zhi-${i}` } })) },
    });
  });

  test('gives its headings as a tree, each with the passages under and below it', async () => {
    const { document } = await asking.data(
      '{ document(ref: "县志") { outline { heading path passages children { heading path passages children { heading } } } } }',
    );
    expect(document).toEqual({
      outline: [
        { heading: '第一章 总述', path: ['第一章 总述'], passages: 1, children: [] },
        {
          heading: '第二章 做法',
          path: ['第二章 做法'],
          passages: 2,
          children: [{ heading: '（一）东县', path: SECTION, passages: 2, children: [] }],
        },
      ],
    });
  });
});

describe('what a passage names', () => {
  test('is written with it, and is mentioned where nothing is stated of it', async () => {
    const own = await createAsking({ items: smallWorld() });
    const input = `{ id: "passage:jia-2", document: "document:jia", section: ["一、总论"], paragraph: 2, text: "总论第二段。", textKind: PARAPHRASE`;
    const mutation = `mutation { upsertPassages(input: [${input}, mentions: ["person:zhang"] }]) { changed { id } } }`;
    expect(await own.data(mutation, {}, 'EDITORS')).toEqual({ upsertPassages: { changed: [{ id: 'passage:jia-2' }] } });
    const asked = `{ node(id: "passage:jia-2") { ... on Passage { mentions(types: [PERSON]) { edges { node { id } } } } } }`;
    const named = { node: { mentions: { edges: [{ node: { id: 'person:zhang' } }] } } };
    expect(await own.data(asked)).toEqual(named);
    await own.data(`mutation { upsertPassages(input: [${input}, page: 3 }]) { changed { id } } }`, {}, 'EDITORS');
    expect(await own.data(asked)).toEqual(named);
  });
});
