import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallWorld } from '../store/world.ts';
import { type Asking, createAsking, shippedOntology } from './asking.ts';
import { type Engines, openEngines } from './engines.ts';

let engines: Engines;
let asking: Asking;
beforeAll(async () => {
  const ontology = await shippedOntology();
  engines = await openEngines(ontology);
  asking = await createAsking({ ontology, ...engines, items: smallWorld() });
  await engines.follower.rebuild();
}, 60_000);
afterAll(() => engines?.close());

interface Found {
  readonly search: {
    readonly totalCount: number;
    readonly degraded: readonly string[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly edges: readonly { readonly score: number; readonly node: { readonly id: string } }[];
    readonly facets: readonly {
      readonly name: string;
      readonly values: readonly { readonly value: string; readonly label: string }[];
    }[];
  };
}

const SEARCH = `query ($query: String!, $mode: SearchMode, $filter: SearchFilter, $first: Int! = 10, $after: String) {
  search(query: $query, mode: $mode, filter: $filter, first: $first, after: $after) {
    totalCount totalCountIsExact degraded
    pageInfo { hasNextPage endCursor }
    edges { score matchedBy highlights { field text ranges { start end } } node { __typename ... on Node { id } } }
    facets { name values { value label count } }
  }
}`;

describe('a search', () => {
  test('finds entities and passages, the label first, and marks what matched', async () => {
    const { search } = await asking.data<Found>(SEARCH, { query: '联营抱团', mode: 'FULL_TEXT' });
    expect(search).toMatchObject({ totalCountIsExact: true, degraded: [] });
    expect(search.edges[0]).toMatchObject({
      node: { __typename: 'Mechanism', id: 'mechanism:lianying' },
      matchedBy: expect.arrayContaining(['LABEL']),
      highlights: expect.arrayContaining([{ field: 'label', text: '联营抱团', ranges: [{ start: 0, end: 4 }] }]),
    });
    expect(search.edges.map((edge) => edge.score)).toEqual(
      search.edges.map((edge) => edge.score).toSorted((a, b) => b - a),
    );
  });

  test('says what it lacks where meaning is asked for', async () => {
    for (const mode of ['SEMANTIC', 'HYBRID', null, undefined]) {
      const { search } = await asking.data<Found>(SEARCH, { query: '联营', ...(mode === undefined ? {} : { mode }) });
      expect(search.degraded).toEqual(['SEMANTIC_UNAVAILABLE']);
      expect(search.totalCount).toBeGreaterThan(0);
    }
  });

  test('labels its facets: types and kinds by the ontology, the rest by their own names', async () => {
    const { search } = await asking.data<Found>(SEARCH, { query: '东县', mode: 'FULL_TEXT' });
    const labels = (name: string) =>
      search.facets.find((facet) => facet.name === name)?.values.map((value) => value.label);
    expect(labels('type')).toContain('模式');
    expect(labels('region')).toContain('南省');
    expect(labels('document')).toContain('论文甲');
  });

  test('pages without repeating, and refuses the cursor of another query', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let hasNext = true; hasNext; ) {
      const { search }: Found = await asking.data<Found>(SEARCH, { query: '东县', mode: 'FULL_TEXT', first: 2, after });
      seen.push(...search.edges.map((edge) => edge.node.id));
      after = search.pageInfo.endCursor;
      hasNext = search.pageInfo.hasNextPage;
    }
    const { search } = await asking.data<Found>(SEARCH, { query: '东县', mode: 'FULL_TEXT', first: 100 });
    expect(seen).toEqual(search.edges.map((edge) => edge.node.id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(await asking.code(SEARCH, { query: '西县', mode: 'FULL_TEXT', first: 2, after })).toBe('BAD_USER_INPUT');
  });

  test('narrows by type, region and passages', async () => {
    const { search: regions } = await asking.data<Found>(SEARCH, {
      query: '东县',
      mode: 'FULL_TEXT',
      filter: { types: ['REGION'] },
    });
    expect(regions.edges[0]).toMatchObject({ node: { id: 'region:dongxian' } });
    expect(regions.edges.every((edge) => edge.node.id.startsWith('region:'))).toBe(true);
    const { search: passages } = await asking.data<Found>(SEARCH, {
      query: '东县',
      mode: 'FULL_TEXT',
      filter: { passages: true, documents: ['document:jia'] },
    });
    expect(passages.edges.map((edge) => edge.node.id).toSorted()).toEqual(['passage:jia-3', 'passage:jia-4']);
    const { search: nothing } = await asking.data<Found>(SEARCH, {
      query: '东县',
      mode: 'FULL_TEXT',
      filter: { regions: ['region:no-such'] },
    });
    expect(nothing.totalCount).toBe(0);
  });

  test('shows no one what is not public', async () => {
    for (const [viewer, count] of [
      ['PUBLIC', 0],
      ['EDITORS', 1],
    ] as const) {
      const { search } = await asking.data<Found>(
        SEARCH,
        { query: '暗渠工程', mode: 'FULL_TEXT', filter: { types: ['PROJECT'] } },
        viewer,
      );
      expect(search.totalCount).toBe(count);
    }
  });

  test.each(['', '   ', '"', 'NEAR(a b)', 'label:x OR *', "'); DROP TABLE x", '\u0000', '\ud800', '{{x}}'])(
    'takes %j for a text and nothing else',
    async (query) => {
      expect(await asking.data<Found>(SEARCH, { query, mode: 'FULL_TEXT' })).toMatchObject({
        search: { edges: expect.any(Array) },
      });
    },
  );

  test('says how it was understood, and as what else it was read', async () => {
    const { search } = await asking.data<{ search: unknown }>(`{
      search(query: "lianying -西县", mode: FULL_TEXT) {
        understood { words unknown phrases excluded readAs { text by } }
        edges { readAs matchedBy explanation { part } node { ... on Node { id } } }
        near { text }
      }
    }`);
    expect(search).toMatchObject({
      understood: { excluded: ['西县'], phrases: [], readAs: expect.arrayContaining([{ text: '联营', by: 'PINYIN' }]) },
      edges: expect.arrayContaining([
        { readAs: '联营', matchedBy: ['PINYIN'], explanation: null, node: { id: 'mechanism:lianying' } },
      ]),
      near: [],
    });
  });

  test('offers names that are near where nothing matches', async () => {
    const { search } = await asking.data<{ search: unknown }>(`{
      search(query: "联营", mode: FULL_TEXT, filter: { documents: ["document:no-such"] }) {
        totalCount near { text matchedBy entity { id } }
      }
    }`);
    expect(search).toMatchObject({
      totalCount: 0,
      near: expect.arrayContaining([{ text: '联营', matchedBy: 'ALIAS', entity: { id: 'mechanism:lianying' } }]),
    });
  });

  test('explains its scores to editors only', async () => {
    const query =
      '{ search(query: "联营", mode: FULL_TEXT, explain: true) { edges { explanation { part value note } } } }';
    expect(await asking.code(query, {})).toBe('FORBIDDEN');
    const { search } = await asking.data<{ search: { edges: { explanation: unknown[] }[] } }>(query, {}, 'EDITORS');
    expect(search.edges[0]?.explanation).toContainEqual(expect.objectContaining({ part: 'lex' }));
  });

  test('is refused where it is longer than any question', async () => {
    expect(await asking.code(SEARCH, { query: '长'.repeat(301) })).toBe('BAD_USER_INPUT');
    expect(await asking.code(SEARCH, { query: '长'.repeat(1_001) })).toBe('BAD_USER_INPUT');
  });
});

describe('completion', () => {
  test.each([
    ['characters', '联营'],
    ['pinyin', 'lianying'],
    ['initials', 'lybt'],
  ])('goes by %s', async (_, prefix) => {
    // The world's keys are made without a dictionary; what is suggested by pinyin comes from the index's own.
    const { suggest } = await asking.data<{ suggest: readonly { entity: { id: string }; text: string }[] }>(
      'query ($prefix: String!) { suggest(prefix: $prefix, types: [MECHANISM]) { entity { id } text matchedBy } }',
      { prefix },
    );
    expect(suggest.map((suggestion) => suggestion.entity.id)).toContain('mechanism:lianying');
  });
});
